"""One ballot through the rounds of a count, as plain sentences."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby

from prioritize.model.outcome import Outcome
from prioritize.report.measure import measured
from prioritize.report.naming import Naming
from prioritize.report.numbers import shown
from prioritize.report.turnout import reason_message
from prioritize.tally.cast import Cast
from prioritize.tally.follow_rounds import follow_rounds
from prioritize.tally.lying import Lying
from prioritize.tally.result import Result
from prioritize.tally.step import Kept, Round, Step
from prioritize.text import Fact, Message, message


__all__ = ["rounds_story"]


def rounds_story(result: Result[Outcome], cast: Cast, names: Naming) -> Iterator[Message]:
    """Say for whom a ballot counts round after round, and why it moves on or ends."""
    steps = {step.number: step for step in result.steps if isinstance(step, Round)}
    kept = _kept_by_round(result.steps)
    spells = [
        tuple(spell)
        for _, spell in groupby(
            follow_rounds(result, cast), key=lambda each: (each.shares, each.lost)
        )
    ]
    for at, spell in enumerate(spells):
        if at:
            yield from _moves(spells[at - 1][-1], spell[0], steps, kept, names=names)
        yield from _keeping(spell[0], kept.get(spell[0].round), names)
        yield _spell(spell, cast, names)


def _kept_by_round(steps: Sequence[Step]) -> Mapping[int, Kept]:
    """Pair the rounds with what the elected keep in them, which is told just before."""
    kept: dict[int, Kept] = {}
    told: Kept | None = None
    for step in steps:
        if isinstance(step, Kept):
            told = step
        elif isinstance(step, Round) and told is not None:
            kept[step.number], told = told, None
    return kept


def _spell(spell: Sequence[Lying], cast: Cast, names: Naming) -> Message:
    """Say where the ballot lies in some rounds that follow each other."""
    first, last = spell[0], spell[-1]
    if not first.shares:
        return message(
            "From round {number} on it counts for nobody, with {votes}: {reason}.",
            number=first.round,
            votes=measured(first.lost * cast.weight, "votes", names),
            reason=reason_message(first.cause),
        )
    parts: list[Fact] = [
        message(
            "{project} with {votes}",
            project=names.project(project),
            votes=measured(value * cast.weight, "votes", names),
        )
        for project, value in first.shares
    ]
    if first.lost:
        votes = measured(first.lost * cast.weight, "votes", names)
        parts.append(message("nobody with {votes}", votes=votes))
    if first.round == last.round:
        return message(
            "Round {number}: it counts for {parts}.", number=first.round, parts=tuple(parts)
        )
    return message(
        "Rounds {first} to {last}: it counts for {parts}.",
        first=first.round,
        last=last.round,
        parts=tuple(parts),
    )


def _keeping(lying: Lying, kept: Kept | None, names: Naming) -> Iterator[Message]:
    """Say what the elected on the ballot keep of it."""
    factors = dict(kept.factors) if kept else {}
    for project, _ in lying.shares:
        if kept is None or project not in factors:
            continue
        name, factor = names.project(project), shown(factors[project])
        if kept.rule == "meek":
            yield message(
                "{project} is elected and keeps {factor} of whatever reaches it.",
                project=name,
                factor=factor,
            )
        else:
            yield message(
                "{project} is elected and takes {factor} of every vote that reaches it.",
                project=name,
                factor=factor,
            )


def _moves(
    before: Lying,
    after: Lying,
    steps: Mapping[int, Round],
    kept: Mapping[int, Kept],
    *,
    names: Naming,
) -> Iterator[Message]:
    """Say why the ballot goes on to somebody else."""
    if after.begins:
        yield message("For the next seat the count begins again.")
        return
    left = set(steps[before.round].eliminated)
    factors = dict(kept[after.round].factors) if after.round in kept else {}
    for project, value in before.shares:
        if project in left:
            yield message(
                "{project} left the count in round {number}.",
                project=names.project(project),
                number=before.round,
            )
        elif project not in dict(after.shares) and project not in factors:
            yield from _surplus(project, value, before, after, names=names)


def _surplus(
    project: str, value: Fraction, before: Lying, after: Lying, *, names: Naming
) -> Iterator[Message]:
    """Say what of a ballot's value moved on from a project that was elected."""
    had = dict(before.shares)
    went = sum((value for _, value in after.shares), after.lost)
    went -= sum((had[each] for each, _ in after.shares if each in had), before.lost)
    if went >= value:
        yield message("{project} had its place already.", project=names.project(project))
        return
    yield message(
        "{project} was elected with more than it needed. Of what each of its ballots was worth,"
        " {value}, {kept} stayed with it and {moved} moved on in round {number}.",
        project=names.project(project),
        value=shown(value),
        kept=shown(value - went),
        moved=shown(went),
        number=before.round,
    )
