"""One letter: an application's own scores, its place, the line, and what was decided."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from attrs import frozen

from prioritize.model.consultation import Decision
from prioritize.model.outcome import Allocation
from prioritize.model.scoresheet import BLANK_REASONS, SCORED, Criterion, ScoresheetProfile
from prioritize.report.block import Block, Column, Heading, Paragraph, Points, Table
from prioritize.report.naming import Naming
from prioritize.report.numbers import amount, as_decimal, decimal_message, decimal_text
from prioritize.report.row import chosen
from prioritize.report.stage_sentence import excluded_from, reasons_message
from prioritize.report.template import quoted
from prioritize.report.tie_sentence import ordinal
from prioritize.report.turnout import reason_message
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.result import ranking_of
from prioritize.tally.scoresheet import means_by_criterion, reviews
from prioritize.text import Message, message


__all__ = ["Case", "cases", "letter"]

_DECIDED: Final = {
    "funded": message("The committee decided to fund it."),
    "reserve": message("The committee decided to keep it in reserve."),
    "rejected": message("The committee decided not to fund it."),
}


@frozen
class Case:
    """What a letter is about: an application in the list it stands in, and the money if any."""

    project: str
    listing: Listing
    funded: Listing | None
    decision: Decision | None


def cases(lists: Lists) -> Iterator[Case]:
    """Yield every application that reviewers scored, by its code."""
    decisions = {each.project: each for each in lists.decisions}
    money = {
        (each.community, each.instrument): each
        for each in lists.listings
        if isinstance(each.result.outcome, Allocation)
    }
    for listing in lists.listings:
        if isinstance(listing.result.profile, ScoresheetProfile):
            funded = money.get((listing.community, listing.instrument))
            for id in sorted(each.id for each in listing.result.profile.projects):
                yield Case(id, listing, funded, decisions.get(id))


def letter(case: Case, lists: Lists, names: Naming) -> Iterator[Block]:
    """Lay out a letter; it names no other application and no reviewer."""
    title = lists.title.in_language(names.language)
    yield Heading(quoted(title) if title else message("The contest"), 1)
    yield Heading(message("Application: {project}", project=names.project(case.project)), 2)
    if lists.kind == "training":
        yield Paragraph(message("TRAINING: votes made up for practice. These are no results."))
    yield Points(tuple(_outcome(case, names)))
    yield Heading(message("The scores"), 3)
    yield from _scores(case, names)
    yield Paragraph(
        message(
            "Reviewers are shown by codes. A blank is no zero: who was recused or absent lowers no"
            " mean. Whoever thinks that a number is wrong may ask for the sheets to be looked at"
            " again."
        )
    )
    if lists.rules:
        yield Paragraph(message("Fingerprint of the rules: {rules}", rules=lists.rules[:16]))


def _outcome(case: Case, names: Naming) -> Iterator[Message]:
    excluded = excluded_from(case.listing.result.steps)
    if case.project in excluded:
        reasons = reasons_message(excluded[case.project], names)
        yield message("It is not ranked: {reasons}.", reasons=reasons)
    else:
        yield from _place(case)
    if case.decision:
        yield _DECIDED[case.decision.decided]
        if case.decision.amount is not None:
            granted = amount(case.decision.amount, names.currency)
            yield message("Granted: {amount}.", amount=granted)
        if case.decision.reason:
            yield message("The reason: {reason}", reason=case.decision.reason)


def _place(case: Case) -> Iterator[Message]:
    ranking = ranking_of(case.listing.result.outcome)
    scores = dict(ranking.scores)
    yield message(
        "It is {place} of {number} applications that are ranked.",
        place=ordinal(ranking.places()[case.project]),
        number=len(ranking.projects),
    )
    if case.project in scores:
        yield message("In all it has {score}.", score=as_decimal(scores[case.project]))
    yield from _line(case, scores)


def _line(case: Case, scores: dict[str, Fraction]) -> Iterator[Message]:
    """Say where the line is, and how far away from it the application lies."""
    picked = [each for each in _funded(case) if each in scores]
    if not picked or case.project not in scores:
        return
    own, last = scores[case.project], scores[picked[-1]]
    if case.project in picked:
        yield message(
            "By the list it is funded. The last one funded has {last}.", last=as_decimal(last)
        )
    elif own < last:
        yield message(
            "By the list it is not funded. The last one funded has {last}, which is {gap} more.",
            last=as_decimal(last),
            gap=as_decimal(last - own),
        )
    else:
        yield message(
            "By the list it is not funded. The last one funded has {last}; the order among equals,"
            " or the money that was left, decided.",
            last=as_decimal(last),
        )


def _funded(case: Case) -> tuple[str, ...]:
    return (chosen(case.funded.result.outcome) or ()) if case.funded else ()


def _scores(case: Case, names: Naming) -> Iterator[Block]:
    """Lay out the scores: a row for each criterion, a column for each reviewer, and the mean."""
    profile = case.listing.result.profile
    if not isinstance(profile, ScoresheetProfile):
        return
    row = [each.id for each in profile.projects].index(case.project)
    means = means_by_criterion(profile, reviews(profile))
    heads = (
        Column(message("Criterion")),
        Column(message("Weight"), "right"),
        Column(message("Scale"), "right"),
        *(Column(quoted(each), "right") for each in profile.reviewers),
        Column(message("Mean"), "right"),
    )
    yield Table(
        heads,
        tuple(
            (
                names.measure(criterion.id),
                as_decimal(criterion.weight),
                _scale(criterion),
                *_given(profile, row, column),
                _mean(means[criterion.id].get(case.project)),
            )
            for column, criterion in enumerate(profile.criteria)
        ),
    )


def _scale(criterion: Criterion) -> Message:
    if criterion.lowest is None or criterion.highest is None:
        return quoted("–")
    low, high = as_decimal(criterion.lowest), as_decimal(criterion.highest)
    return message("{low}–{high}", low=low, high=high)


def _given(profile: ScoresheetProfile, row: int, column: int) -> Iterator[Message]:
    for reviewer in range(len(profile.reviewers)):
        state = int(profile.states[reviewer, row, column])
        if state == SCORED:
            yield as_decimal(int(profile.values[reviewer, row, column]) * profile.unit)
        else:
            yield reason_message(BLANK_REASONS[state])


def _mean(mean: Fraction | None) -> Message:
    return quoted("–") if mean is None else decimal_message(decimal_text(mean, 2))
