"""One ballot through the rounds of a count, as plain sentences."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from prioritize.model.outcome import Outcome
from prioritize.report.measure import measured
from prioritize.report.naming import Naming
from prioritize.report.numbers import shown
from prioritize.report.turnout import reason_message
from prioritize.tally.cast import Cast
from prioritize.tally.follow_rounds import Lying, follow_rounds
from prioritize.tally.result import Result
from prioritize.tally.step import Round
from prioritize.text import Fact, Message, message


__all__ = ["rounds_story"]


def rounds_story(result: Result[Outcome], cast: Cast, names: Naming) -> Iterator[Message]:
    """Say for whom a ballot counts round after round, and why it moves on or ends."""
    steps = {step.number: step for step in result.steps if isinstance(step, Round)}
    spells = [
        tuple(spell)
        for _, spell in groupby(
            follow_rounds(result, cast), key=lambda each: (each.projects, each.value)
        )
    ]
    for at, spell in enumerate(spells):
        if at:
            yield from _move(spells[at - 1][-1], spell[0], steps, names)
        yield _spell(spell, names)


def _spell(spell: Sequence[Lying], names: Naming) -> Message:
    """Say where the ballot lies in some rounds that follow each other."""
    first, last = spell[0], spell[-1]
    votes = measured(first.votes, "votes", names)
    if not first.projects:
        return message(
            "From round {number} on it counts for nobody, with {votes}: {reason}.",
            number=first.round,
            votes=votes,
            reason=reason_message(first.cause),
        )
    projects: Fact = names.listed(first.projects)
    if len(first.projects) > 1:
        projects = message("each of {projects}", projects=projects)
    if first.round == last.round:
        return message(
            "Round {number}: it counts for {projects} with {votes}.",
            number=first.round,
            projects=projects,
            votes=votes,
        )
    return message(
        "Rounds {first} to {last}: it counts for {projects} with {votes}.",
        first=first.round,
        last=last.round,
        projects=projects,
        votes=votes,
    )


def _move(before: Lying, after: Lying, steps: dict[int, Round], names: Naming) -> Iterator[Message]:
    """Say why the ballot goes on to somebody else."""
    step = steps[before.round]
    for project in before.projects:
        name = names.project(project)
        if project in step.eliminated:
            yield message(
                "{project} left the count in round {number}.", project=name, number=before.round
            )
        elif before.value > after.value and len(before.projects) == 1:
            yield message(
                "{project} was elected with more than it needed. Of what each of its ballots was"
                " worth, {value}, {kept} stayed with it and {moved} moved on in round {number}.",
                project=name,
                value=shown(before.value),
                kept=shown(before.value - after.value),
                moved=shown(after.value),
                number=before.round,
            )
        elif project not in after.projects:
            yield message("{project} had its place already.", project=name)
