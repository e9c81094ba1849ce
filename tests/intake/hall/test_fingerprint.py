"""The fingerprint of an evening is known before the vote, and changes with the rules alone."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prioritize.intake.hall.fingerprint import hall_fingerprint
from prioritize.intake.hall.prepared import read_rules
from prioritize.intake.hall.record import HallRecord, write_record
from prioritize.model.hall.layout import HallField
from prioritize.model.hall.load import hall_layout
from prioritize.report.workbook.plan import field_lines
from tests.intake.hall.typed import Changes, book_of, record_bytes, title_of


LAYOUT = hall_layout()
MEETING = LAYOUT.sheet("meeting")
ROWS: Mapping[str, int] = {
    line.part.id: line.row + 1
    for line in field_lines(MEETING.sections)
    if isinstance(line.part, HallField)
}
TOLD = ("rules_fixed", "cast_hands", "cast_wall", "cast_papers")
"""What the section of rules tells of the vote, and is no rule of counting."""
RULES = tuple(
    each.id
    for section in MEETING.sections
    if section.id == "rules"
    for each in section.fields
    if each.id not in TOLD
)
TEXTS = {
    "number": ("", "1", "2", "3"),
    "decimal": ("", "0", "0,5", "1", "2"),
    "amount": ("", "1000", "1500,50", "640000"),
    "text": ("KGS", "USD", "сом"),
}


def fingerprint(changes: Changes) -> str:
    return hall_fingerprint(read_rules(record_bytes(changes)))


def of_meeting(fields: Mapping[str, str]) -> str:
    """Return the fingerprint where nothing is there but the sheet of the meeting."""
    changes = {f"B{ROWS[field]}": text for field, text in fields.items()}
    pages = book_of({"meeting": changes}).pages
    page = next(each for each in pages if each.title == title_of("meeting"))
    return hall_fingerprint(read_rules(write_record(HallRecord("hall.xlsx", (("meeting", page),)))))


def texts_of(field: str, language: str = "ky") -> tuple[str, ...]:
    """Return texts that a field may hold, each with another meaning."""
    described = MEETING.field(field)
    if not described.choices:
        return TEXTS[described.kind]
    choices = LAYOUT.choices(described.choices)
    return tuple(each.names.in_language(language) for each in choices)


ONE_RULE = st.sampled_from(RULES).flatmap(
    lambda field: st.tuples(st.just(field), st.sampled_from(texts_of(field)))
)
SETS = st.lists(ONE_RULE, max_size=6).map(dict)


@given(SETS, ONE_RULE)
@settings(max_examples=60)
def test_another_text_in_a_cell_of_a_rule_gives_another_fingerprint(
    rules: dict[str, str], change: tuple[str, str]
) -> None:
    field, text = change
    before = {**dict.fromkeys([field], texts_of(field)[0]), **rules}
    after = {**before, field: text}

    is_same = of_meeting(before) == of_meeting(after)

    assert is_same == (before[field] == text)


@pytest.mark.parametrize("field", RULES)
def test_every_text_of_a_rule_has_a_fingerprint_of_its_own(field: str) -> None:
    found = [of_meeting({field: text}) for text in texts_of(field)]

    assert len(set(found)) == len(found)


@pytest.mark.parametrize("field", [each for each in RULES if MEETING.field(each).choices])
def test_a_rule_means_the_same_in_every_language(field: str) -> None:
    written = zip(*(texts_of(field, language) for language in ("ky", "ru", "en")), strict=True)

    for same in written:
        assert len({of_meeting({field: text}) for text in same}) == 1


OTHER_SHEETS = [each.id for each in LAYOUT.sheets if each.id != "meeting"]
ANYTHING = st.dictionaries(
    st.builds("{}{}".format, st.sampled_from("ABCDEFGH"), st.integers(4, 30)),
    st.sampled_from(("", "P1", "P9 жаңы", "27", "сунушталган эмес", "18:50", "Үлгүева А.", "??")),
    max_size=6,
)


@given(st.dictionaries(st.sampled_from(OTHER_SHEETS), ANYTHING, max_size=4))
@settings(max_examples=25)
def test_whatever_stands_on_the_other_sheets_plays_no_part(
    changes: dict[str, dict[str, str]],
) -> None:
    assert fingerprint(changes) == fingerprint({})


@given(
    st.dictionaries(
        st.sampled_from([each.id for each in MEETING.fields if each.kind == "text"]),
        st.sampled_from(("Жыйын", "Собрание", "Көк-Булак", "Үлгүев Б.")),
    )
)
@settings(max_examples=30)
def test_titles_places_and_people_of_the_meeting_play_no_part(told: dict[str, str]) -> None:
    others = {field: text for field, text in told.items() if field not in RULES}

    assert of_meeting(others) == of_meeting({})


def test_how_votes_were_cast_and_when_the_rules_were_fixed_is_told_and_no_rule() -> None:
    cast = LAYOUT.choices("cast")[-1].names.in_language("ky")
    told = {"rules_fixed": "10:00", "cast_hands": cast, "cast_wall": cast, "cast_papers": cast}

    assert of_meeting(told) == of_meeting({})


def test_other_rules_than_those_on_the_sheet_are_told_apart() -> None:
    rules = read_rules(record_bytes({}))

    asked = hall_fingerprint(rules, tie_break="lottery:12345678901234567890")

    assert hall_fingerprint(rules, tie_break="share") == hall_fingerprint(rules)
    assert len({hall_fingerprint(rules), asked, hall_fingerprint(rules, without=("P1",))}) == 3


def test_the_sheet_of_the_meeting_is_enough() -> None:
    assert of_meeting({}) == fingerprint({})
