"""Ranked lists as they are handed to the reports: results with the place they belong to."""

from fractions import Fraction
from typing import Any

from attrs import frozen

from prioritize.errors import Finding
from prioritize.model.consultation import MapEvidence
from prioritize.model.meeting import Meeting
from prioritize.model.outcome import Outcome
from prioritize.model.project import Names
from prioritize.tally.result import Result


__all__ = ["Agreement", "Listing", "Lists", "Overlap"]


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
    a combined list.
    """

    result: Result[Outcome]
    community: str = ""
    instrument: str = ""
    level: str = ""
    view: str = "raw"
    cast: str = ""
    parts: tuple[tuple[str, Fraction], ...] = ()
    agreement: tuple[Agreement, ...] = ()
    overlap: tuple[Overlap, ...] = ()
    map_evidence: tuple[MapEvidence, ...] = ()
    findings: tuple[Finding, ...] = ()
    withdrawn: tuple[str, ...] = ()
    what_if: bool = False

    @property
    def method(self) -> Any:  # noqa: ANN401  # any method
        """The method that made the list."""
        return self.result.method


@frozen
class Lists:
    """All the lists of one run.

    `names` gives the names of projects, directions, communities and groups by id, for printing;
    `rules` is the fingerprint of the rules. `meeting` is what the minutes say beyond the lists,
    where the source knows of one.
    """

    rules: str
    listings: tuple[Listing, ...]
    kind: str = "real"
    title: Names = Names()
    names: tuple[tuple[str, Names], ...] = ()
    currency: str = ""
    findings: tuple[Finding, ...] = ()
    meeting: Meeting | None = None
