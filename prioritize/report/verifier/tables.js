/* What votes stand in: delimited text, the consultation's TOML, PrefLib's orders, and the project's
   own JSON. Whatever is not plain is left to the other program (`Unreadable`). */

/* Rows of cells; the delimiter is the one of ; , and tab that the text holds most of. */
function readTable(bytes) {
  const text = textOf(bytes).replace(/^\ufeff/, "");
  const counts = [";", ",", "\t"].map((each) => [text.split(each).length, each]);
  const delimiter = counts.sort((a, b) => b[0] - a[0])[0][1];
  const quoted = /"((?:[^"]|"")*)"/y;
  const rows = [[]];
  for (let at = 0; at < text.length; at++) {
    let cell;
    quoted.lastIndex = at;
    const found = quoted.exec(text);
    if (found) {
      at = quoted.lastIndex;
      cell = found[1].replaceAll('""', '"');
    } else {
      const start = at;
      while (at < text.length && text[at] !== delimiter && text[at] !== "\n") at++;
      cell = text.slice(start, at);
      if (cell.includes('"')) throw new Unreadable("table");
    }
    if (text[at] === "\r") at++;
    if (at < text.length && text[at] !== delimiter && text[at] !== "\n") throw new Unreadable("table");
    rows.at(-1).push(cell.trim());
    if (text[at] === "\n") rows.push([]);
  }
  return rows.filter((row) => row.some((each) => each));
}

/* Names as people type them: ё, ү, ө and ң are missing on many keyboards. */
function fold(text) {
  const plain = text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim().replace(/[:.]$/, "");
  return plain.replace(/[ёүөң]/g, (each) => ({ ё: "е", ү: "у", ө: "о", ң: "н" })[each]);
}

/* The tables, lists, texts and numbers of TOML that a consultation is written in. */
function readToml(text) {
  let at = 0;
  const root = Object.create(null);
  const fail = () => {
    throw new Unreadable("toml");
  };
  const skip = (pattern) => {
    pattern.lastIndex = at;
    if (pattern.exec(text)) at = pattern.lastIndex;
  };
  const blank = () => skip(/[ \t]*/y);
  const between = () => skip(/(?:[ \t\r\n]|#[^\n]*)*/y);
  const take = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return fail();
    at = pattern.lastIndex;
    return found[0];
  };
  const string = () => {
    if (text.startsWith('"""', at) || text.startsWith("'''", at)) fail();
    if (text[at] === "'") return take(/'[^'\n]*'/y).slice(1, -1);
    return JSON.parse(take(/"(?:[^"\\\n]|\\["\\bfnrt]|\\u[0-9a-fA-F]{4})*"/y).replaceAll("\t", "\\t"));
  };
  const key = () => {
    const path = [];
    do {
      if (path.length) at++;
      blank();
      path.push("\"'".includes(text[at] || "x") ? string() : take(/[A-Za-z0-9_-]+/y));
      blank();
    } while (text[at] === ".");
    return path;
  };
  const into = (table, path) => {
    for (const each of path) {
      table = each in table ? table[each] : (table[each] = Object.create(null));
      if (Array.isArray(table)) table = table.at(-1);
      if (!isObject(table)) fail();
    }
    return table;
  };
  const assign = (table) => {
    const path = key();
    const last = path.pop();
    const target = into(table, path);
    if (text[at++] !== "=" || last in target) fail();
    blank();
    target[last] = value();
  };
  const series = (close, item) => {
    at++;
    between();
    while (text[at] !== close) {
      item();
      between();
      if (text[at] === ",") at++;
      else if (text[at] !== close) fail();
      between();
    }
    at++;
  };
  const value = () => {
    if ("\"'".includes(text[at] || "x")) return string();
    if (text[at] === "[") {
      const list = [];
      series("]", () => list.push(value()));
      return list;
    }
    if (text[at] === "{") {
      const table = Object.create(null);
      series("}", () => assign(table));
      return table;
    }
    const word = take(/[^\s,#\]}]+/y);
    return word === "true" ? true : word === "false" ? false : /^-?\d{1,15}$/.test(word) ? Number(word) : word;
  };
  let table = root;
  for (between(); at < text.length; between()) {
    if (text.startsWith("[[", at)) {
      at += 2;
      const path = key();
      const last = path.pop();
      const parent = into(root, path);
      if (!(last in parent)) parent[last] = [];
      if (!Array.isArray(parent[last]) || take(/\]\]/y) === "") fail();
      parent[last].push((table = Object.create(null)));
    } else if (text[at] === "[") {
      at++;
      table = into(root, key());
      take(/\]/y);
    } else assign(table);
    take(/[ \t]*(?:#[^\n]*)?(?:\r?\n|$)/y);
  }
  return root;
}
