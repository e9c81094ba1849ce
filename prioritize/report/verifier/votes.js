/* From files to votes. A profile is { ids, totals } or { ids, ballots, blank }; a ballot has a
   weight, how many people it stands for, and dots (a Map, also of approvals) or ranks (lists). */

const WORDS = {
  label: "код|коду|code|№|көйгөй|проблема|problem|долбоор|проект|project|багыт|направление|direction|аталышы|аты|название|name",
  control: "бардыгы|баары|жалпы|итого|всего|total|берилген чекит|берилген|выдано|issued|колдонулбаган|не использовано|unused|жараксыз|испорчено|spoiled|катышуучулар|участники|voters|participants",
  person: "бюллетень|бюллетень №|номер бюллетеня|ballot|катышуучу|участник|participant|катышуучунун коду|код участника|топ|тобу|группа|group",
};
const MEANS = new Map(Object.entries(WORDS).flatMap(([kind, words]) => words.split("|").map((each) => [fold(each), kind])));

function readVotes(name, bytes) {
  const ending = name.split(".").pop().toLowerCase();
  if (ending === "json") return votesOfJson(readJson(textOf(bytes), { ratios: true }));
  if (["csv", "tsv"].includes(ending)) return votesOfRanks(readTable(bytes), null);
  if (["toi", "toc", "soi", "soc"].includes(ending)) return votesOfOrders(textOf(bytes));
  throw new Unreadable("format");
}

function votesOfJson(document) {
  if (!isObject(document) || document.schema !== "prioritize/ballots/1") throw new Unreadable("format");
  const idOf = (each) => String(isObject(each) ? each.id : each).normalize("NFC").trim();
  const ids = document.projects.map(idOf);
  const amount = (value) => (isObject(value) ? value : number(String(value)));
  const known = (id) => {
    if (!ids.includes(idOf(id))) throw new Unreadable("project");
    return idOf(id);
  };
  if (document.kind === "totals") {
    const totals = new Map();
    for (const [id, , votes] of document.ballots) {
      if (votes !== null) totals.set(known(id), plus(totals.get(known(id)) || ZERO, amount(votes)));
    }
    return { ids, totals };
  }
  const kinds = {
    approval: (each) => ({ dots: new Map(each.approve.map((id) => [known(id), ONE])) }),
    dots: (each) => ({ dots: new Map(each.dots.map(([id, dots]) => [known(id), amount(dots)])) }),
    ranked: (each) => ({ ranks: each.marks.map((mark) => ranksOf(mark, known)) }),
  };
  if (!Object.hasOwn(kinds, document.kind)) throw new Unreadable("format");
  const ballots = document.ballots.map((each) => {
    const people = amount(each.count ?? 1);
    return { ...kinds[document.kind](each), people, weight: times(people, amount(each.weight ?? 1)) };
  });
  return { ids, ballots, blank: ZERO };
}

/* A mark is a project, nothing, several projects, or several of which nobody knows. */
function ranksOf(mark, known) {
  if (mark === null) return [];
  if (!Array.isArray(mark)) return [known(mark)];
  return mark.length === 1 && mark[0] === "overvote" ? [null, null] : [...new Set(mark.map(known))];
}

function votesOfOrders(text) {
  const lines = text.split("\n").map((each) => each.trim()).filter(Boolean);
  const count = lines.map((each) => /^# *NUMBER ALTERNATIVES: *(\d{1,6})$/.exec(each)).find(Boolean);
  if (!count) throw new Unreadable("format");
  const ids = Array.from({ length: Number(count[1]) }, (_, i) => String(i + 1));
  const ballots = [];
  for (const line of lines.filter((each) => !each.startsWith("#"))) {
    const found = /^(\d{1,15}): *((?:\d+|\{[\d, ]*\})(?: *, *(?:\d+|\{[\d, ]*\}))*)$/.exec(line);
    if (!found) throw new Unreadable("format");
    const ranks = found[2].match(/\d+|\{[^}]*\}/g).map((each) => each.match(/\d+/g) || []);
    const people = number(found[1]);
    const seen = ranks.flat();
    if (seen.some((id) => !ids.includes(id)) || new Set(seen).size < seen.length) throw new Unreadable("project");
    ballots.push({ ranks, people, weight: people });
  }
  return { ids, ballots, blank: ZERO };
}

