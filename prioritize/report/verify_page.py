"""What verifying a bundle came to, as text and as JSON: ``prioritize/verify/1``."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import asdict

from prioritize.audit.checkpoint import flip_chart_code
from prioritize.audit.layout import PUBLIC
from prioritize.audit.recounted import Levels, Recounted
from prioritize.audit.sampling_told import Comparison
from prioritize.errors import Finding
from prioritize.report.audit_words import percent, risk_text
from prioritize.report.block import Block, Paragraph, Points
from prioritize.report.findings_page import findings_page
from prioritize.report.json_finding import finding_json
from prioritize.report.json_text import Json, json_bytes
from prioritize.report.naming import Naming
from prioritize.report.plain import plain_text
from prioritize.report.template import quoted
from prioritize.text import ENGLISH, Catalog, Message, counted, message


__all__ = ["verify_json", "verify_text"]


def verify_text(
    findings: Sequence[Finding],
    *,
    levels: Levels,
    recounted: Recounted | None = None,
    catalog: Catalog = ENGLISH,
) -> str:
    """Write what was found in a bundle, and what that says and does not say.

    Parameters
    ----------
    findings
        What does not fit.
    levels
        How far verifying came.
    recounted
        What could be counted again.
    catalog
        The language.

    """
    return plain_text(_page(findings, levels, recounted, catalog), catalog)


def _page(
    findings: Sequence[Finding], levels: Levels, recounted: Recounted | None, catalog: Catalog
) -> Iterator[Block]:
    yield from findings_page(message("Found in the bundle"), findings, Naming({}, catalog=catalog))
    yield Paragraph(_verdict(findings))
    yield Points(tuple(_levels(levels)))
    if recounted is not None:
        yield Points(tuple(_counted_again(recounted)))
    if recounted is not None and recounted.comparisons:
        yield Paragraph(message("Papers compared with what was typed"))
        yield Points(tuple(map(_compared, recounted.comparisons)))
    if not findings:
        yield from map(Paragraph, _LIMITS)


def _levels(levels: Levels) -> Iterator[Message]:
    """Say how far verifying came, from what holds for ever to what needs the program."""
    if levels.integrity:
        yield message("Integrity: files, log and rules hold together.")
    else:
        yield message("Integrity: files, log or rules do not hold together.")
    if levels.recomputed and levels.same_version:
        yield message("Counted again by the version that made it: the same bytes.")
    elif levels.recomputed:
        yield message("Counted again by another version than the one that made it: the same bytes.")
    else:
        yield message("Counting again did not give what the bundle says.")
    if levels.unrewritten:
        yield message("Nothing was rewritten since the note was made.")
    elif levels.unrewritten is not None:
        yield message("The log is not the one of the note.")
    if levels.signed:
        yield message("The checkpoint is signed with the keys given.")
    elif levels.signed is not None:
        yield message("The checkpoint is not signed with the keys given.")


_LIMITS: Final = (
    message(
        "This shows that the result follows from what the bundle records, and in which order it"
        " was recorded. It does not show that the records are what people voted, nor when they"
        " were made."
    ),
    message(
        "Whether the rules were fixed before the votes were counted, and whether this is the"
        " bundle that was shown then, only a note made outside can show: compare these numbers"
        " with the flip chart, the call or the message on which they were written down."
    ),
)


def _counted_again(recounted: Recounted) -> Iterator[Message]:
    yield quoted(recounted.title)
    about = {
        "lists": counted("{number} list", "{number} lists", number=recounted.lists),
        "files": counted("{number} file", "{number} files", number=recounted.files),
    }
    if recounted.audience == PUBLIC:
        yield message(
            "This is the public bundle: it shows the votes without who cast them, so that what"
            " follows from them could be counted again: {lists} from {files}.",
            **about,
        )
    else:
        yield message(
            "This is the internal bundle, with every vote as it was entered, so that everything"
            " could be counted again: {lists} from {files}.",
            **about,
        )
    yield message("Fingerprint of the rules: {rules}", rules=recounted.rules)
    yield message("Seal of the bundle, the SHA-256 of SHA256SUMS: {seal}", seal=recounted.seal)
    yield counted(
        "Code of the log, of {number} event, for the flip chart: {code}",
        "Code of the log, of {number} events, for the flip chart: {code}",
        number=recounted.checkpoint.size,
        code=flip_chart_code(recounted.checkpoint.root),
    )


def _compared(comparison: Comparison) -> Message:
    """Say what came of comparing the papers of one stack; a bundle that holds may say anything."""
    stack = comparison.stack or message("all ballots")
    if not comparison.verdict:
        return message("{stack}: planned, and not concluded yet", stack=stack)
    about = {
        "stack": stack,
        "papers": comparison.papers,
        "mismatches": comparison.mismatches,
        "risk": percent(comparison.risk),
    }
    if comparison.verdict == "confirmed":
        return message(
            "{stack}: {papers} papers confirm the result. Do not agree: {mismatches}. Measured"
            " risk: {risk}",
            **about,
        )
    return message(
        "{stack}: {papers} papers do not confirm the result. Do not agree: {mismatches}. Measured"
        " risk: {risk}",
        **about,
    )


def _verdict(findings: Sequence[Finding]) -> Message:
    if not findings:
        return message("All is well: counting again gave the same, byte for byte.")
    return counted(
        "{number} finding. The bundle does not hold what it says.",
        "{number} findings. The bundle does not hold what it says.",
        number=len(findings),
    )


def verify_json(
    findings: Sequence[Finding],
    *,
    levels: Levels,
    recounted: Recounted | None = None,
    catalog: Catalog = ENGLISH,
) -> bytes:
    """Write the same for programs; `ok` says whether nothing was found."""
    found = [finding_json(each, catalog) for each in findings]
    return json_bytes(
        {
            "schema": "prioritize/verify/1",
            "ok": not found,
            "findings": found,
            "levels": asdict(levels),
            "recounted": None if recounted is None else _recounted_json(recounted),
        }
    )


def _recounted_json(recounted: Recounted) -> dict[str, Json]:
    checkpoint = recounted.checkpoint
    return {
        "title": recounted.title,
        "files": recounted.files,
        "lists": recounted.lists,
        "rules": recounted.rules,
        "seal": recounted.seal,
        "audience": recounted.audience,
        "checkpoint": {
            "origin": checkpoint.origin,
            "size": checkpoint.size,
            "root": checkpoint.root.hex(),
            "code": flip_chart_code(checkpoint.root),
        },
        "comparisons": [_comparison_json(each) for each in recounted.comparisons],
    }


def _comparison_json(comparison: Comparison) -> dict[str, Json]:
    is_concluded = bool(comparison.verdict)
    return {
        "stack": comparison.stack,
        "verdict": comparison.verdict or None,
        "papers": comparison.papers,
        "mismatches": comparison.mismatches,
        "risk": risk_text(comparison.risk) if is_concluded else None,
    }
