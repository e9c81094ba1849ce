import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.audit.checkpoint import (
    Checkpoint,
    checkpoint_of,
    flip_chart_code,
    origin_of,
    read_note,
)
from prioritize.errors import AuditError
from tests.audit.sample import BUNDLE
from tests.shared import shared_path


LOG = BUNDLE.files["log.jsonl"]
NOTE = BUNDLE.files["checkpoint.note"]
SIGNATURE = "— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1E"


def test_the_note_of_a_bundle_names_its_log_the_size_and_the_root() -> None:
    origin, size, root, *rest = NOTE.decode().split("\n")

    assert (origin, int(size)) == (origin_of(LOG), LOG.count(b"\n"))
    assert len(root) == 44
    assert rest == ["", ""]


@given(st.integers(0, 2**40), st.binary(min_size=32, max_size=32))
def test_a_note_reads_back(size: int, root: bytes) -> None:
    checkpoint = Checkpoint("example.org/kabul-3", size, root, (SIGNATURE,))

    assert read_note(checkpoint.text()) == checkpoint


def test_the_checkpoint_of_the_first_events_does_not_depend_on_what_follows() -> None:
    lines = LOG.splitlines(keepends=True)

    assert checkpoint_of(LOG, size=3) == checkpoint_of(b"".join(lines[:3]))


def test_the_code_for_the_flip_chart_is_the_published_one() -> None:
    oracle = json.loads(shared_path("oracles", "audit.json").read_bytes())
    root = bytes.fromhex(oracle["merkle_rfc6962"]["roots_hex"][8])

    assert flip_chart_code(root) == oracle["proposal_vectors"]["flipchart_of_merkle_root_8"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"a\n" * 70_000,
        NOTE[:-1],
        NOTE + b"\n",
        NOTE + b"\x1b[2J\n",
        NOTE.replace(b"\n10\n", b"\n010\n"),
        NOTE.replace(b"\n10\n", b"\n-1\n"),
        b"o\n1\nAAAA\n\n",
        b"o\n1\n" + b"A" * 42 + b"B=\n\n",
        b"o\n1\n!\n\n",
        b"\n1\n" + NOTE.split(b"\n")[2] + b"\n\n",
    ],
)
def test_what_is_no_note_is_refused(content: bytes) -> None:
    assert content != NOTE
    with pytest.raises(AuditError) as caught:
        read_note(content)

    assert {each.code for each in caught.value.findings} == {"B11"}
    assert caught.value.render().isprintable()
