"""Tests of questionnaires as the usual tools export them; the C rows are of the corpus.

Long because every tool exports its forms in another shape.
"""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.consultation import Collected, Group, Input
from prioritize.model.profile import (
    ApprovalProfile,
    BallotProfile,
    DotProfile,
    PaperProfile,
    RankedProfile,
)
from tests.intake.faulty import findings_of, lines_of
from tests.intake.village import (
    KYSHTUT,
    SUMBULA,
    a_consultation,
    an_input,
    codes,
    read,
    read_all,
    told,
)
from tests.intake.workbooks import workbook


KOBO = """\
"start";"municipality";"sex";"dots";"dots/preschool";"dots/irrigation";"dots/tap";"dots/sport";\
"ranking";"_1st_choice";"_2nd_choice";"place";"_place_latitude";"_id";"_uuid";"_submission_time";\
"_validation_status";"_index"
"2024-01-20T10:05:11.000+06:00";"kyshtut";"f";"preschool irrigation";"1";"1";"0";"0";\
"preschool irrigation tap sport";"preschool";"irrigation";"39.90 71.30 1450 4.9";"39.90";"101";\
"u-101";"2024-01-20T04:10:02";"validation_status_approved";"1"
"2024-01-20T10:11:00.000+06:00";"kyshtut";"m";"";"";"";"";"";"irrigation sport";"";"";"";"";\
"102";"u-102";"2024-01-20T04:13:02";"";"2"
"2024-01-20T10:31:00.000+06:00";"kyshtut";"m";"sport";"0";"0";"0";"1";"";"sport";"";"";"";"103";\
"u-103";"2024-01-20T04:33:02";"";"3"
"""

ODK = """\
SubmissionDate,g_person-sex,g_vote-dots,g_vote-dots/preschool,g_vote-dots/irrigation,\
g_vote-dots/tap,g_vote-dots/sport,KEY,ReviewState
2024-01-20T04:10:02.000Z,f,preschool irrigation,1,1,0,0,uuid:aa,
2024-01-20T04:11:02.000Z,f,,0,0,0,0,uuid:ab,
2024-01-20T04:12:02.000Z,m,sport,0,0,0,1,uuid:ac,rejected
"""

GRID = """\
"Timestamp","Эң маанилүү көйгөйлөр","Баа бериңиз [Сугат суу]","Баа бериңиз [Спорт]",\
"Баа бериңиз [Таза суу]","Баа бериңиз [Детский сад]"
"2024/01/20 10:12:33","Сугат суу, Спорт","1-орун","3-орун","2-орун",""
"2024/01/20 10:13:33","Таза суу","2-орун","","1-орун",""
"""


IDS = ("preschool", "irrigation", "tap", "sport")


def form(method: str = "approval", **more: object) -> Input:
    """Declare a questionnaire."""
    columns = more.get("columns", ())
    assert isinstance(columns, Sequence)
    return an_input("questionnaire", method=method, columns=columns)


def approved(collected: Collected) -> list[list[int]]:
    """Return the marks, a row for each form."""
    assert isinstance(collected.profile, ApprovalProfile)
    return [[int(mark) for mark in ballot] for ballot in collected.profile.approved.T]


def places(collected: Collected) -> list[list[int]]:
    """Return the places, a row for each form."""
    assert isinstance(collected.profile, RankedProfile)
    return [[int(place) for place in ballot] for ballot in collected.profile.places.T]


def not_counted(collected: Collected) -> dict[str, int]:
    """Return how many forms were set aside."""
    assert isinstance(collected.profile, BallotProfile)
    return dict(collected.profile.electorate.not_counted)


def voters(collected: Collected, name: str) -> tuple[str, ...]:
    """Return a column of what is known about those who answered."""
    assert isinstance(collected.profile, BallotProfile)
    assert collected.profile.electorate.voters is not None
    return collected.profile.electorate.voters.column(name)


def test_a_kobo_export_is_marks_and_the_unanswered_form_is_not_counted() -> None:
    collected = read(KOBO, form())

    assert approved(collected) == [[1, 1, 0, 0], [0, 0, 0, 1]]
    assert not_counted(collected) == {"blank": 1}
    assert voters(collected, "voter") == ("u-101", "u-103")
    assert told(collected) == ["[V17] 1 form leaves the question blank and is not counted"]


def test_the_key_of_a_form_is_no_key_of_a_person() -> None:
    assert read(KOBO, form()).participants is None
    named = read(KOBO, form(columns=[("participant", "_id")]))
    assert named.participants == frozenset({"101", "103"})


