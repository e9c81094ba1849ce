"""What merges of posters did to the lists of an evening, for its minutes and in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import evolve, frozen

from prioritize.errors import Finding, Spot, finding
from prioritize.intake.hall.merge import Merged
from prioritize.model.hall.evening import PlacedMerge
from prioritize.model.meeting import Merge, MergeEffect
from prioritize.model.outcome import Tiers
from prioritize.report.measure import measured
from prioritize.report.naming import Naming
from prioritize.report.numbers import shown
from prioritize.report.row import deciding_score
from prioritize.report.tie_sentence import ordinal
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.result import ranking_of
from prioritize.text import Message, counted, message


__all__ = ["Unmerged", "absorbed", "told_merges"]

_RAW = "raw"


@frozen
class Unmerged:
    """The lists as they would be without one of the merges."""

    placed: PlacedMerge
    lists: Lists


def told_merges(
    lists: Lists, unmerged: Iterable[Unmerged], parts: Sequence[Merged]
) -> tuple[Lists, tuple[Merge, ...]]:
    """Say in every list what merges did to it.

    Parameters
    ----------
    lists
        The lists with all merges.
    unmerged
        For each merge the lists without it.
    parts
        The votes after merging, with the ranges that a wall leaves open.

    Returns
    -------
    tuple
        The lists with what was found, and the merges with their effects.

    """
    found: dict[int, list[Finding]] = {}
    merges = []
    for each in unmerged:
        effects = []
        before = {_key(listing): listing for listing in each.lists.listings}
        for number, after in enumerate(lists.listings):
            earlier = before.get(_key(after))
            if earlier is not None and _is_changed(each.placed.merge, earlier):
                effect = _effect(earlier, after, _possible(each.placed.merge, after, parts))
                effects.append(effect)
                said = _sentences(
                    each.placed, effect, after, _twice(each.placed.merge, after, parts)
                )
                found.setdefault(number, []).extend(said)
        merges.append(evolve(each.placed.merge, effects=tuple(effects)))
    listings = tuple(
        evolve(listing, findings=(*listing.findings, *found.get(number, ())))
        for number, listing in enumerate(lists.listings)
    )
    return evolve(lists, listings=listings), tuple(merges)


def _key(listing: Listing) -> tuple[str, str, str]:
    return listing.instrument, listing.level, listing.view


def _is_changed(merge: Merge, before: Listing) -> bool:
    """Say whether a list held any poster that is merged into another."""
    held = set(ranking_of(before.result.outcome).projects)
    return before.view == _RAW and not held.isdisjoint(set(merge.projects) - {merge.into})


def _effect(
    before: Listing, after: Listing, possible: tuple[tuple[str, Fraction, Fraction], ...]
) -> MergeEffect:
    earlier, later = ranking_of(before.result.outcome), ranking_of(after.result.outcome)
    return MergeEffect(after.instrument, earlier.tiers, later.tiers, possible)


def _possible(
    merge: Merge, listing: Listing, parts: Sequence[Merged]
) -> tuple[tuple[str, Fraction, Fraction], ...]:
    own = (part for part in parts if part.collected.input.id == listing.instrument)
    return tuple(each for part in own for each in part.possible if each[0] == merge.into)


def _twice(merge: Merge, listing: Listing, parts: Sequence[Merged]) -> int:
    own = (part for part in parts if part.collected.input.id == listing.instrument)
    return sum(number for part in own for id, number in part.twice if id == merge.into)


def _sentences(
    placed: PlacedMerge, effect: MergeEffect, listing: Listing, twice: int
) -> Iterator[Finding]:
    """Say what was merged, where it stands with the merge and without it, and what stays open."""
    merge, spot = placed.merge, placed.spot
    now, then = _places(effect.after), _places(effect.before)
    apart = tuple(
        message("{id} {place}", id=id, place=then[id]) for id in merge.projects if id in then
    )
    others = absorbed(merge)
    place = now.get(merge.into, message("nowhere"))
    what = counted(
        "{projects} counts as {into}. If merged: {place}; if not merged: {apart}",
        "{projects} count as {into}. If merged: {place}; if not merged: {apart}",
        number=len(others),
        projects=others,
        into=merge.into,
        place=place,
        apart=apart,
    )
    yield finding(what, spot)
    for _, lowest, highest in effect.possible:
        yield _range(merge, effect, (lowest, highest), listing=listing, spot=spot)
    if twice:
        many = counted(
            "{number} person marked several of them and counts once",
            "{number} people marked several of them and count once each",
            number=twice,
        )
        yield finding(many, spot)


def _range(
    merge: Merge,
    effect: MergeEffect,
    votes: tuple[Fraction, Fraction],
    *,
    listing: Listing,
    spot: Spot,
) -> Finding:
    """Say how many votes a merged poster may stand for, and where the fewest would put it."""
    lowest, highest = votes
    decisive = deciding_score(listing.result)
    what = message(
        "People may have voted for several of them: {project} stands for {lowest} to {highest}",
        project=merge.into,
        lowest=shown(lowest),
        highest=measured(highest, decisive.measure if decisive else "", Naming({})),
    )
    scores = dict(ranking_of(listing.result.outcome).scores)
    others = [score for id, score in scores.items() if id != merge.into]
    first = 1 + sum(score > lowest for score in others)
    last = first + sum(score == lowest for score in others)
    place = _span(first, last)
    if place == _places(effect.after).get(merge.into):
        remedy = message("That could not change its place.")
    else:
        remedy = message("With the fewest it would be {place}.", place=place)
    return finding(what, spot, remedy=remedy)


def absorbed(merge: Merge) -> tuple[str, ...]:
    """Return the posters that stand for another one now."""
    return tuple(each for each in merge.projects if each != merge.into)


def _places(tiers: Tiers) -> Mapping[str, Message]:
    """Return every project's place in words: 2nd, or 2nd–3rd where it is shared."""
    places: dict[str, Message] = {}
    for tier in tiers:
        first = len(places) + 1
        places.update(dict.fromkeys(tier, _span(first, first + len(tier) - 1)))
    return places


def _span(first: int, last: int) -> Message:
    if first == last:
        return ordinal(first)
    return message("{first}–{last}", first=ordinal(first), last=ordinal(last))
