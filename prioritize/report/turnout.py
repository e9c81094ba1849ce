"""How many took part in a list, and which ballots were not counted."""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from attrs import frozen

from prioritize.model.electorate import Electorate
from prioritize.model.outcome import Outcome
from prioritize.model.scoresheet import BLANK_REASONS, SCORED, ScoresheetProfile
from prioritize.model.totals import TotalsProfile
from prioritize.report.numbers import shown
from prioritize.report.template import word
from prioritize.tally.result import Result
from prioritize.tally.step import SetAside
from prioritize.text import Message, counted, message


__all__ = ["Turnout", "not_counted_message", "reason_message", "turnout", "turnout_messages"]

_REASONS: Final = {
    "over-full": message("too many marks"),
    "above-cap": message("too many on one project"),
    "under-full": message("too few marks"),
    "overspent": message("more credits spent than there are"),
    "blank": message("blank"),
    "repeated": message("handed in twice"),
    "invalid": message("not valid"),
    "spoiled": message("spoiled"),
    "not-approved": message("not approved"),
    "choices": message("no project on it is left"),
    "overvote": message("several projects at one rank"),
    "skipped": message("too many ranks skipped"),
    "duplicate": message("a project named again"),
    "rounding": message("cut off when votes were divided"),
}


@frozen
class Turnout:
    """Ballots counted and their weight, `None` where not known, and those set aside by reason."""

    ballots: int | None
    weight: Fraction | None
    not_counted: tuple[tuple[str, int], ...]


def turnout(result: Result[Outcome]) -> Turnout:
    """Gather who was counted, from the ballots and from what the method set aside."""
    set_aside = [step for step in result.steps if isinstance(step, SetAside)]
    electorate = getattr(result.profile, "electorate", None)
    if not isinstance(electorate, Electorate):
        return Turnout(None, None, _summed((step.reason, step.ballots) for step in set_aside))
    without = sum(step.ballots for step in set_aside)
    known = not without or electorate.is_unweighted
    return Turnout(
        electorate.ballots - without,
        electorate.weight - without if known else None,
        _summed(_every_reason(electorate, set_aside)),
    )


def _every_reason(electorate: Electorate, set_aside: list[SetAside]) -> Iterator[tuple[str, int]]:
    yield from electorate.not_counted
    yield from ((step.reason, step.ballots) for step in set_aside)


def _summed(pairs: Iterator[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    numbers: dict[str, int] = {}
    for reason, number in pairs:
        numbers[reason] = numbers.get(reason, 0) + number
    return tuple(sorted(numbers.items()))


def turnout_messages(result: Result[Outcome]) -> Iterator[Message]:
    """Say how many took part and how many ballots were not counted, and why."""
    found = turnout(result)
    if found.ballots is not None:
        yield counted(
            "{number} ballot was counted.", "{number} ballots were counted.", number=found.ballots
        )
        if found.weight is not None and found.weight != found.ballots:
            yield message("Their weight is {weight}.", weight=shown(found.weight))
    else:
        yield from _others(result)
    if found.not_counted:
        yield not_counted_message(found.not_counted)


def _others(result: Result[Outcome]) -> Iterator[Message]:
    """Say who took part where there are no ballots."""
    profile = result.profile
    if isinstance(profile, ScoresheetProfile):
        yield counted(
            "{number} reviewer gave scores.",
            "{number} reviewers gave scores.",
            number=len(profile.reviewers),
        )
        yield from _blanks(profile)
        if profile.kept:
            yield counted(
                "{number} score does not count and is kept: another one replaced it.",
                "{number} scores do not count and are kept: others replaced them.",
                number=len(profile.kept),
            )
    if isinstance(profile, TotalsProfile):
        yield message("The votes come from tally sheets, without ballots.")
        people = [column.voters for column in profile.columns]
        known = [number for number in people if number is not None]
        if known and len(known) == len(people):
            yield counted("{number} person voted.", "{number} people voted.", number=sum(known))


def _blanks(profile: ScoresheetProfile) -> Iterator[Message]:
    """Say how many cells hold no score, and why; nothing of those who were not to score."""
    numbers = Counter(BLANK_REASONS[state] for state in profile.states[profile.states < SCORED])
    told = tuple(
        message("{reason} ({number})", reason=reason_message(reason), number=numbers[reason])
        for reason in BLANK_REASONS
        if numbers[reason] and reason != "not-assigned"
    )
    if told:
        yield message("Cells without a score, which are no zeros: {reasons}.", reasons=told)


def not_counted_message(reasons: tuple[tuple[str, int], ...]) -> Message:
    """Say how many ballots were not counted, and why, from (reason, number) pairs."""
    each = tuple(
        message("{reason} ({number})", reason=reason_message(reason), number=number)
        for reason, number in reasons
    )
    return counted(
        "{number} ballot was not counted: {reasons}.",
        "{number} ballots were not counted: {reasons}.",
        number=sum(number for _, number in reasons),
        reasons=each,
    )


def reason_message(reason: str) -> Message:
    """Say in plain words why a ballot was set aside or left the count."""
    return _REASONS.get(reason) or word(reason)
