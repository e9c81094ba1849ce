"""Side constraints as people declare them, checked against the projects they are about."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

from attrs import frozen

from prioritize.errors import Finding, InputError, Spot, closest
from prioritize.model.budget_option import Amounts, ProjectLists
from prioritize.model.project import Project
from prioritize.tally.constraints import Constraints, Limit
from prioritize.text import Message, message


__all__ = ["CONSTRAINTS", "WITHOUT_NEEDS", "ConstraintRules", "constraints_of"]

CONSTRAINTS: Final[Mapping[str, Message]] = {
    "rivals": message("Projects of which at most one is funded, such as a,b."),
    "needs": message("A project, then those without which it is not funded, such as b,a."),
    "budget_per_category": message("The most that the projects of a category get together."),
    "budget_per_neighborhood": message(
        "The most that the projects for a neighborhood get together."
    ),
    "minimum": message(
        "The least that a project can make do with, should what is left not pay for all of it."
    ),
}
"""What the options mean that declare side constraints."""

WITHOUT_NEEDS: Final = (
    (
        "needs",
        message(
            "Voters pay for a project when it is its turn, and the turn of one that waits for"
            " another can be over by then. Needs are kept by {methods}.",
            methods=("greedy-budget", "knapsack"),
        ),
    ),
    (
        "minimum",
        message(
            "Voters pay all that a project costs. Minimums are kept by {methods}.",
            methods=("greedy-budget",),
        ),
    ),
)
"""What to do instead of giving a method for voters' money constraints that it cannot keep."""

_Of = Literal["category", "neighborhood"]

_LIMITS: Final[Mapping[_Of, str]] = {
    "category": "budget_per_category",
    "neighborhood": "budget_per_neighborhood",
}


@frozen
class ConstraintRules:
    """Side constraints as options give them.

    Attributes
    ----------
    rivals
        Groups of projects of which at most one is funded.
    needs
        A project, then all those without which it is not funded.
    budget_per_category, budget_per_neighborhood
        What may be spent on the projects of a category or a neighborhood.
    minimum
        The least that a project can make do with.

    """

    rivals: ProjectLists = ()
    needs: ProjectLists = ()
    budget_per_category: Amounts = ()
    budget_per_neighborhood: Amounts = ()
    minimum: Amounts = ()

    @classmethod
    def of(cls, method: object) -> "ConstraintRules":
        """Take them from the options of a method, which may have only some of them."""
        return cls(**{each: getattr(method, each) for each in CONSTRAINTS if hasattr(method, each)})

    def within(self, projects: Sequence[Project]) -> "ConstraintRules":
        """Return the rules that are about these projects, of several that are declared together."""
        ids = {project.id for project in projects}
        rivals = [tuple(each for each in group if each in ids) for group in self.rivals]
        categories, neighborhoods = _categories(projects), _neighborhoods(projects)
        return ConstraintRules(
            rivals=tuple(group for group in rivals if len(group) > 1),
            needs=tuple(each for each in self.needs if each[0] in ids),
            budget_per_category=_about(self.budget_per_category, categories),
            budget_per_neighborhood=_about(self.budget_per_neighborhood, neighborhoods),
            minimum=_about(self.minimum, ids),
        )


def _about(amounts: Amounts, names: Collection[str]) -> Amounts:
    return tuple((name, amount) for name, amount in amounts if name in names)


def constraints_of(rules: ConstraintRules, projects: Sequence[Project]) -> Constraints:
    """Make the side constraints of these projects.

    Raises
    ------
    InputError
        With every fault: a rule names an unknown project, category or neighborhood, or one twice;
        projects need each other in a circle; a project can never be funded, because it needs a
        rival or needs two that are rivals; a minimum is 0 or above the cost.

    """
    faults = [
        *_list_faults("rivals", rules.rivals, projects),
        *_list_faults("needs", rules.needs, projects),
        *_limit_faults(_LIMITS["category"], rules.budget_per_category, _categories(projects)),
        *_limit_faults(
            _LIMITS["neighborhood"], rules.budget_per_neighborhood, _neighborhoods(projects)
        ),
        *_minimum_faults(rules.minimum, projects),
    ]
    if not faults:
        faults = [*_circles(_needs(rules)), *_contradictions(rules)]
    if faults:
        raise InputError(faults)
    return Constraints(
        tuple(frozenset(ids) for ids in rules.rivals),
        _needs(rules),
        (
            *_limits("category", rules.budget_per_category, _categories(projects)),
            *_limits("neighborhood", rules.budget_per_neighborhood, _neighborhoods(projects)),
        ),
        dict(rules.minimum),
    )


