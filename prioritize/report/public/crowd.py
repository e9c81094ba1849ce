"""Who took part: how many people, and of which groups where these are not too small to show."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from prioritize.model.electorate import Electorate
from prioritize.model.meeting import Present
from prioritize.model.totals import TotalsProfile
from prioritize.report.alphabet import alphabetical
from prioritize.report.naming import Naming
from prioritize.report.numbers import shown
from prioritize.tally.listing import Listing
from prioritize.tally.small_groups import SMALLEST, joined
from prioritize.text import Fact, Message, counted, message


__all__ = [
    "Crowd",
    "crowd_of",
    "crowd_sentences",
    "fewer_than_came",
    "present_crowd",
    "scope_sentence",
]

_GROUP = "group"


@frozen
class Crowd:
    """How many people took part, `None` where nobody counted them, and how many of each group."""

    people: int | None = None
    groups: tuple[tuple[str, int], ...] = ()


def present_crowd(present: Iterable[Present]) -> Crowd:
    """Gather those who were present at a meeting."""
    counts = [(each.group, each.people) for each in present]
    return _summed(counts)


def crowd_of(listing: Listing, names: Naming) -> Crowd:
    """Gather those whose votes a list counts, from ballots or from the head of a tally sheet.

    Groups stand in the order of the tally sheet; of ballots, by their names.
    """
    profile = listing.result.profile
    if isinstance(profile, TotalsProfile):
        return _summed((each.group, each.voters) for each in profile.columns)
    electorate = getattr(profile, "electorate", None)
    if not isinstance(electorate, Electorate):
        return Crowd()
    groups = _groups(electorate)
    ordered = sorted(groups, key=lambda id: (alphabetical(names.name(id) or id), id))
    return Crowd(electorate.ballots, tuple((id, groups[id]) for id in ordered))


def _summed(counts: Iterable[tuple[str, int | None]]) -> Crowd:
    given = tuple(counts)
    known = tuple((group, people) for group, people in given if people is not None)
    if not known or len(known) < len(given):
        return Crowd()
    groups = tuple(pair for pair in known if pair[0])
    return Crowd(sum(people for _, people in known), groups if len(groups) == len(known) else ())


def _groups(electorate: Electorate) -> Mapping[str, int]:
    """Count the ballots of each group; nothing where some ballot does not say its group."""
    voters = electorate.voters
    if voters is None or _GROUP not in voters.names:
        return {}
    groups: Counter[str] = Counter()
    for group, ballots in zip(voters.column(_GROUP), electorate.counts.tolist(), strict=True):
        groups[group] += ballots
    return {} if "" in groups else groups


def crowd_sentences(crowd: Crowd, names: Naming) -> Iterator[Message]:
    """Say how many took part and of which groups, joining those that are too small."""
    if crowd.people is None:
        return
    if crowd.people < SMALLEST:
        yield message("Fewer than {number} people took part.", number=SMALLEST)
        return
    parts = joined(crowd.groups)
    if len(parts) < 2:
        yield counted(
            "{number} person took part.", "{number} people took part.", number=crowd.people
        )
        return
    yield counted(
        "{number} person took part: {groups}.",
        "{number} people took part: {groups}.",
        number=crowd.people,
        groups=tuple(_part(ids, people, names) for ids, people in parts),
    )
    if any(len(ids) > 1 for ids, _ in parts):
        yield message(
            "Numbers for groups with fewer than {number} people are not shown, to protect people.",
            number=SMALLEST,
        )


def fewer_than_came(crowd: Crowd, present: Crowd) -> Iterator[Message]:
    """Say how many voted where clearly fewer did than were present.

    Where fewer than five did not, nothing is said, for the difference may tell of a small group.
    """
    if crowd.people is None or present.people is None or crowd.people < SMALLEST:
        return
    if present.people - crowd.people >= SMALLEST:
        yield counted("{number} person voted.", "{number} people voted.", number=crowd.people)


def _part(ids: Sequence[str], people: int, names: Naming) -> Message:
    called = tuple(names.name(id) or id for id in ids)
    if len(called) == 1:
        return message("{group} {people}", group=called[0], people=shown(people))
    return message("{groups} together {people}", groups=_listed(called), people=shown(people))


def _listed(called: tuple[str, ...]) -> Fact:
    *others, last = called
    return message("{others} and {last}", others=tuple(others), last=last)


def scope_sentence(crowds: Sequence[Crowd], adults: int | None) -> Message:
    """Say for whom the list speaks, and for whom it does not.

    Parameters
    ----------
    crowds
        Who took part in each instrument; where there are several the same people may be in them.
    adults
        How many adults there are.

    """
    known = [each.people for each in crowds if each.people is not None]
    most = max(known, default=0)
    if most < SMALLEST:
        return message(
            "This list shows what participants of this meeting want."
            " It is not a survey of the whole municipality."
        )
    exact = len(crowds) == 1
    people = counted("{number} person", "{number} people", number=most)
    who = people if exact else message("at least {people}", people=people)
    if adults is None:
        return message(
            "This list shows what participants of this meeting want ({who})."
            " It is not a survey of the whole municipality.",
            who=who,
        )
    return message(
        "This list shows what participants of this meeting want ({who} of about {adults} adults)."
        " It is not a survey of the whole municipality.",
        who=who,
        adults=shown(adults),
    )
