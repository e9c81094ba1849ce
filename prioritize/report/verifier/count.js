/* Counting: methods/dots/*.md and methods/ranked/*.md say the rules. A count gives scores, or tiers
   where there are none, and how many people's ballots there were. */

const MOST_WORK = 20_000_000;
const COUNTS = { dots: countDots, plurality: countPlurality, approval: countApproval, borda: countBorda, "instant-runoff": countRunoff };
const sumOf = (numbers) => numbers.reduce(plus, ZERO);
const people = (profile) => (profile.ballots ? plus(profile.blank, sumOf(profile.ballots.map((each) => each.people))) : null);

function scoresOf(ids) {
  const scores = new Map(ids.map((id) => [id, ZERO]));
  return { scores, give: (id, points) => scores.set(id, plus(scores.get(id), points)) };
}

function countDots(profile, options) {
  if (profile.totals) return { scores: profile.totals };
  const most = number(options.per_voter);
  const cap = options.cap === null || options.cap === undefined ? null : number(options.cap);
  const { scores, give } = scoresOf(profile.ids);
  for (const { dots, weight } of profile.ballots) {
    if (!dots) throw new Unreadable("votes");
    const used = sumOf([...dots.values()]);
    const over = compare(used, most) > 0;
    const isValid = !(cap && [...dots.values()].some((each) => compare(each, cap) > 0)) && !(options.exactly && compare(used, most) < 0);
    if (!isValid || (over && options.over_full !== "scaled")) continue;
    const worth = over ? ratio(most.n * used.d, most.d * used.n) : ONE;
    for (const [id, each] of dots) give(id, times(times(each, worth), weight));
  }
  return { scores };
}

function countApproval(profile, options) {
  const isSplit = options.split === "satisfaction";
  if (profile.totals && isSplit) throw new Unreadable("votes");
  if (profile.totals) return { scores: profile.totals };
  const { scores, give } = scoresOf(profile.ids);
  for (const { dots, weight } of profile.ballots) {
    if (!dots) throw new Unreadable("votes");
    const marked = [...dots].filter(([, each]) => compare(each, ZERO) > 0);
    for (const [id] of marked) give(id, isSplit ? times(weight, ratio(1n, BigInt(marked.length))) : weight);
  }
  return { scores };
}

/* A ballot counts for the one project that it marks, or ranks first; with more it counts for none. */
function countPlurality(profile) {
  if (profile.totals) return { scores: profile.totals };
  const { scores, give } = scoresOf(profile.ids);
  for (const { dots, ranks, weight } of profile.ballots) {
    const marked = dots ? [...dots].filter(([, each]) => compare(each, ZERO) > 0).map(([id]) => id) : ranks.find((each) => each.length) || [];
    if (marked.length === 1 && marked[0] !== null) give(marked[0], weight);
  }
  return { scores };
}

/* Ranks that are an order: nothing skipped, no project twice, no unknown marks. */
function orderOf({ ranks }) {
  if (!ranks) throw new Unreadable("votes");
  const named = ranks.flat();
  if (named.includes(null) || new Set(named).size < named.length || ranks.some((each) => !each.length)) throw new Unreadable("votes");
  return ranks;
}

function countBorda(profile, options) {
  if (options.unranked !== "last" || !profile.ballots) throw new Unreadable("options");
  const { scores, give } = scoresOf(profile.ids);
  const half = (value) => ratio(BigInt(value), 2n);
  for (const ballot of profile.ballots) {
    const order = orderOf(ballot);
    const ranked = order.flat().length;
    if (!ranked) continue;
    const missing = profile.ids.length - ranked;
    // The number of projects below the best of those that share a place.
    let top = options.truncated === "modified" ? ranked - 1 : profile.ids.length - 1;
    for (const shared of order) {
      const bottom = top - shared.length + 1;
      const doubled = { average: top + bottom, high: 2 * top, low: 2 * bottom }[options.equal];
      for (const id of shared) give(id, times(ballot.weight, half(doubled + 2 * options.base)));
      top = bottom - 1;
    }
    if (options.truncated !== "average") continue;
    for (const id of profile.ids.filter((each) => !order.flat().includes(each))) {
      give(id, times(ballot.weight, half(missing - 1 + 2 * options.base)));
    }
  }
  return { scores };
}

