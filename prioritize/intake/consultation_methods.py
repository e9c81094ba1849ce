"""Whether the methods that a consultation names exist and take the options it gives them."""

from collections.abc import Mapping

from prioritize.errors import InputError, OptionError, PrioritizeError, finding
from prioritize.intake.consultation_draft import Draft
from prioritize.intake.toml_lines import Path
from prioritize.intake.toml_table import PlacedFaults
from prioritize.model.consultation import BudgetRule
from prioritize.model.option import Stored
from prioritize.registry import build, discover, load, options_of
from prioritize.tally.constraint_rules import ConstraintRules, constraints_of
from prioritize.text import message, number_text


__all__ = ["budget_options", "check_methods"]


def check_methods(draft: Draft, faults: PlacedFaults) -> None:
    """Build every method with its options, and report what cannot be built."""
    for item in draft.inputs:
        method, path = item.value.method, item.path
        if method and _family(method) == "combine":
            what = message("{id} combines lists and counts no votes", id=method)
            faults.add((*path, "method"), finding(what))
        else:
            _check_built(method, dict(item.value.options), path=path, faults=faults)
    if draft.combination:
        method, path = draft.combination.method, ("combination",)
        if _is_of_family(method, "combine", path=path, faults=faults):
            _check_built(method, dict(draft.combination.options), path=path, faults=faults)
    if draft.budget:
        method, path = draft.budget.method, ("budget",)
        if _is_of_family(method, "budget", path=path, faults=faults):
            options = budget_options(draft.budget)
            if _check_built(method, options, path=path, faults=faults):
                _check_constraints(method, options, draft, faults)


def _check_constraints(
    id: str, options: Mapping[str, Stored], draft: Draft, faults: PlacedFaults
) -> None:
    """Check the side constraints of a budget against the projects that they are about."""
    projects = [item.value for item in draft.projects]
    rules = ConstraintRules.of(build(id, options))
    path = ("budget", "options")
    try:
        constraints_of(rules, projects)
    except InputError as error:
        faults.add_all(path, error)
    community = {project.id: project.community for project in projects}
    for option, lists in (("rivals", rules.rivals), ("needs", rules.needs)):
        for ids in lists:
            if len({community.get(each, "") for each in ids} - {""}) > 1:
                what = message("{ids} belong to different communities", ids=ids)
                faults.add((*path, option), finding(what))


def budget_options(budget: BudgetRule, community: str = "") -> dict[str, Stored]:
    """Return the options of the budget's method with the money of one community.

    Without a community, the money of the first one stands in.
    """
    options = dict(budget.options)
    amounts = dict(budget.amounts)
    amount = amounts.get(community, next(iter(amounts.values()), None))
    if amount is not None and any(
        each.name == "budget" for each in options_of(load(budget.method))
    ):
        options.setdefault("budget", number_text(amount))
    return options


def _family(id: str) -> str:
    """Return the family of a method; empty where it cannot be loaded."""
    try:
        return str(load(id).info.family)
    except PrioritizeError:
        return ""


def _is_of_family(id: str, family: str, *, path: Path, faults: PlacedFaults) -> bool:
    if not id or _family(id) in ("", family):
        return True
    ids = tuple(each for each in discover() if _family(each) == family)
    what = message("{id} is no method of the family {family}", id=id, family=family)
    faults.add((*path, "method"), finding(what, remedy=message("There are {ids}.", ids=ids)))
    return False


def _check_built(
    id: str, options: Mapping[str, Stored], *, path: Path, faults: PlacedFaults
) -> bool:
    """Say whether a method can be built, and report why not."""
    if not id:
        return False
    try:
        build(id, options)
    except OptionError as error:
        faults.add_all((*path, "options"), error)
    except PrioritizeError as error:
        faults.add_all((*path, "method"), error)
    else:
        return True
    return False
