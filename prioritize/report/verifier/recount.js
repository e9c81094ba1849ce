/* The results against the log, and against what this page counts itself. */

function checkResults(files, events, found) {
  const lists = readLists(files.get("results/result.json"), found);
  const runs = events.filter((each) => each.type === "method.run");
  const material = gatherMaterial(files, events);
  if (!material.isWhole) found("R01", "log.jsonl");
  else checkAsked(material, runs, found);
  if (!lists) return [];
  if (material.isPublished) checkTable(files.get("results/ranking.canonical.csv"), lists, found);
  if (lists.length === runs.length) return runs.map((run, i) => compared(run, lists[i], material, found));
  if (material.isWhole) found("P16", "log.jsonl");
  return [];
}

/* The method that was asked for beyond the files, and what the consultation is called. */
function checkAsked(material, runs, found) {
  const { method } = material.settings;
  for (const { body, place } of runs) if (method && method !== body.method) found("R01", place);
  const titles = titlesIn(material);
  if (titles.length && !titles.includes(material.title)) found("P17", "log.jsonl:1");
}

/* The title in every language; none where this page cannot read it, which accuses nobody. */
function titlesIn({ form, source, blobs }) {
  try {
    const text = textOf(blobs.get(source));
    if (form === "public") return readJson(text, { ratios: true }).title.map((each) => each[1]);
    const { title } = form === "consultation" ? readToml(text) : {};
    return isText(title) ? [title] : Object.values(title || {});
  } catch {
    return [];
  }
}

/* One list: what the log says of it, what the result says, and what this page counts. */
function compared({ body: run, place }, list, material, found) {
  const label = [run.community, run.instrument, run.level, run.view, run.method].filter(Boolean);
  const told = { label, stated: statedIn(list), tiers: [] };
  const isLogged = isObject(list) && digestOf(utf8(canonical(list))) === run.result;
  // Which of the two was changed: the result that was published, or the log.
  if (!isLogged) found(material.isPublished ? "R01" : "R02", `${place} ${label.join(" / ")}`);
  if (!isObject(list)) return { ...told, state: "not", why: "format" };
  if (!saysTheSame(run, list)) found("P17", place);
  try {
    if (!material.isWhole) throw new Unreadable("missing");
    const { tiers, isSame } = recount(run, list, material, () => found("P17", place));
    if (isSame) return { ...told, state: "same", tiers };
    if (isLogged) found("R01", `${place} ${label.join(" / ")}`);
    found("R02", `results/result.json ${label.join(" / ")}`);
    return { ...told, state: "other", tiers };
  } catch (error) {
    const why = error instanceof Unreadable ? error.message : "format";
    if (why === "missing") found("R01", "log.jsonl");
    return { ...told, state: "not", why };
  }
}

/* Place and points of every project, as the result says them. */
function statedIn(list) {
  const stated = Object.create(null);
  const tiers = isObject(list) && Array.isArray(list.ranking) ? list.ranking.filter(isObject) : [];
  for (const { rank, projects, score } of tiers) {
    for (const id of Array.isArray(projects) ? projects : []) if (isText(id)) stated[id] = [rank, score ?? null];
  }
  return stated;
}

/* Names to be shown, from the result itself; they decide nothing. */
function namesIn(bytes) {
  try {
    const { names } = readJson(textOf(bytes), { ratios: true });
    return names.filter((each) => Array.isArray(each) && each.length === 2 && each.every(isText));
  } catch {
    return [];
  }
}

/* How many lists are only stated: the bundle says the order, and nobody can count it again. */
function statedLists(bytes) {
  try {
    return readJson(textOf(bytes), { ratios: true }).lists.length;
  } catch {
    return 0;
  }
}

function readLists(bytes, found) {
  try {
    const document = readJson(textOf(bytes), { ratios: true });
    if (document.schema === "prioritize/result/1" && Array.isArray(document.lists)) return document.lists;
  } catch {
    // Whatever is wrong with it, there is nothing to compare.
  }
  found("R02", "results/result.json");
  return null;
}

function saysTheSame(run, list) {
  const method = isObject(list.method) ? list.method : {};
  const one = [run.community, run.instrument, run.level, run.view, run.method, run.version, run.options, run.profile];
  const other = [list.community, list.instrument, list.level, list.view, method.id, method.version, method.options, list.profile];
  return canonical(one) === canonical(other);
}

