"""What a person is told of a workbook that is prepared, and in which nobody has voted yet."""

from collections.abc import Iterator

from attrs import frozen

from prioritize.report.block import Block, Heading, Paragraph, Points
from prioritize.report.plain import plain_text
from prioritize.report.result_page import grouped
from prioritize.report.template import quoted
from prioritize.report.voice import Voice
from prioritize.text import message


__all__ = ["Preparation", "prepared_text"]


@frozen
class Preparation:
    """What became of the workbook.

    Attributes
    ----------
    workbook, paper
        The names of its file, and of the paper that lies beside it now.
    rules
        The fingerprint of the rules.

    """

    workbook: str
    paper: str
    rules: str


def prepared_text(prepared: Preparation, voice: Voice) -> str:
    """Say which paper there is, and what comes before the vote."""
    return plain_text(_prepared(prepared), voice.catalog)


def _prepared(prepared: Preparation) -> Iterator[Block]:
    yield Heading(quoted(prepared.workbook), 1)
    yield Paragraph(
        message(
            "Nobody has voted yet. Beside {workbook} there is now the paper for the evening:"
            " {paper}.",
            workbook=prepared.workbook,
            paper=prepared.paper,
        )
    )
    yield Heading(message("What to do next"), 2)
    yield Points(
        (
            message("Print the paper: the rules, labels, ballots and sheets for counting."),
            message(
                "Before anybody votes, read the rules aloud and write their code on the flip"
                " chart: {code}",
                code=grouped(prepared.rules),
            ),
            message("After the vote, fill in what was counted and drop the workbook once more."),
        )
    )
