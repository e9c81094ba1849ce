"""Why one project stands above another where the order as a whole is what is looked for."""

from collections.abc import Iterator
from typing import Final

from prioritize.model.outcome import Outcome
from prioritize.report.naming import Naming
from prioritize.report.pair_sentence import chain_text
from prioritize.tally.result import Result, ranking_of
from prioritize.tally.step import Chosen, Compared
from prioritize.text import Fact, Message, message


__all__ = ["order_story"]

_WHOLE: Final = "kemeny"


def order_story(
    result: Result[Outcome], above: str, below: str, names: Naming
) -> Iterator[Message]:
    """Tell what the best orders say of two projects, and through whom they do against a majority.

    Says nothing of other methods. In a best order everybody beats the next one or is equal with it,
    because changing places with the next one cannot make the order better.
    """
    if result.method.info.id != _WHOLE:
        return
    tiers = ranking_of(result.outcome).tiers
    first, last = (
        next(at for at, tier in enumerate(tiers) if each in tier) for each in (above, below)
    )
    facts: dict[str, Fact] = {"above": names.project(above), "below": names.project(below)}
    if first == last:
        yield message("No order of {above} and {below} is proved to be the only best one.", **facts)
        return
    if any(isinstance(step, Chosen) and step.by != "any" for step in result.steps):
        yield message(
            "An order that disagrees with the ballots least puts {above} above {below}.", **facts
        )
    else:
        yield message(
            "Every order that disagrees with the ballots least puts {above} above {below}.", **facts
        )
    between = tiers[first : last + 1]
    if _is_beaten(result, above, below) and all(len(tier) == 1 for tier in between):
        yield message(
            "It does so against the direct comparison, because in this order everybody beats the"
            " next one or is equal with it: {chain}.",
            chain=chain_text((tier[0] for tier in between), names),
        )


def _is_beaten(result: Result[Outcome], above: str, below: str) -> bool:
    """Say whether more ballots put the lower one above the higher one."""
    for step in result.steps:
        if isinstance(step, Compared) and {step.first, step.second} == {above, below}:
            ahead = step.first if step.support > step.against else step.second
            return step.support != step.against and ahead == below
    return False
