"""The tables of `consultation.toml`, key by key, before it is known whether they fit together."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

import attrs
from attrs import frozen

from prioritize.errors import InputError, Spot, finding
from prioritize.intake.criterion_table import CRITERION_KEYS, read_criterion
from prioritize.intake.matching import Named
from prioritize.intake.stages_table import STAGE_KEYS, read_stages
from prioritize.intake.toml_table import Item, Table
from prioritize.intake.toml_value import (
    area,
    choices,
    currency,
    date,
    file_path,
    identifier,
    location,
    names,
    option_value,
    positive,
    text,
    texts,
    tie_rule,
)
from prioritize.model.consultation import (
    CASTS,
    COMBINED,
    DECIDED,
    INSTRUMENTS,
    KINDS,
    LEVELS,
    VIEWS,
    BudgetRule,
    Combination,
    Community,
    Decision,
    Group,
    Input,
)
from prioritize.model.option import Stored, choice, number, whole_number
from prioritize.model.project import Direction, Names, Problem, Project
from prioritize.model.scoresheet import Criterion
from prioritize.text import message, number_text


__all__ = ["KEYS", "SCHEMA", "Draft", "read_draft"]

SCHEMA: Final = "prioritize/consultation/1"

KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "consultation": (
        "schema",
        "title",
        "kind",
        "date",
        "currency",
        "tie_break",
        "communities",
        "groups",
        "problems",
        "directions",
        "projects",
        "criteria",
        "inputs",
        "combination",
        "budget",
        "decisions",
    ),
    "communities": ("id", "name", "area", "adults"),
    "groups": ("id", "name", "aliases", "weight"),
    "problems": ("id", "name", "aliases"),
    "directions": ("id", "name", "aliases", "problems"),
    "projects": (
        "id",
        "name",
        "aliases",
        "direction",
        "community",
        "cost",
        "location",
        "categories",
        "neighborhood",
    ),
    "criteria": CRITERION_KEYS,
    "inputs": (
        "id",
        "instrument",
        "community",
        "file",
        "sheet",
        "level",
        "cast",
        "method",
        "options",
        "roll_up",
        "views",
        "columns",
        "reading",
        "stages",
    ),
    "inputs.stages": STAGE_KEYS,
    "combination": ("method", "level", "weights", "total", "options"),
    "budget": ("method", "instrument", "amounts", "options"),
    "decisions": ("project", "decided", "amount", "reason"),
}
"""The keys of every table, in the order in which the documentation explains them."""


@frozen
class Draft:
    """What the file says, each part with the path that leads to it."""

    title: Names
    kind: str
    communities: tuple[Item[Community], ...]
    groups: tuple[Item[Group], ...]
    problems: tuple[Item[Problem], ...]
    directions: tuple[Item[Direction], ...]
    projects: tuple[Item[Project], ...]
    criteria: tuple[Item[Criterion], ...]
    inputs: tuple[Item[Input], ...]
    combination: Combination | None
    budget: BudgetRule | None
    decisions: tuple[Item[Decision], ...]
    tie_break: str
    currency: str
    date: str

    @property
    def votable(self) -> tuple[Item[Named], ...]:
        """Everything that votes can be about."""
        return (*self.problems, *self.directions, *self.projects)


def read_draft(file: Table) -> Draft:
    """Read every table; the faults go where the table's faults go."""
    file.need("schema", choice(SCHEMA).parse, "")
    communities = file.items("communities", _community, KEYS["communities"])
    inputs = file.items("inputs", _input, KEYS["inputs"])
    if len(communities) == 1:
        inputs = tuple(_placed(each, communities[0].value.id) for each in inputs)
    return Draft(
        title=file.need("title", names, Names()),
        kind=file.need("kind", choice(*KINDS).parse, ""),
        communities=communities,
        groups=file.items("groups", _group, KEYS["groups"]),
        problems=file.items("problems", _problem, KEYS["problems"]),
        directions=file.items("directions", _direction, KEYS["directions"]),
        projects=file.items("projects", _project, KEYS["projects"]),
        criteria=file.items("criteria", read_criterion, KEYS["criteria"]),
        inputs=inputs,
        combination=_combination(file.table("combination", KEYS["combination"]), inputs),
        budget=_budget(file.table("budget", KEYS["budget"])),
        decisions=file.items("decisions", _decision, KEYS["decisions"]),
        tie_break=file.get("tie_break", tie_rule, "share"),
        currency=file.get("currency", currency, ""),
        date=file.get("date", date, ""),
    )