/* Names, aliases and ids, as they may stand in a file. */
function finder(things) {
  const found = new Map();
  for (const { id, name, aliases = [] } of things) {
    const names = isObject(name) ? Object.values(name) : name ? [name] : [];
    for (const each of [id, ...names, ...aliases]) {
      const key = fold(String(each));
      found.set(key, found.has(key) && found.get(key) !== id ? "" : id);
    }
  }
  return (text) => found.get(fold(text)) || "";
}

/* What a consultation collected with one input in one community. */
function votesOfInput(bytes, input, document, community) {
  if (input.columns || input.sheet || !/\.(csv|tsv|txt)$/i.test(input.file)) throw new Unreadable("format");
  const own = (each) => !each.community || each.community === community;
  const options = (document[`${input.level}s`] || []).filter(own);
  const look = { ids: options.map((each) => each.id), project: finder(options), group: finder(document.groups || []), community: finder(document.communities) };
  const rows = readTable(bytes);
  if (input.instrument === "questionnaire") return votesOfForms(rows, look, input, community);
  if (input.instrument === "ballots") return votesOfRanks(rows, look);
  if (!["gallery", "hands"].includes(input.instrument)) throw new Unreadable("instrument");
  if (document.communities.length > 1 && !input.community) throw new Unreadable("table");
  const first = rows.findIndex((row) => row.some((each) => look.group(each) || look.project(each)));
  if (first < 0) throw new Unreadable("table");
  const across = rows[first].filter(look.project).length;
  // Where the first known name is that of one project, the heads stand above it.
  const head = across === 1 && !rows[first].some(look.group) ? first - 1 : first;
  if (head < 0) throw new Unreadable("table");
  return (across > 1 ? votesOfRows : votesOfTally)(rows[head], rows.slice(head + 1), look);
}

/* A tally sheet: projects below one another, groups beside one another. */
function votesOfTally(heads, rows, look) {
  const groups = heads.flatMap((each, i) => (look.group(each) ? [i] : []));
  const columns = groups.length ? groups : onlyColumn(heads);
  const others = heads.flatMap((each, i) => (columns.includes(i) ? [] : [i]));
  if (!columns.length || others.some((i) => heads[i] && !MEANS.has(fold(heads[i])))) throw new Unreadable("table");
  if (others.some((i) => MEANS.get(fold(heads[i])) === "person")) throw new Unreadable("table");
  const totals = new Map();
  for (const row of rows) {
    const labels = others.map((i) => row[i] || "").filter(Boolean);
    const ids = [...new Set(labels.map(look.project).filter(Boolean))];
    if (!ids.length && labels.some((each) => MEANS.get(fold(each)) === "control")) continue;
    if (ids.length !== 1 || totals.has(ids[0])) throw new Unreadable("project");
    totals.set(ids[0], columns.map((i) => number(row[i] || "0")).reduce(plus));
  }
  if (totals.size < look.ids.length) throw new Unreadable("project");
  return { ids: look.ids, totals };
}

/* Without groups there is one column of votes beside the names. */
function onlyColumn(heads) {
  const isLabel = heads.map((each) => !each || MEANS.get(fold(each)) === "label");
  const columns = heads.flatMap((_, i) => (isLabel[i] ? [] : [i]));
  return columns.length === 1 ? columns : [];
}

/* Ballots: one a row, projects beside one another. */
function votesOfRows(heads, rows, look) {
  const columns = heads.flatMap((each, i) => (look.project(each) ? [[i, look.project(each)]] : []));
  const others = heads.flatMap((each, i) => (look.project(each) ? [] : [i]));
  if (columns.length !== look.ids.length || new Set(columns.map((each) => each[1])).size < columns.length) throw new Unreadable("project");
  if (others.some((i) => heads[i] && MEANS.get(fold(heads[i])) !== "person")) throw new Unreadable("table");
  for (const i of others.filter((each) => !/^(топ|тобу|группа|group|)$/i.test(heads[each]))) once(rows.map((row) => row[i]));
  const ballots = rows.map((row) => ballotOf(columns.map(([i, id]) => [id, row[i] || ""])));
  return withoutBlank(look.ids, ballots);
}

