"""Strategies that follow a method: profiles of the kinds it counts, and its options."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from hypothesis import reject
from hypothesis import strategies as st

from prioritize.errors import Finding, InputError, OptionError, PluginError, Spot
from prioritize.model.judgment import JudgmentProfile
from prioritize.model.lists import ListProfile, PartsProfile
from prioritize.model.option import OptionInfo
from prioritize.model.outcome import Outcome
from prioritize.model.pairwise import PairwiseProfile
from prioritize.model.profile import (
    ApprovalProfile,
    DotProfile,
    PaperProfile,
    Profile,
    RankedProfile,
    ScoreProfile,
)
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.totals import TotalsProfile
from prioritize.registry import options_of
from prioritize.tally.method import Method
from prioritize.testing.strategies.ballots import (
    approval_profiles,
    dot_profiles,
    paper_profiles,
    ranked_profiles,
    score_profiles,
)
from prioritize.testing.strategies.size import SMALL, Size
from prioritize.testing.strategies.tables import (
    judgment_profiles,
    list_profiles,
    pairwise_profiles,
    parts_profiles,
    scoresheet_profiles,
    totals_profiles,
)
from prioritize.text import message


__all__ = ["methods_for", "options_for", "profiles", "profiles_for"]

_BY_KIND: Final[Mapping[type, Callable[[Size], st.SearchStrategy[Profile]]]] = {
    ApprovalProfile: approval_profiles,
    DotProfile: dot_profiles,
    JudgmentProfile: judgment_profiles,
    ListProfile: list_profiles,
    PairwiseProfile: pairwise_profiles,
    PaperProfile: paper_profiles,
    PartsProfile: parts_profiles,
    RankedProfile: ranked_profiles,
    ScoreProfile: score_profiles,
    ScoresheetProfile: scoresheet_profiles,
    TotalsProfile: totals_profiles,
}


def profiles(kind: type[Any], size: Size = SMALL) -> st.SearchStrategy[Profile]:
    """Make profiles of one kind.

    Raises
    ------
    PluginError
        The kind is none of `prioritize.model`.

    """
    if kind not in _BY_KIND:
        what = message("There are no examples of the kind {kind}", kind=kind.__qualname__)
        raise PluginError(Finding(what))
    return _BY_KIND[kind](size)


def profiles_for(method_class: type[Any], size: Size = SMALL) -> st.SearchStrategy[Profile]:
    """Make profiles of every kind that a method counts."""
    return st.one_of(*(profiles(kind, size) for kind in method_class.info.kinds))


def options_for(method_class: type[Any]) -> st.SearchStrategy[dict[str, object]]:
    """Make settings of a method: every option takes its default or one of its kind's examples."""
    return st.fixed_dictionaries(
        {
            each.name: st.sampled_from(_examples(method_class, each))
            for each in options_of(method_class)
        }
    )


def _examples(method_class: type[Any], option: OptionInfo) -> list[object]:
    default = [] if option.required else [option.default]
    values = [*default, *(each for each in option.kind.examples if each not in default)]
    if values:
        return values
    what = message("The kind of this option has no examples to test it with")
    where = Spot(field=f"{method_class.__qualname__}.{option.name}")
    raise PluginError(Finding(what, where, message("Give Kind(…, examples=…) some.")))


@st.composite
def methods_for(draw: st.DrawFn, method_class: type[Any]) -> Method[Any, Outcome]:
    """Make a method with every setting that it takes."""
    options = draw(options_for(method_class))
    try:
        method: Method[Any, Outcome] = method_class(**options)
    except (InputError, OptionError):
        reject()
    return method
