import base64
import json

import pytest

from prioritize.audit.ed25519 import is_signed
from prioritize.audit.signed_note import (
    Key,
    Secret,
    check_name,
    check_signed,
    read_key,
    read_secret,
    signature_line,
    signed_text,
)
from prioritize.errors import AuditError, UsageError
from tests.audit.sample import BUNDLE
from tests.shared import shared_path


# RFC 8032, section 7.1, tests 1 to 3: public key, message, signature.
VECTORS = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
]
ORDER = 2**252 + 27742317777372353535851937790883648493


@pytest.fixture
def published() -> tuple[str, bytes]:
    """Give the key and the note of the published example."""
    vector = json.loads(shared_path("oracles", "audit.json").read_bytes())["signed_note"]
    return vector["vkey"], vector["note"].encode()


@pytest.mark.parametrize("key, message, signature", VECTORS, ids=["empty", "one", "two"])
def test_the_published_signatures_hold_and_no_other(key: str, message: str, signature: str) -> None:
    public, said, signed = (bytes.fromhex(each) for each in (key, message, signature))
    scalar = int.from_bytes(signed[32:], "little")

    assert is_signed(said, signed, public)
    assert not is_signed(said + b"\0", signed, public)
    for place in range(0, 64, 7):
        changed = bytearray(signed)
        changed[place] ^= 1
        assert not is_signed(said, bytes(changed), public)
    assert not is_signed(said, signed[:32] + (scalar + ORDER).to_bytes(32, "little"), public)
    assert not is_signed(said, signed[:-1], public)
    assert not is_signed(said, signed, public[:-1])


@pytest.mark.parametrize(
    "key",
    [
        (2**255 - 19).to_bytes(32, "little"),
        b"\xff" * 32,
        (2).to_bytes(32, "little"),
        b"\1" + b"\0" * 30 + b"\x80",
    ],
    ids=["written otherwise", "too large", "no point", "minus zero"],
)
def test_what_is_no_point_is_no_key(key: bytes) -> None:
    assert not is_signed(b"", bytes(64), key)


def test_the_published_note_is_signed(published: tuple[str, bytes]) -> None:
    key, note = published

    assert list(check_signed(note, read_key(key), name="note")) == []


def test_a_note_that_was_changed_or_not_signed_is_found(published: tuple[str, bytes]) -> None:
    key = read_key(published[0])
    changed = published[1].replace(b"example message", b"exemplary message")

    found = [
        each.render()
        for note in (changed, BUNDLE.files["checkpoint.note"], b"")
        for each in check_signed(note, key, name="note")
    ]

    assert [each.split(". ")[0] for each in found] == [
        "[B11] note: bears a signature of example.com/foo that is not theirs",
        "[B11] note: is not signed by example.com/foo",
        "[B11] note: is not signed by example.com/foo",
    ]


def test_signatures_of_others_do_no_harm(published: tuple[str, bytes]) -> None:
    key, note = published
    other = "— somebody Uw2QOkn8srV1yJGh2VYRlL1Tnagv\n— example.com/foo AAAA\n".encode()

    assert list(check_signed(note + other, read_key(key), name="note")) == []


@pytest.mark.parametrize(
    "old, new",
    [("+530d903a+", "+530d903b+"), ("foo", "bar"), ("+Ae", "+Be"), ("+", " "), ("U2k", "")],
    ids=["69 another id", "another name", "another kind", "no key", "too short"],
)
def test_what_is_no_key_is_refused(published: tuple[str, bytes], old: str, new: str) -> None:
    with pytest.raises(AuditError, match="no key for signatures"):
        read_key(published[0].replace(old, new))


def test_what_is_written_of_a_key_is_read_again(published: tuple[str, bytes]) -> None:
    key = read_key(published[0])
    secret = Secret(key, bytes(range(32)))

    assert key.text() == published[0]
    assert read_secret(f" {secret.text()}\n".encode(), "k") == (
        "example.com/foo",
        secret.private,
        "530d903a",
    )


def test_the_published_signature_is_written_as_it_stands(published: tuple[str, bytes]) -> None:
    """The key id comes first in the bytes of its line."""
    note = published[1]
    line = note.decode().splitlines()[-1]
    signature = base64.b64decode(line.split(" ")[2])[4:]

    assert signed_text(note) == b"This is an example message.\n"
    assert signature_line(read_key(published[0]), signature) == line


@pytest.mark.parametrize("content", [b"", b"\xff", b"PRIVATE+KEY+a+00000000+AQ==", b"a+b+c"])
def test_what_is_no_private_key_is_refused(content: bytes) -> None:
    with pytest.raises(AuditError, match="no private key"):
        read_secret(content, "k")


def test_names_of_keys_are_seen_and_told_apart() -> None:
    check_name("байкоочу-1")

    for name in ("", "a b", "a+b", "a\nb", "a\u200b", "x" * 101):
        with pytest.raises(UsageError, match="cannot be the name of a key"):
            check_name(name)


def test_the_id_of_a_key_is_that_of_its_name_and_bytes() -> None:
    assert len({Key(name, bytes([each]) * 32).id for name in "ab" for each in (1, 2)}) == 4
