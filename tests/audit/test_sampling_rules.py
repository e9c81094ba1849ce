"""What was drawn and concluded follows from plan, digits and papers, or is found out."""

import random

import pytest

from prioritize.audit.sampling_plan import AnyTime
from prioritize.audit.story import check_story
from tests.audit import comparing, evening
from tests.audit.comparing import ONE_LOOK, PLAN, START, grown
from tests.audit.evening import Said, freeze, log_of
from tests.audit.oddly import odd_story


GROWN = grown()
FIRST, AGAIN = PLAN + 1, PLAN + 130
"""Where the sample of the grown evening is drawn first, and where it is enlarged."""


def codes(*story: Said) -> list[str]:
    """Return what is wrong with a story."""
    return [finding.code for finding in check_story(log_of(story))]


def but(story: tuple[Said, ...], number: int, /, **changes: object) -> tuple[Said, ...]:
    """Change one event of a story."""
    changed = story[number].but(**changes)  # type: ignore[arg-type]  # some changes are to be refused
    return tuple(changed if each is story[number] else each for each in story)


def test_a_comparison_that_follows_passes() -> None:
    assert codes(*ONE_LOOK) == []
    assert codes(*GROWN) == []
    assert GROWN[-1].body["verdict"] == "confirmed"
    assert GROWN[AGAIN - 1].body["verdict"] == "enlarge"
    assert GROWN[AGAIN].type == "audit.sampled"


def test_a_mismatch_sends_to_the_papers_and_the_log_says_so() -> None:
    papers = comparing.papers_of(comparing.sample(), no=1)
    story = (*ONE_LOOK[: PLAN + 2], *papers, comparing.conclusion(comparing.plan(), 45, no=1))

    assert codes(*story) == []
    assert story[-1].body["verdict"] == "recount"
    assert codes(*but(story, -1, verdict="confirmed")) == ["A03"]


@pytest.mark.parametrize(
    "changes",
    [
        {"papers": 44},
        {"wrong": 0},
        {"wrong": 85},
        {"ballots": 0},
        {"ballots": 100_001},
        {"limit": "3/5"},
        {"limit": "-1/10"},
        {"foreseen": 3},
        {"design": "any-time", "foreseen": 2},
    ],
    ids=str,
)
def test_a_plan_whose_numbers_do_not_go_together_is_found(changes: dict[str, object]) -> None:
    assert codes(*but(ONE_LOOK[: PLAN + 1], PLAN, **changes)) == ["A01"]


def test_a_stack_is_planned_once_until_the_votes_are_frozen_anew() -> None:
    mended = Said(
        "record.corrected",
        {
            "supersedes": [14],
            "reason": "objection-upheld",
            "note": "",
            "type": "hands.counted",
            "record": {**evening.HANDS.body, "votes": [["road", 31]]},
        },
    )
    once = (*START, comparing.plan())
    anew = (*once, mended)

    assert codes(*once, comparing.plan()) == ["A01"]
    assert codes(*once, comparing.plan().but(stack="men")) == []
    assert codes(*anew, freeze(anew), comparing.plan()) == []


def test_a_verifier_need_not_work_for_ever() -> None:
    large = comparing.plan(ballots=60_000, wrong=600)

    assert codes(*START, large, large.but(stack="men")) == ["A01"]


def test_a_plan_before_the_freeze_is_early() -> None:
    assert codes(*START[:20], comparing.plan())[0] == "P16"


@pytest.mark.parametrize(
    "changes, wanted",
    [
        ({"places": [*range(1, 46)]}, "A02"),
        ({"places": comparing.sample(44).body["places"]}, "A02"),
        ({"places": comparing.sample(46).body["places"]}, "A02"),
        ({"digits": comparing.THROWN[::-1]}, "A02"),
        ({"digits": "1234"}, "A02"),
        ({"plan": PLAN - 1}, "P16"),
    ],
    ids=["82 others", "fewer", "more", "other digits", "too short", "84 no plan"],
)
def test_a_draw_that_the_digits_do_not_give_is_found(
    changes: dict[str, object], wanted: str
) -> None:
    assert codes(*but(ONE_LOOK[: PLAN + 2], PLAN + 1, **changes)) == [wanted]


