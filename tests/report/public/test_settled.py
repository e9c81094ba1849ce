"""What people settled on the way: no name of a person stands on the sheet."""

from fractions import Fraction

from prioritize.model.meeting import Correction, CrossCheck, Meeting, Merge, MergeEffect
from prioritize.report.public.settled import settled
from prioritize.text import message
from tests.report.public.posters import NAMING, told


def said(meeting: Meeting) -> list[str]:
    """Write what was settled in English."""
    return told(settled(meeting, {"gallery": "dots", "hands": "votes"}, NAMING))


def merge(why: str = "", when: str = "after", *effects: MergeEffect) -> Meeting:
    """Merge the first two posters."""
    return Meeting(merges=(Merge(("P1", "P2"), "P1", when, "19:40", why, "Somebody", effects),))


def test_a_merge_is_told_with_its_reason() -> None:
    assert said(merge("they name the same place")) == [
        "Irrigation (P1), Preschool (P2) were merged after the vote: they name the same place."
    ]


def test_a_merge_may_have_neither_time_nor_reason() -> None:
    assert said(merge()) == ["Irrigation (P1), Preschool (P2) were merged after the vote."]
    assert said(merge(when="")) == ["Irrigation (P1), Preschool (P2) were merged."]


def test_a_long_reason_is_cut() -> None:
    (text,) = said(merge("because " * 90))

    assert len(text) < 200
    assert text.endswith("…")


def test_it_is_said_whether_the_merge_put_another_in_front() -> None:
    kept = MergeEffect("gallery", (("P1",), ("P3",)), (("P1",), ("P3",)))
    turned = MergeEffect("hands", (("P3",), ("P1",)), (("P1",), ("P3",)))

    assert said(merge("", "before", kept, turned))[1:] == [
        "Without the merge the same would be first in Gallery.",
        "Without the merge, first in Hands raised: Bridge.",
    ]


def test_a_list_that_is_not_shown_is_not_spoken_of() -> None:
    elsewhere = MergeEffect("map", (("P3",),), (("P1",),))

    assert said(merge("", "after", elsewhere))[1:] == []


def test_the_range_that_a_merged_wall_leaves_open_is_told() -> None:
    order = (("P1",), ("P3",))
    effect = MergeEffect("gallery", order, order, (("P1", Fraction(7), Fraction(12)),))

    assert said(merge("", "after", effect))[-1] == (
        "People may have voted for several of them: Irrigation stands for 7 to 12 dots."
    )


def test_corrections_are_counted_and_the_minutes_name_them() -> None:
    one = Correction("Topics, F5", "21", "22", "came late", "Somebody")

    assert said(Meeting(corrections=(one, one))) == [
        "2 numbers were corrected after the count; the minutes name them."
    ]


def test_how_far_two_clerks_agree_is_told() -> None:
    meeting = Meeting(agreement=(CrossCheck("hands", message("Two agreed on 23 of 24 cells")),))

    assert said(meeting) == ["Hands raised: Two agreed on 23 of 24 cells."]


def test_nothing_is_told_where_nothing_was_settled() -> None:
    assert said(Meeting()) == []
