"""The fingerprint on the flip chart is the one on the result, unless the rules were changed."""

import pytest

from prioritize.audit.material import WORKBOOK, Material
from prioritize.intake.hall.record import RECORD_NAME
from prioritize.workflow.check import check
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request
from prioritize.workflow.sealed import fingerprint_before
from tests.intake.hall.typed import Changes, record_bytes
from tests.workflow.files import village


NOBODY_VOTED = {"wall": {f"{column}{row}": "" for column in "CD" for row in range(6, 40)}}
TIED = {"C5": "27", "D5": "27", "C6": "27", "D6": "27", "C7": "0", "D7": "0"}
LATE = {"projects": {"B8": "Клуб", "G8": "18:50"}, "wall": {"C9": "сунушталган эмес", "D9": "2"}}
MERGE = {"merges": {"A5": "P2 P3", "B5": "P2", "C5": "добуш берүүдөн кийин", "F5": "Бир жол"}}


def material(changes: Changes, request: Request | None = None) -> Material:
    """Give the material of an evening with changed cells."""
    settings = (request or Request()).settings()
    return Material(WORKBOOK, RECORD_NAME, {RECORD_NAME: record_bytes(changes)}, settings)


def test_it_is_known_before_anybody_votes_and_the_workbook_is_told_to_be_empty() -> None:
    checked = check(material(NOBODY_VOTED))

    assert ["Nobody has voted yet" in str(each.what) for each in checked.refused] == [True]
    assert checked.rules == rank(material({})).rules


@pytest.mark.parametrize(
    "changes",
    [
        {"hands": TIED},
        {"wall": {"C6": "9"}},
        {"wall": NOBODY_VOTED["wall"], "hands": TIED},
        {"projects": {"B5": "Сугат арыгы", "F5": "150", "E5": "суу"}},
        {"groups": {"B5": "Энелер", "F5": "13"}},
        LATE,
        MERGE,
    ],
    ids=["hands", "dots", "another instrument", "a name", "a group", "a late poster", "a merge"],
)
def test_what_happens_at_the_meeting_leaves_it(changes: Changes) -> None:
    counted = material(changes)

    assert rank(counted).rules == check(counted).rules == fingerprint_before(material({}))


@pytest.mark.parametrize(
    "meeting", [{"B36": "санак токтойт"}, {"B38": "2"}, {"B44": "1", "B45": "2"}, {"B48": "350"}]
)
def test_another_rule_changes_it_on_the_result_too(meeting: dict[str, str]) -> None:
    hands = {
        name: text.replace("27", "31") if name[1] == "5" else text for name, text in TIED.items()
    }
    counted = material({"meeting": meeting, "hands": hands if "B44" in meeting else {}})

    assert rank(counted).rules == fingerprint_before(counted) != fingerprint_before(material({}))


def test_counting_by_other_rules_than_those_on_the_sheet_shows() -> None:
    asked = [Request(tie_break="lottery:12345678901234567890"), Request(without=("P3",))]

    found = {rank(material({}, request)).rules for request in (Request(), *asked)}

    assert len(found) == 3
    assert rank(material({}, Request(tie_break="share"))).rules == rank(material({})).rules


def test_it_is_told_of_workbooks_and_only_where_the_rules_can_be_read() -> None:
    assert fingerprint_before(material({"meeting": {"B38": "three"}})) == ""
    assert fingerprint_before(village()) == ""
