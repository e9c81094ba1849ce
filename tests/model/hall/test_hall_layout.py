"""The description of the hall's workbook is whole: every word in every language, and none twice."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import TypeAlias

import attrs
import pytest

from prioritize.intake.cells import is_not_offered
from prioritize.intake.matching import Matcher
from prioritize.intake.spelling import fold
from prioritize.intake.vocabulary import meaning
from prioritize.model.consultation import CASTS, KINDS, LEVELS
from prioritize.model.hall.layout import (
    CELL_KINDS,
    LANGUAGES,
    HallColumn,
    HallControl,
    HallField,
    HallSection,
    HallSheet,
)
from prioritize.model.hall.load import hall_layout
from prioritize.model.hall.tag import HallTag, tag_in
from prioritize.model.project import Names
from prioritize.registry import BUILTIN
from prioritize.text import message


LAYOUT = hall_layout()
SHEETS = LAYOUT.sheets
IDS = [each.id for each in SHEETS]
Part: TypeAlias = "HallColumn | HallControl | HallField"
FILLS = {"", "block", "codes", "difference", "groups", "name", "numbers", "sum"}
# Latin letters would show that a word was left in English, or typed on the wrong keyboard.
FOREIGN = re.compile(r"[A-Za-z]")
CODES = re.compile(r"\b(?:[CPG]\d+(?:=P\d+)?|borda|instant-runoff|copeland|schulze)\b")


def parts(sheet: HallSheet) -> tuple[Part, ...]:
    """Return everything on a sheet that has a name and takes a value."""
    return (*sheet.fields, *sheet.columns, *sheet.controls)


def every_name() -> Iterator[tuple[str, Names]]:
    """List everything in the layout that people read, with the id of what it belongs to."""
    for sheet in SHEETS:
        yield sheet.id, sheet.names
        yield sheet.id, sheet.hint
        for section in sheet.sections:
            yield section.id, section.names
        for part in parts(sheet):
            yield f"{sheet.id}.{part.id}", part.names
            yield f"{sheet.id}.{part.id}", part.hint
    yield from LAYOUT.warnings
    yield "not_offered", LAYOUT.not_offered
    for id, choices in LAYOUT.lists:
        yield from ((f"{id}.{each.id}", each.names) for each in choices)


def written(names: Names) -> set[str]:
    """Return the texts of a name."""
    return {text for _, text in names.texts}


def known_by(part: Part) -> set[str]:
    """Return the spellings by which a reader knows a part of a sheet."""
    return {fold(text) for text in (*written(part.names), *part.aliases, part.id)}


def repeated(texts: Iterable[str]) -> list[str]:
    """Return what stands in a list more than once."""
    return [text for text, number in Counter(texts).items() if number > 1]


def test_everything_is_said_in_all_three_languages() -> None:
    spoken = {language for language, _ in SHEETS[0].names.texts}

    partly = [id for id, names in every_name() if written(names) and len(names.texts) != 3]

    assert spoken == set(LANGUAGES)
    assert partly == []
    assert [id for id, names in every_name() if "" in written(names)] == []


def test_every_sheet_column_control_and_field_has_a_name() -> None:
    nameless = [each.id for sheet in SHEETS for each in parts(sheet) if not each.names.texts]

    assert nameless == []
    assert [each.id for each in SHEETS if not each.names.texts] == []


def test_kyrgyz_and_russian_words_hold_no_latin_letters() -> None:
    """Codes, currencies and ids of methods are the same in every language."""
    texts = [
        text
        for _, names in every_name()
        for language, text in names.texts
        if language in {"ky", "ru"} and text != "Борда эрежеси (borda)"
    ]

    foreign = [text for text in texts if FOREIGN.search(CODES.sub("", text))]

    assert foreign == []


def test_a_title_fits_the_tab_of_a_sheet_and_names_one_sheet() -> None:
    titles = [text for sheet in SHEETS for text in written(sheet.names)]

    assert [text for text in titles if len(text) > 31 or re.search(r"[\[\]:*?/\\']", text)] == []
    assert repeated(fold(text) for text in titles) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=IDS)
def test_a_heading_or_label_means_one_thing_on_its_sheet(sheet: HallSheet) -> None:
    """A column may share its name with a control row: both say what the numbers are."""
    things: tuple[tuple[Part, ...], ...] = (sheet.columns, sheet.controls, sheet.fields)

    words = [[word for each in group for word in known_by(each)] for group in things]

    assert [repeated(each) for each in words] == [[], [], []]


@pytest.mark.parametrize("sheet", SHEETS, ids=IDS)
def test_ids_are_unique_on_their_sheet(sheet: HallSheet) -> None:
    ids = [
        [each.id for each in sheet.columns],
        [each.id for each in sheet.controls],
        [each.id for each in sheet.fields],
        [each.id for each in sheet.sections],
    ]

    assert [repeated(each) for each in ids] == [[], [], [], []]


@pytest.mark.parametrize("sheet", SHEETS, ids=IDS)
def test_kinds_fills_and_lists_are_known(sheet: HallSheet) -> None:
    lists = {"", *(id for id, _ in LAYOUT.lists)}

    fills = {each.fill for each in sheet.columns} | {each.fill for each in sheet.controls}
    chosen = {each.choices for each in sheet.fields} | {each.choices for each in sheet.columns}
    assert {each.kind for each in parts(sheet)} <= set(CELL_KINDS)
    assert fills <= FILLS
    assert chosen <= lists
    assert {each.each for each in sheet.columns} <= {"", "group", "place", "project"}
    assert sheet.controls_at in {"bottom", "top"}
    assert all(each.choices for each in sheet.fields if each.kind == "choice")
    assert all(each.choices for each in sheet.columns if each.kind == "choice")


def test_every_default_is_one_of_the_choices() -> None:
    fields = [each for each in LAYOUT.sheet("meeting").fields if each.choices and each.default]

    chosen = {each.id: {choice.id for choice in LAYOUT.choices(each.choices)} for each in fields}

    assert {each.default for each in fields if each.default not in chosen[each.id]} == {"language"}


def test_choices_are_the_values_that_counting_knows() -> None:
    ids = {id: {each.id for each in choices} for id, choices in LAYOUT.lists}

    assert ids["kind"] == set(KINDS)
    assert ids["level"] == set(LEVELS)
    assert ids["cast"] == set(CASTS)
    assert ids["hands_method"] | ids["ranks_method"] <= set(BUILTIN)


@pytest.mark.parametrize("list_id", [id for id, _ in LAYOUT.lists])
def test_a_choice_is_known_by_its_words_in_any_language(list_id: str) -> None:
    choices = LAYOUT.choices(list_id)

    matcher = Matcher.of(message("value"), choices)

    assert all(matcher.knows(text) for each in choices for text in written(each.names))


def test_a_list_fits_into_a_cell_of_a_spreadsheet() -> None:
    """Spreadsheets part the values of a list by commas and take 255 letters."""
    lists = [
        [each.names.in_language(language) for each in choices]
        for _, choices in LAYOUT.lists
        for language in LANGUAGES
    ]
    lists += [
        [LAYOUT.sheet(id).names.in_language(language) for id in LAYOUT.corrected]
        for language in LANGUAGES
    ]

    assert [each for each in lists if len(",".join(each)) > 255] == []
    assert [text for each in lists for text in each if "," in text] == []


def test_words_for_not_offered_are_those_that_readers_know() -> None:
    assert all(is_not_offered(text) for text in written(LAYOUT.not_offered))


def test_every_kind_that_is_checked_has_its_words() -> None:
    kinds = {kind for kind, _ in LAYOUT.warnings} - {"title", "votes"}

    assert kinds == set(CELL_KINDS) - {"codes", "serial", "text"}
    assert all(len(text) <= 32 for text in written(LAYOUT.warning("title")))


def test_second_entries_have_the_columns_of_the_first() -> None:
    pairs = {each.id: each.second for each in SHEETS if each.second}

    assert pairs == {"wall": "wall_2", "ballots": "ballots_2", "ranks": "ranks_2"}
    for first, second in pairs.items():
        assert LAYOUT.sheet(second).like == first
        assert LAYOUT.sheet(second).columns == LAYOUT.sheet(first).columns
        assert LAYOUT.sheet(second).controls == LAYOUT.sheet(first).controls


def test_only_the_list_of_participants_is_private() -> None:
    """All of its columns are about a person but the number of the line."""
    private = [each for each in SHEETS if each.private]

    open_ = [each.id for each in private[0].columns if not each.private]
    elsewhere = [each.id for sheet in SHEETS for each in sheet.columns if each.private]
    assert [each.id for each in private] == ["participants"]
    assert open_ == ["number"]
    assert len(elsewhere) == len(private[0].columns) - 1


def test_words_of_tally_sheets_mean_what_the_vocabulary_says() -> None:
    """A sheet torn out of the workbook is read as a tally sheet like any other."""
    for sheet in ("hands", "wall"):
        for control in LAYOUT.sheet(sheet).controls:
            if control.kind == "number" and control.id != "difference":
                assert {meaning(text) for text in written(control.names)} <= {control.id, ""}
                assert meaning(control.names.in_language("ky").removesuffix(" калды")) == control.id


def test_labels_of_control_rows_stand_beside_the_codes() -> None:
    labels = {each.id: each.label_column for each in SHEETS if each.controls}

    assert labels == {
        "hands": "code",
        "wall": "code",
        "ballots": "serial",
        "ranks": "serial",
        "map": "code",
        "wall_2": "code",
        "ballots_2": "serial",
        "ranks_2": "serial",
        "revote": "code",
    }


def test_things_are_found_by_their_ids() -> None:
    wall = LAYOUT.sheet("wall")

    assert wall.column("votes").each == "group"
    assert wall.control("issued").names.in_language("ky") == "Берилген чекит"
    assert LAYOUT.sheet("meeting").field("chair").names.in_language("ru") == "Председатель"
    assert LAYOUT.project_codes[:2] == ("P1", "P2")
    assert LAYOUT.group_codes[-1] == f"G{LAYOUT.groups}"


def test_a_tag_says_the_version_and_the_sheet() -> None:
    read = [tag_in(LAYOUT.tag(each)) for each in IDS]

    assert read == [HallTag(LAYOUT.template, each) for each in IDS]
    assert tag_in("prioritize/hall/9  wall ").template == "prioritize/hall/9"


def test_no_key_of_the_data_file_is_left_unread() -> None:
    path = files("prioritize.model.hall") / "layout.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    classes = {
        "sheets": HallSheet,
        "sections": HallSection,
        "fields": HallField,
        "columns": HallColumn,
        "controls": HallControl,
    }

    def unknown(parts: list[dict[str, object]], cls: type) -> Iterator[str]:
        known = {each.name for each in attrs.fields(cls)}
        for part in parts:
            yield from set(part) - known
            for key, below in part.items():
                if isinstance(below, list) and key in classes:
                    yield from unknown(below, classes[key])

    assert set(unknown(table["sheets"], HallSheet)) == set()
    assert set(table) - {"choices", "sheets"} == {
        *("template", "projects", "groups", "places", "not_offered", "warnings", "corrected"),
    }
