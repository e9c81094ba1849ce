"""Bring ballots into a kind that a method counts, by a declared conversion or not at all."""

from collections.abc import Iterable
from typing import Any, Final

from prioritize import registry
from prioritize.errors import Finding, InputError, PrioritizeError
from prioritize.model.paper import ranked_from_paper
from prioritize.model.profile import PaperProfile, Profile, RankedProfile
from prioritize.tally.step import Converted
from prioritize.text import Message, message


__all__ = ["KIND_NAMES", "admissible", "admit", "can_count", "refusal"]

KIND_NAMES: Final = {
    "ranked": message("ballots that rank projects"),
    "paper": message("ballots that rank projects"),
    "approval": message("ballots that mark projects"),
    "dots": message("ballots with dots"),
    "score": message("ballots with scores"),
    "totals": message("a tally sheet"),
    "pairwise": message("comparisons in pairs"),
    "judgments": message("judgments in pairs that say how many times more"),
    "criteria": message("scores of reviewers by criterion"),
    "list": message("a ranked list"),
    "parts": message("the lists of several instruments"),
}
"""What each kind of profile is called among people."""

_LISTS: Final = ("list", "parts")
_AS_RANKED: Final = message(
    "several marks at one rank are equal places, skipped ranks are passed over, a project marked"
    " again counts at its first mark, and an overvote that does not say for whom ends the ballot"
)


def admit(method: Any, profile: Profile) -> tuple[Profile, tuple[Converted, ...]]:  # noqa: ANN401  # any method
    """Return the profile as the method counts it, and the conversion where one was needed.

    Raises
    ------
    InputError
        The method does not count this kind of profile.

    """
    if isinstance(profile, method.info.kinds):
        return profile, ()
    if isinstance(profile, PaperProfile) and RankedProfile in method.info.kinds:
        return ranked_from_paper(profile), (Converted("paper", "ranked", _AS_RANKED),)
    raise InputError(Finding(refusal(method, profile)))


def can_count(method: Any, profile: Profile) -> bool:  # noqa: ANN401  # any method
    """Say whether a method, or its class, counts a profile as it is or by a declared conversion."""
    kinds = method.info.kinds
    return isinstance(profile, kinds) or (
        isinstance(profile, PaperProfile) and RankedProfile in kinds
    )


def refusal(method: Any, profile: Profile) -> Message:  # noqa: ANN401  # any method
    """Say why a method cannot count a profile."""
    kinds = method.info.kinds
    reason = (
        message("a tally sheet is not a set of ballots, who voted for what together is not known")
        if profile.kind == "totals" and any(kind.kind not in _LISTS for kind in kinds)
        else message("what was collected is {kind}", kind=KIND_NAMES[profile.kind])
    )
    needs = tuple(dict.fromkeys(KIND_NAMES[kind.kind] for kind in kinds))
    return message(
        "{method} needs {needs}; {reason}", method=method.info.id, needs=needs, reason=reason
    )


def admissible(profile: Profile) -> Iterable[tuple[str, Message | None]]:
    """Pair every method with nothing where it admits the profile, else with the reason."""
    for id in registry.discover():
        try:
            cls = registry.load(id)
        except PrioritizeError as error:
            yield id, error.findings[0].what
        else:
            yield id, None if can_count(cls, profile) else refusal(cls, profile)
