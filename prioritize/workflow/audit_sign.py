"""Make a key, and sign the checkpoint of a bundle on disk with it."""

from pathlib import Path

from prioritize.audit.bundle import Bundle
from prioritize.audit.checkpoint import NOTE, read_note
from prioritize.audit.sign import sign_checkpoint
from prioritize.audit.signed_note import check_name
from prioritize.ports.bundle_io import Existing, read_bundle, write_bundle
from prioritize.ports.signing import keep_secret, new_secret, secret_in, signature
from prioritize.report.audit_sign_page import KeyTold, SignTold


__all__ = ["make_key", "sign_bundle"]


def make_key(name: str, path: Path) -> KeyTold:
    """Make a key and keep its private half in a new file.

    Raises
    ------
    UsageError
        No key may have this name.
    OutputError
        The file exists or cannot be written, or the library for signatures is not installed.

    """
    check_name(name)
    secret = new_secret(name)
    keep_secret(path, secret)
    return KeyTold(str(path), secret.key)


def sign_bundle(path: Path, key_file: Path) -> SignTold:
    """Sign the checkpoint of a bundle; one that bears this signature already stays as it is.

    Parameters
    ----------
    path
        The bundle, a folder or an archive.
    key_file
        The file with the private half of the key.

    Raises
    ------
    InputError
        There is no bundle, or no key.
    AuditError
        The bundle does not hang together, or the key is none.
    OutputError
        The bundle cannot be replaced, or the library for signatures is not installed.

    """
    secret = secret_in(key_file)
    bundle = read_bundle(path)
    files = sign_checkpoint(bundle, secret.key, lambda text: signature(secret, text))
    was_signed = files[NOTE] == bundle.files[NOTE]
    if not was_signed:
        write_bundle(path, Bundle(files), existing=Existing.REPLACE)
    return SignTold(str(path), secret.key, read_note(files[NOTE]), was_signed=was_signed)
