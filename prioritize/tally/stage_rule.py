"""A staged rule in words: what a project needs to be ranked, and what tells equal ones apart."""

from collections.abc import Iterator

from prioritize.model.stages import COST, Stages
from prioritize.text import Message, counted, message, number_text


__all__ = ["stage_rule"]


def stage_rule(stages: Stages, least: int | None) -> Iterator[Message]:
    """Say every stage that a rule has, in the order in which the stages are passed.

    Parameters
    ----------
    least
        How many reviews a project needs, where that is declared.

    """
    if stages.eligibility:
        yield message("To be ranked it takes a yes on {criteria}", criteria=stages.eligibility)
    if stages.vetoes:
        yield message("One score below these rules a project out: {levels}", levels=_least(stages))
    if least:
        yield counted(
            "To be ranked it takes {number} review, and {quorum} of those who could have scored",
            "To be ranked it takes {number} reviews, and {quorum} of those who could have scored",
            number=least,
            quorum=number_text(stages.quorum),
        )
    if stages.thresholds:
        lines = tuple(
            message("{criterion} {value}", criterion=id, value=value)
            for id, value in stages.thresholds
        )
        yield message("The line on each criterion: {lines}", lines=lines)
    if stages.total is not None:
        yield message("The line in all: {total}", total=stages.total)
    if stages.ranking_weights:
        weights = tuple(
            message("{criterion} {value}", criterion=id, value=weight)
            for id, weight in stages.ranking_weights
        )
        yield message("Only for the order these weights count: {weights}", weights=weights)
    if stages.ties:
        order = tuple(message("cost") if each == COST else each for each in stages.ties)
        yield message("Equal ones are told apart by {criteria}, in turn", criteria=order)


def _least(stages: Stages) -> tuple[Message, ...]:
    return tuple(
        message("{criterion} {value}", criterion=id, value=level) for id, level in stages.vetoes
    )
