"""Which papers are to be compared: a page to read, a sheet to fill in, and JSON."""

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from prioritize.audit.lottery_seed import Thrown
from prioritize.audit.sampling_plan import Plan
from prioritize.report.audit_lottery_json import SCHEMA
from prioritize.report.audit_lottery_page import seed_points
from prioritize.report.audit_plan_json import plan_record
from prioritize.report.block import Block, Heading, Paragraph, Points, Verbatim
from prioritize.report.json_text import json_bytes
from prioritize.report.plain import plain_text
from prioritize.report.result_page import grouped
from prioritize.report.safe_text import spoken
from prioritize.report.spreadsheet import spreadsheet_csv
from prioritize.text import ENGLISH, Catalog, Message, message


__all__ = ["COLUMNS", "SampleTold", "sample_csv", "sample_json", "sample_text"]

COLUMNS: Final = (
    message("place"),
    message("ballot"),
    message("agrees"),
    message("what differs"),
)
"""The columns of the sheet, which are read by their order."""


@frozen
class SampleTold:
    """A draw.

    Attributes
    ----------
    plan, seal
        What was fixed before, and the SHA-256 of the file that fixed it.
    seed, thrown
        The digits, and when they were thrown.
    draws
        The places in the stack in the order of the draw.
    known
        So many of the first were listed before.

    """

    plan: Plan
    seal: str
    seed: str
    thrown: Thrown
    draws: tuple[int, ...]
    known: int = 0

    @property
    def places(self) -> tuple[int, ...]:
        """The places that are listed now, in the order of the stack."""
        return tuple(sorted(self.draws[self.known :]))


def sample_text(told: SampleTold, *, language: str = "", catalog: Catalog = ENGLISH) -> str:  # noqa: ARG001  # as the other writers are called
    """Write a draw for a terminal."""
    return plain_text(_page(told), catalog)


def _page(told: SampleTold) -> Iterator[Block]:
    yield Heading(message("Papers to compare"), 1)
    yield Points(tuple(_facts(told)))
    take = message(
        "Take these out, counted from the top of the stack: {places}.", places=_listed(told)
    )
    further = message(
        "Take these out as well, counted from the top: {places}.", places=_listed(told)
    )
    yield Paragraph(further if told.known else take)
    yield Paragraph(
        message(
            "One person reads each paper aloud, mark by mark, another looks at what was typed under"
            " the same number. Write yes or no into the sheet, and what differs; a paper that is"
            " missing is a no. Put every paper back into its place."
        )
    )
    yield Heading(message("How to draw it again"), 3)
    yield Points(_AGAIN)
    yield Verbatim(_python(told))
    yield Heading(message("The seed"), 3)
    yield Points(tuple(seed_points(told.seed, told.thrown)))


def _facts(told: SampleTold) -> Iterator[Message]:
    if told.plan.name:
        yield message("Stack: {name}", name=told.plan.name)
    yield message("Ballots typed: {n}", n=told.plan.stack.ballots)
    yield message("Papers to compare: {papers}", papers=len(told.draws))
    yield message("Seal of the plan: {seal}", seal=grouped(told.seal))


def _listed(told: SampleTold) -> tuple[str, ...]:
    return tuple(map(str, told.places))


_AGAIN: Final = (
    message(
        "The ticket of a place is a decimal fraction. Its digits are those of SHA-256, the last"
        " first, over two things: the SHA-256 of the word sample/v1, the seed and the name of the"
        " stack with a zero byte between them, in hexadecimal, and the number of the place."
    ),
    message("The lowest tickets are drawn. More papers are drawn by going on in the same order."),
    message(
        "Rivest's program draws the same papers, in Python, with the package consistent-sampler:"
    ),
)


def _python(told: SampleTold) -> str:
    ballots, papers = told.plan.stack.ballots, len(told.draws)
    # A digit after the zero byte would be read as a part of it.
    seed = f'"sample/v1\\0" "{told.seed}\\0" {told.plan.name!r}'
    return (
        "from consistent_sampler import sampler\n"
        f"seed = {seed}\n"
        f'sorted(sampler(range(1, {ballots + 1}), seed=seed, take={papers}, output="id"))'
    )


def sample_csv(told: SampleTold, *, language: str = "", catalog: Catalog = ENGLISH) -> bytes:  # noqa: ARG001  # as the other writers are called
    """Write the sheet that is filled in while papers are compared, for a spreadsheet."""
    head = [spoken(each, catalog) for each in COLUMNS]
    return spreadsheet_csv([head, *([str(place), "", "", ""] for place in told.places)])


def sample_json(told: SampleTold, *, language: str = "", catalog: Catalog = ENGLISH) -> bytes:  # noqa: ARG001  # as the other writers are called
    """Write a draw for programs."""
    return json_bytes(
        {
            "schema": SCHEMA,
            "action": "sample",
            "plan": plan_record(told.plan),
            "seal": told.seal,
            "seed": told.seed,
            "frozen": told.thrown.frozen or None,
            "thrown": told.thrown.thrown or None,
            "draws": told.draws,
            "places": told.places,
        }
    )
