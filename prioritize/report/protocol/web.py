"""The minutes as a page to be printed, one file that reaches for nothing outside."""

from prioritize.report.html.document import document
from prioritize.report.protocol.document import Block, Protocol
from prioritize.report.voice import once


__all__ = ["protocol_html"]


def protocol_html(protocol: Protocol) -> bytes:
    """Write the minutes as HTML; the same minutes give the same bytes."""
    return document(
        "protocol/page.html.jinja",
        style="protocol/page.css",
        facts={
            "protocol": protocol,
            "language": protocol.languages[0],
            "languages": protocol.languages,
            "title": protocol.title[0],
            "once": once,
            "kind": _kind,
        },
    )


def _kind(block: Block) -> str:
    return type(block).__name__
