/* The events: docs/bundle-format.md, "Events". Every finding has the code of that page;
   `found(code, place)` takes it down. */

const EVENT_FIELDS = {
  "consultation.created": "form source title tool version",
  "config.set": "rules settings",
  "config.amended": "reason rules settings",
  "file.imported": "blob bytes findings found name",
  "ballots.frozen": "digest files records",
  "seed.drawn": "digits how who",
  "method.run": "community instrument level method options profile result tie_break version view",
  "result.published": "files",
  "decision.recorded": "amount decision project reason",
  note: "text",
  "project.added": "cost names project",
  "project.amended": "cost names project reason",
  "project.withdrawn": "project reason",
  "project.late": "cost names project reason",
  "posters.merged": "effects into projects when who why",
  "merge.undone": "effects into merge projects when who why",
  "posters.split": "into project who why",
  "roll.committed": "eligible root tokens",
  "batch.opened": "batch",
  "batch.closed": "batch blank papers recorded spoiled",
  "ballot.recorded": "ballot batch community entry group instrument marks not_offered voter",
  "sheet.recorded": "ballots community dots entry group instrument note sheet total",
  "hands.counted": "community group instrument present round tellers votes",
  "scores.recorded": "comment project reviewer round scores",
  "recusal.declared": "project reason reviewer",
  "mark.placed": "community group mark place problem",
  "revote.held": "community instrument projects reason tellers votes",
  "record.corrected": "note reason record supersedes type",
  "record.reconciled": "note reason record supersedes type",
  "record.voided": "note reason supersedes",
  "checkpoint.shown": "how root size",
  "audit.planned": "ballots community design foreseen instrument limit papers seal stack wrong",
  "audit.sampled": "digits places plan",
  "audit.observed": "agrees ballot note place plan",
  "audit.concluded": "mismatches papers plan risk verdict",
  "objection.filed": "objection text",
  "objection.answered": "answer objection upheld",
  "redaction.applied": "digests ground",
  "consultation.closed": "",
};
const EVENT = "actor at body prev seq type v";
const MOST_FAULTS = 100;
const DIGEST = /^[0-9a-f]{64}$/;
const hasFields = (value, fields) => isObject(value) && Object.keys(value).sort().join(" ") === fields;

/* A time that there was: 30 February passes the pattern, and becomes another day when read. */
function isTime(text) {
  if (typeof text !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text)) return false;
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text.replace("Z", ".000Z");
}

/* Reads the log line by line; returns the events that have the right form, and whether all have. */
function readLog(bytes, found) {
  const { lines, rest } = linesOf(bytes);
  if (rest.length) {
    found("B03", `log.jsonl:${lines.length + 1}`);
    lines.push(rest);
  }
  const events = [];
  let faults = 0;
  const broken = (code, place) => {
    if (++faults <= MOST_FAULTS) found(code, place);
  };
  let before = "0".repeat(64);
  lines.forEach((line, seq) => {
    if (faults > MOST_FAULTS) return;
    const place = `log.jsonl:${seq + 1}`;
    const { value: event, code } = readCanonical(line);
    if (code) broken(code, place);
    else {
      if (isObject(event) && event.seq !== seq) broken("B07", place);
      if (isObject(event) && event.prev !== before) broken("B08", place);
      if (checkEvent(event, place, broken)) events.push({ ...event, seq, place });
    }
    before = digestOf(line);
  });
  if (faults > MOST_FAULTS) found("B99", "log.jsonl");
  return { events, lines, isWhole: !faults };
}

function checkEvent(event, place, found) {
  const actor = isObject(event) ? event.actor : null;
  const isEvent = hasFields(event, EVENT) && event.v === 1 && hasFields(actor, "id role") && isText(actor.id) && isText(actor.role);
  const isKnown = isEvent && Object.hasOwn(EVENT_FIELDS, event.type);
  const isForm = isKnown && hasFields(event.body, EVENT_FIELDS[event.type]) && hasForm(event.type, event.body);
  const code = !isEvent ? "B06" : !isTime(event.at) ? "B10" : !isKnown ? "B09" : isForm ? "" : "B06";
  if (code) found(code, place);
  return !code;
}

