"""Instant runoff by going through every ballot anew in every round."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from prioritize.model.profile import OVERVOTE, SKIPPED, PaperProfile, RankedProfile
from prioritize.tally.paper import Rules
from tests.reference.marks import ballots


Ranks = list[tuple[int, ...] | None]


def on_paper(profile: RankedProfile | PaperProfile) -> Iterator[tuple[Fraction, Ranks]]:
    """Yield every ballot that is not blank: its weight, and the marks at each rank."""
    unit = profile.electorate.unit
    if isinstance(profile, PaperProfile):
        for weight, marks in zip(profile.electorate.weights, profile.marks.T.tolist(), strict=True):
            if any(mark != SKIPPED for mark in marks):
                yield int(weight) * unit, [_marks(profile, mark) for mark in marks]
    else:
        for weight, places in ballots(profile):
            by_place = sorted(set(places.values()) - {0})
            rows = list(places.values())
            tiers = [tuple(i for i, p in enumerate(rows) if p == place) for place in by_place]
            if tiers:
                yield weight, list(tiers)


def _marks(profile: PaperProfile, mark: int) -> tuple[int, ...] | None:
    if mark <= OVERVOTE:
        return profile.overvotes[OVERVOTE - mark]
    return None if mark == SKIPPED else (mark,)


def standing(ranks: Ranks, continuing: set[int], rules: Rules) -> list[int] | str:
    """Return whom a ballot counts for, or why for nobody."""
    seen: set[int] = set()
    empty, most = 0, rules.max_skipped
    for marks in ranks:
        if marks is None:
            empty += 1
            continue
        if most is not None and empty > most:
            return "skipped"
        empty = 0
        if rules.duplicate == "exhaust" and seen & set(marks):
            return "duplicate"
        seen |= set(marks)
        if len(marks) != 1 and rules.overvote == "skip":
            continue
        here = [each for each in marks if each in continuing]
        if ends_ballot(marks, here, rules.overvote):
            return "overvote"
        if here:
            return here
    return "choices"


def ends_ballot(marks: tuple[int, ...], here: list[int], overvote: str) -> bool:
    """Say whether marks at one rank, of which some are still in the count, end a ballot."""
    if overvote == "exhaust-if-multiple-continuing":
        return not marks or len(here) > 1
    return len(marks) != 1 and (overvote == "exhaust" or not marks)


def first_round(
    paper: Sequence[tuple[Fraction, Ranks]], continuing: set[int], rules: Rules
) -> tuple[dict[int, Fraction], dict[str, Fraction], list[tuple[Fraction, Ranks]]]:
    """Count one round: the votes, what is exhausted by cause, and the ballots that go on."""
    votes = dict.fromkeys(sorted(continuing), Fraction(0))
    ended: dict[str, Fraction] = {}
    going_on = []
    for weight, ranks in paper:
        here = standing(ranks, continuing, rules)
        if isinstance(here, str):
            ended[here] = ended.get(here, Fraction(0)) + weight
            continue
        going_on.append((weight, ranks))
        for each in here:
            votes[each] += weight if rules.overvote == "tie" else weight / len(here)
    return votes, ended, going_on
