"""Whose voice counts how beside the official list: what a consultation declares about it."""

from prioritize.errors import finding
from prioritize.intake.consultation_draft import Draft
from prioritize.intake.toml_table import Item, PlacedFaults
from prioritize.model.consultation import Input
from prioritize.text import message


__all__ = ["check_views"]

_NO_PREFERENCES = ("map", "scores")
"""What is no vote of people by group: marks are evidence, reviewers are not participants."""


def check_views(draft: Draft, faults: PlacedFaults) -> None:
    """Report views of inputs that nothing else in the file makes possible."""
    for item in draft.inputs:
        if item.value.views:
            _check_input(item, draft, faults)


def _check_input(item: Item[Input], draft: Draft, faults: PlacedFaults) -> None:
    path = (*item.path, "views")
    views = tuple(each for each in item.value.views or () if each != "raw")
    if views and item.value.instrument in _NO_PREFERENCES:
        what = message("A {instrument} has no votes by group", instrument=item.value.instrument)
        faults.add(path, finding(what))
    elif views and not draft.groups and not faults.concern("groups"):
        what = message("There are no groups that votes could be shown by")
        faults.add(path, finding(what, remedy=message("Declare them with [[groups]].")))
    elif "weighted-voice" in views and len({each.value.weight for each in draft.groups}) < 2:
        what = message("All groups have the same weight, which is an equal voice")
        remedy = message("Declare the weight of each group under [[groups]].")
        faults.add(path, finding(what, remedy=remedy))
