"""People divided into groups that are large enough to be shown, with what each of them counts.

A group's voice is that of its valid ballots: one that the method sets aside speaks for nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import compress
from typing import Any, Final

from attrs import evolve

from prioritize.errors import Finding, InputError, finding
from prioritize.model.outcome import Outcome, Ranking
from prioritize.model.profile import ApprovalProfile, Profile
from prioritize.model.totals import TotalsProfile
from prioritize.tally.method import Method
from prioritize.tally.partition import Part
from prioritize.tally.small_groups import SMALLEST, joined
from prioritize.tally.step import Chosen, Scored, SetAside, Step
from prioritize.tally.tally import Tally
from prioritize.tally.unanswered import without_unanswered
from prioritize.tally.voice import electorate_of, own_votes, with_electorate
from prioritize.text import message


__all__ = ["parts_of"]

AnyMethod = Method[Any, Outcome]

_NONE: Final = Fraction(0)


def parts_of(
    method: AnyMethod, profile: Profile, groups: Sequence[str], *, order: Sequence[str] = ()
) -> tuple[Part, ...]:
    """Divide the people of a profile into groups that are large enough to be shown.

    Parameters
    ----------
    method
        Says which ballots are valid.
    profile
        The votes, of a kind that the method counts.
    groups
        The group of every column, as `groups_of` gives them.
    order
        Groups in the order in which they are shown; others follow by id.

    Raises
    ------
    InputError
        It is not known how many people a group has, or no two parts are large enough.

    """
    ranks = {group: rank for rank, group in enumerate(order)}
    columns: dict[str, list[int]] = {}
    for place, group in enumerate(groups):
        columns.setdefault(group, []).append(place)
    known = sorted(columns, key=lambda group: (ranks.get(group, len(ranks)), group))
    single = {group: _part(method, profile, group, columns[group]) for group in known}
    _check(profile, single.values())
    shown = joined((group, part.people) for group, part in single.items())
    parts = [_together([single[group] for group in ids]) for ids, people in shown if people]
    if len(parts) < 2 or any(part.people < SMALLEST for part in parts):
        what = message("fewer than two groups have {number} people or more", number=SMALLEST)
        raise InputError(finding(what, code="V23"))
    return tuple(parts)


def _part(method: AnyMethod, profile: Profile, group: str, columns: Sequence[int]) -> Part:
    own = own_votes(profile, columns)
    outcome, steps = _counted(method, own)
    people, weight = _valid(method, own, steps)
    scores = dict(outcome.scores) if isinstance(outcome, Ranking) else {}
    votes = {id: scores[id] for id in _offered(own) if id in scores}
    backed = _backed(own, votes, steps)
    unanimous = tuple(id for id, number in backed.items() if people and number == people)
    return Part((group,), tuple(columns), people, weight, votes, unanimous)


def _offered(profile: Profile) -> tuple[str, ...]:
    """Return the projects that some of the people could vote for."""
    offered = getattr(profile, "offered", None)
    ids = [project.id for project in profile.projects]
    if offered is None:
        return tuple(ids)
    return tuple(compress(ids, offered.any(axis=1).tolist()))


def _counted(method: AnyMethod, profile: Profile) -> tuple[Outcome, list[Step]]:
    """Count once, however ties fall: no tie decides which ballots are valid, or a sum of votes."""
    tally = Tally(lambda tied, purpose, _state: Chosen(tied, tied, purpose, "any"))
    answered, unanswered = without_unanswered(profile)
    return method.count(answered, tally), [*unanswered, *tally.steps]


def _valid(method: AnyMethod, profile: Profile, steps: Sequence[Step]) -> tuple[int, Fraction]:
    """Return how many ballots count, and their weight."""
    if isinstance(profile, TotalsProfile):
        voters = sum(column.voters or 0 for column in profile.columns)
        return voters, Fraction(voters)
    electorate = electorate_of(profile)
    people = electorate.ballots - _set_aside(steps)
    if electorate.is_unweighted:
        return people, Fraction(people)
    # Told the weights for numbers of ballots, the method says what it sets aside of them.
    weighing = evolve(electorate, counts=electorate.weights)
    _, weighed = _counted(method, with_electorate(profile, weighing))
    return people, (weighing.ballots - _set_aside(weighed)) * electorate.unit


def _set_aside(steps: Sequence[Step]) -> int:
    return sum(step.ballots for step in steps if isinstance(step, SetAside))


def _backed(
    profile: Profile, votes: Mapping[str, Fraction], steps: Sequence[Step]
) -> Mapping[str, Fraction]:
    """Return how many people stand behind every project, where that is known."""
    if isinstance(profile, ApprovalProfile) and profile.electorate.is_unweighted:
        return votes
    return next(
        (
            dict(each.scores)
            for each in steps
            if isinstance(each, Scored) and each.measure == "people"
        ),
        {},
    )


def _check(profile: Profile, parts: Iterable[Part]) -> None:
    if not isinstance(profile, TotalsProfile):
        return
    unknown = [each.group for each in profile.columns if each.voters is None]
    faults: list[Finding] = []
    if unknown:
        what = message(
            "the sheet does not say how many people voted of {groups}", groups=tuple(unknown)
        )
        faults.append(finding(what, remedy=message("Write it into a row below the votes.")))
    for each in parts:
        if each.groups[0] not in unknown and not each.people and any(each.votes.values()):
            what = message("{group} has votes, and nobody voted", group=each.groups[0])
            remedy = message("Look up how many people of the group voted.")
            faults.append(finding(what, remedy=remedy))
    if faults:
        raise InputError(faults)


def _together(parts: Sequence[Part]) -> Part:
    first, *others = parts
    for each in others:
        offered = dict.fromkeys((*first.votes, *each.votes))
        votes = {id: first.votes.get(id, _NONE) + each.votes.get(id, _NONE) for id in offered}
        first = Part(
            (*first.groups, *each.groups),
            (*first.columns, *each.columns),
            first.people + each.people,
            first.weight + each.weight,
            votes,
            tuple(id for id in first.unanimous if id in each.unanimous),
        )
    return first
