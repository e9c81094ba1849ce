"""The public bundle: everything follows from it that may, and nobody can be found in it."""

import json
from pathlib import Path

import pytest
from attrs import evolve

from prioritize.audit.bundle import Bundle
from prioritize.audit.material import Material
from prioritize.audit.verify import verify
from prioritize.errors import AuditError, UsageError
from prioritize.ports.bundle_io import Existing
from prioritize.ports.env import ENV
from prioritize.workflow.bundled import make_public_bundle, recount, save_public_bundle
from prioritize.workflow.material import gather
from prioritize.workflow.public import published_material, rank_published
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request
from prioritize.workflow.verified import verify_path
from tests.workflow.files import village


MANY = "voter,1,2,3\n" + "".join(
    f"serial-{number},{marks}\n"
    for number, marks in enumerate(["road,well,school"] * 3 + ["school,road,well"] * 3)
)


def crowd() -> Material:
    """Let enough people vote in the council."""
    few = village()
    return evolve(few, files={**few.files, "council.csv": MANY.encode()})


def public(material: Material) -> Bundle:
    """Make the public bundle of a count."""
    return make_public_bundle(rank(material), clock=ENV.clock)


def document(bundle: Bundle, name: str) -> dict[str, object]:
    """Read one of its results."""
    read: dict[str, object] = json.loads(bundle.files[f"results/{name}"])
    return read


def instruments(bundle: Bundle, name: str) -> list[str]:
    """Name the instruments whose lists stand in a result."""
    lists = document(bundle, name)["lists"]
    assert isinstance(lists, list)
    return [each["instrument"] for each in lists]


def test_lists_of_enough_people_follow_from_what_is_published() -> None:
    bundle = public(crowd())

    assert verify(bundle, recompute=recount) == ()
    assert instruments(bundle, "result.json") == ["wall", "council"]
    assert instruments(bundle, "stated.json") == ["combined"]


def test_the_lists_are_those_of_the_internal_bundle() -> None:
    internal = {each.instrument: each.result.outcome for each in rank(crowd()).listings}

    again = rank_published(published_material(rank(crowd())))

    assert {each.instrument: each.result.outcome for each in again.listings} == {
        name: outcome for name, outcome in internal.items() if name != "combined"
    }


def test_of_few_people_the_order_is_stated_and_no_ballot_shown() -> None:
    bundle = public(village())

    assert verify(bundle, recompute=recount) == ()
    assert instruments(bundle, "stated.json") == ["council", "combined"]
    assert not any(b'"marks"' in content for content in bundle.files.values())


@pytest.mark.parametrize("material", [village(), crowd()], ids=["few", "many"])
def test_no_voter_no_group_and_no_view_of_groups_is_in_any_file(material: Material) -> None:
    bundle = public(material)

    everything = b"\n".join(bundle.files.values()).decode()
    assert not any(word in everything for word in ("serial-", "women", "council.csv"))
    assert json.loads(bundle.files["BUNDLE.json"])["audience"] == "public"


def test_what_was_changed_in_a_public_bundle_is_found(tmp_path: Path) -> None:
    path = tmp_path / "public"
    save_public_bundle(path, rank(crowd()), clock=ENV.clock, existing=Existing.KEEP)
    good = verify_path(path)
    stated = path / "results" / "stated.json"
    stated.write_bytes(stated.read_bytes().replace(b'"road"', b'"rood"'))

    assert good.findings == ()
    assert good.recounted is not None
    assert good.recounted.audience == "public"
    assert {each.code for each in verify_path(path).findings} == {"B15", "B19", "R03"}


def test_a_public_bundle_is_counted_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "public.zip"
    save_public_bundle(path, rank(crowd()), clock=ENV.clock, existing=Existing.KEEP)

    again = rank(gather(str(path), Request()))

    assert [each.instrument for each in again.listings] == ["wall", "council"]
    with pytest.raises(UsageError, match="in no other way"):
        rank(gather(str(path), Request(method="borda")))


def test_a_what_if_is_not_published() -> None:
    lists = rank(village(Request(method="borda")))

    with pytest.raises(UsageError, match="what-if"):
        make_public_bundle(lists, clock=ENV.clock)


@pytest.mark.parametrize("content", [b"{}\n", b"[]\n", b"\xff"])
def test_what_says_nothing_of_what_was_published_is_refused(content: bytes) -> None:
    material = published_material(rank(village()))

    with pytest.raises(AuditError):
        rank_published(evolve(material, files={**material.files, "public.json": content}))


def test_a_list_that_says_nothing_of_its_rules_is_refused() -> None:
    material = published_material(rank(crowd()))
    content = material.files["public.json"].replace(b'"contest":', b'"content":')

    with pytest.raises(AuditError, match="does not say how it was counted"):
        rank_published(evolve(material, files={**material.files, "public.json": content}))
