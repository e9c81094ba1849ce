"""How far a bundle holds: its log, the recount, the note that was kept, the key that signed."""

from pathlib import Path

import pytest

from prioritize.errors import AuditError
from prioritize.workflow.request import Request
from prioritize.workflow.verified import Kept, compare_paths, verify_path
from tests.workflow.test_bundled import saved


KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"


def test_a_note_that_was_kept_shows_that_nothing_was_rewritten(tmp_path: Path) -> None:
    bundle = saved(tmp_path / "bundle")
    note = (bundle / "checkpoint.note").read_bytes()

    same = verify_path(bundle, against=Kept("before.note", note))
    without = verify_path(bundle)

    assert same.findings == ()
    assert (same.levels.unrewritten, without.levels.unrewritten) == (True, None)
    assert (same.levels.integrity, same.levels.recomputed, same.levels.same_version) == (True,) * 3


def test_a_bundle_that_was_written_anew_is_not_the_one_of_the_note(tmp_path: Path) -> None:
    note = (saved(tmp_path / "first") / "checkpoint.note").read_bytes()
    anew = saved(tmp_path / "second", Request(tie_break="order:well,road,school"))

    found = verify_path(anew, against=Kept("before.note", note))

    assert [(each.code, each.spot.file) for each in found.findings] == [("B13", "before.note")]
    assert (found.levels.integrity, found.levels.unrewritten) == (True, False)


def test_a_changed_result_leaves_integrity_and_recount_in_doubt(tmp_path: Path) -> None:
    bundle = saved(tmp_path / "bundle")
    (bundle / "results" / "result.json").write_bytes(b"{}")

    levels = verify_path(bundle).levels

    assert (levels.integrity, levels.recomputed) == (False, False)


def test_two_bundles_are_compared_if_both_hold_together(tmp_path: Path) -> None:
    first, second = saved(tmp_path / "first"), saved(tmp_path / "second.zip")
    broken = saved(tmp_path / "broken")
    (broken / "README.txt").write_bytes(b"")

    assert compare_paths(first, second).is_empty
    with pytest.raises(AuditError, match=r"broken: README\.txt"):
        compare_paths(first, broken)


def test_a_key_that_did_not_sign_is_found_and_none_asks_for_no_signature(tmp_path: Path) -> None:
    bundle = saved(tmp_path / "bundle")

    found = verify_path(bundle, keys=[KEY])

    assert [(each.code, each.spot.file) for each in found.findings] == [("B11", "checkpoint.note")]
    assert (found.levels.signed, verify_path(bundle).levels.signed) == (False, None)
    with pytest.raises(AuditError, match="no key"):
        verify_path(bundle, keys=["no key"])
