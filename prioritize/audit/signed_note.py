"""Signatures under a note, as C2SP's ``signed-note`` writes them, and the keys that check them."""

import base64
import hashlib
import re
from collections.abc import Iterator
from typing import Final

from attrs import frozen

from prioritize.audit.ed25519 import is_signed
from prioritize.audit.printable import printable
from prioritize.errors import AuditError, Finding, Spot
from prioritize.text import message


__all__ = ["Key", "check_signed", "read_key"]

_KEY: Final = re.compile(r"(?P<name>[^\s+]+)\+(?P<id>[0-9a-f]{8})\+(?P<key>[A-Za-z0-9+/]+={0,2})")
_ED25519: Final = b"\1"
_ID_BYTES: Final = 4
_KEY_BYTES: Final = 32
_CODE: Final = "B11"
_REMEDY: Final = message("Ask whoever holds the key for the note that they signed.")


@frozen
class Key:
    """A key that checks signatures: whose it is, its id, and the 32 bytes of Ed25519."""

    name: str
    id: bytes
    public: bytes


def read_key(text: str) -> Key:
    """Read a key such as ``example.com/foo+530d903a+AekyeRrm…``.

    Raises
    ------
    AuditError
        It is none: of another form, for another kind of signature, or its id is not its own.

    """
    found = _KEY.fullmatch(text.strip())
    public = _decoded(found["key"]) if found else b""
    name = found["name"] if found else ""
    is_whole = public[:1] == _ED25519 and len(public) == 1 + _KEY_BYTES
    id_ = hashlib.sha256(name.encode() + b"\n" + public).digest()[:_ID_BYTES]
    if not found or not is_whole or id_.hex() != found["id"]:
        what = message("{key} is no key for signatures of notes", key=printable(text, limit=80))
        remedy = message("A key has the form NAME+ID+KEY, as whoever signs publishes it.")
        raise AuditError(Finding(what, remedy=remedy))
    return Key(name, id_, public[1:])


def check_signed(note: bytes, key: Key, *, name: str) -> Iterator[Finding]:
    """Find a note that was not signed with the key (B11); signatures of others do no harm.

    Parameters
    ----------
    note
        The text that is signed, an empty line, and the signatures.
    key
        The key.
    name
        What the note is called, for what is found.

    """
    text, _, signatures = note.rpartition(b"\n\n")
    own = [each for each in signatures.split(b"\n") if each.startswith(f"— {key.name} ".encode())]
    for line in own:
        signature = _decoded(line.rpartition(b" ")[2].decode("ascii", "replace"))
        if signature[:_ID_BYTES] == key.id and is_signed(
            text + b"\n", signature[_ID_BYTES:], key.public
        ):
            return
    what = message("is not signed by {name}", name=printable(key.name))
    if own:
        what = message("bears a signature of {name} that is not theirs", name=printable(key.name))
    yield Finding(what, Spot(name), _REMEDY, _CODE)


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""
