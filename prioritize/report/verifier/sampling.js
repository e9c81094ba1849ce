/* Papers that were compared with what was typed: docs/bundle-format.md, "How papers are compared". */

const MOST_PLANNED = 100_000;

/* a (a − 1) … over b (b − 1) …, so many factors each. */
function falling(a, b, factors) {
  let [n, d] = [1n, 1n];
  for (let i = 0; i < factors; i++) {
    n *= BigInt(a - i);
    d *= BigInt(b - i);
  }
  return { n, d };
}

function choose(a, b) {
  if (b < 0 || b > a) return 0n;
  const { n, d } = falling(a, Math.min(b, a - b), Math.min(b, a - b));
  return n / d;
}

/* The risk after n papers with k mismatches; each formula with the fewer factors of two forms. */
function riskOf({ ballots, wrong, foreseen, design }, n, k) {
  if (design === "one-look") {
    const [few, many] = wrong < n ? [wrong, n] : [n, wrong];
    let ways = 0n;
    for (let i = 0; i <= Math.min(k, few); i++) ways += choose(many, i) * choose(ballots - many, few - i);
    return ratio(ways, choose(ballots, few));
  }
  if (k > foreseen) return ONE;
  const [looked, apart] = [n - k, wrong - foreseen];
  if (looked > ballots - wrong) return ZERO;
  const isShort = apart < looked;
  const part = isShort ? falling(ballots - foreseen - looked, ballots - foreseen, apart) : falling(ballots - wrong, ballots - foreseen, looked);
  const risk = ratio(part.n * choose(wrong, k), part.d * choose(foreseen, k));
  return compare(risk, ONE) > 0 ? ONE : risk;
}

/* The fewest papers that do with k mismatches; the risk only falls with every paper more. */
function papersFor(plan, k) {
  let [low, high] = [Math.max(k, 1), plan.ballots];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(riskOf(plan, middle, k), plan.limit) <= 0) high = middle;
    else low = middle + 1;
  }
  return high;
}

function limitOf(text) {
  try {
    return number(text);
  } catch {
    return ZERO;
  }
}

/* Takes a plan down where its numbers go together. */
function takePlan(past, { seq, body }, wrong) {
  const plan = { ...body, limit: limitOf(body.limit), sizes: [], drawn: new Map(), conclusions: 0, known: new Set(past.digits) };
  const stack = canonical([body.community, body.instrument, body.stack]);
  const isBound = body.wrong >= 1 && body.wrong <= body.ballots && body.foreseen < body.wrong;
  const isLimit = compare(plan.limit, ZERO) > 0 && compare(plan.limit, ratio(1n, 2n)) <= 0;
  const isNew = past.planned + body.ballots <= MOST_PLANNED && !past.stacks.has(stack);
  const isPlan = isBound && isLimit && isNew && body.papers === papersFor(plan, body.design === "one-look" ? body.foreseen : 0);
  if (!isPlan) return wrong("A01");
  past.planned += body.ballots;
  past.stacks.add(stack);
  past.plans.set(seq, plan);
}

/* At least 20 digits of three kinds, and no block again and again. */
function isThrown(digits) {
  return /^\d{20,}$/.test(digits) && new Set(digits).size >= 3 && !/^(\d+?)\1+$/.test(digits.slice(0, 1000));
}

/* The lowest tickets, in their order. */
function drawnPlaces({ ballots, stack }, digits, papers) {
  const seed = digestOf(utf8(`sample/v1\0${digits}\0${stack}`));
  const tickets = Array.from({ length: ballots }, (_, i) => {
    const ticket = BigInt(`0x${digestOf(utf8(`${seed}${i + 1}`))}`);
    return [[...String(ticket).padStart(64, "0")].reverse().join(""), i + 1];
  });
  tickets.sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return tickets.slice(0, papers).map((each) => each[1]);
}

const SAMPLING = {
  "audit.sampled"(plan, { digits, places }, past) {
    const [first] = plan.sizes;
    const size = places.length;
    const isSize = plan.design === "one-look" ? size === plan.papers : size >= plan.papers && size <= plan.ballots;
    const isLater = plan.design === "any-time" && plan.sizes.length === 1 && plan.conclusions && size > first && digits === plan.digits;
    const isFit = isThrown(digits) && !plan.known.has(digits) && isSize && (first === undefined || isLater);
    const isDrawn = isFit && canonical(drawnPlaces(plan, digits, size)) === canonical(places);
    past.digits.push(digits);
    if (!isDrawn) return "A02";
    plan.sizes.push(size);
    plan.digits = digits;
    for (const each of places) if (!plan.drawn.has(each)) plan.drawn.set(each, "");
  },
  "audit.observed"(plan, { place, agrees }) {
    if (plan.drawn.get(place) !== "") return "A03";
    plan.drawn.set(place, agrees);
  },
  "audit.concluded"(plan, { papers, mismatches, risk, verdict }) {
    const seen = [...plan.drawn.values()];
    const found = seen.filter((each) => each === "no").length;
    const isWhole = seen.length && !seen.includes("") && plan.conclusions < plan.sizes.length;
    if (!isWhole || papers !== seen.length || mismatches !== found) return "A03";
    plan.conclusions++;
    const own = riskOf(plan, papers, found);
    const rounded = ratio((own.n * 1_000_000n + own.d - 1n) / own.d, 1_000_000n);
    if (risk !== written(rounded) || verdict !== verdictOf(plan, own, found)) return "A03";
  },
};

function verdictOf(plan, risk, mismatches) {
  if (compare(risk, plan.limit) <= 0) return "confirmed";
  const mayGrow = plan.design === "any-time" && plan.drawn.size <= plan.papers;
  return mayGrow && papersFor(plan, mismatches) < plan.ballots ? "enlarge" : "recount";
}

function checkSampling(past, { type, body }, wrong) {
  const plan = past.plans.get(body.plan);
  const code = plan ? SAMPLING[type](plan, body, past) : "P16";
  if (code) wrong(code);
}
