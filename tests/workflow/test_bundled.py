import json
from pathlib import Path

import pytest

from prioritize.errors import AuditError, UsageError
from prioritize.ports.bundle_io import Existing
from prioritize.ports.env import ENV
from prioritize.workflow.bundled import recount, save_bundle
from prioritize.workflow.material import gather
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request
from prioritize.workflow.verified import verify_path
from tests.workflow.files import village


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