def _placed(item: Item[Input], community: str) -> Item[Input]:
    """Let the only community of a consultation go without saying."""
    value = item.value if item.value.community else attrs.evolve(item.value, community=community)
    return Item(item.path, value)


def _community(table: Table) -> Community:
    return Community(
        id=table.need("id", identifier, ""),
        names=table.get("name", names, Names()),
        area=table.get("area", area, None),
        adults=table.get("adults", whole_number(1).parse, None),
    )


def _group(table: Table) -> Group:
    return Group(
        id=table.need("id", identifier, ""),
        names=table.get("name", names, Names()),
        aliases=table.get("aliases", texts, ()),
        weight=table.get("weight", positive, Fraction(1)),
    )


def _problem(table: Table) -> Problem:
    return Problem(
        id=table.need("id", identifier, ""),
        names=table.get("name", names, Names()),
        aliases=table.get("aliases", texts, ()),
    )


def _direction(table: Table) -> Direction:
    return Direction(
        id=table.need("id", identifier, ""),
        names=table.get("name", names, Names()),
        aliases=table.get("aliases", texts, ()),
        problems=table.get("problems", texts, ()),
    )


def _project(table: Table) -> Project:
    return Project(
        id=table.need("id", identifier, ""),
        names=table.get("name", names, Names()),
        aliases=table.get("aliases", texts, ()),
        direction=table.get("direction", identifier, ""),
        community=table.get("community", identifier, ""),
        cost=table.get("cost", number(0).parse, None),
        location=table.get("location", location, None),
        categories=table.get("categories", texts, ()),
        neighborhood=table.get("neighborhood", text, ""),
    )


def _input(table: Table) -> Input:
    instrument = table.need("instrument", choice(*INSTRUMENTS).parse, "")
    level = table.need("level", choice(*LEVELS).parse, "")
    roll_up = table.get("roll_up", choice(*LEVELS).parse, "")
    return Input(
        id=table.get("id", _input_id, instrument),
        instrument=instrument,
        community=table.get("community", identifier, ""),
        file=table.need("file", file_path, ""),
        sheet=table.get("sheet", text, ""),
        level=level,
        cast=table.get("cast", choice(*CASTS).parse, ""),
        method=table.need("method", text, ""),
        options=table.pairs("options", option_value),
        roll_up="" if roll_up == level else roll_up,
        views=table.get("views", choices(*VIEWS), None),
        columns=table.pairs("columns", text),
        reading=_reading(table, instrument),
        stages=read_stages(table.table("stages", STAGE_KEYS)),
    )


def _reading(table: Table, instrument: str) -> tuple[tuple[str, Stored], ...]:
    """Read the settings of the reader; only maps have one, the distance between places."""
    settings = table.table("reading", ("distance",) if instrument == "map" else ())
    distance = settings.get("distance", positive, None) if settings else None
    return (("distance", number_text(distance)),) if distance else ()


def _input_id(value: object) -> str:
    written = identifier(value)
    if written == COMBINED:
        raise InputError(finding(message("The id combined is taken by the combined list")))
    return written


def _combination(table: Table | None, inputs: tuple[Item[Input], ...]) -> Combination | None:
    if table is None:
        return None
    # A map is evidence and not a preference, so it weighs nothing unless the file says more.
    weights = {each.value.id: Fraction(0) for each in inputs if each.value.instrument == "map"}
    weights |= dict(table.pairs("weights", number(0).parse))
    combination = Combination(
        method=table.need("method", text, ""),
        level=table.need("level", choice(*LEVELS).parse, ""),
        weights=tuple(sorted(weights.items())),
        options=table.pairs("options", option_value),
    )
    total = table.get("total", positive, None)
    added = sum(weights.values(), Fraction(0))
    if total not in (None, added) and not table.concerned("weights"):
        what = message("The weights add up to {sum}, not to {total}", sum=added, total=total)
        table.fault(finding(what, Spot(field="total")))
    return combination


def _budget(table: Table | None) -> BudgetRule | None:
    if table is None:
        return None
    return BudgetRule(
        method=table.need("method", text, ""),
        instrument=table.get("instrument", identifier, COMBINED),
        amounts=table.pairs("amounts", positive),
        options=table.pairs("options", option_value),
    )


def _decision(table: Table) -> Decision:
    return Decision(
        project=table.need("project", identifier, ""),
        decided=table.need("decided", choice(*DECIDED).parse, ""),
        amount=table.get("amount", number(0).parse, None),
        reason=table.get("reason", text, ""),
    )
