/* The page itself. Whatever comes from a file is only ever set as text. */

const MOST_SECONDS = 300;
const state = { language: "ky", report: null, withNote: false, stop: () => {} };
const $ = (id) => document.getElementById(id);
const say = (key) => word(key, state.language);

function element(name, { text = null, kind = "" } = {}, ...children) {
  const made = document.createElement(name);
  if (text !== null) made.textContent = text;
  if (kind) made.className = kind;
  made.append(...children);
  return made;
}

/* What a file says stands apart, so that no letter in it can turn the words around it. */
function quoted(text, kind = "") {
  const seen = String(text).replace(/[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, "\ufffd");
  return element("bdi", { text: seen.length > 300 ? `${seen.slice(0, 300)}…` : seen, kind });
}

function speak(next) {
  state.language = next;
  document.documentElement.lang = next;
  document.title = say("title");
  for (const each of document.querySelectorAll("[data-word]")) each.textContent = say(each.dataset.word);
  for (const each of LANGUAGES) $(each).setAttribute("aria-pressed", String(each === next));
  if (state.report) show();
}

function show() {
  const { why, findings } = state.report;
  const parts = why ? [verdict("none", "?", [say(why)])] : [judged(), toldFindings(findings), toldLists(), toldAnchor(), toldTexts()];
  $("report").replaceChildren(...parts.filter(Boolean));
}

const section = (heading, ...children) => element("section", {}, element("h2", { text: say(heading) }), ...children);

function verdict(kind, sign, lines) {
  const marked = element("span", { text: sign, kind: "sign" });
  marked.setAttribute("aria-hidden", "true");
  const told = element("div", {}, element("h2", { text: say(kind) }), ...lines.map((text) => element("p", { text })));
  return element("div", { kind: `verdict ${kind}` }, marked, told);
}

function judged() {
  const { findings, lists, facts } = state.report;
  const counted = lists.filter((each) => each.state !== "not").length;
  const lines = lists.length ? [say("some").replace("{all}", lists.length).replace("{counted}", counted)] : [];
  if (facts.stated) lines.push(say("stated").replace("{stated}", facts.stated));
  const isUnrewritten = state.withNote && !findings.length;
  if (isUnrewritten) lines.push(say("kept-good"));
  if (facts.audience) lines.push(say(facts.audience));
  if (findings.length) return verdict("bad", "✗", lines);
  return counted ? verdict("good", "✓", lines) : verdict("uncounted", "✓", lines);
}

function toldFindings(findings) {
  if (!findings.length) return null;
  const items = findings.map(({ code, place }) =>
    element("li", {}, element("b", { text: code }), element("span", { text: say(code) }), quoted(place)),
  );
  return section("findings", element("ul", { kind: "plain findings" }, ...items));
}

function toldLists() {
  const { lists } = state.report;
  if (!lists.length) return null;
  const told = (each) => element("li", { kind: each.state }, toldList(each));
  const counted = lists.filter((each) => each.state !== "not").map(told);
  const others = lists.filter((each) => each.state === "not").map(told);
  const folded = element("details", {}, element("summary", { text: `${say("others")}: ${others.length}` }), element("ul", { kind: "plain lists" }, ...others));
  folded.open = !counted.length;
  const parts = [element("ul", { kind: "plain lists" }, ...counted), ...(others.length ? [folded] : [])];
  return section("lists", ...parts, element("p", { text: say("compared"), kind: "small" }));
}

/* Where, by what, on what, and how; a view of the votes as they are needs no word. */
function labelled(label) {
  const names = new Map(state.report.facts.names);
  const parts = label.filter((each) => each !== "raw").map((each) => partWord(names.get(each) ?? each, state.language));
  return quoted(parts.join(" · "));
}

function toldList({ label, state: how, why, tiers, stated }) {
  const head = [element("span", { text: say(how), kind: "mark" }), labelled(label)];
  if (how === "not") return element("div", {}, labelled(label), element("span", { text: say(`why-${why}`), kind: "why" }));
  const folded = element("details", {}, element("summary", {}, ...head), toldRanking(tiers, how === "other" ? stated : null));
  folded.open = how === "other";
  return folded;
}

function toldRanking(tiers, stated) {
  const names = new Map(state.report.facts.names);
  const heading = (key, kind) => element("th", { text: say(key), kind });
  const hasPoints = tiers.some((each) => each.score !== null);
  const heads = [heading("place", "number"), heading("project", "")];
  if (hasPoints) heads.push(heading("points", "number"));
  if (stated) heads.push(heading("said", "number"));
  const rows = tiers.flatMap(({ rank, projects, score }) => projects.map((id) => [rank, id, score]));
  const lines = rows.slice(0, 1000).map(([rank, id, score]) => {
    const cells = [element("td", { text: rank, kind: "number" }), element("td", {}, ...nameOf(id, names))];
    if (hasPoints) cells.push(element("td", { text: score, kind: "number" }));
    if (stated) cells.push(cellOf(rank, score, stated[id]));
    return element("tr", {}, ...cells);
  });
  return element("table", {}, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...lines));
}

