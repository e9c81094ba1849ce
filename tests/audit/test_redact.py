import pytest

from prioritize.audit.bundle import Bundle
from prioritize.audit.chain import read_log
from prioritize.audit.checkpoint import checkpoint_of
from prioritize.audit.continuation import disclosed
from prioritize.audit.history import check_history
from prioritize.audit.redact import redact
from prioritize.audit.verify import verify
from prioritize.errors import AuditError
from tests.audit.sample import BUNDLE, recompute, with_file


AT = "2026-04-01T08:00:00Z"
((DIGEST, SHOWN),) = disclosed(BUNDLE.files).items()
GROUND = "somebody asked for it"


def test_a_value_that_was_removed_is_nowhere_and_the_bundle_holds() -> None:
    files = redact(BUNDLE.files, [DIGEST], ground=GROUND, at=AT)

    assert SHOWN.value == "sport is blank"
    assert not any(b"sport is blank" in content for content in files.values())
    assert verify(Bundle(files), recompute=recompute) == ()


def test_the_log_says_that_it_was_removed_and_why_and_continues_the_earlier_one() -> None:
    files = redact(BUNDLE.files, [DIGEST[:8]], ground=GROUND, at=AT)

    log = files["log.jsonl"]
    *_, last = read_log(log).events.values()
    assert (last.type, last.body) == (
        "redaction.applied",
        {"digests": [DIGEST], "ground": GROUND},
    )
    assert list(check_history(log, BUNDLE.files["checkpoint.note"], name="note")) == []
    assert checkpoint_of(log).size == checkpoint_of(BUNDLE.files["log.jsonl"]).size + 1


def test_everything_but_log_and_what_follows_from_it_stays() -> None:
    files = redact(BUNDLE.files, [DIGEST], ground=GROUND, at=AT)

    assert {path for path in files if files[path] != BUNDLE.files[path]} == {
        "SHA256SUMS",
        "checkpoint.note",
        "disclosures.jsonl",
        "log.jsonl",
        "ro-crate-metadata.json",
    }


def test_deleting_a_line_of_disclosures_alone_keeps_log_and_recount() -> None:
    found = verify(with_file("disclosures.jsonl", b""), recompute=recompute)

    assert {each.code for each in found} == {"B19"}


def test_a_disclosure_that_was_changed_is_found() -> None:
    changed = BUNDLE.files["disclosures.jsonl"].replace(b"blank", b"empty")

    found = verify(with_file("disclosures.jsonl", changed), recompute=recompute)

    assert {each.code for each in found} == {"B19", "B20"}


@pytest.mark.parametrize(
    "ids, ground, what",
    [
        (["9" * 64], GROUND, "names no value"),
        ([DIGEST[:7]], GROUND, "names no value"),
        ([], GROUND, "needs what is removed"),
        ([DIGEST], " ", "and why"),
    ],
)
def test_what_cannot_be_removed_is_refused(ids: list[str], ground: str, what: str) -> None:
    with pytest.raises(AuditError, match=what):
        redact(BUNDLE.files, ids, ground=ground, at=AT)


@pytest.mark.parametrize("path", ["log.jsonl", "disclosures.jsonl"])
def test_a_broken_bundle_is_not_redacted(path: str) -> None:
    broken = with_file(path, BUNDLE.files[path] + b"{")

    with pytest.raises(AuditError):
        redact(broken.files, [DIGEST], ground=GROUND, at=AT)
