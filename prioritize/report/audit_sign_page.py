"""A key that was made, and a checkpoint that was signed: as a page and as JSON."""

from collections.abc import Iterator

from attrs import frozen

from prioritize.audit.checkpoint import Checkpoint, flip_chart_code
from prioritize.audit.signed_note import Key
from prioritize.report.audit_lottery_json import SCHEMA
from prioritize.report.block import Block, Heading, Paragraph, Points, Verbatim
from prioritize.report.json_text import json_bytes
from prioritize.report.plain import plain_text
from prioritize.text import ENGLISH, Catalog, Message, counted, message


__all__ = ["KeyTold", "SignTold", "key_json", "key_text", "sign_json", "sign_text"]


@frozen
class KeyTold:
    """A key, and the file that holds its private half."""

    file: str
    key: Key


@frozen
class SignTold:
    """A bundle, whose signature it bears, and its checkpoint."""

    bundle: str
    key: Key
    checkpoint: Checkpoint
    was_signed: bool = False


def key_text(told: KeyTold, *, language: str = "", catalog: Catalog = ENGLISH) -> str:  # noqa: ARG001  # as the other writers are called
    """Write a key for a terminal: its public half, and what to do with the other one."""
    return plain_text(_key(told), catalog)


def _key(told: KeyTold) -> Iterator[Block]:
    yield Heading(message("A key of {name}", name=told.key.name), 1)
    yield Paragraph(message("This is the key that checks signatures. Give it to everybody:"))
    yield Verbatim(told.key.text())
    yield Points(
        (
            message(
                "The file {file} signs. Whoever has it can sign in this name: keep it on a stick of"
                " your own, and give it to nobody.",
                file=told.file,
            ),
            message(
                "Write the key down where others see it before the count: a key that is first shown"
                " with the signature proves nothing."
            ),
        )
    )


def key_json(
    told: KeyTold,
    *,
    language: str = "",  # noqa: ARG001  # as the other writers are called
    catalog: Catalog = ENGLISH,  # noqa: ARG001  # as the other writers are called
) -> bytes:
    """Write the public half of a key for programs."""
    return json_bytes(
        {"schema": SCHEMA, "action": "key", "file": told.file, "key": told.key.text()}
    )


def sign_text(told: SignTold, *, language: str = "", catalog: Catalog = ENGLISH) -> str:  # noqa: ARG001  # as the other writers are called
    """Write for a terminal what was signed, and how others check it."""
    return plain_text(_signed(told), catalog)


def _signed(told: SignTold) -> Iterator[Block]:
    yield Heading(message("The checkpoint of {bundle}", bundle=told.bundle), 1)
    if told.was_signed:
        yield Paragraph(message("It was signed with this key before; nothing was changed."))
    else:
        yield Paragraph(message("It is signed, and the sums are written anew."))
    yield Points(tuple(_facts(told)))
    yield Paragraph(message("Anybody checks it, without any library:"))
    yield Verbatim(f"prioritize verify {told.bundle} --key {told.key.text()}")


def _facts(told: SignTold) -> Iterator[Message]:
    yield message("Signed by {name}", name=told.key.name)
    yield counted(
        "{number} signature in all",
        "{number} signatures in all",
        number=len(told.checkpoint.signatures),
    )
    yield counted(
        "Code of the log, of {number} event, for the flip chart: {code}",
        "Code of the log, of {number} events, for the flip chart: {code}",
        number=told.checkpoint.size,
        code=flip_chart_code(told.checkpoint.root),
    )


def sign_json(
    told: SignTold,
    *,
    language: str = "",  # noqa: ARG001  # as the other writers are called
    catalog: Catalog = ENGLISH,  # noqa: ARG001  # as the other writers are called
) -> bytes:
    """Write the same for programs."""
    checkpoint = told.checkpoint
    return json_bytes(
        {
            "schema": SCHEMA,
            "action": "sign",
            "bundle": told.bundle,
            "key": told.key.text(),
            "signatures": checkpoint.signatures,
            "origin": checkpoint.origin,
            "size": checkpoint.size,
            "root": checkpoint.root.hex(),
            "code": flip_chart_code(checkpoint.root),
            "changed": not told.was_signed,
        }
    )