def test_labels_with_groups_before_them_are_the_same_form() -> None:
    question = "Добуш берүү/Көйгөйлөр галереясы (3 чекит)"
    names = ["Мектепке чейинки билим берүү", "Сугат суу", "Таза суу", "Спорт"]
    headings = ["Катышуучу/Жынысы", question, *(f"{question}/{name}" for name in names)]
    content = ";".join(f'"{each}"' for each in headings) + (
        '\n"аял";"Мектепке чейинки билим берүү Сугат суу";"1";"1";"0";"0"\n"эркек";"";"";"";"";""\n'
    )

    collected = read(content, form())

    assert approved(collected) == [[1, 1, 0, 0]]
    assert not_counted(collected) == {"blank": 1}


def test_zeros_of_a_question_without_an_answer_are_no_answer() -> None:
    """ODK writes 0 for every option of a question that was left blank; its summary is blank."""
    collected = read(ODK, form())

    assert approved(collected) == [[1, 1, 0, 0]]
    assert not_counted(collected) == {"blank": 1, "not-approved": 1}


def test_zeros_without_a_summary_are_a_form_that_marks_nothing() -> None:
    content = "sex,preschool,irrigation,tap,sport\nf,0,0,0,0\nf,1,0,0,0\nm,,,,\n"

    collected = read(content, form())

    assert approved(collected) == [[0, 0, 0, 0], [1, 0, 0, 0]]
    assert not_counted(collected) == {"blank": 1}


@pytest.mark.parametrize(
    "yes, no",
    [("True", "False"), ("ооба", "жок"), ("Y", "N"), ("✓", ""), ("да", "n/a"), ("1.0", "0.0")],
)
def test_every_sign_for_yes_and_no_is_read(yes: str, no: str) -> None:
    content = f"preschool;irrigation;tap;sport\n{yes};{no};{yes};{no}\n"

    assert approved(read(content, form())) == [[1, 0, 1, 0]]


def test_the_name_of_an_option_in_its_own_column_is_a_mark() -> None:
    content = "q[irrigation],q[sport],q[tap],q[preschool]\nСугат суу,,,\n,Спорт,Таза суу,\n"

    assert approved(read(content, form())) == [[0, 1, 0, 0], [0, 0, 1, 1]]


def test_what_is_neither_yes_nor_no_is_a_fault() -> None:
    (finding,) = findings_of(lambda: read("preschool,irrigation,tap,sport\n1,2,0,0\n", form()))

    assert (finding.spot.row, finding.spot.column) == (2, 2)


def test_an_export_with_the_summary_alone_is_read() -> None:
    content = "sex,dots\nf,preschool irrigation\nm,\nm,other sport\n"

    collected = read(content, form())

    assert approved(collected) == [[1, 1, 0, 0], [0, 0, 0, 1]]


def test_a_cell_with_names_between_commas_is_read() -> None:
    input = form(columns=[("choices", "Эң маанилүү көйгөйлөр")])

    assert approved(read(GRID, input)) == [[0, 1, 0, 1], [0, 0, 1, 0]]


def test_names_with_blanks_between_them_are_never_split() -> None:
    content = "dots\nСугат суу Спорт\n"

    lines = lines_of(lambda: read(content, form(columns=[("choices", "dots")])))

    assert "There is no project 'Сугат суу Спорт'" in lines[0]


def test_one_choice_for_each_form_is_a_mark() -> None:
    content = "sex,best\nf,preschool\nm,irrigation\nm,\n"

    collected = read(content, form("plurality"))

    assert approved(collected) == [[1, 0, 0, 0], [0, 1, 0, 0]]


def test_a_workbook_is_the_same_form_with_numbers() -> None:
    rows: list[list[object]] = [
        ["dots", "dots/preschool", "dots/irrigation", "dots/tap", "dots/sport"],
        ["sport", 0, 0, 0, 1],
        ["", None, None, None, None],
    ]
    input = an_input("questionnaire", method="approval", file="form.xlsx")

    assert approved(read(workbook(rows), input)) == [[0, 0, 0, 1]]


def test_whole_numbers_above_one_are_dots() -> None:
    collected = read("preschool,irrigation,tap,sport\n2,1,,\n,,3,0\n,,,\n", form("dots"))

    assert isinstance(collected.profile, DotProfile)
    assert collected.profile.dots.T.tolist() == [[2, 1, 0, 0], [0, 0, 3, 0]]


