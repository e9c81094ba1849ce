"""Who is first, why before the second, and how much would have turned the two round."""

from collections.abc import Iterator, Sequence

from prioritize.report.headline import (
    counts_each_as_one,
    leaders,
    scores_that_order,
    told_decision,
)
from prioritize.report.map_sentence import map_sentences
from prioritize.report.measure import measured, moved_from
from prioritize.report.naming import Naming
from prioritize.report.pair_story import Pair, pair_story
from prioritize.report.public.instrument import instrument_title
from prioritize.report.row import deciding_score
from prioritize.report.sentence import sentence
from prioritize.report.tie_sentence import tie_decisions
from prioritize.tally.listing import Listing
from prioritize.tally.result import ranking_of
from prioritize.tally.step import Compared, Resolved
from prioritize.text import Message, counted, message


__all__ = ["lead"]


def lead(listing: Listing, parts: Sequence[Listing], names: Naming) -> Iterator[Message]:
    """Say who is first and second, why, and what became of ties.

    Parameters
    ----------
    listing
        The list that is shown.
    parts
        The lists that it is made of, where it is a combined one.

    """
    if listing.map_evidence:
        yield from map_sentences(listing.map_evidence, names)
        return
    first, second = (*ranking_of(listing.result.outcome).tiers[:2], (), ())[:2]
    pair = Pair(first[0], second[0], ordered=True) if len(first) == len(second) == 1 else None
    if parts:
        yield from _ahead(first, names)
        yield from _compared(parts, pair, names)
        yield from _agreed(parts, names)
    else:
        yield from _why(listing, pair, names)
    told = None if parts else told_decision(listing)
    yield from tie_decisions(listing.result, names, told=told)
    if pair is not None:
        yield from _round_again(listing, pair, names)


def _ahead(first: Sequence[str], names: Naming) -> Iterator[Message]:
    if first:
        yield counted(
            "{projects} is first.",
            "{projects} share the first places.",
            number=len(first),
            projects=names.listed(first),
        )


def _why(listing: Listing, pair: Pair | None, names: Naming) -> Iterator[Message]:
    """Compare the first with the second by the number that makes the order, else by the steps."""
    decisive = scores_that_order(listing.result)
    if decisive is None:
        first = next(iter(ranking_of(listing.result.outcome).tiers), ())
        yield from pair_story(listing, pair, names) if pair else _ahead(first, names)
        return
    yield from leaders(listing, names)
    yield from _face_to_face(listing, pair, names)
    if pair is not None and listing.view == "raw" and counts_each_as_one(listing.result):
        scores = dict(decisive.scores)
        margin = moved_from(
            scores[pair.above] - scores[pair.below],
            decisive.measure,
            above=names.project(pair.above),
            below=names.project(pair.below),
        )
        if margin is not None:
            yield margin


def _face_to_face(listing: Listing, pair: Pair | None, names: Naming) -> Iterator[Message]:
    """Tell how the two did against each other, where projects were compared in pairs."""
    for step in listing.result.steps:
        if (
            pair
            and isinstance(step, Compared)
            and {step.first, step.second} == {pair.above, pair.below}
        ):
            yield sentence(step, names)


def _compared(parts: Sequence[Listing], pair: Pair | None, names: Naming) -> Iterator[Message]:
    """Set the two beside each other in every list that the combined one is made of."""
    for part in parts if pair else ():
        decisive = deciding_score(part.result)
        scores = dict(decisive.scores) if decisive else {}
        if pair is None or decisive is None or not {pair.above, pair.below} <= scores.keys():
            continue
        yield message(
            "{instrument}: {above} {more}, {below} {fewer}.",
            instrument=instrument_title(part.instrument, names),
            above=names.project(pair.above),
            more=measured(scores[pair.above], decisive.measure, names),
            below=names.project(pair.below),
            fewer=measured(scores[pair.below], decisive.measure, names),
        )


def _agreed(parts: Sequence[Listing], names: Naming) -> Iterator[Message]:
    """Say whether the instruments have the same project in front, and which ones if not."""
    fronts = {each.instrument: ranking_of(each.result.outcome).tiers[:1] for each in parts}
    if len(fronts) > 1 and len(set(fronts.values())) == 1:
        yield message("The same is first in all of them.")
    elif len(fronts) > 1:
        for instrument, tiers in fronts.items():
            yield message(
                "First in {instrument}: {projects}.",
                instrument=instrument_title(instrument, names),
                projects=names.listed(each for tier in tiers for each in tier),
            )


def _round_again(listing: Listing, pair: Pair, names: Naming) -> Iterator[Message]:
    """Say what would have turned round the re-vote that put one before the other."""
    for step in listing.result.steps:
        votes = dict(step.votes) if isinstance(step, Resolved) else {}
        if {pair.above, pair.below} <= votes.keys():
            difference = votes[pair.above] - votes[pair.below]
            above, below = names.project(pair.above), names.project(pair.below)
            margin = moved_from(difference, "votes", above=above, below=below)
            if margin is not None:
                yield message("In the second round: {margin}", margin=margin)
