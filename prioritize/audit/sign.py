"""Put a signature under the checkpoint of a bundle, which holds as before."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from prioritize.audit.bundle import Bundle
from prioritize.audit.checkpoint import NOTE, read_note
from prioritize.audit.layout import SUMS, sums
from prioritize.audit.signed_note import Key, check_signed, signature_line, signed_text
from prioritize.audit.verify import check_integrity
from prioritize.errors import AuditError, Finding, Spot
from prioritize.text import message


__all__ = ["Sign", "sign_checkpoint"]

Sign: TypeAlias = "Callable[[bytes], bytes]"
"""Makes the 64 bytes of a signature of a text."""

_MOST: Final = 100


def sign_checkpoint(bundle: Bundle, key: Key, sign: Sign) -> Mapping[str, bytes]:
    """Return the files of a bundle with one more signature, and its sums written anew.

    Those of a bundle that bears a signature of this key already are returned as they are.

    Parameters
    ----------
    bundle
        The bundle; whether counting it again gives the same is for whoever signs to see before.
    key
        Whose signature it is.
    sign
        Makes the signature with the private half of the key.

    Raises
    ------
    AuditError
        The bundle does not hang together, so that there is nothing to sign; or there are too many
        signatures.

    """
    findings = check_integrity(bundle)
    if findings:
        raise AuditError(findings)
    note = bundle.files[NOTE]
    if not tuple(check_signed(note, key, name=NOTE)):
        return bundle.files
    if len(read_note(note).signatures) >= _MOST:
        what = message("bears {n} signatures already", n=_MOST)
        raise AuditError(Finding(what, Spot(NOTE)))
    line = signature_line(key, sign(signed_text(note)))
    files = {**bundle.files, NOTE: note + f"{line}\n".encode()}
    return {**files, SUMS: sums(files)}
