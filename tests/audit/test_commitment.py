import json

import pytest

from prioritize.audit.canonical import Value
from prioritize.audit.commitment import (
    Disclosure,
    committed_in,
    read_disclosures,
    write_disclosures,
)
from tests.shared import shared_path


ONE = Disclosure("0" * 32, "voter", "Person 0")
TWO = Disclosure("1" * 32, "voter", "Асан")
BOTH = {each.digest(): each for each in (ONE, TWO)}
LINES = write_disclosures(BOTH)


def test_the_published_commitment_is_made() -> None:
    vectors = json.loads(shared_path("oracles", "audit.json").read_bytes())["proposal_vectors"]
    given = vectors["commit"]

    made = Disclosure(given["salt"], given["name"], given["value"])

    assert made.committed() == {"_sd": given["hex"]}


def test_disclosures_read_back() -> None:
    assert read_disclosures(LINES) == (BOTH, ())
    assert read_disclosures(b"") == ({}, ())


def test_commitments_are_found_however_deep_they_lie() -> None:
    body: dict[str, Value] = {
        "voter": ONE.committed(),
        "findings": [{"what": TWO.committed()}],
        "n": 1,
    }

    assert set(committed_in(body)) == set(BOTH)


@pytest.mark.parametrize(
    "content",
    [
        LINES + LINES,
        LINES[:-1],
        b"\n" + LINES,
        b"".join(reversed(LINES.splitlines(keepends=True))),
        LINES.replace(b"0" * 32, b"0" * 30),
        LINES.replace(b'"value"', b'"z"'),
        LINES.replace(b'{"name"', b'{"more":1,"name"'),
        b"[]\n",
        b"\xff\n",
    ],
    ids=["twice", "torn", "blank", "order", "salt", "value", "more", "list", "bytes"],
)
def test_what_is_no_disclosure_is_found(content: bytes) -> None:
    _, findings = read_disclosures(content)

    assert {each.code for each in findings} == {"B20"}