def test_a_ranking_in_one_column_is_read() -> None:
    collected = read(KOBO, form("borda", columns=[("ranking", "ranking")]))

    assert places(collected) == [[1, 2, 3, 4], [0, 1, 0, 2]]
    assert not_counted(collected) == {"blank": 1}


def test_a_ranking_with_a_column_for_each_place_is_read() -> None:
    collected = read(KOBO, form("borda", columns=[("1", "_1st_choice"), ("2", "_2nd_choice")]))

    assert places(collected) == [[1, 2, 0, 0], [0, 0, 0, 1]]


def test_a_ranking_with_a_column_for_each_option_is_read() -> None:
    assert places(read(GRID, form("borda", columns=[("ranking", "Баа бериңиз")]))) == [
        [0, 1, 2, 3],
        [0, 2, 1, 0],
    ]


@pytest.mark.parametrize(
    "headings",
    ["1-орун,2-орун,3-орун", "Q1[1],Q1[2],Q1[3]", "n1,n2,n3", "Тандоо/1,Тандоо/2,Тандоо/3"],
)
def test_the_columns_of_places_are_known_by_their_headings(headings: str) -> None:
    assert places(read(f"{headings}\nsport,tap,\npreschool,,\n", form("borda"))) == [
        [0, 0, 2, 1],
        [1, 0, 0, 0],
    ]


def test_a_place_left_out_or_an_option_twice_is_kept_as_on_paper_c40() -> None:
    collected = read("1,2,3\nsport,,tap\nsport,sport,tap\npreschool,tap,\n", form("borda"))

    assert isinstance(collected.profile, PaperProfile)
    assert collected.profile.marks.T.tolist() == [[3, -1, 2], [3, 3, 2], [0, 2, -1]]
    assert codes(collected) == ["V09", "V09"]


def test_a_place_given_to_two_options_is_kept_c40() -> None:
    content = "q [sport],q [tap],q [preschool],q [irrigation]\n1,1,3,4\n1,2,3,4\n"

    collected = read(content, form("borda"))

    assert isinstance(collected.profile, PaperProfile)
    assert [next(collected.profile.ranks(0)), codes(collected)] == [(2, 3), ["V09", "V09"]]


def test_two_options_in_the_cell_of_a_place_are_equal() -> None:
    collected = read("1,2\nsport=tap,preschool\nsport,tap\n", form("borda"))

    assert isinstance(collected.profile, PaperProfile)
    assert next(collected.profile.ranks(0)) == (2, 3)


def test_what_is_no_place_is_a_fault() -> None:
    content = "q [sport],q [tap],q [preschool],q [irrigation]\n1,2,3,4\n1,2,3,many\n"

    assert lines_of(lambda: read(content, form("borda", columns=[("ranking", "q")])))


def test_the_order_of_the_list_sent_unmoved_is_told() -> None:
    unmoved = "preschool irrigation tap sport\n" * 5

    collected = read(f"ranking\n{unmoved}sport tap irrigation preschool\n", form("borda"))

    assert codes(collected) == ["V10"]
    assert "5 of 6 forms" in told(collected)[0]


def test_several_questions_that_fit_are_asked_about() -> None:
    (line,) = lines_of(lambda: read(KOBO, form("borda")))

    assert "Several questions could be meant: _1st_choice, ranking" in line


def test_no_question_that_fits_is_a_fault_c21() -> None:
    assert any(
        "No column holds answers" in line for line in lines_of(lambda: read("a,b\n1,2\n", form()))
    )


def test_an_option_without_a_column_is_a_fault_c21() -> None:
    (finding,) = findings_of(lambda: read("preschool,irrigation,tap\n1,0,0\n", form()))

    assert "sport has no place in the file" in str(finding.what)


def test_a_declared_question_is_found_behind_its_groups() -> None:
    headings = ",".join(f"g/{question}/{id}" for question in "ab" for id in IDS)
    content = f"{headings}\n1,0,0,0,0,0,0,1\n"

    assert approved(read(content, form(columns=[("choices", "b")]))) == [[0, 0, 0, 1]]
    assert "Several questions" in lines_of(lambda: read(content, form()))[0]


def test_a_form_sent_twice_counts_once() -> None:
    twice = KOBO + KOBO.splitlines()[1].replace('"1"\n', '"4"\n') + "\n"

    collected = read(twice, form())

    assert approved(collected) == [[1, 1, 0, 0], [0, 0, 0, 1]]
    assert not_counted(collected) == {"blank": 1, "repeated": 1}
    assert codes(collected) == ["V08", "V17"]


