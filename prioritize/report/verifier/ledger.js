/* The files of a bundle: docs/bundle-format.md, "Files" and "Chain" to "Commitments". */

const PLACES = /^(BUNDLE\.json|README\.txt|SHA256SUMS|log\.jsonl|checkpoint\.note|disclosures\.jsonl|ro-crate-metadata\.json|blobs\/[0-9a-f]{64}|results(\/[a-z0-9_-][a-z0-9._-]*)+)$/;
const FIXED = { "BUNDLE.json": "B01", "log.jsonl": "B16", "checkpoint.note": "B11", "README.txt": "B16", "ro-crate-metadata.json": "B16", SHA256SUMS: "B19" };
/* The text is always the same for the same readers. */
const READMES = {
  internal: "7376ecb9971227cc68defeb0472681de222a76e668ce7959be3c6eafb3cb819c",
  public: "216bc813161344a2809fc42efe254035d6db4f6821f2e74b1bda978906588c13",
};

const isBundlePath = (path) => path.length <= 100 && PLACES.test(path);

/* The root over the lines as leaves, RFC 9162 section 2.1.1. */
function merkleRoot(leaves) {
  if (!leaves.length) return sha256(new Uint8Array());
  const over = (from, to) => {
    if (to - from === 1) return sha256(joined([0], leaves[from]));
    let left = 1;
    while (left * 2 < to - from) left *= 2;
    return sha256(joined([1], over(from, from + left), over(from + left, to)));
  };
  return over(0, leaves.length);
}

/* Everything that can be found without counting. */
function checkFiles(files, found, kept) {
  for (const [path, code] of Object.entries(FIXED)) if (!files.has(path)) found(code, path);
  const { events, lines, isWhole } = readLog(files.get("log.jsonl") || new Uint8Array(), found);
  const origin = `prioritize/${digestOf(lines[0] || new Uint8Array()).slice(0, 32)}`;
  const root = merkleRoot(lines);
  const audience = checkHeader(files.get("BUNDLE.json"), origin, found);
  checkNote(files.get("checkpoint.note"), `${origin}\n${lines.length}\n${base64(root)}\n\n`, found);
  if (kept) checkKept(kept, origin, lines, found);
  checkNamed(files, events, found);
  checkSums(files, found);
  checkReadme(files.get("README.txt"), audience, found);
  checkDisclosures(files.get("disclosures.jsonl"), events, found);
  // Rules of order say nothing about a log of which a part cannot be read.
  if (isWhole) checkHistory(events, lines, found);
  for (const type of ["ballots.frozen", "result.published"]) {
    const isMissing = events.every((each) => each.type !== type);
    if (isMissing && (events.length || !lines.length)) found("P16", "log.jsonl");
  }
  const seal = files.has("SHA256SUMS") ? digestOfFile(files.get("SHA256SUMS")) : "";
  return { events, origin, audience, seal, root, size: lines.length };
}

function checkHeader(bytes, origin, found) {
  if (!bytes) return "";
  const { value, code } = readCanonical(bytes.at(-1) === 10 ? bytes.subarray(0, -1) : bytes);
  const own = { c14n: "RFC8785", format: "prioritize/bundle", hash: "sha-256", version: 1 };
  if (code || !isObject(value) || value.format !== own.format) found("B01", "BUNDLE.json");
  else if (!hasFields(value, "audience c14n format hash origin version")) found("B02", "BUNDLE.json");
  else if (Object.keys(own).some((key) => value[key] !== own[key])) found("B02", "BUNDLE.json");
  else if (!["internal", "public"].includes(value.audience)) found("B02", "BUNDLE.json");
  else if (value.origin !== origin || bytes.at(-1) !== 10) found("B12", "BUNDLE.json");
  else return value.audience;
  return "";
}