_Members = Mapping[str, frozenset[str]]


def _needs(rules: ConstraintRules) -> dict[str, frozenset[str]]:
    needs: dict[str, frozenset[str]] = {}
    for project, *others in rules.needs:
        needs[project] = needs.get(project, frozenset()).union(others)
    return needs


def _categories(projects: Iterable[Project]) -> _Members:
    return _members((name, each.id) for each in projects for name in each.categories)


def _neighborhoods(projects: Iterable[Project]) -> _Members:
    return _members((each.neighborhood, each.id) for each in projects if each.neighborhood)


def _members(pairs: Iterable[tuple[str, str]]) -> _Members:
    members: dict[str, frozenset[str]] = {}
    for name, project in pairs:
        members[name] = members.get(name, frozenset()) | {project}
    return members


def _limits(of: _Of, amounts: Amounts, members: _Members) -> Iterator[Limit]:
    for name, amount in amounts:
        yield Limit(of, name, amount, members[name])


def _list_faults(
    option: str, lists: ProjectLists, projects: Sequence[Project]
) -> Iterator[Finding]:
    known = [project.id for project in projects]
    for ids in lists:
        for id in dict.fromkeys(ids):
            if id not in known:
                yield _unknown_project(option, id, known)
        twice = tuple(id for id, count in sorted(Counter(ids).items()) if count > 1)
        if twice:
            what = message("{ids} stand twice in one list", ids=twice)
            yield Finding(what, Spot(field=option))


def _unknown_project(option: str, id: str, known: Sequence[str]) -> Finding:
    what = message("There is no project {id}", id=repr(id))
    return Finding(what, Spot(field=option), closest(id, known))


def _limit_faults(option: str, amounts: Amounts, members: _Members) -> Iterator[Finding]:
    for name, _ in amounts:
        if name not in members:
            what = message("No project belongs to {name}", name=repr(name))
            yield Finding(what, Spot(field=option), closest(name, members))
    yield from _named_twice(option, amounts)


def _named_twice(option: str, amounts: Amounts) -> Iterator[Finding]:
    for name, count in Counter(name for name, _ in amounts).items():
        if count > 1:
            yield Finding(message("{name} has two amounts", name=name), Spot(field=option))


def _minimum_faults(minimum: Amounts, projects: Sequence[Project]) -> Iterator[Finding]:
    costs = {project.id: project.cost for project in projects}
    for id, amount in minimum:
        cost = costs.get(id)
        if id not in costs:
            yield _unknown_project("minimum", id, tuple(costs))
        elif amount == 0 or (cost is not None and amount > cost):
            what = message("The minimum of {id} is not above 0 and at most its cost", id=id)
            yield Finding(what, Spot(field="minimum"))
    yield from _named_twice("minimum", minimum)


def _circles(needs: _Members) -> Iterator[Finding]:
    told: set[str] = set()
    closures = {each: Constraints(needs=needs).all_needs_of(each) for each in needs}
    for project in sorted(needs):
        if project in closures[project] and project not in told:
            circle = sorted(each for each in closures[project] if project in closures.get(each, ()))
            told.update(circle)
            what = message("{ids} need each other in a circle", ids=tuple(circle))
            remedy = message("Make one project of them, or let one do without the others.")
            yield Finding(what, Spot(field="needs"), remedy)


def _contradictions(rules: ConstraintRules) -> Iterator[Finding]:
    needs = _needs(rules)
    for project in sorted(needs):
        together = Constraints(needs=needs).all_needs_of(project) | {project}
        for group in rules.rivals:
            both = tuple(sorted(together.intersection(group)))
            if len(both) > 1:
                what = message(
                    "{id} can never be funded: it takes {ids} together, which are rivals",
                    id=project,
                    ids=both,
                )
                yield Finding(what, Spot(field="needs"))
