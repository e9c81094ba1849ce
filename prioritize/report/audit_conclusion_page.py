"""What a comparison of papers came to, as a page and as JSON."""

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from prioritize.audit.lottery_seed import Thrown
from prioritize.audit.sampling_conclusion import Conclusion
from prioritize.report.audit_lottery_json import SCHEMA
from prioritize.report.audit_lottery_page import seed_points
from prioritize.report.audit_plan_json import plan_record
from prioritize.report.audit_words import formula, percent, risk_text
from prioritize.report.block import Block, Column, Heading, Paragraph, Points, Table
from prioritize.report.json_text import json_bytes
from prioritize.report.plain import plain_text
from prioritize.report.result_page import grouped
from prioritize.report.template import quoted
from prioritize.text import ENGLISH, Catalog, Message, message


__all__ = ["Compared", "ConclusionTold", "conclusion_json", "conclusion_text"]


@frozen
class Compared:
    """One paper and what was found: its place, its number, whether it agrees, what differs."""

    place: int
    ballot: str
    agrees: bool
    remark: str = ""


@frozen
class ConclusionTold:
    """A conclusion and what it rests on; the papers are in the order of the stack."""

    conclusion: Conclusion
    seal: str
    seed: str
    thrown: Thrown
    papers: tuple[Compared, ...]

    @property
    def mismatches(self) -> tuple[Compared, ...]:
        """The papers that do not agree."""
        return tuple(each for each in self.papers if not each.agrees)


def conclusion_text(told: ConclusionTold, *, language: str = "", catalog: Catalog = ENGLISH) -> str:  # noqa: ARG001  # as the other writers are called
    """Write a conclusion for a terminal."""
    return plain_text(_page(told), catalog)


def _page(told: ConclusionTold) -> Iterator[Block]:
    found = told.conclusion
    yield Heading(message("Papers compared with what was typed: the conclusion"), 1)
    yield Paragraph(_VERDICTS[found.verdict])
    yield Points(tuple(_facts(told)))
    if told.mismatches:
        yield _mismatches(told)
    yield Heading(message("What is to be done"), 3)
    yield Points(tuple(_next(told)))
    yield Heading(message("The seed"), 3)
    yield Points(tuple(seed_points(told.seed, told.thrown)))


_VERDICTS: Final = {
    "confirmed": message(
        "The papers confirm the result: if it were wrong, the chance of finding so few that do not"
        " agree would be the measured risk at most."
    ),
    "enlarge": message("The papers do not confirm the result yet: the sample must be enlarged."),
    "recount": message(
        "The papers do not confirm the result: all of them must be counted by hand."
    ),
}


def _facts(told: ConclusionTold) -> Iterator[Message]:
    found, plan = told.conclusion, told.conclusion.plan
    if plan.name:
        yield message("Stack: {name}", name=plan.name)
    yield message("Ballots typed: {n}", n=plan.stack.ballots)
    yield message("At least so many must be wrong to change the result: {n}", n=plan.stack.wrong)
    yield message("Papers compared: {n}", n=found.papers)
    yield message("Do not agree: {n}", n=len(found.mismatches))
    yield message(
        "Measured risk: {risk}, at a limit of {limit}",
        risk=percent(found.risk),
        limit=percent(plan.limit),
    )
    text = formula(plan, papers=found.papers, mismatches=len(found.mismatches))
    yield message("Its formula: {formula}", formula=text)
    yield message("Seal of the plan: {seal}", seal=grouped(told.seal))


def _mismatches(told: ConclusionTold) -> Table:
    return Table(
        (
            Column(message("Place"), "right"),
            Column(message("Ballot")),
            Column(message("What differs")),
        ),
        tuple(
            (quoted(str(each.place)), quoted(each.ballot), quoted(each.remark))
            for each in told.mismatches
        ),
    )


def _next(told: ConclusionTold) -> Iterator[Message]:
    found = told.conclusion
    if found.verdict == "recount":
        yield message(
            "Count every paper by hand, in public, and let that count be the result. A further"
            " sample would not be worth more."
        )
    if found.verdict == "enlarge":
        yield message(
            "Draw on to {papers} papers in all with the same seed: prioritize audit sample PLAN"
            " --seed {seed} --papers {papers}. If no more mismatches are found, that will do.",
            papers=str(found.enlarged),
            seed=told.seed,
        )
        yield message("The sample is enlarged once. After that all papers are counted by hand.")
    if told.mismatches:
        yield message(
            "Correct what was typed where it does not agree, one by one and with the reason, and"
            " count again. Keep the papers that differ apart, or a photograph of them."
        )
    yield message("Write who read the papers, who compared them, and this page into the minutes.")


def conclusion_json(
    told: ConclusionTold,
    *,
    language: str = "",  # noqa: ARG001  # as the other writers are called
    catalog: Catalog = ENGLISH,  # noqa: ARG001  # as the other writers are called
) -> bytes:
    """Write a conclusion for programs; the risk is rounded up."""
    found = told.conclusion
    count = len(found.mismatches)
    return json_bytes(
        {
            "schema": SCHEMA,
            "action": "conclude",
            "plan": plan_record(found.plan),
            "seal": told.seal,
            "seed": told.seed,
            "frozen": told.thrown.frozen or None,
            "thrown": told.thrown.thrown or None,
            "papers": found.papers,
            "mismatches": [
                {"place": each.place, "ballot": each.ballot, "differs": each.remark}
                for each in told.mismatches
            ],
            "risk": risk_text(found.risk),
            "formula": formula(found.plan, papers=found.papers, mismatches=count),
            "verdict": found.verdict,
            "enlarge_to": found.enlarged,
        }
    )
