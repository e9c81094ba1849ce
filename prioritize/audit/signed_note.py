"""Signatures under a note, as C2SP's ``signed-note`` writes them, and their keys."""

import base64
import hashlib
import re
from collections.abc import Iterator
from typing import Final

from attrs import field, frozen

from prioritize.audit.ed25519 import is_signed
from prioritize.audit.printable import printable
from prioritize.errors import AuditError, Finding, Spot, UsageError
from prioritize.text import Message, message


__all__ = [
    "Key",
    "Secret",
    "check_name",
    "check_signed",
    "read_key",
    "read_secret",
    "signature_line",
    "signed_text",
]

_NAME: Final = r"(?P<name>[^\s+]+)"
_ID: Final = r"(?P<id>[0-9a-f]{8})"
_BASE64: Final = r"(?P<key>[A-Za-z0-9+/]+={0,2})"
_KEY: Final = re.compile(rf"{_NAME}\+{_ID}\+{_BASE64}")
_SECRET: Final = re.compile(rf"PRIVATE\+KEY\+{_NAME}\+{_ID}\+{_BASE64}")
_ED25519: Final = b"\1"
_ID_BYTES: Final = 4
_KEY_BYTES: Final = 32
_LONGEST_NAME: Final = 100
_CODE: Final = "B11"
_REMEDY: Final = message("Ask whoever holds the key for the note that they signed.")


@frozen
class Key:
    """A key that checks signatures: whose it is, and the 32 bytes of Ed25519."""

    name: str
    public: bytes

    @property
    def id(self) -> bytes:
        """The four bytes by which a signature names its key."""
        said = self.name.encode() + b"\n" + _ED25519 + self.public
        return hashlib.sha256(said).digest()[:_ID_BYTES]

    def text(self) -> str:
        """Write the key as it is published: ``NAME+ID+KEY``."""
        return f"{self.name}+{self.id.hex()}+{_encoded(_ED25519 + self.public)}"


@frozen
class Secret:
    """The private half of a key, which signs: 32 bytes of Ed25519 that nobody else may see."""

    key: Key
    private: bytes = field(repr=False)

    def text(self) -> str:
        """Write the half as it is kept: ``PRIVATE+KEY+NAME+ID+SECRET``, as Go's package does."""
        key = self.key
        return f"PRIVATE+KEY+{key.name}+{key.id.hex()}+{_encoded(_ED25519 + self.private)}"


def read_key(text: str) -> Key:
    """Read a key such as ``example.com/foo+530d903a+AekyeRrm…``.

    Raises
    ------
    AuditError
        It is none: of another form, for another kind of signature, or its id is not its own.

    """
    found = _KEY.fullmatch(text.strip())
    public = _key_bytes(found["key"]) if found else b""
    key = Key(found["name"] if found else "", public)
    if not found or not public or key.id.hex() != found["id"]:
        what = message("{key} is no key for signatures of notes", key=printable(text, limit=80))
        remedy = message("A key has the form NAME+ID+KEY, as whoever signs publishes it.")
        raise AuditError(Finding(what, remedy=remedy))
    return key


def read_secret(content: bytes, name: str) -> tuple[str, bytes, str]:
    """Read the private half of a key: whose it is, its 32 bytes, and the id that it claims.

    The id follows from the public half, which only a library for signatures makes.

    Raises
    ------
    AuditError
        It is none. The message never repeats what was read.

    """
    found = _SECRET.fullmatch(content.decode("utf-8", "replace").strip())
    private = _key_bytes(found["key"]) if found else b""
    if not found or not private:
        what = message("This is no private key for signatures of notes")
        remedy = message("Name the file that prioritize audit key wrote.")
        raise AuditError(Finding(what, Spot(name), remedy))
    return found["name"], private, found["id"]


def check_name(name: str) -> None:
    """Refuse a name that no key may have.

    Raises
    ------
    UsageError
        It is empty, longer than 100 characters, or holds spaces, a plus, or what is not seen.

    """
    fits = re.fullmatch(_NAME, name) and len(name) <= _LONGEST_NAME and printable(name) == name
    if not fits:
        what = message("{name} cannot be the name of a key", name=printable(name, limit=80))
        remedy = message("A name has 1 to 100 characters, without spaces and without a plus.")
        raise UsageError(Finding(what, remedy=remedy))


def signed_text(note: bytes) -> bytes:
    """Return the part of a note that is signed: all above the last empty line."""
    return note.rpartition(b"\n\n")[0] + b"\n"


def signature_line(key: Key, signature: bytes) -> str:
    """Write a signature as it stands under a note, without the end of the line."""
    return f"— {key.name} {_encoded(key.id + signature)}"


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
    text, signatures = signed_text(note), note.rpartition(b"\n\n")[2]
    own = [each for each in signatures.split(b"\n") if each.startswith(f"— {key.name} ".encode())]
    for line in own:
        signature = _decoded(line.rpartition(b" ")[2].decode("ascii", "replace"))
        if signature[:_ID_BYTES] == key.id and is_signed(text, signature[_ID_BYTES:], key.public):
            return
    yield Finding(_unsigned(key, is_claimed=bool(own)), Spot(name), _REMEDY, _CODE)


def _unsigned(key: Key, *, is_claimed: bool) -> Message:
    name = printable(key.name)
    if is_claimed:
        return message("bears a signature of {name} that is not theirs", name=name)
    return message("is not signed by {name}", name=name)


def _key_bytes(text: str) -> bytes:
    """Return the 32 bytes of a key for Ed25519; none where it is for something else."""
    found = _decoded(text)
    is_whole = found[:1] == _ED25519 and len(found) == 1 + _KEY_BYTES
    return found[1:] if is_whole else b""


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""


def _encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()
