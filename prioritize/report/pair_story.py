"""Why one project stands above another, read from the steps of the count."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from prioritize.model.outcome import Relation
from prioritize.report.defeat_story import defeat_story
from prioritize.report.headline import moved_between, scores_that_order
from prioritize.report.measure import measured_together
from prioritize.report.naming import Naming
from prioritize.report.numbers import shown
from prioritize.report.order_story import order_story
from prioritize.report.points_story import points_story
from prioritize.report.product_story import product_story
from prioritize.report.row import deciding_score, rows
from prioritize.report.sentence import sentence
from prioritize.report.stage_sentence import excluded_from
from prioritize.report.tie_sentence import ordinal
from prioritize.tally.listing import Listing
from prioritize.tally.replay import lasting
from prioritize.tally.result import ranking_of
from prioritize.tally.step import (
    Chosen,
    Compared,
    Considered,
    Exchange,
    Excluded,
    Parted,
    Placed,
    Resolved,
    Round,
    Shared,
    Step,
)
from prioritize.text import Fact, Message, counted, message


__all__ = ["Pair", "pair_of", "pair_story"]


@frozen
class Pair:
    """Two projects of a list; where neither stands above the other, `ordered` is false."""

    above: str
    below: str
    ordered: bool

    @property
    def both(self) -> tuple[str, str]:
        """The two projects."""
        return self.above, self.below


def pair_of(listing: Listing, first: str, second: str) -> Pair:
    """Find out which of two projects stands above the other."""
    outcome = listing.result.outcome
    if isinstance(outcome, Relation):
        above = {(first, second), (second, first)} & set(outcome.pairs)
        return Pair(*min(above), ordered=True) if above else Pair(first, second, ordered=False)
    places = ranking_of(outcome).places()
    last = len(places) + 1
    ranks = places.get(first, last), places.get(second, last)
    pair = (first, second) if ranks[0] <= ranks[1] else (second, first)
    return Pair(*pair, ordered=ranks[0] != ranks[1])


def pair_story(listing: Listing, pair: Pair, names: Naming) -> Iterator[Message]:
    """Say which of two projects stands above the other, and what in the count made it so."""
    excluded = excluded_from(listing.result.steps)
    if excluded.keys() & {pair.above, pair.below}:
        yield from _unranked(excluded, pair, names)
        return
    yield _order(listing, pair, names)
    yield from _scores(listing, pair, names)
    yield from product_story(listing.result, pair.above, pair.below, names) or points_story(
        listing.result, pair.above, pair.below, names
    )
    yield from _rounds(listing.result.steps, pair, names)
    for step in listing.result.steps:
        if _tells(step, pair):
            yield sentence(step, names)
    yield from defeat_story(listing.result, pair.above, pair.below, names)
    yield from _places(listing.result.steps, pair, names)
    yield from order_story(listing.result, pair.above, pair.below, names)
    if isinstance(listing.result.outcome, Relation) and pair.ordered:
        yield from _way(listing.result.outcome, pair, names)


def _unranked(excluded: Mapping[str, Excluded], pair: Pair, names: Naming) -> Iterator[Message]:
    """Say of two projects, one of which at least is not ranked, who is and why the other is not."""
    for project in (pair.above, pair.below):
        if project in excluded:
            yield sentence(excluded[project], names)
        else:
            yield message("{project} is ranked.", project=names.project(project))


def _order(listing: Listing, pair: Pair, names: Naming) -> Message:
    above, below = names.project(pair.above), names.project(pair.below)
    if pair.ordered:
        return message("{above} stands above {below}.", above=above, below=below)
    if isinstance(listing.result.outcome, Relation):
        return message("There is no order between {one} and {other}.", one=above, other=below)
    row = next(row for row in rows(listing.result) if row.project == pair.above)
    return message(
        "{one} and {other} share {first}–{last}.",
        one=above,
        other=below,
        first=ordinal(row.first),
        last=ordinal(row.last),
    )


def _scores(listing: Listing, pair: Pair, names: Naming) -> Iterator[Message]:
    """Compare the numbers that make the order, and say what would have turned it round."""
    decisive = deciding_score(listing.result)
    scores = dict(decisive.scores) if decisive else {}
    if decisive is None or not {pair.above, pair.below} <= scores.keys():
        return
    difference = scores[pair.above] - scores[pair.below]
    above, below = names.project(pair.above), names.project(pair.below)
    both = scores[pair.above], scores[pair.below]
    more, fewer = measured_together(both, decisive.measure, names)
    if not difference:
        yield message("{one} and {other} both have {score}.", one=above, other=below, score=more)
        return
    yield message(
        "{above} has {more}, {below} has {fewer}: a difference of {difference}.",
        above=above,
        more=more,
        below=below,
        fewer=fewer,
        difference=names.number(abs(difference)),
    )
    if scores_that_order(listing.result):
        yield from moved_between(listing, pair.above, pair.below)


def _rounds(steps: Sequence[Step], pair: Pair, names: Naming) -> Iterator[Message]:
    """Tell of the first round in which one of the two left or got a place, and the other not."""
    for step in lasting(steps):
        if not isinstance(step, Round):
            continue
        for gone in (step.elected, step.eliminated):
            one = {pair.above, pair.below} & set(gone)
            if len(one) == 1:
                yield _parting(step, one.pop(), pair, names)
                return


def _parting(step: Round, project: str, pair: Pair, names: Naming) -> Message:
    votes = dict(step.tally)
    other = pair.below if project == pair.above else pair.above
    facts: dict[str, Fact] = {
        "project": names.project(project),
        "votes": shown(votes.get(project, 0)),
        "other": names.project(other),
        "others_votes": shown(votes.get(other, 0)),
        "number": shown(step.number),
    }
    if project in step.elected:
        return message(
            "{project} got a place in round {number} with {votes}; {other} had {others_votes}.",
            **facts,
        )
    return message(
        "{project} left the count in round {number} with {votes}; {other} had {others_votes} and"
        " stayed.",
        **facts,
    )


def _places(steps: Sequence[Step], pair: Pair, names: Naming) -> Iterator[Message]:
    """Tell why the one of the two got its place, and the other one its own if that is another."""
    both = {pair.above, pair.below}
    placed = [
        step
        for step in steps
        if isinstance(step, Placed) and step.reason and both & set(step.projects)
    ]
    for step in placed[:1]:
        yield sentence(step, names)
    # Who leaves first needs no reason for who stays; of two that get a place each has its own.
    if len(placed) > 1 and placed[0].end == "top" and placed[0].reason != placed[1].reason:
        yield sentence(placed[1], names)


def _tells(step: Step, pair: Pair) -> bool:
    """Say whether a step is about these two, or decides about money for one of them."""
    both = {pair.above, pair.below}
    if isinstance(step, Compared):
        return {step.first, step.second} == both
    if isinstance(step, Chosen):
        return both <= set(step.tied)
    if isinstance(step, (Resolved, Parted)):
        return both <= {each for tier in step.tiers for each in tier}
    if isinstance(step, Shared):
        return both <= set(step.projects)
    if isinstance(step, Exchange):
        return {step.leaving, step.entering} == both
    return isinstance(step, Considered) and step.project in both


def _way(relation: Relation, pair: Pair, names: Naming) -> Iterator[Message]:
    """Name who stands between the two, where the relation says so."""
    pairs = set(relation.pairs)
    between = sorted(
        {lower for higher, lower in pairs if higher == pair.above}
        & {higher for higher, lower in pairs if lower == pair.below}
    )
    if between:
        yield counted(
            "Between them stands {projects}.",
            "Between them stand {projects}.",
            number=len(between),
            projects=names.listed(between),
        )
