/* The rules by which one event follows on another: the column "rule" of docs/bundle-format.md. */

const PAPERS = {
  "ballot.recorded": ["community", "instrument", "ballot"],
  "sheet.recorded": ["community", "instrument", "sheet"],
  "hands.counted": ["community", "instrument", "group", "round"],
  "scores.recorded": ["reviewer", "project", "round"],
  "mark.placed": ["mark"],
};
const REASONS = "typo misread wrong-row duplicate-paper late-paper spoiled objection-upheld import-error other".split(" ");
const AFTER_END = ["objection.filed", "objection.answered", "redaction.applied", "note"];
const MENDING = ["record.corrected", "record.reconciled", "record.voided"];
const BEFORE_FREEZE = [...Object.keys(PAPERS), ...MENDING, "project.withdrawn", "project.late", "file.imported", "recusal.declared"];

const paperOf = (type, body) => canonical([type, ...PAPERS[type].map((each) => body[each])]);

/* What a record says, however often it was typed and by whom. */
function essenceOf({ type, body }) {
  const said = Object.entries(body).filter(([key]) => !["entry", "voter", "note"].includes(key));
  return canonical([type, Object.fromEntries(said)]);
}

/* The projects that a record speaks of. */
function projectsIn(type, body) {
  if (type === "ballot.recorded") {
    const { approve, dots, ranked, scores } = body.marks;
    const named = approve || (dots || scores || []).map((each) => each[0]);
    return [...named, ...(ranked || []).flat().filter((each) => each !== null), ...body.not_offered];
  }
  if (type === "sheet.recorded") return body.dots.map((each) => each[0]);
  if (type === "hands.counted") return body.votes.map((each) => each[0]);
  return type === "scores.recorded" ? [body.project] : [];
}

function pastOf(lines) {
  return {
    lines,
    seen: [],
    projects: new Set(),
    late: new Set(),
    records: new Map(),
    papers: new Map(),
    batches: new Map(),
    merges: new Set(),
    recused: new Set(),
    committed: new Set(),
    objections: new Set(),
    plans: new Map(),
    stacks: new Set(),
    planned: 0,
    digits: [],
    imported: new Map(),
    seeds: [],
    tokens: null,
    freezes: 0,
    isFrozen: false,
    isUpheld: false,
  };
}

function checkHistory(events, lines, found) {
  const past = pastOf(lines);
  if (events[0]?.type !== "consultation.created") found("P01", "log.jsonl");
  for (const event of events) {
    const wrong = (code) => found(code, event.place);
    if (past.seen.includes("consultation.closed") && !AFTER_END.includes(event.type)) wrong("P16");
    if (past.freezes && BEFORE_FREEZE.includes(event.type) && event.body.reason !== "objection-upheld") wrong("P04");
    else (RULES[event.type] || (() => {}))(past, event, wrong);
    gatherCommitments(event.body, past.committed);
    if (!past.seen.includes(event.type)) past.seen.push(event.type);
  }
  if (!past.seen.includes("config.set")) found("P02", "log.jsonl");
}

function gatherCommitments(value, committed) {
  if (isObject(value) && typeof value._sd === "string") committed.add(value._sd);
  if (value && typeof value === "object") Object.values(value).forEach((each) => gatherCommitments(each, committed));
}

const hasRecords = ({ seen }) => seen.some((each) => Object.hasOwn(PAPERS, each));
const isRead = ({ seen }) => seen.some((each) => !["consultation.created", "config.set", "note"].includes(each));

function place(past, record) {
  past.records.set(record.seq, record);
  if (!past.papers.has(record.paper)) past.papers.set(record.paper, new Set());
  past.papers.get(record.paper).add(record.seq);
}

function remove(past, seq) {
  past.papers.get(past.records.get(seq)?.paper)?.delete(seq);
  past.records.delete(seq);
}

/* A record takes its place among those that stand. */
function takeRecord(past, record, wrong) {
  const { type, body } = record;
  const paper = paperOf(type, body);
  const others = [...(past.papers.get(paper) || [])].map((each) => past.records.get(each));
  if (others.some((each) => each.body.entry === body.entry)) wrong("P07");
  else if (others.some((each) => each.actor.id === record.actor.id)) wrong("P08");
  if (body.batch && past.batches.get(body.batch) !== "open") wrong("P13");
  if (projectsIn(type, body).some((each) => !past.projects.has(each))) wrong("P05");
  else if ((body.not_offered || []).some((each) => !past.late.has(each))) wrong("P05");
  else if (type === "scores.recorded" && past.recused.has(canonical([body.reviewer, body.project]))) wrong("P05");
  addsUp(type, body, wrong);
  place(past, { ...record, paper });
}

function addsUp(type, body, wrong) {
  if (type !== "sheet.recorded" || body.note) return;
  if (body.total !== body.dots.reduce((sum, each) => sum + each[1], 0)) wrong("P10");
}

/* Whatever is mended stands, is named once, and is of one paper, the new record's. */
function mend(past, { type, seq, actor, body }, wrong) {
  const old = body.supersedes.map((each) => past.records.get(each));
  const papers = new Set(old.map((each) => each?.paper));
  const isNamed = old.length && old.every(Boolean) && new Set(body.supersedes).size === old.length;
  const hasReason = REASONS.includes(body.reason) && (body.reason !== "other" || body.note);
  const isNew = type !== "record.voided";
  if (isNew) papers.add(paperOf(body.type, body.record));
  if (!isNamed || papers.size > 1 || !hasReason) wrong("P09");
  for (const each of body.supersedes) remove(past, each);
  if (past.freezes) [past.isFrozen, past.isUpheld] = [false, true];
  if (!isNew) return;
  addsUp(body.type, body.record, wrong);
  if (projectsIn(body.type, body.record).some((each) => !past.projects.has(each))) wrong("P05");
  place(past, { seq, actor, type: body.type, body: body.record, paper: paperOf(body.type, body.record) });
}

