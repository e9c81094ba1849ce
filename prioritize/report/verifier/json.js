/* JSON, read more strictly than the browser does: a key that stands twice is a fault, numbers stay
   exact, and objects have no hidden members. */

function readJson(text, { depth = 32, ratios = false } = {}) {
  let at = 0;
  const fail = () => {
    throw new SyntaxError(`no strict JSON at ${at}`);
  };
  const blank = () => {
    while (" \t\r\n".includes(text[at] || "x")) at++;
  };
  const match = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) fail();
    at = pattern.lastIndex;
    return found[0];
  };
  const string = () => JSON.parse(match(/"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y));
  const numeral = () => {
    const found = match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y);
    if (/^-?\d+$/.test(found) && Number.isSafeInteger(Number(found))) return Number(found);
    return ratios ? number(found) : fail();
  };
  const series = (close, item) => {
    at++;
    blank();
    if (text[at] === close) return void at++;
    for (;;) {
      item();
      blank();
      if (text[at] === close) return void at++;
      if (text[at++] !== ",") fail();
      blank();
    }
  };
  const value = (left) => {
    blank();
    if (!left && "[{".includes(text[at])) fail();
    if (text[at] === '"') return string();
    if (text[at] === "[") {
      const list = [];
      series("]", () => list.push(value(left - 1)));
      return list;
    }
    if (text[at] === "{") {
      const object = Object.create(null);
      series("}", () => {
        const key = string();
        blank();
        if (key in object || text[at++] !== ":") fail();
        object[key] = value(left - 1);
      });
      return object;
    }
    for (const [word, meaning] of [["true", true], ["false", false], ["null", null]]) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return meaning;
      }
    }
    return numeral();
  };
  const whole = value(depth);
  blank();
  return at < text.length ? fail() : whole;
}

/* The one form that a value has in header, log and disclosures. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.keys(value).sort().map((key) => `${canonical(key)}:${canonical(value[key])}`);
  return `{${members.join(",")}}`;
}

/* What RFC 8785 allows and a bundle does not. */
function hasOddText(value) {
  if (typeof value === "string") return /[\u0000-\u001f]/.test(value) || value !== value.normalize("NFC");
  if (Array.isArray(value)) return value.some(hasOddText);
  if (value === null || typeof value !== "object") return false;
  return Object.entries(value).some(([key, each]) => !/^[a-z0-9_.-]+$/.test(key) || hasOddText(each));
}

/* Reads a line of a log: the value, and a code where it is none (B04) or another form (B05). */
function readCanonical(bytes) {
  let value;
  try {
    if (bytes.length > 1 << 20) return { code: "B04" };
    value = readJson(textOf(bytes));
  } catch {
    return { code: "B04" };
  }
  const isForm = !hasOddText(value) && sameBytes(utf8(canonical(value)), bytes);
  return { value, code: isForm ? "" : "B05" };
}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