/* Instant runoff, in every way in which ties for the fewest votes can fall: whoever is in the count
   together at some time in all the ways stands before those who have left. */
function countRunoff(profile, options) {
  const plain = { overvote: "exhaust", max_skipped: "unlimited", duplicate: "skip", batch: false };
  const isPlain = Object.entries(plain).every(([key, value]) => options[key] === value);
  if (!isPlain || options.eliminate_first.length || !profile.ballots) throw new Unreadable("options");
  const indexes = profile.ids.map((_, i) => i);
  const at = new Map(profile.ids.map((id, i) => [id, i]));
  const ballots = profile.ballots.map(({ ranks, weight }) => {
    if (!ranks) throw new Unreadable("votes");
    const end = ranks.findIndex((each) => each.length > 1);
    return { order: (end < 0 ? ranks : ranks.slice(0, end)).flat().map((id) => at.get(id)), weight };
  });
  let waiting = new Map([[indexes.join(), indexes]]);
  const cuts = [];
  let forks = false;
  let work = 0;
  while (waiting.size) {
    let largest = 0;
    for (const left of waiting.values()) largest = Math.max(largest, left.length);
    // Every way passes through the only set there is at this moment.
    if (waiting.size === 1) cuts.push([...waiting.values()][0]);
    const next = new Map();
    for (const [key, left] of waiting) {
      if (left.length < largest) next.set(key, left);
      else {
        const ways = eliminations(left, ballots, options.ties === "together");
        forks ||= ways.length > 1;
        if (forks) work += ballots.length + ways.length * left.length;
        if (work > MOST_WORK) throw new Unreadable("ties");
        for (const rest of ways) if (rest.length) next.set(rest.join(), rest);
      }
    }
    waiting = next;
  }
  const tiers = cuts.map((set, i) => set.filter((each) => !(cuts[i + 1] || []).includes(each))).reverse();
  return { tiers: tiers.map((tier) => tier.map((each) => profile.ids[each])), forks };
}

/* Who may be left after this round: one set, or one for each of those tied for the fewest votes. */
function eliminations(left, ballots, isTogether) {
  if (left.length === 1) return [[]];
  const inside = new Set(left);
  const votes = new Map(left.map((each) => [each, ZERO]));
  for (const { order, weight } of ballots) {
    const first = order.find((each) => inside.has(each));
    if (first !== undefined) votes.set(first, plus(votes.get(first), weight));
  }
  const fewest = left.map((each) => votes.get(each)).reduce((a, b) => (compare(a, b) < 0 ? a : b));
  const last = left.filter((each) => compare(votes.get(each), fewest) === 0);
  if (isTogether || !compare(fewest, ZERO)) return [left.filter((each) => !last.includes(each))];
  return last.map((gone) => left.filter((each) => each !== gone));
}

/* Places from scores: equal scores share one. */
function rankingOf({ scores, tiers }) {
  let groups = (tiers || []).map((ids) => ({ ids, score: null }));
  if (scores) {
    const sorted = [...scores].sort((a, b) => compare(b[1], a[1]));
    for (const [id, score] of sorted) {
      const last = groups.at(-1);
      if (last && last.score === written(score)) last.ids.push(id);
      else groups.push({ ids: [id], score: written(score) });
    }
  }
  let rank = 1;
  groups = groups.map(({ ids, score }) => {
    const tier = { rank, projects: [...ids].sort(), score };
    rank += ids.length;
    return tier;
  });
  return groups;
}
