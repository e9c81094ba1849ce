"""The checkpoint: three lines that fix everything a log holds, short enough to be kept elsewhere.

The form is that of C2SP's ``tlog-checkpoint``: an origin, the number of events, and the root of
their Merkle tree; then an empty line, after which signatures may follow.
"""

import base64
import hashlib
import re
from typing import Final, NoReturn

from attrs import frozen

from prioritize.audit.merkle import lines_of, root_of
from prioritize.audit.printable import printable
from prioritize.errors import AuditError, Finding, Spot
from prioritize.model.digest import sha256
from prioritize.text import Message, message


__all__ = ["NOTE", "Checkpoint", "checkpoint_of", "flip_chart_code", "origin_of", "read_note"]

NOTE: Final = "checkpoint.note"
"""The name of the checkpoint in a bundle."""

_SIZE: Final = re.compile(r"0|[1-9][0-9]{0,15}")
_SIGNATURE: Final = re.compile(
    r"— \S+ (?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?"
)
_ROOT_BYTES: Final = 32
_MOST_BYTES: Final = 64 * 1024
_CODE: Final = "B11"
_SALT: Final = b"flipchart/v1"


@frozen
class Checkpoint:
    """What a log was at one moment.

    Attributes
    ----------
    origin
        Which log: `origin_of` its first event.
    size
        How many events it had.
    root
        The root of their Merkle tree.
    signatures
        The signature lines as they stand, unchecked.

    """

    origin: str
    size: int
    root: bytes
    signatures: tuple[str, ...] = ()

    def text(self) -> bytes:
        """Write the note: what is signed, an empty line, the signatures."""
        root = base64.b64encode(self.root).decode()
        lines = (self.origin, str(self.size), root, "", *self.signatures)
        return "".join(f"{line}\n" for line in lines).encode()


def origin_of(log: bytes) -> str:
    """Return the name of a log: no other log begins with the same event."""
    return f"prioritize/{sha256(next(lines_of(log), b''))[:32]}"


def checkpoint_of(log: bytes, *, size: int | None = None) -> Checkpoint:
    """Return the checkpoint of a log, or of its first `size` events."""
    lines = list(lines_of(log))[:size]
    return Checkpoint(origin_of(log), len(lines), root_of(lines))


def read_note(content: bytes, name: str = NOTE) -> Checkpoint:
    """Read a checkpoint.

    Raises
    ------
    AuditError
        It is none (B11).

    """
    if len(content) > _MOST_BYTES:
        _refuse(message("is too large to be a checkpoint"), name)
    try:
        lines = content.decode().split("\n")
    except UnicodeDecodeError:
        _refuse(message("is not UTF-8"), name)
    match lines:
        case [origin, size, root, "", *signatures, ""] if origin and _SIZE.fullmatch(size):
            checkpoint = Checkpoint(origin, int(size), _root(root, name), tuple(signatures))
        case _:
            _refuse(message("is no checkpoint: origin, size, root, and an empty line"), name)
    for row, signature in enumerate(checkpoint.signatures, 5):
        if not _SIGNATURE.fullmatch(signature):
            what = message("{line} is no signature", line=printable(signature, limit=60))
            raise AuditError(Finding(what, Spot(name, row=row), code=_CODE))
    return checkpoint


def _root(text: str, name: str) -> bytes:
    try:
        root = base64.b64decode(text, validate=True)
    except ValueError:
        root = b""
    if len(root) != _ROOT_BYTES or base64.b64encode(root).decode() != text:
        _refuse(message("names no root: 32 bytes in base 64"), name)
    return root


def _refuse(what: Message, name: str) -> NoReturn:
    raise AuditError(Finding(what, Spot(name), code=_CODE))


def flip_chart_code(root: bytes) -> str:
    """Return thirty digits that stand for a root, to be read aloud and written where all see them.

    They are stretched with scrypt, so that nobody finds another log with the same digits by trying.
    """
    stretched = hashlib.scrypt(root, salt=_SALT, n=2**14, r=8, p=1, maxmem=2**26, dklen=32)
    digits = f"{int.from_bytes(stretched) % 10**30:030d}"
    return " ".join(digits[start : start + 5] for start in range(0, 30, 5))
