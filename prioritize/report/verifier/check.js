/* A bundle from its files: everything that was found, and what was counted again. Whatever is wrong
   with a file, this returns; hostile files give findings and never stop the page. */

const MOST_FINDINGS = 500;
const MARKS = ["BUNDLE.json", "log.jsonl", "SHA256SUMS"];

const refused = (why) => ({ why, findings: [], lists: [], facts: {} });

function checkBundle(files, kept = null, odd = []) {
  const named = new Set([...files.keys(), ...odd.map((each) => each.place)]);
  if (!MARKS.some((each) => named.has(each))) return refused("no-bundle");
  const { findings, found } = collector(odd);
  const report = { findings, lists: [], facts: {} };
  try {
    const { events, ...facts } = checkFiles(files, found, kept);
    const [names, stated] = [namesIn(files.get("results/result.json")), statedLists(files.get("results/stated.json"))];
    report.facts = { ...facts, title: events[0]?.body.title, names, stated };
    report.lists = checkResults(files, events, found);
  } catch {
    found("B99", "");
  }
  return report;
}

function checkArchive(bytes, kept = null) {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return refused("no-bundle");
  const { findings, found } = collector();
  try {
    const files = unzip(bytes, found);
    const isNothing = !files.size && findings.length > 0;
    return isNothing ? { findings, lists: [], facts: {} } : checkBundle(files, kept, findings);
  } catch {
    return { findings: [{ code: "B99", place: ".zip" }], lists: [], facts: {} };
  }
}

/* Takes findings down, each once, and stops at more than anybody reads. */
function collector(odd = []) {
  const findings = [...odd];
  const known = new Set(findings.map(canonical));
  const found = (code, place) => {
    if (known.has(canonical({ code, place })) || findings.length > MOST_FINDINGS) return;
    const isLast = findings.length === MOST_FINDINGS;
    findings.push(isLast ? { code: "B99", place: "" } : { code, place });
    known.add(canonical({ code, place }));
  };
  return { findings, found };
}
