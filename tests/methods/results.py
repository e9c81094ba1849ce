"""What tests ask of a result."""

from typing import TypeVar

from prioritize.model.outcome import Outcome
from prioritize.tally.result import Result
from prioritize.tally.step import Remark, Round, Scored, Scores, SetAside


__all__ = ["notices", "remarks", "rounds", "scored", "set_aside", "steps"]

S = TypeVar("S")


def steps(result: Result[Outcome], kind: type[S]) -> list[S]:
    """Return the steps of one kind."""
    return [step for step in result.steps if isinstance(step, kind)]


def set_aside(result: Result[Outcome]) -> list[tuple[str, int]]:
    """Name what was not counted, and how many ballots."""
    return [(step.reason, step.ballots) for step in result.steps if isinstance(step, SetAside)]


def remarks(result: Result[Outcome]) -> list[str]:
    """Write the remarks in English."""
    return [str(step.text) for step in result.steps if isinstance(step, Remark)]


def notices(result: Result[Outcome]) -> list[str]:
    """Write the warnings in English."""
    return [str(notice.what) for notice in result.notices]


def rounds(result: Result[Outcome]) -> list[Round]:
    """Return the rounds of a count in rounds."""
    return [step for step in result.steps if isinstance(step, Round)]


def scored(result: Result[Outcome], measure: str) -> Scores:
    """Return the scores of one measure."""
    (scores,) = (
        step.scores for step in result.steps if isinstance(step, Scored) and step.measure == measure
    )
    return scores