function nameOf(id, names) {
  const name = names.get(id);
  return name && name !== id ? [quoted(name), quoted(id, "id")] : [quoted(id)];
}

/* What the bundle says of a project, marked where it is something else. */
function cellOf(rank, score, [statedRank, statedScore] = [null, null]) {
  const differs = rank !== statedRank || score !== statedScore;
  const points = statedScore === null ? "" : ` (${statedScore})`;
  return element("td", { text: statedRank === null ? "–" : `${statedRank}${points}`, kind: differs ? "number differs" : "number" });
}

function toldAnchor() {
  const { title, origin, size, code, seal } = state.report.facts;
  if (!code) return null;
  const typed = element("input", { kind: "typed" });
  typed.id = "typed";
  typed.inputMode = "numeric";
  typed.autocomplete = "off";
  typed.placeholder = "00000 00000 00000 00000 00000 00000";
  const answer = element("p", { kind: "answer" });
  answer.setAttribute("role", "status");
  typed.addEventListener("input", () => compareCode(typed.value, code, answer));
  const label = element("label", { text: say("typed"), kind: "small" });
  label.htmlFor = "typed";
  const facts = Object.entries({ names: title, origin, size, seal }).filter(([, each]) => each);
  const told = facts.flatMap(([key, each]) => [element("dt", { text: say(key) }), element("dd", {}, quoted(each, key === "names" ? "" : "mono"))]);
  const shown = element("p", { text: code, kind: "code" });
  return section("anchor", element("p", { text: say("code"), kind: "small" }), shown, label, typed, answer, element("dl", {}, ...told));
}

function compareCode(typed, code, answer) {
  const digits = (text) => text.replace(/\D/g, "");
  const isWhole = digits(typed).length >= 30;
  const how = digits(typed) === digits(code) ? "same" : "other";
  answer.className = isWhole ? `answer ${how}` : "answer";
  answer.textContent = isWhole ? say(`typed-${how}`) : "";
}

function toldTexts() {
  const limits = ["limit-paper", "limit-anew", "limit-time", "limit-page"].map((key) => element("li", { text: say(key) }));
  const told = section("limits", element("ul", {}, ...limits), element("h2", { text: say("checked") }));
  told.className = "texts";
  told.append(element("p", { text: say("integrity") }), element("p", { text: say("unchecked") }));
  return told;
}

/* Checks in a thread of its own, which can be stopped; where a browser gives none, on the page. */
function start(job) {
  state.stop();
  state.report = null;
  state.withNote = Boolean(job.kept);
  document.body.dataset.state = "working";
  showWorking();
  const timer = setTimeout(() => finish(refused("too-long")), MOST_SECONDS * 1000);
  let end = () => {};
  const finish = (report) => {
    end();
    clearTimeout(timer);
    state.stop = () => {};
    state.report = report;
    show();
    document.body.dataset.state = "done";
    $("report").focus({ preventScroll: true });
    $("report").scrollIntoView();
  };
  state.stop = () => finish(refused("too-long"));
  end = checkBeside(job, finish);
}

/* Returns what ends the checking. */
function checkBeside(job, finish) {
  const here = () => checkChosen(job).then(finish, () => finish(refused("unreadable")));
  const address = URL.createObjectURL(new Blob([$("engine").textContent], { type: "text/javascript" }));
  let isReady = false;
  try {
    const worker = new Worker(address);
    worker.onmessage = ({ data }) => (data === "ready" ? (isReady = true) : finish(data));
    worker.onerror = () => (isReady ? finish(refused("unreadable")) : here());
    worker.postMessage(job);
    return () => {
      worker.terminate();
      URL.revokeObjectURL(address);
    };
  } catch {
    here();
    return () => URL.revokeObjectURL(address);
  }
}

function showWorking() {
  const stop = element("button", { text: say("stop"), kind: "stop" });
  stop.type = "button";
  stop.addEventListener("click", () => state.stop());
  $("report").replaceChildren(element("section", { kind: "working" }, element("p", { text: say("working") }), stop));
}

/* The folder's own name comes first in every path. */
const pathOf = (file) => (file.webkitRelativePath || file.name).split("/").slice(1).join("/");

function listen(id, jobOf) {
  $(id).addEventListener("change", ({ target }) => {
    const chosen = [...target.files];
    // The same bundle can be chosen again.
    target.value = "";
    if (chosen.length) start({ ...jobOf(chosen), kept: $("kept").files[0] || null });
  });
}

$("kept").addEventListener("change", ({ target }) => $("note").replaceChildren(...[...target.files].map((each) => quoted(each.name))));
listen("zip", ([archive]) => ({ archive }));
listen("folder", (files) => ({ folder: files.map((file) => [pathOf(file), file]) }));
for (const each of LANGUAGES) $(each).addEventListener("click", () => speak(each));
$("report").replaceChildren();
speak(state.language);
