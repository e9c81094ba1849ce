"""What a map shows, in sentences."""

import pytest

from prioritize.model.consultation import MapEvidence
from prioritize.report.map_sentence import map_sentences
from tests.report.public.posters import NAMING, told


def said(**marks: int) -> list[str]:
    """Write in English what so many marks by project show."""
    evidence = [MapEvidence(project, (), number, None) for project, number in marks.items()]
    return told(map_sentences(evidence, NAMING))


def test_the_most_marked_come_first() -> None:
    assert said(P1=2, P2=7, P3=1) == [
        "Marked most often: Preschool with 7 marks, Irrigation with 2 marks, Bridge with 1 mark.",
        "The map is evidence of where a need is; it is not a vote.",
    ]


def test_only_three_are_named_and_nobody_marked_as_often_is_left_out() -> None:
    (first, _) = said(P1=9, P2=5, P3=4, P4=4, P5=3)

    assert first == (
        "Marked most often: Irrigation with 9 marks, Preschool with 5 marks, Bridge with 4 marks,"
        " P4 with 4 marks."
    )


@pytest.mark.parametrize("marks", [{}, {"P1": 0}])
def test_a_map_without_marks_shows_nothing(marks: dict[str, int]) -> None:
    assert said(**marks) == []