function freeze(past, { body }, wrong) {
  const records = [...past.records.values()];
  const papers = new Map();
  for (const each of records) {
    if (!papers.has(each.paper)) papers.set(each.paper, new Set());
    papers.get(each.paper).add(essenceOf(each));
  }
  if ([...past.batches.values()].includes("open")) wrong("P10");
  if ([...papers.values()].some((each) => each.size > 1)) wrong("P12");
  const ballots = new Set(records.filter((each) => each.type === "ballot.recorded").map((each) => each.paper));
  if (past.tokens !== null && ballots.size > past.tokens) wrong("P14");
  const digest = digestOf(utf8(sortedTexts(new Set(records.map(essenceOf))).join("\n")));
  const files = digestOf(utf8(`[${sortedTexts(past.imported.values()).join(",")}]`));
  const isSame = body.records === papers.size && body.digest === digest && body.files === files;
  if (!isSame || (past.freezes && !past.isUpheld)) wrong("P11");
  past.freezes++;
  past.stacks.clear();
  [past.isFrozen, past.isUpheld] = [true, false];
}

const record = (past, event, wrong) => takeRecord(past, event, wrong);

const RULES = {
  "consultation.created": (past, _, wrong) => past.seen.length && wrong("P01"),
  "config.set": (past, _, wrong) => (past.seen.includes("config.set") || isRead(past)) && wrong("P02"),
  "config.amended": (past, _, wrong) => (past.freezes || !past.seen.includes("config.set")) && wrong("P02"),
  "file.imported"(past, { body }, wrong) {
    if (past.imported.has(body.name)) wrong("B06");
    // The first 500 findings are told.
    if (body.findings.length !== Math.min(body.found, 500)) wrong("P17");
    past.imported.set(body.name, canonical([body.name, body.blob]));
  },
  "ballots.frozen": freeze,
  "seed.drawn"(past, { body }, wrong) {
    if (!past.isFrozen || past.seeds.length || !/^\d{20,}$/.test(body.digits)) wrong("P15");
    past.seeds.push(body.digits);
    past.digits.push(body.digits);
  },
  "method.run"(past, { body }, wrong) {
    if (!past.isFrozen) wrong("P16");
    const [kind, seed] = body.tie_break.split(/:(.*)/s);
    if (kind === "lottery" && !(past.seeds[0] === seed && /^\d{20,}$/.test(seed))) wrong("P15");
  },
  "result.published": (past, _, wrong) => past.isFrozen || wrong("P16"),
  "project.added"(past, { body }, wrong) {
    if (hasRecords(past) || past.projects.has(body.project)) wrong("P03");
    past.projects.add(body.project);
  },
  "project.amended": (past, { body }, wrong) => (hasRecords(past) || !past.projects.has(body.project)) && wrong("P03"),
  "project.withdrawn": (past, { body }, wrong) => past.projects.delete(body.project) || wrong("P03"),
  "project.late"(past, { body }, wrong) {
    if (past.projects.has(body.project)) wrong("P03");
    past.projects.add(body.project);
    past.late.add(body.project);
  },
  "posters.merged": (past, { seq }) => past.merges.add(seq),
  "merge.undone": (past, { body }, wrong) => past.merges.delete(body.merge) || wrong("P09"),
  "posters.split": (past, { body }, wrong) => past.projects.has(body.project) || wrong("P03"),
  "roll.committed"(past, { body }, wrong) {
    if (hasRecords(past)) wrong("P03");
    past.tokens = body.tokens;
  },
  "batch.opened"(past, { body }, wrong) {
    if (past.batches.has(body.batch)) wrong("P10");
    else past.batches.set(body.batch, "open");
  },
  "batch.closed"(past, { body }, wrong) {
    if (past.batches.get(body.batch) !== "open") return wrong("P13");
    past.batches.set(body.batch, "closed");
    const own = [...past.records.values()].filter((each) => each.body.batch === body.batch);
    const isWhole = body.papers === body.recorded + body.spoiled + body.blank;
    if (!isWhole || new Set(own.map((each) => each.paper)).size !== body.recorded) wrong("P10");
  },
  "ballot.recorded": record,
  "sheet.recorded": record,
  "hands.counted": record,
  "scores.recorded": record,
  "mark.placed": record,
  "recusal.declared": (past, { body }) => past.recused.add(canonical([body.reviewer, body.project])),
  "record.corrected": mend,
  "record.reconciled": mend,
  "record.voided": mend,
  "checkpoint.shown"(past, { body, seq }, wrong) {
    const isPast = body.size <= seq && hex(merkleRoot(past.lines.slice(0, body.size))) === body.root;
    if (!isPast) wrong("P18");
  },
  "audit.planned"(past, event, wrong) {
    if (!past.freezes) wrong("P16");
    takePlan(past, event, wrong);
  },
  "audit.sampled": checkSampling,
  "audit.observed": checkSampling,
  "audit.concluded": checkSampling,
  "objection.filed": (past, { body }) => past.objections.add(body.objection),
  "objection.answered": (past, { body }, wrong) => past.objections.has(body.objection) || wrong("P18"),
  "redaction.applied": (past, { body }, wrong) => body.digests.every((each) => past.committed.has(each)) || wrong("P18"),
};
