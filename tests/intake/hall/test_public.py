"""What of a workbook may leave the laptop: nothing about a person does."""

import json

import pytest

from prioritize.intake.hall.personal import looks_like_a_name, personal_heading, taken_out
from prioritize.intake.hall.public import public_record
from prioritize.intake.hall.record import read_record, write_record
from tests.intake.hall.evening import told_of
from tests.intake.hall.typed import Changes, book_of, changed, faults, record_bytes


PEOPLE = {
    "B5": "Токтогулова Айсулуу",
    "C5": "Сай-Бою",
    "D5": "G1",
    "E5": "аял",
    "F5": "37",
    "G5": "+996 555 12 34 56",
    "H5": "кол",
    "B6": "Мамбетов Нурбек",
    "D6": "G2",
    "G6": "0700 65-43-21",
    "B7": "Осмонова Жаңыл",
    "D7": "Аялдар",
}
SECRETS = ("Токтогулова", "Айсулуу", "Сай-Бою", "555 12", "Мамбетов", "0700", "Осмонова")


def record_text(changes: Changes) -> str:
    """Return the record of an evening as text."""
    return record_bytes(changes).decode()


def remarks(changes: Changes) -> list[tuple[str, str]]:
    """Return what is told of what was left out, as (kind, cell)."""
    record = public_record(book_of(changes))
    return [(each.kind, f"{each.row},{each.column}") for each in record.remarks]


def test_private_sheets_never_enter_and_people_are_only_counted() -> None:
    record = record_bytes({"participants": PEOPLE})

    assert [each for each in SECRETS if each in record.decode()] == []
    assert read_record(record).registered == (("G1", 2), ("G2", 1))


def test_participants_of_no_known_group_are_counted_without_repeating_what_stands_there() -> None:
    people = {"B5": "А", "D5": "Токтогулова"}

    record = record_bytes({"participants": people})

    assert "Токтогулова" not in record.decode()
    assert read_record(record).registered == (("", 1),)


@pytest.mark.parametrize(
    "heading, text, kind",
    [
        ("Телефон", "0555123456", "phone"),
        ("Ф.И.О.", "Токтогулова Айсулуу", "name"),
        ("ПИН", "20101199012345", "identity"),
        ("E-mail", "aisuluu@mail.kg", "email"),
        ("Дареги", "Ленин 5", "address"),
        ("Жашы", "3737", "birth"),
        ("Жынысы", "аял", "sex"),
        ("Эскертүүлөр", "+996 555 12 34 56", "phone"),
        ("", "aisuluu@mail.kg", "email"),
        ("Эскертүүлөр", "Айсулуу келген жок", "column"),
    ],
)
def test_columns_about_people_are_found_named_and_left_out(
    heading: str, text: str, kind: str
) -> None:
    changes = {"wall": {"J5": heading, "J6": text}}

    assert remarks(changes) == [(kind, "5,10")]
    assert text not in record_text(changes)
    (told,) = told_of(changed(changes).findings)
    assert told.startswith("sheet Дубалдагы чекиттер, cell J5: The column ")
    assert "left out" in told


def test_a_column_of_ages_beside_ballots_is_no_column_of_votes() -> None:
    changes = {"ballots": {"A9": "1", "C9": "1", "AD8": "Жашы", "AD9": "37"}}

    assert remarks(changes) == [("birth", "8,30")]


def test_numbers_of_people_are_taken_out_of_what_is_kept() -> None:
    changes = {
        "meeting": {"B14": "Төрага Бакыт, тел. +996 555 12 34 56"},
        "hands": {"C5": "3", "G5": "пин 20101199012345, b@mail.kg"},
    }

    text = record_text(changes)

    assert "555 12" not in text
    assert "20101199012345" not in text
    assert "b@mail.kg" not in text
    assert "Төрага Бакыт, тел. …" in text
    assert sorted(kind for kind, _ in remarks(changes)) == [
        "cell-email",
        "cell-identity",
        "cell-phone",
    ]


def test_a_name_in_place_of_a_ballot_number_is_left_out_and_the_ballot_counts() -> None:
    changes = {
        "ballots": {"A9": "Токтогулова Айсулуу", "C9": "1", "A10": "2", "C10": "1", "D10": "1"}
    }

    assert "Токтогулова" not in record_text(changes)
    assert remarks(changes) == [("cell-name", "9,1")]
    (ballots,) = (each for each in changed(changes).collected if each.input.id == "ballots")
    assert ballots.profile.projects[0].id == "P1"
    assert len(ballots.profile.electorate.weights) == 2  # type: ignore[attr-defined]  # of dots


def test_notes_beside_a_table_and_unknown_sheets_are_left_out() -> None:
    changes = {
        "wall": {"A40": "Токтогулова Айсулуу келген жок", "B41": "эскертүү"},
        "meeting": {"A60": "Мамбетов Нурбек"},
    }
    book = book_of(changes)

    record = write_record(public_record(book)).decode()

    assert [each for each in SECRETS if each in record] == []
    assert remarks(changes) == [("field", "60,1"), ("line", "40,1"), ("line", "41,2")]


def test_notes_in_the_column_of_notes_stay_in_the_workbook() -> None:
    changes = {"map": {"A5": "P1", "D5": "4", "E5": "Мамбетов Нурбек сураган"}}

    assert "Мамбетов" not in record_text(changes)
    assert remarks(changes) == []


def test_an_unknown_heading_over_votes_stops_the_count_instead_of_losing_them() -> None:
    (line,) = faults({"wall": {"J5": "Чоңдор", "J6": "3"}})

    assert "There is no group 'Чоңдор'" in line


def test_the_same_evening_gives_the_same_record_and_a_record_reads_as_it_was_written() -> None:
    record = record_bytes({"participants": PEOPLE})

    assert record == record_bytes({"participants": PEOPLE})
    assert write_record(read_record(record)) == record
    assert json.loads(record)["schema"] == "prioritize/hall-record/1"


@pytest.mark.parametrize(
    "text",
    ["640000", "1 850 000", "2025-02-14 18:50", "01.02.2025", "150 000 000", "P1 P2 P3", "27/27/0"],
)
def test_numbers_that_are_no_telephone_stay(text: str) -> None:
    assert taken_out(text).text == text


@pytest.mark.parametrize(
    "text",
    ["0555123456", "+996 700 123 456", "996700123456", "8 905 123 45 67", "+992 92 777 77 77"],
)
def test_telephones_are_known_however_they_are_written(text: str) -> None:
    assert taken_out(f"тел {text}").text == "тел …"


def test_words_about_people_are_known_in_any_spelling() -> None:
    assert [personal_heading(each) for each in ("ТЕЛЕФОН", "фио", "Код", "Аты-жону")] == [
        "phone",
        "name",
        "",
        "name",
    ]
    assert [looks_like_a_name(each) for each in ("Асан Үсөн", "A-1", "G 12")] == [
        True,
        False,
        False,
    ]
