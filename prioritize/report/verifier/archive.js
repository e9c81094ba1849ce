/* Archives: files stored as they are, sorted, dated 1980-01-01, and nothing between them. What was
   read is written again and compared, so that nothing can hide. */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  return n;
});

function crc32(bytes) {
  let crc = -1;
  for (let i = 0; i < bytes.length; i++) crc = CRC_TABLE[(crc ^ bytes[i]) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}

/* Little-endian fields as [bytes, value]. */
function packed(...fields) {
  const out = [];
  for (const [size, value] of fields) {
    for (let i = 0; i < size; i++) out.push(Math.floor(value / 256 ** i) & 255);
  }
  return Uint8Array.from(out);
}

function zipOf(files) {
  const [heads, tails] = [[], []];
  let at = 0;
  for (const [path, content] of [...files].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const name = utf8(path);
    const size = content.length;
    const facts = [[2, 20], [2, 0], [2, 0], [2, 0], [2, 33], [4, crc32(content)], [4, size], [4, size], [2, name.length], [2, 0]];
    const head = packed([4, LOCAL], ...facts);
    const rest = packed([2, 0], [2, 0], [2, 0], [4, 0o100644 * 65536], [4, at]);
    tails.push(packed([4, CENTRAL], [1, 20], [1, 3], ...facts), rest, name);
    heads.push(head, name, content);
    at += head.length + name.length + size;
  }
  const list = joinedAll(tails);
  const end = packed([4, END], [4, 0], [2, files.size], [2, files.size], [4, list.length], [4, at], [2, 0]);
  return joinedAll([...heads, list, end]);
}

const damaged = () => {
  throw new Unreadable("archive");
};

/* Finds the end of an archive, perhaps before a comment; throws where there is none. */
function endOf(view) {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65557); at--) {
    if (view.getUint32(at, true) === END) return at;
  }
  return damaged();
}

/* Reads an archive; throws where it is damaged beyond reading. */
function unzip(bytes, found) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = endOf(view);
  const [count, size, start] = [view.getUint16(end + 10, true), view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  // What stands before the archive moves everything in it.
  const moved = end - size - start;
  if (moved < 0) damaged();
  const files = new Map();
  let at = start + moved;
  let isPlain = true;
  for (let left = count; left > 0; left--) {
    if (view.getUint32(at, true) !== CENTRAL) damaged();
    const entry = entryAt(view, bytes, at, moved);
    const { path, method, content } = entry;
    if (files.has(path)) found("B14", path);
    if (!isBundlePath(path)) found("B18", path);
    else if (method !== 0) found("B14", path);
    else if (crc32(content()) !== entry.crc) damaged();
    else files.set(path, content());
    isPlain &&= files.has(path);
    at = entry.next;
  }
  if (isPlain && !sameBytes(zipOf(files), bytes)) found("B14", ".zip");
  return files;
}

function entryAt(view, bytes, at, moved) {
  const [names, extra, comment] = [28, 30, 32].map((each) => view.getUint16(at + each, true));
  const size = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true) + moved;
  const name = (from) => String.fromCharCode(...bytes.subarray(from, from + names));
  const content = () => {
    if (view.getUint32(local, true) !== LOCAL || name(local + 30) !== name(at + 46)) damaged();
    const from = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    return from + size > bytes.length ? damaged() : bytes.subarray(from, from + size);
  };
  const [method, crc] = [view.getUint16(at + 10, true), view.getUint32(at + 16, true)];
  return { path: name(at + 46), method, crc, content, next: at + 46 + names + extra + comment };
}
