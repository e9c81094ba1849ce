"""The rule that a Pabulib file declares, in the terms of prioritize."""

from collections.abc import Mapping
from typing import Final, TypeAlias

from prioritize.intake.pabulib_meta import Meta
from prioritize.model.election import DeclaredRule
from prioritize.text import number_text


__all__ = ["declared_rule", "first_points"]

Options: TypeAlias = "tuple[tuple[str, str], ...]"

_THRESHOLD: Final = "min_project_score_threshold"
_METHODS: Final[Mapping[str, tuple[str, Options]]] = {
    "greedy": ("greedy-budget", (("on_overflow", "skip"),)),
    "greedy-threshold": ("greedy-budget", (("on_overflow", "skip"),)),
    "greedy-no-skip": ("greedy-budget", (("on_overflow", "stop"),)),
    "equalshares/add1": ("equal-shares", (("completion", "add1"),)),
}


def first_points(meta: Meta, projects: int) -> int:
    """Return what a first place earns in an ordinal vote, each next place earning one less.

    That is `max_length`, or as many as there are projects where the length is not limited.
    """
    return int(meta.limits.get("max_length", 0)) or projects


def declared_rule(meta: Meta, points: int) -> DeclaredRule | None:
    """Return the rule, without a method where prioritize has no such rule, or nothing.

    A threshold for the projects' scores applies whatever the rule is called; a rule that is called
    after its threshold and has none lacks it.

    Parameters
    ----------
    points
        What a first place earns, should the votes be ordinal.

    """
    said = meta.texts.get("rule", "")
    if not said:
        return None
    name = "".join(said.lower().split())
    method, options = _METHODS.get(name, ("", ()))
    threshold = meta.limits.get(_THRESHOLD)
    lacks = _THRESHOLD if name == "greedy-threshold" and threshold is None else ""
    if lacks:
        method, options = "", ()
    if method and threshold is not None:
        options = (*options, ("min_score", number_text(threshold)))
    return DeclaredRule(
        said,
        method,
        options,
        meta.texts.get("comment", ""),
        points if meta.vote_type == "ordinal" else 0,
        lacks,
    )
