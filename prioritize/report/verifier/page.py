"""The second verifier as one file: it opens a bundle in a browser and reaches for nothing."""

import base64
import hashlib
from pathlib import Path
from typing import Final


__all__ = ["verifier_page"]

_HERE: Final = Path(__file__).parent
_ENGINE: Final = (
    "bytes.js",
    "fraction.js",
    "json.js",
    "archive.js",
    "scrypt.js",
    "events.js",
    "sampling.js",
    "history.js",
    "ledger.js",
    "tables.js",
    "votes.js",
    "count.js",
    "recount.js",
    "check.js",
    "worker.js",
)
"""What checks, on the page and in a thread beside it; each knows those before it."""
_PAGE: Final = ("words.js", "page.js")
_POLICY: Final = (
    "default-src 'none'; script-src 'sha256-{engine}' 'sha256-{page}'; worker-src blob:;"
    " style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
)


def verifier_page() -> bytes:
    """Write the page that checks bundles without this program.

    It was written from the page on the format of bundles, not from the code that makes them, so
    that a mistake in one of the two shows against the other. The policy in its head lets a browser
    run this very script and nothing else. The page is the same bytes everywhere.

    Returns
    -------
    bytes
        HTML that needs no other file and no network.

    Examples
    --------
    >>> verifier_page()[:15]
    b'<!DOCTYPE html>'

    """
    parts = {
        "engine": "".join(map(_text, _ENGINE)),
        "page": "".join(map(_text, _PAGE)),
        "style": _text("page.css"),
    }
    digests = {name: _digest(part) for name, part in parts.items()}
    page = _text("page.html").replace("{policy}", _POLICY.format(**digests))
    for name, part in parts.items():
        page = page.replace(f"{{{name}}}", part, 1)
    return page.encode()


def _text(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