/* Signatures may follow after the empty line; this page says nothing about them. */
function checkNote(bytes, expected, found) {
  if (!bytes) return;
  let text = "";
  try {
    text = textOf(bytes);
  } catch {
    // What is no text has no form either.
  }
  if (text.startsWith(expected)) {
    const signatures = text.slice(expected.length);
    if (signatures && !/^(\u2014 \S+ [A-Za-z0-9+/=]+\n)+$/.test(signatures)) found("B11", "checkpoint.note");
  } else found(/^\S+\n\d+\n[A-Za-z0-9+/]{43}=\n\n/.test(text) ? "B12" : "B11", "checkpoint.note");
}

/* A copy of the note that somebody kept: the log was that, and has only grown since. */
function checkKept(bytes, origin, lines, found) {
  const [head, size, root] = new TextDecoder().decode(bytes.subarray(0, 4096)).split("\n");
  if (!/^prioritize\/[0-9a-f]{32}$/.test(head) || !/^\d{1,9}$/.test(size) || !root) found("B11", "--against");
  else {
    const isPast = head === origin && Number(size) <= lines.length && base64(merkleRoot(lines.slice(0, Number(size)))) === root.trim();
    if (!isPast) found("B13", "--against");
  }
}

/* Files against the events that name them. */
function checkNamed(files, events, found) {
  const named = new Set();
  const name = (path, { digest, bytes, code }, place) => {
    named.add(path);
    if (!files.has(path)) return found("B16", `${place} ${path}`);
    if (digestOfFile(files.get(path)) !== digest) found("B15", path);
    else if (files.get(path).length !== bytes) found(code, `${place} ${path}`);
  };
  for (const { type, body, place } of events) {
    if (type === "file.imported") name(`blobs/${body.blob}`, { digest: body.blob, bytes: body.bytes, code: "P17" }, place);
    if (type !== "result.published") continue;
    for (const each of body.files) name(`results/${each.name}`, { digest: each.sha256, bytes: each.bytes, code: "B15" }, place);
  }
  for (const [path, content] of files) {
    if (!isBundlePath(path)) found("B18", path);
    else if (path.startsWith("blobs/") && !named.has(path)) {
      found("B17", path);
      if (path !== `blobs/${digestOfFile(content)}`) found("B15", path);
    } else if (path.startsWith("results/") && !named.has(path)) found("B18", path);
  }
}

function checkSums(files, found) {
  if (!files.has("SHA256SUMS")) return;
  const own = [...files.keys()].filter((path) => path !== "SHA256SUMS" && isBundlePath(path)).sort();
  const lines = own.map((path) => `${digestOfFile(files.get(path))}  ${path}\n`);
  if (sameBytes(utf8(lines.join("")), files.get("SHA256SUMS"))) return;
  const listed = new Set(new TextDecoder().decode(files.get("SHA256SUMS")).split(/(?<=\n)/));
  const others = own.filter((_, i) => !listed.has(lines[i]));
  for (const path of others.length ? others : ["SHA256SUMS"]) found("B19", path);
}

function checkReadme(bytes, audience, found) {
  if (bytes && audience && digestOfFile(bytes) !== READMES[audience]) found("B15", "README.txt");
}

/* Disclosures against the commitments in the log: SHA-256("sd/v1" 00 [salt,name,value]). */
function checkDisclosures(bytes, events, found) {
  const { lines, rest } = linesOf(bytes || new Uint8Array());
  const committed = new Set();
  events.forEach((event) => gatherCommitments(event.body, committed));
  let before = "";
  lines.forEach((line, i) => {
    const { value, code } = readCanonical(line);
    const isForm = !code && hasFields(value, "name salt value") && /^[0-9a-f]{32}$/.test(value.salt);
    const digest = isForm ? digestOf(joined(utf8("sd/v1\0"), utf8(canonical([value.salt, value.name, value.value])))) : "";
    if (!committed.has(digest) || digest <= before) found("B20", `disclosures.jsonl:${i + 1}`);
    before = digest;
  });
  if (rest.length) found("B20", "disclosures.jsonl");
}
