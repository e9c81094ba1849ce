"""Whether the lists of a consultation can be made: levels, combination, budget, ties."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from prioritize.errors import closest, finding
from prioritize.intake.consultation_checks import refer
from prioritize.intake.consultation_draft import Draft
from prioritize.intake.toml_lines import Path
from prioritize.intake.toml_table import Item, PlacedFaults
from prioritize.model.consultation import COMBINED, BudgetRule, Combination, Input
from prioritize.model.project import Project
from prioritize.tally.ties import parse_tie_break
from prioritize.text import message


__all__ = ["check_lists"]

_KEYS: Final = {"problem": "problems", "direction": "directions", "project": "projects"}
_WEIGHTS: Final[Path] = ("combination", "weights")


def check_lists(draft: Draft, faults: PlacedFaults) -> None:
    """Check that each input can become a list, and those lists the ones that are asked for."""
    for index, item in enumerate(draft.inputs):
        _check_unique(item, draft.inputs[:index], faults)
        _check_level(item, draft, faults)
        if item.value.roll_up:
            _check_roll_up(item, draft, faults)
    if draft.combination:
        _check_weights(draft.combination, draft.inputs, faults)
        _check_levels(draft.combination, draft.inputs, faults)
    if draft.budget:
        _check_budget(draft.budget, draft, faults)
    votable = [each.value for each in draft.votable]
    for id in parse_tie_break(draft.tie_break).order:
        refer(id, votable, "projects", path=("tie_break",), faults=faults)


def _check_unique(item: Item[Input], earlier: Iterable[Item[Input]], faults: PlacedFaults) -> None:
    """Report a second input of one id in a community, and one id for two instruments."""
    id = item.value.id
    for other in (each for each in earlier if id and each.value.id == id):
        line = faults.line(other.path)
        if _share_people(item.value.community, other.value.community):
            what = message("The same community has an input {id} on line {line}", id=id, line=line)
        elif item.value.instrument != other.value.instrument:
            what = message(
                "The input {id} on line {line} is no {instrument}",
                id=id,
                line=line,
                instrument=item.value.instrument,
            )
        else:
            continue
        faults.add(item.path, finding(what, remedy=message("Give one of the two another id.")))
        return


def _share_people(one: str, other: str) -> bool:
    return one == other or "" in (one, other)


def _check_level(item: Item[Input], draft: Draft, faults: PlacedFaults) -> None:
    level = item.value.level
    if level and not _votable(item.value, draft):
        key = _KEYS[level]
        what = message("There are no {key} that it could be about", key=key)
        remedy = message("Declare them with [[{key}]].", key=key)
        faults.add((*item.path, "level"), finding(what, remedy=remedy))
    if item.value.instrument == "scores" and not draft.criteria:
        what = message("There are no criteria that it could be about")
        remedy = message("Declare them and their weights with [[{key}]].", key="criteria")
        faults.add((*item.path, "instrument"), finding(what, remedy=remedy))


def _votable(input: Input, draft: Draft) -> Sequence[object]:
    if input.level == "problem":
        return draft.problems
    return draft.directions if input.level == "direction" else _projects(input.community, draft)


def _projects(community: str, draft: Draft) -> list[Item[Project]]:
    return [each for each in draft.projects if _share_people(each.value.community, community)]


def _check_roll_up(item: Item[Input], draft: Draft, faults: PlacedFaults) -> None:
    """Report what stands under no direction, or under several, of what is voted on."""
    path = (*item.path, "roll_up")
    if item.value.roll_up != "direction":
        what = message(
            "Votes on the level {level} cannot be rolled up to the level {other}",
            level=item.value.level,
            other=item.value.roll_up,
        )
        remedy = message("Problems and projects can be rolled up to their directions.")
        faults.add(path, finding(what, remedy=remedy))
        return
    counts = _directions_of(item.value, draft)
    homeless = tuple(sorted(id for id, count in counts.items() if not count))
    shared = tuple(sorted(id for id, count in counts.items() if count > 1))
    if homeless:
        what = message("{ids} stand under no direction to roll up to", ids=homeless)
        faults.add(path, finding(what))
    if shared:
        what = message("{ids} stand under several directions to roll up to", ids=shared)
        remedy = message("A vote must not count for more than one direction.")
        faults.add(path, finding(what, remedy=remedy))


def _directions_of(input: Input, draft: Draft) -> dict[str, int]:
    """Count the directions over each problem or project that is voted on."""
    if input.level == "project":
        projects = _projects(input.community, draft)
        return {each.value.id: int(bool(each.value.direction)) for each in projects}
    named = Counter(id for each in draft.directions for id in each.value.problems)
    return {each.value.id: named[each.value.id] for each in draft.problems}


def _check_weights(
    combination: Combination, inputs: Sequence[Item[Input]], faults: PlacedFaults
) -> None:
    """Report weights of unknown inputs, inputs without a weight, and weights that are all 0."""
    ids = {each.value.id for each in inputs if each.value.id}
    weights = dict(combination.weights)
    for id in weights.keys() - ids:
        what = message("There is no input {id}", id=id)
        faults.add((*_WEIGHTS, id), finding(what, remedy=closest(id, ids)))
    missing = tuple(sorted(ids - weights.keys()))
    if missing and not faults.concern(*_WEIGHTS):
        what = message("The weight of {ids} is missing", ids=missing)
        remedy = message("A weight of 0 keeps a list out of the combined one.")
        faults.add(_WEIGHTS, finding(what, remedy=remedy))
    if not missing and not any(weights.values()):
        faults.add(_WEIGHTS, finding(message("No weight is above 0")))


def _check_levels(
    combination: Combination, inputs: Sequence[Item[Input]], faults: PlacedFaults
) -> None:
    """Report inputs that count in the combined list and are about something else."""
    weights = dict(combination.weights)
    for item in inputs:
        level = item.value.roll_up or item.value.level
        if faults.concern(*item.path, "roll_up"):
            continue
        if weights.get(item.value.id) and level and combination.level not in ("", level):
            what = message(
                "{id} is on the level {level}, the combined list on the level {other}",
                id=item.value.id,
                level=level,
                other=combination.level,
            )
            remedy = message(
                'Declare roll_up = "direction", or give {id} the weight 0.', id=item.value.id
            )
            faults.add(item.path, finding(what, remedy=remedy))


def _check_budget(budget: BudgetRule, draft: Draft, faults: PlacedFaults) -> None:
    communities = [each.value for each in draft.communities]
    if not budget.amounts and not faults.concern("budget", "amounts"):
        faults.add(("budget",), finding(message("{key} is missing", key="amounts")))
    for community, _ in budget.amounts:
        path = ("budget", "amounts", community)
        refer(community, communities, "communities", path=path, faults=faults)
        _check_costs(community, draft, faults)
    level = _level_of(budget.instrument, draft)
    if not level:
        what = message("There is no list {id} to put under the budget", id=budget.instrument)
        ids = [each.value.id for each in draft.inputs]
        faults.add(("budget", "instrument"), finding(what, remedy=closest(budget.instrument, ids)))
    elif level != "project":
        what = message("The list {id} is not about projects", id=budget.instrument)
        remedy = message("Only projects have a cost.")
        faults.add(("budget", "instrument"), finding(what, remedy=remedy))


def _check_costs(community: str, draft: Draft, faults: PlacedFaults) -> None:
    for project in _projects(community, draft):
        if project.value.cost is None and not faults.concern(*project.path, "cost"):
            what = message("The project has no cost, which the budget needs")
            faults.add(project.path, finding(what))


def _level_of(list_id: str, draft: Draft) -> str:
    """Return the level of a list; empty where there is no such list."""
    if list_id == COMBINED:
        return draft.combination.level if draft.combination else ""
    levels = (each.value.level for each in draft.inputs if each.value.id == list_id)
    return next(levels, "")