/* The forms of fields, whatever the event: null where a field does not apply. */
const isText = (value) => typeof value === "string";
const isId = (value) => isText(value) && value.length >= 1 && [...value].length <= 200;
const isAmount = (value) => isText(value) && /^-?\d+(\.\d+)?(\/\d+)?$/.test(value);
const isCount = (value) => Number.isInteger(value) && value >= 0;
const isDigest = (value) => isText(value) && DIGEST.test(value);
const isList = (of) => (value) => Array.isArray(value) && value.every(of);
const isPair = (of) => (value) => Array.isArray(value) && value.length === 2 && isText(value[0]) && of(value[1]);
const isCommitment = (value) => hasFields(value, "_sd") && isDigest(value._sd);
const isOneOf = (...words) => (value) => words.includes(value);
const orNull = (of) => (value) => value === null || of(value);

const FORMS = {
  ...Object.fromEntries("bytes found records papers recorded spoiled blank ballots present size round merge tokens eligible".split(" ").map((each) => [each, orNull(isCount)])),
  ...Object.fromEntries("source title name tie_break how who why reason note".split(" ").map((each) => [each, isText])),
  ...Object.fromEntries("level view".split(" ").map((each) => [each, orNull(isText)])),
  ...Object.fromEntries("rules blob digest profile result sha256".split(" ").map((each) => [each, isDigest])),
  ...Object.fromEntries("project ballot sheet reviewer mark problem objection method".split(" ").map((each) => [each, isId])),
  ...Object.fromEntries("community instrument group batch".split(" ").map((each) => [each, orNull(isId)])),
  amount: orNull(isText),
  cost: orNull(isAmount),
  form: isOneOf("consultation", "ballots", "workbook", "public"),
  names: isList((each) => isPair(isText)(each)),
  projects: isList(isId),
  into: (value) => isId(value) || isList(isId)(value),
  effects: isList(isObject),
  root: orNull(isDigest),
  when: isOneOf("before", "after"),
  upheld: isOneOf("yes", "no"),
  entry: isOneOf(1, 2),
  voter: orNull(isCommitment),
  votes: isList(isPair(isCount)),
  dots: isList(isPair(isCount)),
  scores: isList(isPair(orNull((value) => isText(value) || isCount(value)))),
  comment: orNull(isCommitment),
  marks: isMarks,
  not_offered: isList(isText),
  tellers: (value) => isList(isText)(value) && value.length > 0,
  place: (value) => isCommitment(value) || (hasFields(value, "zone") && isText(value.zone)),
  settings: isObject,
  options: isObject,
  supersedes: isList(isCount),
  digests: isList(isDigest),
  tool: (value) => hasFields(value, "name version") && isText(value.name) && isText(value.version),
  findings: isList((each) => hasFields(each, "code column field file row sheet what")),
};
/* The same word means something else in these. */
const OTHER_FORMS = {
  "consultation.created": { version: isOneOf(1) },
  "method.run": { version: isCount },
  note: { text: isText },
  "objection.filed": { text: isCommitment },
  "file.imported": { name: (value) => isText(value) && !/\\|(^|\/)\.{0,2}(\/|$)/.test(value) },
  "ballots.frozen": { files: isDigest },
  "audit.planned": { ballots: isCount, wrong: isCount, papers: isCount, foreseen: isCount, limit: isText, design: isOneOf("one-look", "any-time"), stack: isText, seal: isDigest },
  "audit.sampled": { plan: isCount, digits: isText, places: isList(isCount) },
  "audit.observed": { plan: isCount, place: isCount, ballot: isText, agrees: isOneOf("yes", "no"), note: orNull(isCommitment) },
  "audit.concluded": { plan: isCount, papers: isCount, mismatches: isCount, risk: isText, verdict: isOneOf("confirmed", "enlarge", "recount") },
  "decision.recorded": { reason: orNull(isCommitment) },
  "result.published": { files: isList((each) => hasFields(each, "bytes name sha256") && isText(each.name) && isDigest(each.sha256)) },
};

function isMarks(marks) {
  const shapes = {
    approve: isList(isText),
    dots: isList(isPair(isCount)),
    ranked: isList(orNull((each) => isText(each) || isList(isText)(each))),
    scores: isList(isPair(() => true)),
  };
  const [key, ...others] = isObject(marks) ? Object.keys(marks) : [];
  return !others.length && Object.hasOwn(shapes, key || "") && shapes[key](marks[key]);
}

function hasForm(type, body) {
  const own = { ...FORMS, ...OTHER_FORMS[type] };
  const isForm = Object.entries(body).every(([key, value]) => !Object.hasOwn(own, key) || own[key](value));
  if (!isForm || !Object.hasOwn(body, "record")) return isForm;
  return Object.hasOwn(PAPERS, body.type) && hasFields(body.record, EVENT_FIELDS[body.type]) && hasForm(body.type, body.record);
}
