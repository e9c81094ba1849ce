"use strict";

/* Bytes and SHA-256. The browser has its own, but not on every page opened from a stick, and it
   answers later; this one answers at once, everywhere, and is checked against it in the tests. */

const SHA_ROOTS = primeRoots();

function primeRoots() {
  // The constants are the first 32 bits behind the point of the square roots of 8 primes and the
  // cube roots of 64. They are found with whole numbers, so that no rounding can spoil one.
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const root = (number, power, bits) => {
    let low = 0n;
    let high = 1n << bits;
    while (low < high) {
      const middle = (low + high + 1n) / 2n;
      if (middle ** power <= number) low = middle;
      else high = middle - 1n;
    }
    return Number(low & 0xffffffffn);
  };
  return {
    start: primes.slice(0, 8).map((p) => root(BigInt(p) << 64n, 2n, 40n)),
    round: primes.map((p) => root(BigInt(p) << 96n, 3n, 40n)),
  };
}

function sha256(bytes) {
  const padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
  const state = Int32Array.from(SHA_ROOTS.start);
  const k = Int32Array.from(SHA_ROOTS.round);
  const w = new Int32Array(64);
  for (let at = 0; at < padded.length; at += 64) shaBlock(view, at, state, k, w);
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => out.setInt32(4 * i, word));
  return new Uint8Array(out.buffer);
}

function shaBlock(view, at, state, k, w) {
  const turn = (x, n) => (x >>> n) | (x << (32 - n));
  for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + 4 * i);
  for (let i = 16; i < 64; i++) {
    const a = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ (w[i - 15] >>> 3);
    const b = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ (w[i - 2] >>> 10);
    w[i] = (w[i - 16] + a + w[i - 7] + b) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const big = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const first = (h + big + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0;
    const other = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const second = (other + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = (state[i] + word) | 0));
}

const hex = (bytes) => Array.from(bytes, (each) => each.toString(16).padStart(2, "0")).join("");
const digestOf = (bytes) => hex(sha256(bytes));
const fileDigests = new WeakMap();

/* The digest of a file, which is asked for more than once. */
function digestOfFile(bytes) {
  if (!fileDigests.has(bytes)) fileDigests.set(bytes, digestOf(bytes));
  return fileDigests.get(bytes);
}

const utf8 = (text) => new TextEncoder().encode(text);
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));

/* Fails on what is no UTF-8 and keeps a byte order mark, which then is no JSON. */
const textOf = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);

const joined = (...parts) => joinedAll(parts);

function joinedAll(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function sameBytes(one, other) {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

/* Lines without their ends; what stands after the last line feed comes as a last line. */
function linesOf(bytes) {
  const lines = [];
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return { lines, rest: bytes.subarray(start) };
}

/* Texts in the order of their bytes as UTF-8, which JavaScript's own order is but for rare signs. */
function sortedTexts(texts) {
  const sorted = [...texts].sort();
  if (!sorted.some((each) => /[\ud800-\udfff]/.test(each))) return sorted;
  const points = (text) => [...text].map((each) => each.codePointAt(0));
  return sorted.sort((one, other) => {
    const [a, b] = [points(one), points(other)];
    const at = a.findIndex((each, i) => each !== b[i]);
    return at < 0 ? a.length - b.length : a[at] - (b[at] ?? -1);
  });
}
