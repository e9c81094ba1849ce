"""Tests of answers about options one by one."""

from fractions import Fraction

import pytest

from prioritize.errors import InputError
from prioritize.intake.answered import marks_profile, straight_lines
from prioritize.intake.choices import Answers, dots_in_columns, scores_in_columns
from prioritize.intake.faults import Faults
from prioritize.intake.grid import read_grid
from prioritize.intake.questions import OptionQuestion, option_questions
from prioritize.intake.scope import Scope
from prioritize.intake.table import Table, find_export
from prioritize.model.electorate import Electorate
from prioritize.model.profile import DotProfile, ScoreProfile
from tests.intake.village import PROJECTS, a_consultation, an_input


def asked(rows: str) -> tuple[Table, OptionQuestion]:
    """Return the table and the question of a form about all four projects."""
    grid = read_grid(f"preschool;irrigation;tap;sport\n{rows}".encode(), "form.csv")
    input = an_input("questionnaire")
    table = find_export(grid, input, Faults("form.csv"))
    return table, option_questions(table, Scope.of(input, a_consultation(input)))[0]


def scores(rows: str) -> list[Answers]:
    """Return the scores of every form."""
    table, question = asked(rows)
    faults = Faults("form.csv")
    answers = [scores_in_columns(table, row, question, faults) for row in table.rows]
    faults.stop()
    return answers


def test_scores_keep_their_blanks_and_their_decimals() -> None:
    answers = [each for each in scores("5;4,5;0;\n") if each is not None]

    profile = marks_profile(ScoreProfile, PROJECTS, answers, Electorate.of([1]))

    assert isinstance(profile, ScoreProfile)
    assert (profile.scores.T.tolist(), profile.unit) == ([[10, 9, 0, 0]], Fraction(1, 2))
    assert profile.given.T.tolist() == [[True, True, True, False]]


def test_a_form_that_scores_nothing_is_no_answer() -> None:
    assert scores("1;;;\n;;-;\n")[1] is None


@pytest.mark.parametrize("cell, dots", [("3", 3), ("0", 0), ("x", 1), ("ооба", 1), ("жок", 0)])
def test_dots_are_counts_or_marks(cell: str, dots: int) -> None:
    table, question = asked(f"{cell};;;\n")

    answer = dots_in_columns(table, table.rows[0], question, Faults("form.csv"))

    assert answer == {"preschool": Fraction(dots)}
    profile = marks_profile(DotProfile, PROJECTS, [answer], Electorate.of([1]))
    assert isinstance(profile, DotProfile)
    assert profile.dots.T.tolist() == [[dots, 0, 0, 0]]


def test_what_is_no_count_of_dots_is_a_fault() -> None:
    table, question = asked("2.5;;;\n")
    faults = Faults("form.csv")

    dots_in_columns(table, table.rows[0], question, faults)

    with pytest.raises(InputError, match="not a whole number"):
        faults.stop()


def test_forms_that_score_everything_alike_are_told() -> None:
    answers = [each for each in scores("3;3;3;3\n" * 3 + "1;2;3;4\n3;3;3;\n") if each is not None]

    assert [each.render() for each in straight_lines(answers)] == [
        "[V11] 3 of 5 forms score everything alike"
    ]
    assert list(straight_lines(answers[1:])) == []
