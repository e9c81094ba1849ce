"""A consultation: who is asked, about what, by which instruments, and by which rules it counts."""

from fractions import Fraction
from typing import Final

from attrs import frozen

from prioritize.errors import Finding
from prioritize.model.option import Stored
from prioritize.model.profile import Profile
from prioritize.model.project import Direction, Location, Names, Problem, Project
from prioritize.model.scoresheet import Criterion
from prioritize.model.stages import Stages


__all__ = [
    "CASTS",
    "COMBINED",
    "DECIDED",
    "INSTRUMENTS",
    "KINDS",
    "LEVELS",
    "VIEWS",
    "BudgetRule",
    "Collected",
    "Combination",
    "Community",
    "Consultation",
    "Decision",
    "Group",
    "Input",
    "MapEvidence",
    "MapPlace",
]

KINDS: Final = ("real", "training")
"""A real consultation, or a training session whose every output says so."""
INSTRUMENTS: Final = ("map", "gallery", "hands", "questionnaire", "ballots", "scores")
"""The instruments by which people are asked."""
LEVELS: Final = ("problem", "direction", "project")
"""What an instrument asks about; lists of different levels are never combined unrolled."""
COMBINED: Final = "combined"
"""What stands in the place of an instrument's id for the list that combines them."""
CASTS: Final = ("open", "visible-dots", "secret")
"""How votes were cast: hands or names in the open, dots that others see, or in secret."""
DECIDED: Final = ("funded", "reserve", "rejected")
"""What can be decided about a project."""
VIEWS: Final = ("raw", "per-head", "equal-voice", "weighted-voice")
"""Whose voice counts how: one person one voice, which alone is official, and what stands beside it.

Votes per person of each group; every group with an equal voice; with the voices declared for them.
"""


@frozen
class Community:
    """A municipality or village that gets lists of its own.

    `area` is (south, west, north, east) in degrees, by which misplaced map marks are found;
    `adults` is how many people could have taken part.
    """

    id: str
    names: Names = Names()
    area: tuple[Fraction, Fraction, Fraction, Fraction] | None = None
    adults: int | None = None


@frozen
class Group:
    """A group of participants, such as women or youth, with the headings it goes by.

    `weight` is the voice that was declared for the group as a whole, whatever its size.
    """

    id: str
    names: Names = Names()
    aliases: tuple[str, ...] = ()
    weight: Fraction = Fraction(1)


@frozen
class Input:
    """One file of one instrument.

    Attributes
    ----------
    id
        The instrument's id in results; the kind of instrument unless the file says otherwise.
    community
        Whose votes the file holds; empty where a column of the file says it.
    level
        One of `LEVELS`.
    method, options
        How the input is counted.
    roll_up
        The level its votes are rolled up to before they are combined, or empty.
    views
        Those of `VIEWS` that are shown; `None` where that is not declared, for all there are.
    columns
        Headings of the file by what they mean, as (meaning, heading) pairs, where they are not
        the ones that the reader knows by itself.
    reading
        Settings of the reader, as (name, value) pairs: a map's `distance` in metres. They decide
        no list.
    stages
        For scores, what a project passes before it is ranked; `None` where none are declared.

    """

    id: str
    instrument: str
    file: str
    level: str
    method: str
    community: str = ""
    sheet: str = ""
    cast: str = ""
    options: tuple[tuple[str, Stored], ...] = ()
    roll_up: str = ""
    views: tuple[str, ...] | None = None
    columns: tuple[tuple[str, str], ...] = ()
    reading: tuple[tuple[str, Stored], ...] = ()
    stages: Stages | None = None


@frozen
class Combination:
    """How the lists of one community become one list: a method and declared weights."""

    method: str
    weights: tuple[tuple[str, Fraction], ...]
    level: str
    options: tuple[tuple[str, Stored], ...] = ()


@frozen
class BudgetRule:
    """Which list is put under a budget, by which method.

    `instrument` is an instrument's id or ``combined``; `amounts` are (community, money) pairs.
    """

    method: str
    amounts: tuple[tuple[str, Fraction], ...]
    instrument: str = COMBINED
    options: tuple[tuple[str, Stored], ...] = ()


@frozen
class Decision:
    """What a committee decided about one project, apart from where the list puts it.

    `decided` is one of `DECIDED`; `amount` is what is granted, `None` for all that was asked for.
    """

    project: str
    decided: str
    amount: Fraction | None = None
    reason: str = ""


@frozen
class Consultation:
    """Everything that is declared before counting; the votes stand in the files of its inputs."""

    title: Names
    kind: str
    communities: tuple[Community, ...]
    inputs: tuple[Input, ...]
    problems: tuple[Problem, ...] = ()
    directions: tuple[Direction, ...] = ()
    projects: tuple[Project, ...] = ()
    groups: tuple[Group, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    combination: Combination | None = None
    budget: BudgetRule | None = None
    decisions: tuple[Decision, ...] = ()
    tie_break: str = "share"
    currency: str = ""
    date: str = ""


@frozen
class MapPlace:
    """Marks that lie close together: one place on the ground.

    `center` is `None` where the marks stand on a flip chart, which has no coordinates.
    """

    center: Location | None
    marks: int
    participants: int | None


@frozen
class MapEvidence:
    """What the map says about one project: how many places, marks and, where known, people."""

    project: str
    places: tuple[MapPlace, ...]
    marks: int
    participants: int | None


@frozen
class Collected:
    """What was read from one input for one community.

    Attributes
    ----------
    profile
        The votes, of the kind that the instrument yields.
    participants
        Opaque keys of the people where known, to say how far instruments asked the same people;
        `None` where not known.
    map_evidence
        For a map, what it shows per project.
    findings
        What reading accepted but a person should see.

    """

    input: Input
    community: str
    profile: Profile
    participants: frozenset[str] | None = None
    map_evidence: tuple[MapEvidence, ...] = ()
    findings: tuple[Finding, ...] = ()
