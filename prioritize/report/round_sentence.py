"""A round of a count as one sentence per thing that happened in it."""

from collections.abc import Iterator
from typing import Final

from prioritize.report.naming import Naming, shortened
from prioritize.report.numbers import shown
from prioritize.report.template import filled, in_turn
from prioritize.report.turnout import reason_message
from prioritize.tally.step import Kept, Returned, Round, Scores
from prioritize.text import Fact, Message, message


__all__ = ["kept_sentence", "returned_sentence", "round_sentence"]


def round_sentence(step: Round, names: Naming) -> Message:
    """Say who had how much, who was elected, who left, and where votes went."""
    return in_turn(_parts(step, names))


def _parts(step: Round, names: Naming) -> Iterator[Message]:
    yield message("Round {number}: {tally}.", number=step.number, tally=_numbers(step.tally, names))
    if step.quota is not None:
        yield message("Needed: {quota}.", quota=shown(step.quota))
    if step.elected:
        yield message("The next place goes to {projects}.", projects=names.listed(step.elected))
    if step.eliminated:
        yield message("Left the count: {projects}.", projects=names.listed(step.eliminated))
    if step.transfers:
        yield message("Moved: {moves}.", moves=_moves(step, names))
    if step.exhausted:
        yield message("No longer counted: {losses}.", losses=_losses(step))


def returned_sentence(step: Returned, names: Naming) -> Message:
    """Say who is in the count again."""
    return message(
        "For the next seat the count begins again, among {projects}.",
        projects=names.listed(step.projects),
    )


_KEPT: Final = {
    "meek": message("Of every vote that reaches them they keep so much: {factors}."),
    "warren": message("Of every ballot that reaches them they take up to so much: {factors}."),
}


def kept_sentence(step: Kept, names: Naming) -> Message:
    """Say how much the elected keep of the votes."""
    return filled(_KEPT[step.rule], factors=_numbers(step.factors, names))


def _numbers(scores: Scores, names: Naming) -> Fact:
    ordered = sorted(scores, key=lambda pair: (-pair[1], pair[0]))
    return shortened(
        tuple(
            message("{project} {score}", project=names.project(project), score=shown(score))
            for project, score in ordered
        )
    )


def _moves(step: Round, names: Naming) -> Fact:
    return shortened(
        tuple(
            message(
                "{votes} from {source} to {to}",
                votes=shown(votes),
                source=names.project(source),
                to=names.project(to),
            )
            for source, to, votes in step.transfers
        )
    )


def _losses(step: Round) -> Fact:
    return tuple(
        message("{votes} ({reason})", votes=shown(votes), reason=reason_message(reason))
        for reason, votes in step.exhausted
    )
