"""What groups said stands beside the official lists of a consultation, and decides nothing."""

import json
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

from prioritize.errors import UsageError
from prioritize.model.consultation import COMBINED
from prioritize.ports.placing import Existing
from prioritize.report.json_result import result_json
from prioritize.tally.listing import Listing, Lists
from prioritize.workflow.bundled import save_bundle
from prioritize.workflow.groups import by_group
from prioritize.workflow.material import gather
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request
from prioritize.workflow.verified import verify_path
from tests.cli.shell import FIXTURES
from tests.workflow.files import RULES, WALL, ballots, village


GROUPS = '[[groups]]\nid = "women"\n\n[[groups]]\nid = "men"\n'
PEOPLE = WALL + "voters;9;8\n"


def shown(lists: Lists) -> list[tuple[str, str]]:
    return [(each.instrument, each.view) for each in lists.all]


def texts(listing: Listing) -> list[str]:
    return [str(each.what) for each in listing.findings]


@frozen
class Noon:
    """A clock that stands still."""

    def now(self) -> str:
        return "2024-01-20T12:00:00Z"


def test_official_lists_come_first_and_groups_after_them() -> None:
    lists = rank(village(rules=RULES + GROUPS, wall=PEOPLE))

    assert shown(lists) == [
        ("wall", "raw"),
        ("council", "raw"),
        ("combined", "raw"),
        ("wall", "per-head"),
        ("wall", "equal-voice"),
    ]


def test_what_groups_said_changes_no_official_list() -> None:
    without = rank(village(wall=PEOPLE))
    with_groups = rank(village(rules=RULES + GROUPS, wall=PEOPLE))

    for one, other in zip(without.listings, with_groups.listings, strict=True):
        assert one.result.outcome == other.result.outcome
        assert one.result.profile_digest == other.result.profile_digest


def test_groups_that_are_not_declared_are_not_shown_by_rank() -> None:
    assert rank(village(wall=PEOPLE)).views == ()


def test_what_an_input_does_not_want_is_not_shown() -> None:
    rules = RULES.replace('method = "dots"\n', 'method = "dots"\nviews = ["equal-voice"]\n')

    assert shown(rank(village(rules=rules + GROUPS, wall=PEOPLE)))[3:] == [("wall", "equal-voice")]


def test_weights_of_groups_make_a_list_of_their_own() -> None:
    weighted = GROUPS.replace('id = "men"\n', 'id = "men"\nweight = 2\n')

    assert shown(rank(village(rules=RULES + weighted, wall=PEOPLE)))[-1] == (
        "wall",
        "weighted-voice",
    )


def test_a_sheet_that_does_not_say_how_many_people_voted_says_so() -> None:
    lists = rank(village(rules=RULES + GROUPS))

    assert lists.views == ()
    assert texts(lists.listings[0]) == [
        "Votes are not shown by group: the sheet does not say how many people voted of women, men"
    ]


def test_the_lists_that_are_asked_for_bring_theirs() -> None:
    one = rank(village(Request(instrument="council"), rules=RULES + GROUPS, wall=PEOPLE))
    left = rank(village(Request(without=("road",)), rules=RULES + GROUPS, wall=PEOPLE))

    assert shown(one) == [("council", "raw")]
    assert texts(left.views[0]) == ["Left out before counting: road"]


def test_a_what_if_is_one_by_group_too() -> None:
    request = Request(method="approval")

    lists = rank(village(request, rules=RULES + GROUPS, wall=PEOPLE))

    assert {each.what_if for each in lists.all} == {True}
    assert lists.views != ()


def test_a_list_under_a_budget_and_a_combined_one_have_nothing_beside_them() -> None:
    lists = rank(village(rules=RULES + GROUPS, wall=PEOPLE))
    wall, council, combined = lists.listings

    assert [each.view for each in lists.beside(wall)] == ["per-head", "equal-voice"]
    assert (lists.beside(council), lists.beside(combined)) == ((), ())


@pytest.mark.parametrize("source", ["batken", "hall/hall.xlsx"])
def test_a_bundle_holds_the_lists_by_group_and_is_verified_with_them(
    source: str, tmp_path: Path
) -> None:
    material = gather(str(FIXTURES / source), Request())
    lists = rank(material)
    bundle = tmp_path / "bundle.zip"

    save_bundle(bundle, material, lists, clock=Noon(), existing=Existing.KEEP)

    assert lists.views != ()
    assert verify_path(bundle).findings == ()


def lists_of(lists: Lists) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(result_json(lists))["lists"]
    return found


def test_the_gallery_of_batken_is_shown_three_ways() -> None:
    lists = lists_of(rank(gather(str(FIXTURES / "batken"), Request())))

    kyshtut = {
        each["view"]: each
        for each in lists
        if (each["community"], each["instrument"]) == ("kyshtut", "gallery")
    }
    assert list(kyshtut) == ["raw", "per-head", "equal-voice"]
    assert kyshtut["per-head"]["ranking"][0]["score"] == "32/43"
    assert kyshtut["equal-voice"]["ranking"][0]["score"] == "107/144"
    assert [tier["projects"] for tier in kyshtut["raw"]["ranking"][2:4]] == [["water"], ["road"]]
    assert [tier["projects"] for tier in kyshtut["equal-voice"]["ranking"][2:4]] == [
        ["road"],
        ["water"],
    ]
    assert kyshtut["equal-voice"]["changes_first"] is False
    assert "changes_first" not in kyshtut["raw"]


CSV = "voter,group,1,2\n" + "".join(
    f"{number},{group},{first},{second}\n"
    for number, (group, first, second) in enumerate(
        [("women", "a", "b")] * 5 + [("men", "b", "a")] * 6
    )
)


def test_a_file_of_ballots_is_one_list_and_counted_by_group_where_one_asks() -> None:
    material = ballots("votes.csv", CSV, Request(method="borda"))

    lists = rank(material)
    _, (told,) = by_group(material)

    assert lists.views == ()
    assert [each.part.groups for each in told.own] == [("men",), ("women",)]
    assert [each.view for each in told.views] == ["per-head", "equal-voice"]


def test_another_column_can_divide_the_ballots() -> None:
    text = CSV.replace("group", "community", 1)
    material = ballots("votes.csv", text, Request(method="borda"))

    _, (told,) = by_group(material, by="community")

    assert [each.part.people for each in told.own] == [6, 5]


def test_where_nobody_says_who_belongs_where_that_is_said() -> None:
    material = ballots("votes.csv", CSV, Request(method="borda"))

    with pytest.raises(UsageError, match="Nothing says who belongs to which group"):
        by_group(material, by="village")


def test_maps_and_combined_lists_are_not_counted_by_group() -> None:
    _, groups = by_group(gather(str(FIXTURES / "batken"), Request()))

    assert {each.official.instrument for each in groups} == {"gallery", "questionnaire"}
    assert COMBINED not in {each.official.instrument for each in groups}


def test_groups_need_not_be_declared_to_be_asked_about() -> None:
    _, (told,) = by_group(village(wall=PEOPLE))

    assert [each.part.groups for each in told.own] == [("men",), ("women",)]
