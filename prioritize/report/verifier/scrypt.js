/* The code for the flip chart: scrypt (RFC 7914) of the root, so that nobody can try out many logs
   until one has a code that looks the same. Block size 8, one lane, 2^14 turns. */

function hmac(key, message) {
  const pad = (value) => Uint8Array.from({ length: 64 }, (_, i) => (key[i] || 0) ^ value);
  return sha256(joined(pad(0x5c), sha256(joined(pad(0x36), message))));
}

/* PBKDF2 with one turn; the root as the key has 32 bytes, fewer than a block. */
function stretched(key, salt, length) {
  const blocks = [];
  for (let i = 1; 32 * blocks.length < length; i++) blocks.push(hmac(key, joined(salt, [0, 0, i >> 8, i & 255])));
  return joinedAll(blocks).subarray(0, length);
}

const QUARTERS = [0, 4, 8, 12, 5, 9, 13, 1, 10, 14, 2, 6, 15, 3, 7, 11, 0, 1, 2, 3, 5, 6, 7, 4, 10, 11, 8, 9, 15, 12, 13, 14];
const WORDS_IN_BLOCK = 256;

/* Salsa20/8 of x, which becomes its result; y is room to work in. */
function salsa(x, y) {
  y.set(x);
  for (let turn = 0; turn < 4; turn++) {
    for (let i = 0; i < 32; i += 4) {
      const [a, b, c, d] = [QUARTERS[i], QUARTERS[i + 1], QUARTERS[i + 2], QUARTERS[i + 3]];
      let sum = y[a] + y[d];
      y[b] ^= (sum << 7) | (sum >>> 25);
      sum = y[b] + y[a];
      y[c] ^= (sum << 9) | (sum >>> 23);
      sum = y[c] + y[b];
      y[d] ^= (sum << 13) | (sum >>> 19);
      sum = y[d] + y[c];
      y[a] ^= (sum << 18) | (sum >>> 14);
    }
  }
  for (let i = 0; i < 16; i++) x[i] += y[i];
}

/* Mixes a block into another: even parts go to the front, odd ones behind. */
function mix(block, out, x, y) {
  x.set(block.subarray(WORDS_IN_BLOCK - 16));
  for (let i = 0; i < 16; i++) {
    for (let j = 0; j < 16; j++) x[j] ^= block[16 * i + j];
    salsa(x, y);
    out.set(x, 16 * ((i >> 1) + (i & 1 ? 8 : 0)));
  }
}

function scrypt(key, salt, turns) {
  let block = new Uint32Array(stretched(key, salt, 4 * WORDS_IN_BLOCK).slice().buffer);
  let out = new Uint32Array(WORDS_IN_BLOCK);
  const [x, y] = [new Uint32Array(16), new Uint32Array(16)];
  const all = new Uint32Array(WORDS_IN_BLOCK * turns);
  for (let i = 0; i < turns; i++) {
    all.set(block, WORDS_IN_BLOCK * i);
    mix(block, out, x, y);
    [block, out] = [out, block];
  }
  for (let i = 0; i < turns; i++) {
    const from = WORDS_IN_BLOCK * (block[WORDS_IN_BLOCK - 16] % turns);
    for (let j = 0; j < WORDS_IN_BLOCK; j++) block[j] ^= all[from + j];
    mix(block, out, x, y);
    [block, out] = [out, block];
  }
  return stretched(key, new Uint8Array(block.buffer), 32);
}

/* The number modulo 10^30, as six groups of five digits. */
function flipChartCode(root) {
  const key = scrypt(root, utf8("flipchart/v1"), 2 ** 14);
  const digits = String(BigInt(`0x${hex(key)}`) % 10n ** 30n).padStart(30, "0");
  return digits.match(/\d{5}/g).join(" ");
}
