"""What groups said, beside the official list: per head, and with other voices for the groups."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import takewhile
from typing import Any, Final

from attrs import evolve, frozen

from prioritize.errors import Finding, PrioritizeError, finding
from prioritize.model.consultation import VIEWS
from prioritize.model.outcome import Outcome
from prioritize.tally.division import parts_of
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.tally.partition import GROUP, Part, groups_of
from prioritize.tally.result import Result, ranking_of
from prioritize.tally.step import ByGroup, Converted, Opened, Remark
from prioritize.tally.ties import SHARE
from prioritize.tally.voice import voiced
from prioritize.text import Message, message


__all__ = ["Voiced", "Voices", "group_views"]

_ONE: Final = Fraction(1)
_SEEN: Final = ("open", "visible-dots")


@frozen
class Voices:
    """Whose voices are asked for.

    Attributes
    ----------
    order
        The declared groups, in the order in which they are shown.
    weights
        The declared voice of each group, 1 where nothing is declared.
    views
        Those of `VIEWS` that are asked for; `None` for all that the votes allow.
    by
        The attribute of voters that divides them into groups.

    """

    order: tuple[str, ...] = ()
    weights: tuple[tuple[str, Fraction], ...] = ()
    views: tuple[str, ...] | None = None
    by: str = GROUP

    def wants(self, view: str) -> bool:
        """Say whether a view is asked for."""
        return self.views is None or view in self.views


@frozen
class Voiced:
    """What stands beside an official list: further lists, the parts they show, what was found."""

    listings: tuple[Listing, ...] = ()
    parts: tuple[Part, ...] = ()
    findings: tuple[Finding, ...] = ()


def group_views(official: Listing, voices: Voices) -> Voiced:
    """Make the lists that show what groups said, from the votes of an official list.

    Small groups are joined before anything else is done, so that all the numbers together tell no
    more than the numbers of the joined groups. Where that is not possible nothing is shown, and a
    finding says why.

    Parameters
    ----------
    official
        The list in which everybody counts as one.
    voices
        Whose voices are asked for.

    """
    wanted = [view for view in VIEWS[1:] if voices.wants(view)]
    result = official.result
    if not wanted:
        return Voiced()
    try:
        groups = groups_of(result.profile, voices.by)
        if not groups:
            return Voiced(findings=tuple(_missing(voices)))
        parts = parts_of(result.method, result.profile, groups, order=voices.order)
    except PrioritizeError as error:
        return Voiced(findings=tuple(map(_not_shown, error.findings)))
    return _Counter(official, voices, parts).counted(wanted)


def _not_shown(fault: Finding) -> Finding:
    what = message("Votes are not shown by group: {reason}", reason=fault.what)
    return evolve(fault, what=what)


def _missing(voices: Voices) -> Iterator[Finding]:
    """Tell that there are no groups where somebody asked for them."""
    if voices.views:
        what = message("Votes are not shown by group: nothing says who belongs to which group")
        remedy = message("A tally sheet has one column for each group, ballots a column group.")
        yield finding(what, remedy=remedy)


@frozen
class _Counter:
    """The votes of one list, divided into parts."""

    official: Listing
    voices: Voices
    parts: tuple[Part, ...]

    def counted(self, wanted: Sequence[str]) -> Voiced:
        """Count the lists that are wanted; one that cannot be counted becomes a finding."""
        per_head, why_not = self._per_head()
        listings = [per_head] if per_head and "per-head" in wanted else []
        findings = [*self._unanimous()]
        if per_head is None and "per-head" in (self.voices.views or ()):
            findings.extend(why_not)
        # A method that does not add up votes may know quotas: its ballots keep their number.
        total = _ONE if per_head else self._weight
        for view in (each for each in wanted if each != "per-head"):
            try:
                listings.extend(
                    self._listing(view, voices, total) for voices in self._declared(view)
                )
            except PrioritizeError as error:
                findings.extend(_uncounted(view, each) for each in error.findings)
        return Voiced(tuple(listings), self.parts, tuple(findings))

    @property
    def _weight(self) -> Fraction:
        return sum((part.weight for part in self.parts), Fraction(0))

    def _declared(self, view: str) -> Iterator[list[Fraction]]:
        """Yield the voices of the parts; those of groups that were joined are added."""
        weights = dict(self.voices.weights)
        if view == "equal-voice":
            yield [_ONE for _ in self.parts]
        elif len(set(weights.values())) > 1:
            yield [
                sum((weights.get(id, _ONE) for id in part.groups), Fraction(0))
                for part in self.parts
            ]

    def _per_head(self) -> tuple[Listing | None, Sequence[Finding]]:
        """Count votes per person, or say why not, as where the method does not add votes up."""
        no_sums = (finding(_no_sums(self.official)),)
        if not self._adds_up():
            return None, no_sums
        try:
            listing = self._listing("per-head", [part.weight for part in self.parts], _ONE)
        except PrioritizeError as error:
            return None, [_uncounted("per-head", each) for each in error.findings]
        scores = dict(ranking_of(listing.result.outcome).scores)
        official = ranking_of(self.official.result.outcome).scores
        scales = all(scores.get(id) == score / self._weight for id, score in official)
        is_same = scales and _remarks(listing) == _remarks(self.official)
        return (listing, ()) if is_same else (None, no_sums)

    def _adds_up(self) -> bool:
        """Say whether the votes of the parts make the scores of all."""
        scores = dict(ranking_of(self.official.result.outcome).scores)
        ids = [project.id for project in self.official.result.profile.projects]
        return bool(scores) and all(
            id in scores and scores[id] == sum(part.votes.get(id, 0) for part in self.parts)
            for id in ids
        )

    def _listing(self, view: str, voices: Sequence[Fraction], total: Fraction) -> Listing:
        result: Result[Any] = self.official.result
        counted = run(
            result.method,
            voiced(result.profile, self.parts, voices, total=total),
            tie_break=SHARE if result.tie_break.rule == "refuse" else result.tie_break,
            before=(*_conversions(result), *self._by_group()),
        )
        told = tuple(each for each in counted.notices if each not in result.notices)
        return evolve(
            self.official,
            result=evolve(counted, notices=told),
            view=view,
            map_evidence=(),
            findings=(),
            changes_first=_first(counted) != _first(result),
        )

    def _by_group(self) -> Iterator[ByGroup]:
        if self._adds_up():
            for part in self.parts:
                yield ByGroup(part.groups, part.people, tuple(_shares(part).items()))

    def _unanimous(self) -> Iterator[Finding]:
        """Warn where numbers of a group tell how every one of its people voted in secret."""
        if self.official.cast in _SEEN:
            return
        for part in self.parts:
            if part.unanimous:
                what = message(
                    "Everybody in {groups} voted for {projects}: numbers by group tell how each of"
                    " them voted",
                    groups=part.groups,
                    projects=part.unanimous,
                )
                remedy = message("Do not publish numbers by group.")
                yield finding(what, remedy=remedy, code="V23")


def _shares(part: Part) -> Mapping[str, Fraction]:
    return {id: votes / part.weight for id, votes in part.votes.items()}


def _conversions(result: Result[Outcome]) -> Iterator[Converted]:
    """Yield what was done with the ballots before the count began."""
    before = takewhile(lambda step: not isinstance(step, Opened), result.steps)
    yield from (step for step in before if isinstance(step, Converted))


def _remarks(listing: Listing) -> list[Remark]:
    return [step for step in listing.result.steps if isinstance(step, Remark)]


def _first(result: Result[Outcome]) -> tuple[str, ...]:
    return next(iter(ranking_of(result.outcome).tiers), ())


def _no_sums(listing: Listing) -> Message:
    return message(
        "Votes per head are not shown: {method} adds up no votes", method=listing.method.info.id
    )


def _uncounted(view: str, fault: Finding) -> Finding:
    what = message("The list {view} cannot be counted: {reason}", view=view, reason=fault.what)
    return evolve(fault, what=what)
