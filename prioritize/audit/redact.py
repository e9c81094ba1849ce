"""Remove personal values from a bundle: the log still binds them, and nobody can read them."""

from collections.abc import Iterable, Mapping
from typing import Final

from prioritize.audit.chain import Entry
from prioritize.audit.closing_types import REDACTED
from prioritize.audit.commitment import Disclosure
from prioritize.audit.continuation import continued, disclosed
from prioritize.audit.event import OPERATOR, Actor
from prioritize.audit.printable import printable
from prioritize.errors import AuditError, Finding
from prioritize.text import message


__all__ = ["redact"]

_FEWEST: Final = 8
"""How many digits of a digest are enough to name it."""


def redact(
    files: Mapping[str, bytes],
    ids: Iterable[str],
    *,
    ground: str,
    at: str,
    actor: Actor = OPERATOR,
) -> Mapping[str, bytes]:
    """Remove disclosures from a bundle that holds, and log that they were removed.

    Parameters
    ----------
    files
        The files of the bundle.
    ids
        Digests of commitments, or at least their first 8 digits.
    ground
        Why they are removed.
    at
        What `Clock.now` returns.
    actor
        Who removes them.

    Returns
    -------
    mapping
        The files of the bundle without these values; it verifies as before, and its log continues
        the earlier one.

    Raises
    ------
    AuditError
        An id names nothing that is disclosed, or several; no ground is given; the log is broken.

    """
    shown = disclosed(files)
    gone = sorted({_named(id, shown) for id in ids})
    if not gone or not ground.strip():
        raise AuditError(message("A redaction needs what is removed, and why"))
    kept = {digest: each for digest, each in shown.items() if digest not in gone}
    removal = Entry(REDACTED, {"digests": gone, "ground": printable(ground.strip())})
    return continued(files, [removal], shown=kept, at=at, actor=actor)


def _named(id: str, shown: Mapping[str, Disclosure]) -> str:
    found = [digest for digest in shown if len(id) >= _FEWEST and digest.startswith(id)]
    if len(found) != 1:
        what = message("{id} names no value that this bundle discloses", id=printable(id))
        remedy = message(
            "Name the digest that stands in the log as _sd, or at least its first {n} digits.",
            n=_FEWEST,
        )
        raise AuditError(Finding(what, remedy=remedy))
    return found[0]
