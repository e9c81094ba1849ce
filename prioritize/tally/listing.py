"""Ranked lists as they are handed to the reports: results with the place they belong to."""

from fractions import Fraction
from typing import Any, Final

from attrs import field, frozen

from prioritize.errors import Finding
from prioritize.model.consultation import Decision, MapEvidence
from prioritize.model.meeting import Meeting
from prioritize.model.outcome import Outcome
from prioritize.model.project import Names
from prioritize.tally.result import Result


__all__ = ["RAW", "Agreement", "Listing", "Lists", "Overlap"]

RAW: Final = "raw"
"""The view in which everybody counts as one: the official one."""


@frozen
class Agreement:
    """How far two instruments' lists agree: Kendall's tau-b, `None` where it is undefined."""

    first: str
    second: str
    kendall_tau_b: str | None


@frozen
class Overlap:
    """How many people took part in both of two instruments; `None` where it is not known."""

    first: str
    second: str
    people: int | None


@frozen
class Listing:
    """One ranked list: of an instrument in a community, combined, under a budget, or of a file.

    `community`, `instrument` and `level` are empty for a plain file of ballots; `withdrawn` are
    the projects that such a file takes out of the election, by id. `view` says whose
    voice counts how; ``raw`` is one person, one voice. `parts` are the instruments and weights of
    a combined list. `changes_first` says of a list with other voices whether others are first in
    it than in the official one.
    """

    result: Result[Outcome]
    community: str = ""
    instrument: str = ""
    level: str = ""
    view: str = RAW
    cast: str = ""
    parts: tuple[tuple[str, Fraction], ...] = ()
    agreement: tuple[Agreement, ...] = ()
    overlap: tuple[Overlap, ...] = ()
    map_evidence: tuple[MapEvidence, ...] = ()
    findings: tuple[Finding, ...] = ()
    withdrawn: tuple[str, ...] = ()
    what_if: bool = False
    changes_first: bool | None = None

    @property
    def is_raw(self) -> bool:
        """Whether it holds what people voted for, everybody counted as one."""
        return self.view == RAW

    @property
    def method(self) -> Any:  # noqa: ANN401  # any method
        """The method that made the list."""
        return self.result.method


@frozen
class Lists:
    """All the lists of one run.

    `listings` are the official ones; `views` show beside them what groups said. `names` gives the
    names of projects, directions, communities and groups by id, for printing; `rules` is the
    fingerprint of the rules. `meeting` is what the minutes say beyond the lists, where the source
    knows of one; `decisions` are what a committee decided, apart from its lists.
    """

    rules: str
    listings: tuple[Listing, ...]
    views: tuple[Listing, ...] = field(default=(), kw_only=True)
    kind: str = "real"
    title: Names = Names()
    names: tuple[tuple[str, Names], ...] = ()
    currency: str = ""
    findings: tuple[Finding, ...] = ()
    meeting: Meeting | None = None
    decisions: tuple[Decision, ...] = ()

    @property
    def all(self) -> tuple[Listing, ...]:
        """The official lists, then what stands beside them."""
        return (*self.listings, *self.views)

    @property
    def known_names(self) -> dict[str, Names]:
        """Names by id: those declared, then those that came with the ballots."""
        projects = {
            project.id: project.names
            for listing in self.listings
            for project in listing.result.profile.projects
            if project.names.texts
        }
        return {**projects, **dict(self.names)}

    def beside(self, official: Listing) -> tuple[Listing, ...]:
        """Return the lists that show what groups said in an official one."""
        if not official.is_raw:
            return ()
        key = (official.community, official.instrument, official.level)
        return tuple(
            each for each in self.views if (each.community, each.instrument, each.level) == key
        )
