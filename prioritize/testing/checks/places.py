"""Every project has one place, and the parts of an outcome fit together."""

from collections import Counter
from typing import Any

from prioritize.errors import PrioritizeError
from prioritize.model.outcome import Allocation, Outcome, Relation, Selection
from prioritize.model.profile import Profile
from prioritize.tally.method import Method
from prioritize.tally.result import ranking_of
from prioritize.tally.step import Chosen
from prioritize.tally.tally import Tally
from prioritize.testing.failure import fail_on
from prioritize.testing.variation import project_ids


__all__ = ["ranks_everyone_once"]


def ranks_everyone_once(method: Method[Any, Outcome], profile: Profile) -> None:
    """Require one place for every project, and nobody chosen who is no project."""
    try:
        outcome = method.count(profile, Tally(_first))
    except PrioritizeError:
        return
    if not isinstance(outcome, (method.info.outcome, *method.info.other_outcomes)):
        made, declared = type(outcome).__name__, method.info.outcome.__name__
        fail_on(method, profile, f"it declares a {declared} and gives a {made}")
    faults = _faults(outcome, project_ids(profile))
    if faults:
        fail_on(method, profile, "; ".join(faults))


def _first(tied: tuple[str, ...], purpose: str, _state: object) -> Chosen:
    """Answer every choice with the first, as one of the ways it could fall."""
    return Chosen(tied, tied, purpose, "any")


def _faults(outcome: Outcome, ids: tuple[str, ...]) -> list[str]:
    ranking = ranking_of(outcome)
    often = Counter(ranking.projects)
    scored = [project for project, _ in ranking.scores]
    faults = [f"{each} has {often[each]} places" for each in ids if often[each] != 1]
    faults += [f"{each} has a place and is no project" for each in often if each not in ids]
    if len(set(scored)) < len(scored) or not set(scored) <= set(ids):
        faults.append(f"scores belong to {', '.join(scored)}, not to projects, once to each")
    if any(not tier for tier in ranking.tiers):
        faults.append("a place has no projects")
    return faults + _parts_faults(outcome, ids)


def _parts_faults(outcome: Outcome, ids: tuple[str, ...]) -> list[str]:
    if isinstance(outcome, Selection):
        return _chosen_faults(outcome.selected, ids)
    if isinstance(outcome, Allocation):
        over = ["more is spent than there is"] if outcome.spent > outcome.budget else []
        return _chosen_faults(outcome.funded, ids) + over
    return _relation_faults(outcome, ids) if isinstance(outcome, Relation) else []


def _chosen_faults(chosen: tuple[str, ...], ids: tuple[str, ...]) -> list[str]:
    often = Counter(chosen)
    twice = [f"{each} is chosen {count} times" for each, count in often.items() if count > 1]
    return twice + [f"{each} is chosen and is no project" for each in often if each not in ids]


def _relation_faults(relation: Relation, ids: tuple[str, ...]) -> list[str]:
    pairs = set(relation.pairs)
    return [
        f"{above} stands above {below}, and that cannot be"
        for above, below in relation.pairs
        if above == below or (below, above) in pairs or not {above, below} <= set(ids)
    ]
