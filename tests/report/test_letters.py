"""Letters to applicants, and what was decided otherwise than the list says."""

from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from attrs import evolve

from prioritize.model.consultation import Decision
from prioritize.report.decision_page import decisions_json
from prioritize.report.letters.letter import Case, cases, letter
from prioritize.report.letters.write import letters_html
from prioritize.report.naming import naming
from prioritize.report.plain import plain_text
from prioritize.report.voice import Voice
from prioritize.tally.listing import Lists
from prioritize.text import ENGLISH
from prioritize.workflow.deviations import deviations
from prioritize.workflow.material import gather
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request


FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "akf-committee"


@cache
def _lists() -> Lists:
    return rank(gather(str(FOLDER), Request()))


def _text(project: str, decision: Decision | None = None) -> str:
    case = next(each for each in cases(_lists()) if each.project == project)
    told: Case = evolve(case, decision=decision)
    names = naming(_lists(), "en").within(case.listing)
    return " ".join(plain_text(letter(told, _lists(), names)).split())


def test_there_is_a_letter_for_every_application() -> None:
    assert [each.project for each in cases(_lists())] == [f"a{n:02d}" for n in range(1, 36)]


@pytest.mark.parametrize(
    "project, words",
    [
        ("a24", "By the list it is funded. The last one funded has 57.5."),
        ("a16", "By the list it is not funded. The last one funded has 57.5, which is ≈ 0.3571"),
        ("a19", "The last one funded has 57.5; the order among equals, or the money that was"),
        ("a07", "It is not ranked: 49.375 in all, and the line is 50."),
    ],
)
def test_a_letter_says_how_far_the_line_is(project: str, words: str) -> None:
    assert words in _text(project)


def test_a_letter_shows_recusals_and_its_own_scores_only() -> None:
    text = _text("a19")

    assert text.count("recused") == 6
    assert "(a19)" in text
    assert not any(f"(a{n:02d})" in text for n in range(1, 36) if n != 19)


def test_a_letter_tells_what_was_decided_and_why() -> None:
    decided = Decision("a19", "funded", Fraction(400_000), "The village had a flood.")

    text = _text("a19", decided)

    assert "The committee decided to fund it. - Granted: 400000 KGS." in text
    assert "The reason: The village had a flood." in text


def test_all_letters_are_one_page_for_the_printer() -> None:
    html = letters_html(_lists(), [Voice("ru", ENGLISH)]).decode()

    assert html.count("<article") == 35
    assert "<script" not in html
    assert html == letters_html(_lists(), [Voice("ru", ENGLISH)]).decode()


def test_a_decision_against_the_list_is_told_and_its_reason_asked_for() -> None:
    decisions = (
        Decision("a24", "funded"),
        Decision("a31", "rejected"),
        Decision("a19", "funded", reason="A flood."),
        Decision("a22", "reserve"),
    )

    told = [each.render() for each in deviations(decisions, _lists().listings)]

    assert told == [
        (
            "The list funds a31, and the committee decided otherwise. No reason is given: write it"
            " down."
        ),
        "The list does not fund a19, and the committee decided to. Its reason: A flood.",
    ]


def test_decisions_are_written_for_programs() -> None:
    assert decisions_json([Decision("a", "funded", Fraction(5))]) == [
        {"project": "a", "decided": "funded", "amount": "5", "reason": None}
    ]


def test_grants_beyond_the_cost_or_the_budget_are_told() -> None:
    decisions = tuple(
        Decision(f"a{n:02d}", "funded", Fraction(2_000_000)) for n in (24, 31, 10, 17, 20)
    )

    told = [str(each.what) for each in deviations(decisions, _lists().listings)]

    assert "a24 is granted 2000000, more than the 850000 that it costs" in told
    assert "What was granted adds up to 10000000, more than the budget of 9000000" in told
