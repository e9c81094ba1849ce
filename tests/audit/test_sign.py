"""A signature goes under the checkpoint, and everything else stays as it is."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from prioritize.audit.bundle import Bundle
from prioritize.audit.checkpoint import NOTE
from prioritize.audit.layout import SUMS, sums
from prioritize.audit.sign import sign_checkpoint
from prioritize.audit.signed_note import Key, check_signed
from prioritize.errors import AuditError
from tests.audit.sample import BUNDLE, codes, with_file


OBSERVER, CLERK = (Ed25519PrivateKey.from_private_bytes(bytes([each]) * 32) for each in (7, 8))


def key_of(private: Ed25519PrivateKey, name: str) -> Key:
    return Key(name, private.public_key().public_bytes_raw())


def test_a_signed_bundle_holds_and_says_who_signed() -> None:
    observer, clerk = key_of(OBSERVER, "observer-1"), key_of(CLERK, "clerk")

    once = sign_checkpoint(BUNDLE, observer, OBSERVER.sign)
    twice = sign_checkpoint(Bundle(once), clerk, CLERK.sign)

    assert codes(Bundle(twice)) == set()
    assert {path for path in twice if twice[path] != BUNDLE.files[path]} == {NOTE, SUMS}
    assert twice[SUMS] == sums(twice)
    assert [list(check_signed(twice[NOTE], each, name=NOTE)) for each in (observer, clerk)] == [
        [],
        [],
    ]
    assert list(check_signed(once[NOTE], clerk, name=NOTE)) != []


def test_the_same_key_signs_once() -> None:
    key = key_of(OBSERVER, "observer-1")
    signed = sign_checkpoint(BUNDLE, key, OBSERVER.sign)

    assert sign_checkpoint(Bundle(signed), key, OBSERVER.sign) == signed


def test_what_does_not_hang_together_is_not_signed() -> None:
    torn = with_file("log.jsonl", BUNDLE.files["log.jsonl"][:-1])

    with pytest.raises(AuditError, match="breaks off"):
        sign_checkpoint(torn, key_of(OBSERVER, "observer-1"), OBSERVER.sign)


def test_signatures_come_to_an_end() -> None:
    full = BUNDLE.files[NOTE] + "— somebody Uw2QOkn8srV1yJGh2VYRlL1Tnagv\n".encode() * 100
    files = {**BUNDLE.files, NOTE: full}

    with pytest.raises(AuditError, match="bears 100 signatures already"):
        sign_checkpoint(
            Bundle({**files, SUMS: sums(files)}), key_of(OBSERVER, "observer-1"), OBSERVER.sign
        )
