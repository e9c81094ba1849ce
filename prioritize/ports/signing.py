"""Keys that sign, and signing with them; the library is an extra: ``prioritize[sign]``.

Checking a signature needs no library: `prioritize.audit.ed25519` does it. Making one handles a
secret, and that is left to code that leaks nothing of it through the time it takes.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from prioritize.audit.signed_note import Key, Secret, read_secret
from prioritize.errors import AuditError, Finding, OutputError, Spot, finding
from prioritize.ports.placing import refuse_to_write, unwritten
from prioritize.ports.source import read_source
from prioritize.text import message


if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

__all__ = ["keep_secret", "new_secret", "secret_in", "signature"]

_LIBRARY: Final = "cryptography"
_OWNER_ONLY: Final = 0o600
# Windows would change the ends of lines.
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_LARGEST: Final = 4096


def new_secret(name: str) -> Secret:
    """Make a key that nobody can foresee.

    Raises
    ------
    OutputError
        The library for signatures is not installed.

    """
    private = os.urandom(32)
    return Secret(Key(name, _public(private)), private)


def keep_secret(path: Path, secret: Secret) -> None:
    """Write a key to a file that only its owner may read.

    Raises
    ------
    OutputError
        Something of this name exists, or writing fails.

    """
    try:
        descriptor = os.open(path, _NEW, _OWNER_ONLY)
    except FileExistsError:
        what = message("Something of this name exists already")
        refuse_to_write(path, what, message("Choose another name; a key is never replaced."))
    except (OSError, ValueError) as error:
        raise unwritten(path, error) from None
    try:
        _write(descriptor, f"{secret.text()}\n".encode())
    except OSError as error:
        path.unlink()
        raise unwritten(path, error) from None


def _write(descriptor: int, content: bytes) -> None:
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def secret_in(path: Path) -> Secret:
    """Read a key from its file.

    Raises
    ------
    InputError
        There is no such file.
    AuditError
        It holds no key.
    OutputError
        The library for signatures is not installed.

    """
    name, private, id_ = read_secret(read_source(path, limit=_LARGEST), str(path))
    secret = Secret(Key(name, _public(private)), private)
    if secret.key.id.hex() != id_:
        what = message("The private key was changed: its id is not its own")
        raise AuditError(Finding(what, Spot(str(path))))
    return secret


def signature(secret: Secret, text: bytes) -> bytes:
    """Sign a text: 64 bytes of Ed25519, the same for the same text.

    Raises
    ------
    OutputError
        The library for signatures is not installed.

    """
    return _library(secret.private).sign(text)


def _public(private: bytes) -> bytes:
    return _library(private).public_key().public_bytes_raw()


def _library(private: bytes) -> "Ed25519PrivateKey":
    try:
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415  # an extra
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != _LIBRARY:
            raise
        what = message("Signing needs the package {name}, which is not installed", name=_LIBRARY)
        remedy = message(
            "Install it with {command}. Checking a signature needs none.",
            command="pip install 'prioritize[sign]'",
        )
        raise OutputError(finding(what, remedy=remedy)) from error
    return ed25519.Ed25519PrivateKey.from_private_bytes(private)