/* A questionnaire as it is exported: a column of 0 and 1 for every answer, "question/answer". */
function votesOfForms([heads, ...rows], look, input, community) {
  const columns = heads.flatMap((each, i) => (each.includes("/") && look.project(each.split("/").pop()) ? [[i, look.project(each.split("/").pop())]] : []));
  const questions = new Set(columns.map(([i]) => heads[i].slice(0, heads[i].lastIndexOf("/"))));
  if (questions.size !== 1 || columns.length !== look.ids.length) throw new Unreadable("table");
  const places = heads.flatMap((_, i) => (rows.every((row) => look.community(row[i] || "")) ? [i] : []));
  if (!input.community && places.length !== 1) throw new Unreadable("table");
  const status = heads.indexOf("_validation_status");
  if (status >= 0 && rows.some((row) => row[status])) throw new Unreadable("table");
  const own = rows.filter((row) => input.community || look.community(row[places[0]]) === community);
  const person = heads.findIndex((each) => /^(participant|participant id|token|катышуучу|участник)$/i.test(each));
  if (person >= 0) once(own.map((row) => row[person]));
  const ballots = own.map((row) => ballotOf(columns.map(([i, id]) => [id, row[i] || ""])));
  if (ballots.some(({ dots }) => [...dots.values()].some((each) => compare(each, ONE) > 0))) throw new Unreadable("table");
  return withoutBlank(look.ids, ballots);
}

/* Ranked ballots: one a row, ranks beside one another, "a=b" for equals. Without projects that were
   declared, whatever is ranked is one. */
function votesOfRanks([heads = [], ...rows], look) {
  const ranks = heads.flatMap((each, i) => (/^[1-9]\d?$/.test(each) ? [i] : []));
  const others = heads.flatMap((each, i) => (ranks.includes(i) ? [] : [i]));
  const isKnown = (i) => ["voter", "count", "group"].includes(heads[i].toLowerCase());
  if (!ranks.length || !others.every(isKnown) || ranks.some((i, n) => heads[i] !== String(n + 1))) throw new Unreadable("table");
  const [voter, counts] = ["voter", "count"].map((each) => heads.findIndex((head) => head.toLowerCase() === each));
  if (voter >= 0) once(rows.map((row) => row[voter]));
  const known = (text) => (look ? look.project(text) : text.normalize("NFC")) || null;
  const ballots = rows.map((row) => {
    const marks = ranks.map((i) => (row[i] ? row[i].split("=").map((each) => known(each.trim())) : []));
    while (marks.length && !marks.at(-1).length) marks.pop();
    const people = counts < 0 ? ONE : number(row[counts]);
    return { ranks: marks, people, weight: people };
  });
  const named = ballots.flatMap((each) => each.ranks.flat());
  if (named.includes(null)) throw new Unreadable("project");
  const kept = ballots.filter((each) => each.ranks.length);
  const blank = sumOf(ballots.filter((each) => !each.ranks.length).map((each) => each.people));
  return { ids: look ? look.ids : [...new Set(named)].sort(), ballots: kept, blank };
}

/* Whoever stands there twice is a case for people. */
function once(names) {
  const given = names.filter(Boolean);
  if (new Set(given).size < given.length) throw new Unreadable("twice");
}

function ballotOf(cells) {
  const given = cells.filter(([, text]) => text).map(([id, text]) => [id, number(text)]);
  return { dots: new Map(given.filter(([, dots]) => compare(dots, ZERO))), people: ONE, weight: ONE };
}

function withoutBlank(ids, ballots) {
  const kept = ballots.filter(({ dots }) => dots.size);
  return { ids, ballots: kept, blank: ratio(BigInt(ballots.length - kept.length)) };
}
