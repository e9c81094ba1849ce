"""What people vote on, and the names it goes by."""

import pytest

from prioritize.model.project import Names, Project, index_by_id, projects_of


def test_a_name_is_given_in_the_language_asked_for() -> None:
    names = Names.of({"ru": "Поливная вода", "ky": "Сугат суу", "en": "Irrigation"})

    assert names.in_language("ru") == "Поливная вода"


@pytest.mark.parametrize(
    "texts, text",
    [
        ({"ru": "Вода", "ky": "Суу"}, "Суу"),
        ({"ru": "Вода", "en": "Water"}, "Вода"),
        ({"en": "Water", "tg": "Об"}, "Water"),
        ({"tg": "Об", "uz": "Suv"}, "Об"),
        ({"ky": "", "ru": "Вода"}, "Вода"),
        ("Water", "Water"),
        ({}, ""),
    ],
)
def test_where_the_language_lacks_another_is_given(texts: dict[str, str] | str, text: str) -> None:
    assert Names.of(texts).in_language("de") == text


def test_projects_are_made_from_ids_in_their_order() -> None:
    assert projects_of("ba") == (Project("b"), Project("a"))
    assert index_by_id(projects_of("ba")) == {"b": 0, "a": 1}
