"""A budget line under an order: projects come up one after the other, and money runs out."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from contextlib import suppress
from fractions import Fraction
from itertools import islice
from typing import Final

from attrs import frozen

from prioritize.errors import Finding, InputError
from prioritize.model.number import exact
from prioritize.model.option import Kind
from prioritize.model.project import Project
from prioritize.tally.budget_line import FUND, Line, Terms
from prioritize.tally.script import Pending, Script, StateKnownError
from prioritize.tally.tally import Tally
from prioritize.text import message, number_text


__all__ = [
    "FUND",
    "OVERFLOWS",
    "SEATS",
    "Funding",
    "Fundings",
    "Terms",
    "costs_of",
    "fund",
    "fundings",
    "money",
    "sure_funding",
]

OVERFLOWS: Final = ("skip", "stop")
"""What happens at a project that no longer fits: it is passed over, or the count stops."""

SEATS: Final = message(
    "It spends money and fills no seats: give --budget AMOUNT. Seats go to the first of a ranked"
    " list, as with approval, or are filled by {methods}, to which every project then costs 1.",
    methods=("pav", "equal-shares", "phragmen"),
)
"""What to do instead of giving a number of seats to a method that spends money."""


def money() -> Kind[Fraction]:
    """Take exact amounts of money above 0."""
    says = message("an amount above 0")

    def parse(value: object) -> Fraction:
        amount = exact(value)
        if amount <= 0:
            raise InputError(message("must be {kind}, not {value}", kind=says, value=str(value)))
        return amount

    examples = (Fraction(1), Fraction(9, 2), Fraction(100))
    return Kind(parse, number_text, says, examples=examples)


def costs_of(projects: Iterable[Project]) -> dict[str, Fraction]:
    """Return what every project costs.

    Raises
    ------
    InputError
        Projects have no cost, or one below 0; all of them are named.

    """
    costs: dict[str, Fraction] = {}
    findings = []
    for project in projects:
        if project.cost is None:
            what = message("Project {id} has no cost", id=project.id)
            findings.append(Finding(what, remedy=message("Write down what it costs.")))
        elif project.cost < 0:
            findings.append(Finding(message("The cost of project {id} is below 0", id=project.id)))
        else:
            costs[project.id] = project.cost
    if findings:
        raise InputError(findings)
    return costs


@frozen
class Funding:
    """Who is funded, in this order, with how much, what is left, and the tiers that came up."""

    paid: tuple[tuple[str, Fraction], ...]
    left: Fraction
    tiers: tuple[tuple[str, ...], ...]

    @property
    def funded(self) -> tuple[str, ...]:
        """The projects that are funded, in this order."""
        return tuple(project for project, _ in self.paid)


def fund(groups: Iterable[Collection[str]], terms: Terms, tally: Tally) -> Funding:
    """Fund projects in the order of their groups, and choose among equals where it matters.

    The order of equals makes no difference where all that could be funded can be funded together,
    or at most one can. Otherwise who comes up first takes money or its place from the others, and
    one of them is chosen. Equals share a place all the same: the choice is about money.

    A project that needs others waits until they are funded, and then comes up at once, unless the
    line has been reached. One that fits in part and can make do with that gets what is left; under
    ``stop`` it is the last. Only the budget stops the count, never a rival or a limit.
    """
    line = Line(terms, tally, terms.budget)
    for group in groups:
        line.consider(sorted(group))
    return Funding(tuple(line.paid.items()), line.left, tuple(line.tiers))


@frozen
class Fundings:
    """Every set of projects that is funded in some way in which ties could fall.

    The sets are sorted; where there were too many ways to follow, `complete` is false.
    """

    sets: tuple[tuple[str, ...], ...]
    complete: bool


def fundings(groups: Sequence[Collection[str]], terms: Terms, *, limit: int = 200) -> Fundings:
    """Follow every way in which ties could fall, up to a limit.

    Examples
    --------
    >>> costs = {"road": Fraction(60), "well": Fraction(50), "school": Fraction(30)}
    >>> fundings([["road", "well"], ["school"]], Terms(costs, Fraction(100), "skip")).sets
    (('road', 'school'), ('school', 'well'))

    """
    ways = list(islice(_ways(groups, terms), limit + 1))
    sets = {each for each in ways[:limit] if each is not None}
    return Fundings(tuple(sorted(sets)), complete=len(ways) <= limit)


def sure_funding(
    groups: Sequence[Collection[str]], terms: Terms, *, limit: int = 50
) -> tuple[str, ...] | None:
    """Return who is funded, sorted; `None` where that depends on how a tie falls.

    So it is said too where there are more ways to follow than the limit.

    Examples
    --------
    >>> costs = {"road": Fraction(60), "well": Fraction(50), "school": Fraction(30)}
    >>> sure_funding([["road"], ["well"], ["school"]], Terms(costs, Fraction(100), "skip"))
    ('road', 'school')
    >>> sure_funding([["road", "well"], ["school"]], Terms(costs, Fraction(100), "skip")) is None
    True

    """
    first: tuple[str, ...] | None = None
    for number, way in enumerate(_ways(groups, terms)):
        if number == limit or (way is not None and first not in (None, way)):
            return None
        first = way if first is None else first
    return first


def _ways(groups: Sequence[Collection[str]], terms: Terms) -> Iterator[tuple[str, ...] | None]:
    """Follow one way after the other, giving who is funded; `None` where another one has been."""
    pending = Pending()
    seen: set[Hashable] = set()
    for answers in pending:
        script = Script(answers, seen)
        funded: tuple[str, ...] | None = None
        with suppress(StateKnownError):
            funded = tuple(sorted(fund(groups, terms, Tally(script)).funded))
        yield funded
        pending.add(script.branches)
