import json
from pathlib import Path

import pytest

from prioritize.errors import AuditError, UsageError
from prioritize.ports.bundle_io import Existing
from prioritize.ports.env import ENV
from prioritize.workflow.bundled import Kept, compare_paths, recount, save_bundle, verify_path
from prioritize.workflow.material import gather
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request
from tests.workflow.files import village


KEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"


def saved(path: Path, request: Request | None = None) -> Path:
    material = village(request)
    save_bundle(path, material, rank(material), clock=ENV.clock, existing=Existing.KEEP)
    return path


@pytest.mark.parametrize("name", ["bundle", "bundle.zip"])
def test_a_bundle_is_counted_again_with_the_same_bytes(tmp_path: Path, name: str) -> None:
    assert verify_path(saved(tmp_path / name)).findings == ()


def test_a_bundle_remembers_what_was_asked_for(tmp_path: Path) -> None:
    request = Request(tie_break="order:well,road,school", without=("school",))

    assert verify_path(saved(tmp_path / "bundle", request)).findings == ()


def test_a_changed_result_is_found(tmp_path: Path) -> None:
    bundle = saved(tmp_path / "bundle")
    result = bundle / "results" / "result.json"
    result.write_bytes(result.read_bytes().replace(b'"road"', b'"rood"'))

    assert {each.code for each in verify_path(bundle).findings} >= {"B19", "R02"}


def test_a_bundle_can_be_ranked_again_with_other_wishes(tmp_path: Path) -> None:
    bundle = saved(tmp_path / "bundle")

    again = rank(gather(str(bundle), Request()))
    other = rank(gather(str(bundle), Request(method="borda")))

    assert again == rank(village())
    assert [each.what_if for each in other.listings] == [True]


def test_a_broken_bundle_is_not_ranked(tmp_path: Path) -> None:
    bundle = saved(tmp_path / "bundle")
    (bundle / "log.jsonl").write_bytes(b"{}\n")

    with pytest.raises(AuditError):
        gather(str(bundle), Request())


def test_a_what_if_is_not_put_into_a_bundle(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="what-if is not written into a bundle"):
        saved(tmp_path / "bundle", Request(method="borda"))

    assert list(tmp_path.iterdir()) == []


def test_every_run_names_the_hash_of_its_list() -> None:
    recounted = recount(village())

    lists = json.loads(recounted.results["result.json"])["lists"]
    assert [(each.community, each.instrument) for each in recounted.runs] == [
        (each["community"], each["instrument"]) for each in lists
    ]
    assert len({each.result for each in recounted.runs}) == len(lists)


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
