"""The rules of the evening become a consultation: what can be chosen, and how it is counted."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Final

from attrs import frozen

from prioritize.intake.faults import Faults
from prioritize.intake.hall.lists import HallGroup, Poster
from prioritize.intake.spelling import fold
from prioritize.model.consultation import (
    COMBINED,
    BudgetRule,
    Combination,
    Community,
    Consultation,
    Group,
    Input,
)
from prioritize.model.hall.rules import Rules
from prioritize.model.meeting import Meeting
from prioritize.model.option import Stored
from prioritize.model.project import Direction, Names, Problem, Project
from prioritize.text import message


__all__ = [
    "COMBINED_BY",
    "FUNDED_BY",
    "INSTRUMENTS",
    "ON_OVERFLOW",
    "Offer",
    "consultation_of",
    "method_of",
]

INSTRUMENTS: Final = ("hands", "wall", "ballots", "ranks", "map")
"""The sheets of votes in the order of their lists; a list goes by the id of its sheet."""
_KINDS: Final = {
    "hands": "hands",
    "wall": "gallery",
    "ballots": "gallery",
    "ranks": "ballots",
    "map": "map",
}
_MAP_METHOD: Final = "approval"
_DOTS: Final = "dots"
COMBINED_BY: Final = "combine-ranks"
"""The method that makes one list of several."""
FUNDED_BY: Final = "greedy-budget"
"""The method that draws the line of the budget."""
ON_OVERFLOW: Final = "skip"
"""What that method does with a project that costs more than is left."""


@frozen
class Offer:
    """What was offered to people, and how they were asked.

    Attributes
    ----------
    posters, groups
        Those that take part.
    used
        The instruments that hold votes.
    absorbed
        The codes of posters that were merged into others.

    """

    posters: tuple[Poster, ...]
    groups: tuple[HallGroup, ...]
    used: tuple[str, ...]
    absorbed: frozenset[str] = frozenset()


def method_of(id: str, rules: Rules) -> tuple[str, tuple[tuple[str, Stored], ...]]:
    """Return the method of an instrument, with the options that are written down."""
    if id == "hands":
        return rules.hands_method, ()
    if id == "ranks":
        return rules.ranks_method, ()
    if id == "map":
        return _MAP_METHOD, ()
    given = (("per_voter", rules.dots_per_voter), ("cap", rules.cap))
    return _DOTS, tuple((name, value) for name, value in given if value is not None)


def consultation_of(
    rules: Rules, meeting: Meeting, offer: Offer, *, file: str, faults: Faults
) -> Consultation:
    """Put the consultation together; what the rules lack is a fault."""
    maker = _Maker(rules, meeting, offer, file, faults)
    level = rules.level
    things = tuple((each.code, each.names) for each in offer.posters)
    directions = maker.directions() if level == "project" else ()
    combination = maker.combination()
    return Consultation(
        title=rules.title,
        kind=rules.kind,
        communities=(Community(maker.community, Names.of(maker.community), adults=meeting.adults),),
        inputs=tuple(maker.input(each) for each in offer.used),
        problems=tuple(Problem(*each) for each in things) if level == "problem" else (),
        directions=(
            tuple(Direction(*each) for each in things) if level == "direction" else directions
        ),
        projects=maker.projects(directions) if level == "project" else (),
        groups=tuple(
            Group(each.code, each.names, (each.color,) if each.color else ())
            for each in offer.groups
        ),
        combination=combination,
        budget=maker.budget(combination),
        tie_break=rules.tie_rule,
        currency=rules.currency,
        date=meeting.date,
    )


@frozen
class _Maker:
    rules: Rules
    meeting: Meeting
    offer: Offer
    file: str
    faults: Faults

    @property
    def community(self) -> str:
        """The community under the name that people gave it, which is its id too."""
        return self.meeting.community or "hall"

    def directions(self) -> tuple[Direction, ...]:
        """Return the directions that posters name; spellings that fold alike are one."""
        first: dict[str, str] = {}
        for each in self.offer.posters:
            if each.direction:
                first.setdefault(fold(each.direction), each.direction)
        return tuple(Direction(text, Names.of(text)) for text in first.values())

    def projects(self, directions: Iterable[Direction]) -> tuple[Project, ...]:
        """Return the posters as projects."""
        by_fold = {fold(each.id): each.id for each in directions}
        return tuple(
            Project(
                each.code,
                each.names,
                each.cost,
                direction=by_fold.get(fold(each.direction), "") if each.direction else "",
            )
            for each in self.offer.posters
        )

    def input(self, id: str) -> Input:
        """Return the declaration of an instrument."""
        method, options = self._method(id)
        return Input(
            id=id,
            instrument=_KINDS[id],
            file=self.file,
            level=self.rules.level,
            method=method,
            community=self.community,
            sheet=id,
            cast=self.rules.casts.get(id, ""),
            options=options,
        )

    def _method(self, id: str) -> tuple[str, tuple[tuple[str, Stored], ...]]:
        method, options = method_of(id, self.rules)
        if method == _DOTS and self.rules.dots_per_voter is None:
            what = message("It is not written down how many dots each person had")
            remedy = message("Write it down; nothing stands in for it.")
            self.faults.fault(what, self.rules.spot("dots_per_voter"), remedy=remedy)
            options = (("per_voter", 1), *options)
        return method, options

    def combination(self) -> Combination | None:
        """Return how lists are combined; without weights they are not."""
        given = {id: weight for id, weight in self.rules.weights.items() if weight is not None}
        for id in sorted(given.keys() - set(self.offer.used)):
            what = message("A weight is given for {sheet}, which holds no votes", sheet=id)
            self.faults.odd(what, self.rules.spot(f"weight_{id}"))
        voting = [id for id in self.offer.used if id != "map"]
        if not given.keys() & set(voting):
            return None
        for id in voting:
            if id not in given:
                what = message("The weight of {ids} is missing", ids=id)
                remedy = message("A weight of 0 keeps a list out of the combined one.")
                self.faults.fault(what, self.rules.spot(f"weight_{id}"), remedy=remedy)
        weights = {id: given.get(id, Fraction(0)) for id in self.offer.used}
        if not any(weights.values()):
            what = message("No weight is above 0")
            self.faults.fault(what, self.rules.spot(f"weight_{voting[0]}"))
        return Combination(COMBINED_BY, tuple(sorted(weights.items())), self.rules.level)

    def budget(self, combination: Combination | None) -> BudgetRule | None:
        """Return which list is put under the budget: the combined one, or the only one."""
        if self.rules.budget is None:
            return None
        spot = self.rules.spot("budget")
        if not self.rules.budget:
            self.faults.fault(message("A budget of 0 funds nothing; leave it blank"), spot)
        if self.rules.level != "project":
            what = message("A budget is given, and what is voted on is no project")
            self.faults.fault(what, spot, remedy=message("Only projects have a cost."))
            return None
        voting = [id for id in self.offer.used if id != "map"]
        if combination is None and len(voting) > 1:
            what = message("There are several lists, and it is not said which one is funded")
            remedy = message("Write weights, so that there is a combined list.")
            self.faults.fault(what, spot, remedy=remedy)
        self._check_costs()
        return BudgetRule(
            FUNDED_BY,
            ((self.community, self.rules.budget),),
            COMBINED if combination else "".join(voting[:1]),
            (("on_overflow", ON_OVERFLOW),),
        )

    def _check_costs(self) -> None:
        for each in self.offer.posters:
            if each.cost is None and each.code not in self.offer.absorbed:
                what = message("{code} has no cost, which the budget needs", code=each.code)
                self.faults.fault(what, each.spot)
