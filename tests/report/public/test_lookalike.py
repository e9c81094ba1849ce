"""Names that could be taken for one another."""

import pytest

from prioritize.report.public.lookalike import alike, looks


@pytest.mark.parametrize(
    "one, other",
    [
        ("Сугат суу", "Cyгат cyy"),  # Latin C, y
        ("Көпүрө", "Копуро"),
        ("Таза  суу", "таза суу"),
        ("Кең-Талаа", "Кен Талаа"),
        ("Ёлка", "Елка"),
    ],
)
def test_letters_that_look_the_same_are_the_same(one: str, other: str) -> None:
    assert looks(one) == looks(other)


def test_other_words_are_not_alike() -> None:
    assert alike({"a": "Жол", "b": "Таза суу", "c": "Сугат суу"}) == frozenset()


def test_every_one_of_several_alike_is_named() -> None:
    assert alike({"a": "Мост", "b": "Moct", "c": "мост!", "d": "Жол"}) == {"a", "b", "c"}
