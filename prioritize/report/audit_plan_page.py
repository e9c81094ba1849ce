"""How many papers are to be compared with what was typed, as a page."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from attrs import frozen

from prioritize.audit.sampling_plan import (
    AnyTime,
    Design,
    OneLook,
    Plan,
    advised,
    papers_needed,
)
from prioritize.audit.sampling_risk import Stack
from prioritize.model.margin import Margin
from prioritize.report.audit_words import percent
from prioritize.report.block import Block, Column, Heading, Paragraph, Points, Table
from prioritize.report.listing_page import listing_title
from prioritize.report.naming import Naming, naming
from prioritize.report.numbers import shown
from prioritize.report.plain import plain_text
from prioritize.report.template import quoted
from prioritize.tally.listing import Listing, Lists
from prioritize.text import ENGLISH, Catalog, Fact, Message, counted, message


__all__ = ["LIMITS", "WRONG", "PlanTold", "designs", "plan_text"]

WRONG: Final = (1, 2, 3, 4, 5, 8, 10, 15, 20, 30, 50)
"""The numbers of wrong ballots that a table shows where none is known yet."""
LIMITS: Final = (Fraction(1, 10), Fraction(1, 20))
"""The limits of risk that a table shows."""
_MISMATCHES: Final = 4
_SMALL: Final = 150

_ADVICE: Final = {
    "by-hand": message(
        "So few wrong ballots would change the result that sampling saves nothing: count all the"
        " papers again by hand."
    ),
    "twice": message(
        "In a group of this size type all the ballots twice, by two people who do not see each"
        " other's work, and read them aloud once more before they are frozen."
    ),
    "twice-or-sample": message(
        "Type all the ballots twice, or type them once and compare a sample where fewer than a"
        " third of the papers are needed."
    ),
    "sample": message(
        "Type close batches twice, and compare a sample of all the papers with what was typed."
    ),
}


@frozen
class PlanTold:
    """What was asked: a number of ballots, and the plan once it is known how many are decisive.

    Where a list says how many, `listing` is that list, `margin` what it says, and `lists` has the
    names.
    """

    ballots: int
    limit: Fraction
    plan: Plan | None = None
    lists: Lists | None = None
    listing: Listing | None = None
    margin: Margin | None = None


def plan_text(told: PlanTold, *, language: str = "", catalog: Catalog = ENGLISH) -> str:
    """Write a plan for a terminal."""
    return plain_text(_page(told, language, catalog), catalog)


def _page(told: PlanTold, language: str, catalog: Catalog) -> Iterator[Block]:
    yield Heading(message("Papers compared with what was typed: the plan"), 1)
    plan = told.plan
    if plan is None:
        yield from _survey(told.ballots)
        return
    if told.lists and told.listing and told.margin:
        names = naming(told.lists, language, catalog).within(told.listing)
        yield Paragraph(_decided(told.listing, told.margin, names))
    yield Points(tuple(_facts(plan)))
    yield Paragraph(_promise(plan))
    yield Paragraph(_ADVICE[advised(plan.stack, plan.papers)])
    yield from _small(plan.stack.ballots)
    yield _sizes(plan)
    yield Paragraph(_afterwards(plan))
    yield Heading(message("Before the draw"), 3)
    yield Points(_BEFORE)


def _decided(listing: Listing, margin: Margin, names: Naming) -> Message:
    facts: dict[str, Fact] = {
        "list": listing_title(listing, names),
        "above": names.project(margin.above),
        "below": names.project(margin.below),
    }
    if not margin.below:
        return message("{list}: {above} is first, and another could be.", **facts)
    if margin.change == "funded":
        return message(
            "{list}: closest are {above}, which is funded, and {below}, which is not.", **facts
        )
    return message("{list}: {above} is first, and {below} comes closest.", **facts)


def _facts(plan: Plan) -> Iterator[Message]:
    if plan.name:
        yield message("Stack: {name}", name=plan.name)
    yield message("Ballots typed: {n}", n=plan.stack.ballots)
    if plan.swing is None:
        yield message(
            "At least so many must be wrong to change the result: {n}", n=plan.stack.wrong
        )
    else:
        yield message(
            "At least so many must be wrong to change the result: {n}, because one ballot can move"
            " the difference of {difference} by {swing}",
            n=plan.stack.wrong,
            difference=shown(plan.swing.difference),
            swing=shown(plan.swing.swing),
        )
    yield message("Limit of risk: {limit}", limit=percent(plan.limit))
    yield message("Papers to compare: {papers}", papers=plan.papers)


def _promise(plan: Plan) -> Message:
    facts: dict[str, Fact] = {"papers": plan.papers, "limit": percent(plan.limit)}
    if isinstance(plan.design, OneLook) and plan.design.allowed:
        return message(
            "{papers} papers are drawn by public digits and compared. If at most {allowed} of them"
            " do not agree, the chance that a wrong result was missed is at most {limit}.",
            allowed=plan.design.allowed,
            **facts,
        )
    return message(
        "{papers} papers are drawn by public digits and compared. If all of them agree, the chance"
        " that a wrong result was missed is at most {limit}.",
        **facts,
    )


def _small(ballots: int) -> Iterator[Block]:
    if ballots < _SMALL:
        yield Paragraph(
            message(
                "Below about {n} ballots typing everything twice is mostly less work than a"
                " sample, and finds more.",
                n=_SMALL,
            )
        )


def designs(plan: Plan) -> tuple[OneLook, AnyTime]:
    """Return both ways to judge the same stack: the one planned, and the other as is usual."""
    if isinstance(plan.design, AnyTime):
        return OneLook(), plan.design
    hundredth = -(-plan.stack.ballots // 100)
    return plan.design, AnyTime(min(hundredth, plan.stack.wrong - 1))


def _sizes(plan: Plan) -> Table:
    once, any_time = designs(plan)
    return Table(
        (
            Column(message("Do not agree"), "right"),
            Column(message("Papers, judged once"), "right"),
            Column(message("Judged at any time, {n} wrong expected", n=any_time.expected), "right"),
        ),
        tuple(
            (
                quoted(str(each)),
                *(_size(plan, design, each) for design in (once, any_time)),
            )
            for each in range(_MISMATCHES)
        ),
    )


def _size(plan: Plan, design: Design, mismatches: int) -> Message:
    needed = papers_needed(plan.stack, design, limit=plan.limit, mismatches=mismatches)
    return quoted("–") if needed is None else quoted(str(needed))


def _afterwards(plan: Plan) -> Message:
    if isinstance(plan.design, AnyTime):
        return message(
            "This plan judges at any time: where papers do not agree, the sample is enlarged once,"
            " as the table says; if that does not bring the risk to the limit, all the papers are"
            " counted by hand."
        )
    return message(
        "This plan judges once: where more papers do not agree than it foresees, all of them are"
        " counted by hand. Going over to the other column afterwards would add both risks."
    )


_BEFORE: Final = (
    message("Count the papers: as many as were typed. A paper that is missing does not agree."),
    message(
        "Number them from the top in the order in which they were typed, and close the stack so"
        " that nobody can change it."
    ),
    message("Write this plan where all see it. Only then is the seed thrown."),
    message("Whoever reads the papers aloud did not type them."),
)


def _survey(ballots: int) -> Iterator[Block]:
    yield Points((message("Ballots typed: {n}", n=ballots),))
    yield Paragraph(_ADVICE[advised(ballots)])
    yield from _small(ballots)
    yield Paragraph(
        message(
            "How many papers must be compared depends on how many wrong ballots could change the"
            " result. Say it with --wrong, or let it be counted from --difference and --swing."
        )
    )
    limits = (percent(each) for each in LIMITS)
    yield Table(
        (
            Column(message("Wrong ballots that change it"), "right"),
            *(Column(message("Papers, risk {limit}", limit=each), "right") for each in limits),
        ),
        tuple(
            (quoted(str(wrong)), *(_clean(Stack(ballots, wrong), limit) for limit in LIMITS))
            for wrong in WRONG
            if wrong <= ballots
        ),
    )
    yield Paragraph(
        counted(
            "This is for {number} ballot of which all the papers that are compared agree.",
            "This is for {number} ballots of which all the papers that are compared agree.",
            number=ballots,
        )
    )


def _clean(stack: Stack, limit: Fraction) -> Message:
    return quoted(str(papers_needed(stack, OneLook(), limit=limit)))
