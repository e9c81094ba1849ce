"""Which personal values a bundle discloses, and which were removed: as a page and as JSON."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from prioritize.audit.commitment import Disclosure
from prioritize.report.audit_lottery_json import SCHEMA
from prioritize.report.block import Block, Column, Heading, Paragraph, Points, Table
from prioritize.report.json_text import json_bytes
from prioritize.report.plain import plain_text
from prioritize.report.template import quoted
from prioritize.text import ENGLISH, Catalog, Message, counted, message


__all__ = ["RedactTold", "redact_json", "redact_text"]

_SHOWN = 16


@frozen
class RedactTold:
    """A bundle, what it discloses by digest, and what was removed from it.

    What was removed is told by its digests alone: nobody shall read it again.
    """

    bundle: str
    shown: Mapping[str, Disclosure]
    removed: tuple[str, ...] = ()
    ground: str = ""


def redact_text(told: RedactTold, *, language: str = "", catalog: Catalog = ENGLISH) -> str:  # noqa: ARG001  # as the other writers are called
    """Write which values are disclosed, or what was removed, for a terminal."""
    return plain_text(_removed(told) if told.removed else _shown(told), catalog)


def _shown(told: RedactTold) -> Iterator[Block]:
    yield Heading(message("Personal values in {bundle}", bundle=told.bundle), 1)
    if not told.shown:
        yield Paragraph(message("This bundle discloses none."))
        return
    yield Table(
        (
            Column(message("Digest begins")),
            Column(message("What it is")),
            Column(message("Value")),
        ),
        tuple(
            (quoted(digest[:_SHOWN]), quoted(each.name), quoted(each.value))
            for digest, each in sorted(told.shown.items())
        ),
    )
    yield Paragraph(
        message(
            "The log holds only the digests. To remove a value, name its digest and say why with"
            " --ground; the bundle verifies as before."
        )
    )


def _removed(told: RedactTold) -> Iterator[Block]:
    yield Heading(message("Removed from {bundle}", bundle=told.bundle), 1)
    yield Points(tuple(quoted(digest) for digest in told.removed))
    yield Points(tuple(_facts(told)))


def _facts(told: RedactTold) -> Iterator[Message]:
    yield message("Why: {why}", why=told.ground)
    yield counted(
        "{number} value is still disclosed.",
        "{number} values are still disclosed.",
        number=len(told.shown),
    )
    yield message(
        "The log tells that they were removed, and the bundle verifies as before. Its note is a"
        " new one, which continues the earlier: write it down where the earlier one stands."
    )
    yield message(
        "Copies of the earlier bundle still hold them: replace or destroy these. An internal bundle"
        " also holds the files that were counted, with all that was written into them; give others"
        " the public one."
    )


def redact_json(
    told: RedactTold,
    *,
    language: str = "",  # noqa: ARG001  # as the other writers are called
    catalog: Catalog = ENGLISH,  # noqa: ARG001  # as the other writers are called
) -> bytes:
    """Write the same for programs."""
    return json_bytes(
        {
            "schema": SCHEMA,
            "action": "redact",
            "removed": told.removed,
            "ground": told.ground or None,
            "disclosed": [
                {"digest": digest, "name": each.name, "value": each.value}
                for digest, each in sorted(told.shown.items())
            ],
        }
    )