/* ranking.canonical.csv follows from result.json; where something was chosen, it says more. */
function checkTable(bytes, lists, found) {
  const isRanking = (each) => isObject(each) && Array.isArray(each.ranking) && each.selected === null && isObject(each.method);
  if (!bytes || !lists.every(isRanking)) return;
  const cell = (value) => (/[",\r\n]/.test((value ??= "")) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  const rows = lists.flatMap((each) =>
    each.ranking.flatMap(({ rank, projects, score }) =>
      projects.map((id) => [each.community, each.instrument, each.level, each.view, each.method.id, rank, id, score, ""]),
    ),
  );
  const head = "community,instrument,level,view,method,rank,project,score,selected";
  const text = [head, ...rows.map((row) => row.map(cell).join(","))].map((row) => `${row}\n`).join("");
  if (!sameBytes(utf8(text), bytes)) found("R03", "results/ranking.canonical.csv");
}

/* The files that were counted, by the names that they had. */
function gatherMaterial(files, events) {
  const blobs = new Map();
  const isHeld = (path, digest) => files.has(path) && digestOfFile(files.get(path)) === digest;
  const created = events.find((each) => each.type === "consultation.created");
  const configured = events.filter((each) => each.type === "config.set" || each.type === "config.amended").at(-1);
  // Else the log does not say what was counted, and how.
  let isWhole = Boolean(created && configured);
  for (const { type, body } of events) {
    if (type !== "file.imported") continue;
    isWhole &&= isHeld(`blobs/${body.blob}`, body.blob);
    blobs.set(body.name, files.get(`blobs/${body.blob}`));
  }
  const published = events.filter((each) => each.type === "result.published").flatMap((each) => each.body.files);
  const isPublished = published.some(({ name, sha256 }) => name === "result.json" && isHeld("results/result.json", sha256));
  const hasRecords = events.some(({ type, body }) => type === "ballots.frozen" && body.records > 0);
  return { blobs, isWhole, isPublished, form: created?.body.form, title: created?.body.title, source: created?.body.source, settings: configured?.body.settings || {}, hasRecords };
}

/* Counts a list again; throws `Unreadable` where this page cannot tell. */
function recount(run, list, material, contradicts) {
  if (!Object.hasOwn(COUNTS, run.method)) throw new Unreadable("method");
  if (run.version !== 1) throw new Unreadable("method");
  if (material.hasRecords) throw new Unreadable("records");
  const { without = [] } = material.settings;
  if (without.length) throw new Unreadable("without");
  const profile = profileOf(run, material, contradicts);
  const counted = COUNTS[run.method](profile, run.options);
  const tiers = rankingOf(counted);
  const isTied = counted.forks || tiers.some((each) => each.projects.length > 1);
  if (isTied && run.tie_break !== "share") throw new Unreadable("ties");
  const theirs = list.ranking.map(({ rank, projects, score }) => ({ rank, projects: [...projects].sort(), score }));
  const voters = people(profile);
  const setAside = sumOf(list.not_counted.map(([, amount]) => number(String(amount))));
  const isWhole = voters === null || compare(voters, plus(number(String(list.ballots)), setAside)) === 0;
  return { tiers, isSame: isWhole && canonical(tiers) === canonical(theirs) };
}

function profileOf(run, material, contradicts) {
  const file = (name) => {
    if (!material.blobs.get(name)) throw new Unreadable("missing");
    return material.blobs.get(name);
  };
  const { form, source, settings } = material;
  if (form === "ballots") {
    if (settings.method && settings.method !== run.method) contradicts();
    return readVotes(source, file(source));
  }
  if (form === "public") {
    const { lists } = readJson(textOf(file(source)), { ratios: true });
    const isOf = (each) => ["community", "instrument", "level", "view"].every((key) => each[key] === run[key]);
    const said = lists.find(isOf) || {};
    if (["method", "options", "tie_break"].some((key) => canonical(said[key] ?? null) !== canonical(run[key]))) contradicts();
    if (!said.file) throw new Unreadable("totals");
    return readVotes(said.file, file(said.file));
  }
  if (form !== "consultation") throw new Unreadable("format");
  if (run.view !== "raw") throw new Unreadable("view");
  const document = readToml(textOf(file(source)));
  const own = (each) => (each.id || each.instrument) === run.instrument && (!each.community || each.community === run.community);
  const inputs = document.inputs.filter(own);
  if (inputs.length !== 1) throw new Unreadable("instrument");
  const [input] = inputs;
  if (input.level !== run.level) throw new Unreadable("level");
  const isAsDeclared = input.method === run.method && Object.entries(input.options || {}).every(([key, value]) => String(run.options[key]) === String(value));
  if (!isAsDeclared && !settings.method && !(settings.options || []).length) contradicts();
  const at = source.lastIndexOf("/") + 1;
  return votesOfInput(file(source.slice(0, at) + input.file), input, document, run.community);
}