def test_a_key_with_two_different_answers_is_a_fault_c26() -> None:
    (finding,) = findings_of(lambda: read(KOBO.replace("u-103", "u-101"), form()))

    assert (finding.code, finding.spot.row) == ("V08", 4)


def test_a_person_who_answers_twice_is_a_fault() -> None:
    content = "participant,preschool,irrigation,tap,sport\nk1,1,0,0,0\nk1,0,1,0,0\n"

    assert [each.code for each in findings_of(lambda: read(content, form()))] == ["V08"]


def test_the_same_answers_within_minutes_are_told_c27() -> None:
    row = "f,34,Кыштут,5,1,0,0,0"
    content = (
        "_submission_time,sex,age,village,children,preschool,irrigation,tap,sport\n"
        f"2024-01-20T04:10:02,{row}\n2024-01-20T04:12:02,{row}\n2024-01-20T09:12:02,{row}\n"
    )

    collected = read(content, form(columns=[("community", "village")]))

    assert told(collected) == ["[V08] votes.csv, row 3: The same answers as row 2"]
    assert len(approved(collected)) == 3


@pytest.mark.parametrize("status", ["validation_status_not_approved", "Not approved"])
def test_a_form_that_was_not_approved_is_not_counted(status: str) -> None:
    collected = read(KOBO.replace("validation_status_approved", status), form())

    assert not_counted(collected) == {"blank": 1, "not-approved": 1}
    assert "1 form was not approved" in told(collected)[0]


def test_groups_are_read_from_their_column() -> None:
    content = "Тобу,preschool,irrigation,tap,sport\nАялдар,1,0,0,0\nмолодежь,1,0,0,0\n,1,0,0,0\n"

    assert voters(read(content, form()), "group") == ("women", "youth", "")


def test_groups_that_are_not_declared_stay_as_they_are() -> None:
    input = form(columns=[("group", "sex")])

    collected = read(KOBO, input, a_consultation(input, groups=()))

    assert voters(collected, "group") == ("f", "m")


def test_an_unknown_group_is_a_fault() -> None:
    input = form(columns=[("group", "sex")])
    consultation = a_consultation(input, groups=(Group("f"),))

    assert [each.code for each in findings_of(lambda: read(KOBO, input, consultation))] == [
        "V03"
    ] * 2


def test_one_export_of_several_villages_is_read_village_by_village() -> None:
    input = form()
    consultation = a_consultation(input, communities=(KYSHTUT, SUMBULA))

    kyshtut, sumbula = read_all(
        KOBO.replace('"kyshtut";"m";"sport"', '"sumbula";"m";"sport"'), input, consultation
    )

    assert (kyshtut.community, approved(kyshtut), not_counted(kyshtut)) == (
        "kyshtut",
        [[1, 1, 0, 0]],
        {"blank": 1},
    )
    assert (sumbula.community, approved(sumbula), not_counted(sumbula)) == (
        "sumbula",
        [[0, 0, 0, 1]],
        {},
    )
    assert codes(sumbula) == []


def test_a_row_of_totals_is_no_form_c25() -> None:
    content = "№;preschool;irrigation;tap;sport\n1;1;0;0;0\n2;1;1;0;0\nИтого;2;1;0;0\n"

    collected = read(content, form())

    assert approved(collected) == [[1, 0, 0, 0], [1, 1, 0, 0]]
    assert "row of totals" in told(collected)[0]


def test_forms_without_any_answer_are_a_fault_c50() -> None:
    content = "preschool,irrigation,tap,sport,sex\n,,,,f\n,,,,m\n"

    assert any("No form answers" in line for line in lines_of(lambda: read(content, form())))


marks = st.lists(st.lists(st.booleans(), min_size=4, max_size=4), min_size=1, max_size=6)


@given(marks)
def test_marks_and_the_list_of_marks_are_the_same_answer(answers: Sequence[Sequence[bool]]) -> None:
    ids = ["preschool", "irrigation", "tap", "sport"]
    columns = [",".join(str(int(each)) for each in answer) for answer in answers]
    lists = [
        " ".join(id for id, each in zip(ids, answer, strict=True) if each) for answer in answers
    ]
    one = "\n".join([",".join(f"q/{id}" for id in ids), *columns])
    other = "\n".join(
        [f"q,{one.splitlines()[0]}", *(f"{a},{b}" for a, b in zip(lists, columns, strict=True))]
    )

    assert approved(read(one, form())) == [list(map(int, each)) for each in answers]
    if any(any(each) for each in answers):
        assert approved(read(other, form())) == [
            list(map(int, each)) for each in answers if any(each)
        ]
