"""Turn a community's maps, dots, questionnaires and scores into ranked lists anyone can check.

What a program needs to count is here; each name is imported when it is first used. Methods of one's
own start at `prioritize.registry`, checks of them at `prioritize.testing`.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from prioritize.errors import (
        InputError,
        OptionError,
        PrioritizeError,
        UnknownMethodError,
        UnresolvedTieError,
    )
    from prioritize.intake.consultation import read_consultation
    from prioritize.intake.elections import read_election
    from prioritize.model.judgment import JudgmentProfile
    from prioritize.model.outcome import Allocation, Ranking, Relation, Selection
    from prioritize.model.pairwise import PairwiseProfile
    from prioritize.model.profile import (
        ApprovalProfile,
        DotProfile,
        PaperProfile,
        RankedProfile,
        ScoreProfile,
    )
    from prioritize.model.project import Project
    from prioritize.model.scoresheet import ScoresheetProfile
    from prioritize.model.totals import TotalsProfile
    from prioritize.registry import build, discover
    from prioritize.tally.engine import run
    from prioritize.tally.replay import replay
    from prioritize.tally.result import Result
    from prioritize.tally.seats import elect
    from prioritize.tally.ties import TieBreak, parse_tie_break

__all__ = [
    "Allocation",
    "ApprovalProfile",
    "DotProfile",
    "InputError",
    "JudgmentProfile",
    "OptionError",
    "PairwiseProfile",
    "PaperProfile",
    "PrioritizeError",
    "Project",
    "RankedProfile",
    "Ranking",
    "Relation",
    "Result",
    "ScoreProfile",
    "ScoresheetProfile",
    "Selection",
    "TieBreak",
    "TotalsProfile",
    "UnknownMethodError",
    "UnresolvedTieError",
    "__version__",
    "build",
    "discover",
    "elect",
    "parse_tie_break",
    "read_consultation",
    "read_election",
    "replay",
    "run",
]

__version__ = "0.1.0"

_NAMES_BY_MODULE: Final = {
    "errors": "InputError OptionError PrioritizeError UnknownMethodError UnresolvedTieError",
    "intake.consultation": "read_consultation",
    "intake.elections": "read_election",
    "model.judgment": "JudgmentProfile",
    "model.outcome": "Allocation Ranking Relation Selection",
    "model.pairwise": "PairwiseProfile",
    "model.profile": "ApprovalProfile DotProfile PaperProfile RankedProfile ScoreProfile",
    "model.project": "Project",
    "model.scoresheet": "ScoresheetProfile",
    "model.totals": "TotalsProfile",
    "registry": "build discover",
    "tally.engine": "run",
    "tally.replay": "replay",
    "tally.result": "Result",
    "tally.seats": "elect",
    "tally.ties": "TieBreak parse_tie_break",
}
_MODULES: Final = {
    name: f"{__name__}.{module}"
    for module, names in _NAMES_BY_MODULE.items()
    for name in names.split()
}


def __getattr__(name: str) -> object:
    """Import a public name when it is first used."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_MODULES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Name what is public."""
    return sorted(__all__)
