"""What a method makes of a profile, in a form that two counts can be compared by."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from attrs import evolve, field, frozen

from prioritize.errors import PluginError, PrioritizeError
from prioritize.model.outcome import Outcome, Relation, Tiers
from prioritize.model.profile import Profile
from prioritize.tally.engine import run
from prioritize.tally.explore import chosen_set
from prioritize.tally.method import Method
from prioritize.tally.result import Result, ranking_of
from prioritize.tally.ties import ALL, TieBreak
from prioritize.testing.display import tiers_shown
from prioritize.testing.failure import fail_on
from prioritize.text import number_text


__all__ = ["Answer", "answer", "attempt"]

# Five equals can leave a count in 120 orders.
_WAYS: Final = 300


@frozen
class Answer:
    """The outcome over all ways in which ties could fall, or why there is none.

    What depends on the way that happens to be followed first is left out. `refused` names the class
    of the error where there is no outcome. `complete` is false where there were too many ways to
    follow them all.
    """

    tiers: Tiers = ()
    scores: tuple[tuple[str, Fraction], ...] = ()
    chosen: frozenset[str] = frozenset()
    undecided: frozenset[str] = frozenset()
    winners: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()
    refused: str = ""
    reason: str = field(default="", eq=False)
    complete: bool = True

    @property
    def counted(self) -> bool:
        """Whether there is an outcome, and all ways to it are known."""
        return not self.refused and self.complete

    def places(self) -> dict[str, int]:
        """Return each project's place."""
        return {project: place for place, tier in enumerate(self.tiers) for project in tier}

    def renamed(self, names: Mapping[str, str]) -> "Answer":
        """Return the answer with other ids."""
        return evolve(
            self,
            tiers=tuple(tuple(sorted(names[each] for each in tier)) for tier in self.tiers),
            scores=tuple(sorted((names[each], score) for each, score in self.scores)),
            chosen=frozenset(names[each] for each in self.chosen),
            undecided=frozenset(names[each] for each in self.undecided),
            winners=frozenset(names[each] for each in self.winners),
            pairs=frozenset((names[above], names[below]) for above, below in self.pairs),
        )

    def agrees_with(self, other: "Answer", tolerance: Fraction | None) -> bool:
        """Say whether two answers are the same, or too many ways leave it open.

        Scores of a method that is not exact may differ by its tolerance.
        """
        if not (self.complete and other.complete):
            return True
        if tolerance is None:
            return self == other
        mine, theirs = dict(self.scores), dict(other.scores)
        near = mine.keys() == theirs.keys() and all(
            abs(score - theirs[each]) <= tolerance for each, score in mine.items()
        )
        return near and evolve(self, scores=()) == evolve(other, scores=())

    def __str__(self) -> str:
        """Write the answer in a few words."""
        if self.refused:
            return f"a refusal ({self.refused}: {self.reason})"
        parts = [tiers_shown(self.tiers) or "nothing"]
        if self.scores:
            parts.append(", ".join(f"{each} {number_text(score)}" for each, score in self.scores))
        for name, ids in (("chosen", self.chosen), ("undecided", self.undecided)):
            if ids:
                parts.append(f"{name} {', '.join(sorted(ids))}")
        return "; ".join(parts)


def attempt(
    method: Method[Any, Outcome], profile: Profile, tie_break: TieBreak = ALL
) -> Result[Outcome] | PrioritizeError:
    """Count a profile, or return the error that says why not.

    Raises
    ------
    AssertionError
        The engine finds the method itself broken.

    """
    try:
        return run(method, profile, tie_break=tie_break, limit=_WAYS)
    except PluginError as error:
        fail_on(method, profile, str(error))
    except PrioritizeError as error:
        return error


def answer(method: Method[Any, Outcome], profile: Profile) -> Answer:
    """Count a profile in every way its ties could fall; a refusal is an answer too."""
    result = attempt(method, profile)
    if isinstance(result, PrioritizeError):
        return Answer(refused=type(result).__name__, reason=str(result))
    outcome: Outcome = result.outcome
    one_way = result.ways.followed == 1
    partial = isinstance(outcome, Relation)
    ranking = ranking_of(outcome)
    return Answer(
        tiers=ranking.tiers if one_way or not partial else (),
        # Other ways may lead to other scores; those of the first depend on its order.
        scores=ranking.scores if one_way else (),
        chosen=frozenset(chosen_set(outcome) or ()),
        undecided=frozenset(result.undecided),
        winners=frozenset(result.ways.winners),
        pairs=frozenset(outcome.pairs)
        if isinstance(outcome, Relation) and one_way
        else frozenset(),
        complete=result.ways.complete,
    )
