"""What a person is told about a merge of posters."""

import json
from fractions import Fraction
from textwrap import dedent

from attrs import evolve

from prioritize.methods.dots.approval import Approval
from prioritize.methods.dots.plurality import Plurality
from prioritize.model.meeting import Merge, MergeEffect
from prioritize.model.profile import Profile
from prioritize.model.shorthand import approvals, totals
from prioritize.report.merge_page import MergeTold, merge_json, merge_text
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.ties import SHARE
from tests.report.told import RULES


WALL = totals({"P1": [9], "P3": [7], "P7": [5]})
MERGED_WALL = totals({"P1": [9], "P3": [12]})
BRIDGE = Merge(
    projects=("P3", "P7"),
    into="P3",
    when="after",
    why="Бир эле көпүрө",
    who="Жыйын",
    effects=(
        MergeEffect(
            "gallery",
            before=(("P1",), ("P3",), ("P7",)),
            after=(("P3",), ("P1",)),
            possible=(("P3", Fraction(7), Fraction(12)),),
        ),
    ),
)


def lists(profile: Profile, instrument: str = "gallery") -> Lists:
    """Count one wall."""
    method = Approval() if profile.kind == "approval" else Plurality()
    result = run(method, profile, tie_break=SHARE)
    return Lists(RULES, (Listing(result, instrument=instrument),))


def test_the_places_before_and_now_stand_side_by_side() -> None:
    told = MergeTold(BRIDGE, lists(WALL), lists(MERGED_WALL))

    assert merge_text(told) == dedent("""\
        P7 now counts as P3.

        - It was merged after the vote.
        - Why: Бир эле көпүрө
        - Decided by: Жыйын

        gallery
        -------

        Project      Place before    Place now    votes before    votes now
        ---------  --------------  -----------  --------------  -----------
        P3                      2            1               7           12
        P1                      1            2               9            9
        P7                      3                            5

        - The first place changes: before P1, now P3.
        - P3 stands for at least 7 votes and at most 12 votes, because nobody knows who
          marked several of them.
        - Its place lies between 1 and 2.
        """)


def test_a_range_that_changes_no_place_is_told() -> None:
    before, after = totals({"P1": [90], "P3": [7], "P7": [5]}), totals({"P1": [90], "P3": [12]})

    text = merge_text(MergeTold(BRIDGE, lists(before), lists(after)))

    assert "- That could not change its place." in text


def test_a_range_that_could_end_in_a_tie_is_told() -> None:
    """With the fewest votes, 7, the merged poster would share its place with P1."""
    before, after = totals({"P1": [7], "P3": [7], "P7": [5]}), totals({"P1": [7], "P3": [12]})

    text = merge_text(MergeTold(BRIDGE, lists(before), lists(after)))

    assert "- Its place lies between 1 and 2." in text


def test_undoing_it_tells_the_way_back() -> None:
    undone = evolve(BRIDGE, when="", effects=())

    text = merge_text(MergeTold(undone, lists(MERGED_WALL), lists(WALL), "undone"))

    assert text.startswith("P7 no longer counts as P3.\n")
    assert "P7 3 5" in " ".join(text.split())
    assert "stands for at least" not in text


def test_who_marked_several_counts_once_where_ballots_are_known() -> None:
    before = approvals("2: a b", "1: b c")
    after = approvals("2: a", "1: a c")

    text = merge_text(MergeTold(Merge(("a", "b"), "a"), lists(before), lists(after)))

    assert "Whoever marked several of them is counted once." in text
    assert "The first place changes: before b, now a." in text


def test_a_first_place_that_stays_is_told() -> None:
    before, after = totals({"a": [9], "b": [1], "c": [2]}), totals({"a": [9], "b": [3]})

    text = merge_text(MergeTold(Merge(("b", "c"), "b"), lists(before), lists(after)))

    assert "The first place stays with a." in text


def test_before_anybody_has_voted_there_is_nothing_to_compare() -> None:
    merge = Merge(("P3", "P7"), "P3", when="before", why="one bridge")

    text = merge_text(MergeTold(merge, Lists("", ()), Lists("", ())))

    assert text == dedent("""\
        P7 now counts as P3.

        - It was merged before the vote.
        - Why: one bridge

        Nobody has voted yet. Their votes will count together.
        """)


def test_lists_without_the_merged_projects_are_left_out() -> None:
    hands = lists(totals({"P1": [3], "P2": [4]}), "hands")
    before = evolve(hands, listings=(*lists(WALL).listings, *hands.listings))
    after = evolve(hands, listings=(*lists(MERGED_WALL).listings, *hands.listings))

    assert "hands" not in merge_text(MergeTold(BRIDGE, before, after))


def test_programs_read_the_effect() -> None:
    document = json.loads(merge_json(MergeTold(BRIDGE, lists(WALL), lists(MERGED_WALL))))

    assert document == {
        "schema": "prioritize/merge/1",
        "action": "merged",
        "projects": ["P3", "P7"],
        "into": "P3",
        "when": "after",
        "who": "Жыйын",
        "why": "Бир эле көпүрө",
        "effects": [
            {
                "instrument": "gallery",
                "before": [["P1"], ["P3"], ["P7"]],
                "after": [["P3"], ["P1"]],
                "possible": [["P3", "7", "12"]],
            }
        ],
    }
