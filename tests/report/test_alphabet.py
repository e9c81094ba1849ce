"""Names in the order of the Kyrgyz and the Russian alphabet."""

from hypothesis import given
from hypothesis import strategies as st

from prioritize.report.alphabet import alphabetical


KYRGYZ = "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"


def test_the_alphabet_has_36_letters_in_their_order() -> None:
    letters = sorted(KYRGYZ, key=ord)

    assert len(KYRGYZ) == 36
    assert "".join(sorted(letters, key=alphabetical)) == KYRGYZ


def test_letters_of_kyrgyz_alone_stand_after_those_they_come_from() -> None:
    names = ["Өзгөн", "Үч-Коргон", "Ош", "Ёлка", "Ноокат", "Ыссык-Көл", "Ысар", "Узген", "Ель"]

    assert sorted(names, key=alphabetical) == [
        "Ель",
        "Ёлка",
        "Ноокат",
        "Ош",
        "Өзгөн",
        "Узген",
        "Үч-Коргон",
        "Ысар",
        "Ыссык-Көл",
    ]


def test_capitals_decide_only_between_names_otherwise_alike() -> None:
    names = ["суу", "Суу", "сугат", "Сугат суу"]

    assert sorted(names, key=alphabetical) == ["сугат", "Сугат суу", "Суу", "суу"]


def test_figures_and_other_letters_stand_first() -> None:
    assert sorted(["Арык", "P3", "2-арык"], key=alphabetical) == ["2-арык", "P3", "Арык"]


@given(st.text(max_size=8), st.text(max_size=8))
def test_two_names_are_never_in_one_place(first: str, second: str) -> None:
    assert (alphabetical(first) == alphabetical(second)) == (first == second)
