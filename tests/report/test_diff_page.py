import json
from textwrap import dedent

from prioritize.audit.difference import Change, Difference, Move
from prioritize.report.diff_page import diff_json, diff_text


SAME = Difference(continues=True, changes=(), moves=())
OTHER = Difference(
    continues=False,
    changes=(
        Change("changed", "config.set", (), ("settings",)),
        Change("added", "file.imported", ("inputs/new.csv",)),
        Change("removed", "note", ("x" * 200,)),
    ),
    moves=(
        Move(("upper", "wall"), "road", 1, 2),
        Move(("upper", "wall"), "bus", 2, None),
        Move(("upper", "wall"), "gym", None, 3),
    ),
    lists_added=(("middle",),),
    lists_removed=(("lower",),),
)


def test_two_bundles_that_say_the_same_are_told_so() -> None:
    assert diff_text(SAME) == dedent("""\
        Both bundles say the same.

        The newer log is the older one with more at its end, or nothing.
        """)


def test_what_differs_is_told_the_lists_first() -> None:
    text = diff_text(OTHER)

    assert text.startswith(
        dedent("""\
        Lists
        -----

        - middle: only in the newer
        - lower: only in the older
        - upper · wall: road went from place 1 to 2
        - upper · wall: bus is gone; it was in place 2
        - upper · wall: gym is new, in place 3

        What was recorded
        -----------------

        - config.set: another settings
        - file.imported inputs/new.csv: only in the newer
        """)
    )
    assert "x" * 121 not in text
    assert "it does not continue the older" in text


def test_the_same_is_told_to_programs() -> None:
    same, other = (json.loads(diff_json(each)) for each in (SAME, OTHER))

    assert (same["schema"], same["same"], same["continues"]) == ("prioritize/diff/1", True, True)
    assert other["moves"][1] == {
        "list": ["upper", "wall"],
        "project": "bus",
        "before": 2,
        "after": None,
    }
    assert [each["how"] for each in other["changes"]] == ["changed", "added", "removed"]
