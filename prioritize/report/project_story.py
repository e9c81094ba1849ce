"""Why one project stands where it stands, read from the steps of the count."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Final

from prioritize.model.outcome import Allocation, Relation, Selection
from prioritize.report.alphabet import alphabetical
from prioritize.report.measure import measured
from prioritize.report.naming import Naming
from prioritize.report.numbers import shown
from prioritize.report.row import chosen, rows
from prioritize.report.sentence import sentence
from prioritize.report.stage_sentence import excluded_from
from prioritize.report.template import in_turn
from prioritize.report.tie_sentence import ordinal
from prioritize.tally.listing import Listing
from prioritize.tally.step import (
    Chosen,
    Compared,
    Considered,
    Defeat,
    Earned,
    Elected,
    Exchange,
    Named,
    Paid,
    Parted,
    Placed,
    Related,
    Remark,
    Resolved,
    Round,
    Scored,
    Seated,
    Shared,
    Short,
    Step,
    Undecided,
)
from prioritize.text import Fact, Message, counted, message


__all__ = ["place_message", "project_story"]

_GROUPS: Final = (Placed, Elected, Seated, Named, Shared, Undecided)


def project_story(listing: Listing, project: str, names: Naming) -> Iterator[Message]:
    """Say where a project stands, then everything in the count that concerns it, in order."""
    steps = listing.result.steps
    excluded = excluded_from(steps)
    if project in excluded:
        yield sentence(excluded[project], names)
        return
    yield place_message(listing, project, names)
    yield from _fate(listing, project, names)
    yield from _comparisons(steps, project, names)
    for step in steps:
        if isinstance(step, Scored):
            yield from _score(step, project, names)
        elif isinstance(step, Round):
            yield from _round(step, project, names)
        elif isinstance(step, Related):
            yield from _relation(step, project, names)
        elif project in _named(step):
            yield sentence(step, names)


def place_message(listing: Listing, project: str, names: Naming) -> Message:
    """Say which place a project has, and with whom it shares it."""
    found = rows(listing.result)
    own = next(row for row in found if row.project == project)
    if isinstance(listing.result.outcome, Relation):
        return message(
            "{project} is in layer {layer} of {layers}.",
            project=names.project(project),
            layer=own.layer,
            layers=found[-1].layer,
        )
    if own.first == own.last:
        return message(
            "{project} is {place} of {number}.",
            project=names.project(project),
            place=ordinal(own.first),
            number=len(found),
        )
    others = [row.project for row in found if row.first == own.first and row is not own]
    return message(
        "{project} shares {first}–{last} of {number} with {others}.",
        project=names.project(project),
        first=ordinal(own.first),
        last=ordinal(own.last),
        number=len(found),
        others=names.listed(others),
    )


def _fate(listing: Listing, project: str, names: Naming) -> Iterator[Message]:
    """Say whether the project is among those chosen, where some are."""
    outcome = listing.result.outcome
    picked = chosen(outcome)
    name = names.project(project)
    if picked is None:
        return
    if project in listing.result.undecided:
        yield message("Whether {project} is chosen depends on a tie.", project=name)
    elif isinstance(outcome, Selection):
        yes, no = message("It is elected."), message("It is not elected.")
        yield yes if project in picked else no
    elif isinstance(outcome, Allocation):
        yes, no = message("It is funded."), message("It is not funded.")
        yield yes if project in picked else no


def _named(step: Step) -> tuple[str, ...]:
    """Return whom a step is about that gives or changes places, or that remarks on somebody."""
    if isinstance(step, (Considered, Exchange, Paid, Earned, Short)):
        return (step.project,)
    if isinstance(step, Chosen):
        return step.tied
    if isinstance(step, (Resolved, Parted)):
        return tuple(each for tier in step.tiers for each in tier)
    if isinstance(step, Defeat):
        return (step.above, step.below) if step.chain else (step.below,)
    if isinstance(step, Remark):
        return tuple(_texts(fact for _, fact in step.text.facts))
    return step.projects if isinstance(step, _GROUPS) else ()


def _texts(facts: Iterable[Fact]) -> Iterator[str]:
    """Yield the texts among facts, of which ids are some."""
    for fact in facts:
        if isinstance(fact, str):
            yield fact
        elif isinstance(fact, tuple):
            yield from _texts(fact)


def _score(step: Scored, project: str, names: Naming) -> Iterator[Message]:
    scores = dict(step.scores)
    if project not in scores:
        return
    own = scores.pop(project)
    yield message(
        "{project} has {score}. Others with more: {higher}, with the same: {equal}, with less:"
        " {lower}.",
        project=names.project(project),
        score=measured(own, step.measure, names),
        higher=sum(score > own for score in scores.values()),
        equal=sum(score == own for score in scores.values()),
        lower=sum(score < own for score in scores.values()),
    )


def _round(step: Round, project: str, names: Naming) -> Iterator[Message]:
    """Say how the project fared in a round, as long as it was in the count."""
    votes = dict(step.tally)
    if project not in votes:
        return
    most = max(votes.values())
    said = [
        message(
            "Round {number}: {project} has {votes}; the most is {most}.",
            number=step.number,
            project=names.project(project),
            votes=shown(votes[project]),
            most=shown(most),
        )
    ]
    if project in step.elected:
        said.append(message("It gets the next place."))
    if project in step.eliminated:
        said.append(message("It leaves the count."))
    moves = tuple(
        message("{votes} to {to}", votes=shown(moved), to=names.project(to))
        for source, to, moved in step.transfers
        if source == project
    )
    if moves:
        said.append(message("Its votes move: {moves}.", moves=moves))
    yield in_turn(said)


def _relation(step: Related, project: str, names: Naming) -> Iterator[Message]:
    above = [higher for higher, lower in step.pairs if lower == project]
    below = [lower for higher, lower in step.pairs if higher == project]
    if above:
        yield message("Above it: {projects}.", projects=names.listed(above))
    if below:
        yield message("Below it: {projects}.", projects=names.listed(below))


def _comparisons(steps: Sequence[Step], project: str, names: Naming) -> Iterator[Message]:
    """Sum up the direct comparisons: whom it beats, to whom it loses, and how badly."""
    margins = dict(_margins(steps, project))
    if not margins:
        return
    others = sorted(margins, key=lambda other: alphabetical(names.project(other)))
    beaten = [other for other in others if margins[other] > 0]
    level = [other for other in others if margins[other] == 0]
    lost = sorted((other for other in others if margins[other] < 0), key=margins.__getitem__)
    if beaten:
        yield message("In direct comparison it beats {others}.", others=names.listed(beaten))
    if level:
        yield message("In direct comparison it is equal with {others}.", others=names.listed(level))
    if lost:
        yield counted(
            "In direct comparison it loses to {others}, by {margin}.",
            "In direct comparison it loses to {others}, at most by {margin}.",
            number=len(lost),
            others=names.listed(lost),
            margin=shown(-margins[lost[0]]),
        )


def _margins(steps: Sequence[Step], project: str) -> Iterator[tuple[str, Fraction]]:
    for step in steps:
        if isinstance(step, Compared) and step.first == project:
            yield step.second, step.support - step.against
        elif isinstance(step, Compared) and step.second == project:
            yield step.first, step.against - step.support
