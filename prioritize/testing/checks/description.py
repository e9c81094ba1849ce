"""A method describes itself: to people, to the command line and to the record."""

import inspect
import re
from typing import Any, Final

from prioritize.errors import PrioritizeError
from prioritize.methods.card import card
from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Allocation, Ranking, Relation, Selection
from prioritize.registry import options_of
from prioritize.testing.failure import fail
from prioritize.text import render


__all__ = ["describes_itself", "has_a_card"]

_ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_YEAR: Final = re.compile(r"\b(1[0-9]|20)[0-9]{2}\b")
_OUTCOMES: Final = (Allocation, Ranking, Relation, Selection)


def describes_itself(method_class: type[Any]) -> None:
    """Require an id, title, summary, source and options that tell people what they need."""
    info: MethodInfo = method_class.info
    faults = [*_info_faults(info), *_option_faults(method_class)]
    if not inspect.getdoc(method_class):
        faults.append("the class has no docstring: say what a voter should know")
    if faults:
        fail(f"{info.id} does not describe itself: " + "; ".join(faults))


def _info_faults(info: MethodInfo) -> list[str]:
    checks = (
        (_ID.fullmatch(info.id), "its id is not kebab-case"),
        (render(info.title).strip(), "it has no title"),
        (render(info.summary).strip(), "it has no summary"),
        (_YEAR.search(info.source), "its source names no year"),
        (info.version >= 1, "its version is below 1"),
        (info.outcome in _OUTCOMES, "its outcome is no class of prioritize.model.outcome"),
        (
            all(isinstance(getattr(each, "kind", None), str) for each in info.kinds),
            "a kind is no kind of profile",
        ),
    )
    return [fault for holds, fault in checks if not holds]


def _option_faults(method_class: type[Any]) -> list[str]:
    faults = []
    for option in options_of(method_class):
        if not render(option.help).strip():
            faults.append(f"the option {option.name} has no help")
        if not render(option.kind.says).strip():
            faults.append(f"the kind of the option {option.name} does not say what it takes")
    return faults


def has_a_card(method_class: type[Any]) -> None:
    """Require a card with a heading and a text below it."""
    info: MethodInfo = method_class.info
    try:
        text = card(method_class)
    except PrioritizeError as error:
        fail(str(error))
    heading, _, rest = text.strip().partition("\n")
    if not heading.startswith("# ") or not rest.strip():
        fail(f"the card of {info.id} needs a heading and a text below it")
