"""What verifying a bundle came to, as text and as JSON: ``prioritize/verify/1``."""

from collections.abc import Iterator, Sequence

from prioritize.errors import Finding
from prioritize.report.block import Block, Paragraph
from prioritize.report.findings_page import findings_page
from prioritize.report.json_finding import finding_json
from prioritize.report.json_text import json_bytes
from prioritize.report.plain import plain_text
from prioritize.text import ENGLISH, Catalog, Message, counted, message


__all__ = ["verify_json", "verify_text"]


def verify_text(findings: Sequence[Finding], *, catalog: Catalog = ENGLISH) -> str:
    """Write what was found in a bundle, and what that says and does not say."""
    return plain_text(_page(findings, catalog), catalog)


def _page(findings: Sequence[Finding], catalog: Catalog) -> Iterator[Block]:
    yield from findings_page(message("Found in the bundle"), findings, catalog)
    yield Paragraph(_verdict(findings))
    if not findings:
        yield Paragraph(
            message(
                "This shows that the result follows from what the bundle records. It does not show"
                " that the records are what people voted, nor when they were made."
            )
        )


def _verdict(findings: Sequence[Finding]) -> Message:
    if not findings:
        return message("All is well: counting again gave the same, byte for byte.")
    return counted(
        "{number} finding. The bundle does not hold what it says.",
        "{number} findings. The bundle does not hold what it says.",
        number=len(findings),
    )


def verify_json(findings: Sequence[Finding], *, catalog: Catalog = ENGLISH) -> bytes:
    """Write the same for programs; `ok` says whether nothing was found."""
    found = [finding_json(each, catalog) for each in findings]
    return json_bytes({"schema": "prioritize/verify/1", "ok": not found, "findings": found})
