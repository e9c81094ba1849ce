/* Exact numbers: whole ones of any length, and ratios of them. Nothing is ever rounded. */

function ratio(n, d = 1n) {
  const gcd = (a, b) => (b ? gcd(b, a % b) : a < 0n ? -a : a);
  const common = gcd(n, d) || 1n;
  return { n: n / common, d: d / common };
}

const ZERO = ratio(0n);
const ONE = ratio(1n);
const plus = (a, b) => (a.d === 1n && b.d === 1n ? { n: a.n + b.n, d: 1n } : ratio(a.n * b.d + b.n * a.d, a.d * b.d));
const times = (a, b) => (a.d === 1n && b.d === 1n ? { n: a.n * b.n, d: 1n } : ratio(a.n * b.n, a.d * b.d));
const compare = (a, b) => (a.n * b.d < b.n * a.d ? -1 : a.n * b.d > b.n * a.d ? 1 : 0);
const written = (a) => (a.d === 1n ? `${a.n}` : `${a.n}/${a.d}`);

/* "12", "-0.5" or "7/3"; at most 15 digits, so that nobody can make this page think for ever. */
function number(text) {
  const found = /^(-?)(\d{1,15})(?:[.,](\d{1,9})|\/(\d{1,15}))?$/.exec(String(text).trim());
  if (!found || /^0+$/.test(found[4] || "1")) throw new Unreadable("number");
  const [, sign, whole, decimals = "", divisor] = found;
  const size = BigInt(whole + decimals);
  return ratio(sign ? -size : size, divisor ? BigInt(divisor) : 10n ** BigInt(decimals.length));
}

/* Thrown where this page cannot read something; that accuses nobody. */
class Unreadable extends Error {}