def test_digits_that_were_known_before_the_plan_draw_nothing() -> None:
    known = comparing.sample(digits=evening.DIGITS)
    other = comparing.plan().but(stack="men")
    later = comparing.sample().but(plan=len(ONE_LOOK), places=[])

    assert codes(*START, comparing.plan(), known) == ["A02"]
    assert codes(*ONE_LOOK, other, later) == ["A02", "A02"]


def test_a_sample_grows_once_by_the_same_digits() -> None:
    before = GROWN[:AGAIN]
    other = comparing.sample(151, ballots=240, digits=comparing.THROWN[::-1])

    assert codes(*before, other) == ["A02"]
    assert codes(*before, comparing.sample(127, ballots=240)) == ["A02"]
    assert codes(*GROWN, comparing.sample(160, ballots=240)) == ["A02"]
    assert codes(*GROWN[: FIRST + 1], comparing.sample(151, ballots=240)) == ["A02"]
    assert codes(*ONE_LOOK, comparing.sample()) == ["A02", "A02"]


@pytest.mark.parametrize(
    "changes, wanted",
    [({"place": 999}, "A03"), ({"plan": 3}, "P16")],
    ids=["not drawn", "no plan"],
)
def test_a_paper_that_was_not_drawn_is_found(changes: dict[str, object], wanted: str) -> None:
    assert codes(*but(ONE_LOOK[: PLAN + 3], PLAN + 2, **changes)) == [wanted]


def test_a_paper_is_compared_once() -> None:
    paper = ONE_LOOK[PLAN + 2].but(agrees="no")

    assert codes(*ONE_LOOK[: PLAN + 3], paper) == ["A03"]


@pytest.mark.parametrize(
    "changes",
    [
        {"risk": "1/20"},
        {"verdict": "recount"},
        {"papers": 44},
        {"mismatches": 1},
    ],
    ids=["83 risk", "verdict", "papers", "mismatches"],
)
def test_a_conclusion_that_the_papers_do_not_give_is_found(changes: dict[str, object]) -> None:
    assert codes(*but(ONE_LOOK, -1, **changes)) == ["A03"]


def test_a_conclusion_needs_all_the_papers_and_comes_once() -> None:
    *before, last = ONE_LOOK

    assert codes(*before[:-1], last) == ["A03"]
    assert codes(*ONE_LOOK, last) == ["A03"]
    assert codes(*START, comparing.plan(), last) == ["A03"]


def test_a_broken_plan_leads_nowhere() -> None:
    broken = but(ONE_LOOK, PLAN, wrong=85)

    assert set(codes(*broken)) == {"A01", "P16"}


def test_what_was_foreseen_may_be_found() -> None:
    design = AnyTime(1)
    fixed = comparing.plan(design)
    drawn = comparing.sample(57)
    story = (*START, fixed, drawn, *comparing.papers_of(drawn))

    assert codes(*story, comparing.conclusion(fixed, 57, design=design)) == []


def told_oddly(count: int, chance: random.Random) -> int:
    """Tell so many comparisons with something odd in them, and return how many were found out."""
    return sum(bool(codes(*START, *odd_story(ONE_LOOK[PLAN:], chance))) for _ in range(count))


def test_whatever_the_log_says_of_a_comparison_the_rules_answer() -> None:
    assert told_oddly(100, random.Random(2026)) > 60  # noqa: S311  # repeatable, not secret


@pytest.mark.campaign
def test_whatever_ten_thousand_logs_say_of_a_comparison_the_rules_answer() -> None:
    assert told_oddly(10_000, random.Random()) > 6_000  # noqa: S311  # new ones each time
