"""Tests of the score sheets of reviewers."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.model.consultation import Collected
from prioritize.model.project import Project
from prioritize.model.scoresheet import BLANK_REASONS, SCORED, ScoresheetProfile
from tests.intake.faulty import findings_of, lines_of
from tests.intake.village import (
    CRITERIA,
    KYSHTUT,
    PROJECTS,
    SUMBULA,
    a_consultation,
    an_input,
    read,
    read_all,
    told,
)


SCORES = an_input("scores", method="weighted-sum")

WIDE = """\
Эксперт;Заявка;Нужность;Цена
R1;Детский сад;5;3
R1;Сугат суу;4;отвод
R1;Таза суу;;2
R1;Спорт;1;1
R2;Детский сад;4,5;2
R2;Сугат суу;3;3
R2;Таза суу;келген жок;absent
"""


def profile(collected: Collected) -> ScoresheetProfile:
    """Return the scores that were read."""
    assert isinstance(collected.profile, ScoresheetProfile)
    return collected.profile


def cells(collected: Collected) -> dict[tuple[str, str, str], Fraction | str]:
    """Return every cell: its value, or the reason why it has none."""
    sheet = profile(collected)
    return {
        (reviewer, project.id, criterion.id): (
            int(sheet.values[r, p, c]) * sheet.unit
            if sheet.states[r, p, c] == SCORED
            else BLANK_REASONS[sheet.states[r, p, c]]
        )
        for r, reviewer in enumerate(sheet.reviewers)
        for p, project in enumerate(sheet.projects)
        for c, criterion in enumerate(sheet.criteria)
    }


def test_a_wide_sheet_keeps_scores_and_the_reasons_of_blanks() -> None:
    collected = read(WIDE, SCORES)

    assert profile(collected).criteria == CRITERIA
    assert profile(collected).reviewers == ("R1", "R2")
    read_cells = cells(collected)
    assert read_cells["R2", "preschool", "need"] == Fraction(9, 2)
    assert read_cells["R1", "irrigation", "cost"] == "recused"
    assert read_cells["R1", "tap", "need"] == "missing"
    assert (read_cells["R2", "tap", "need"], read_cells["R2", "tap", "cost"]) == ("absent",) * 2
    assert (read_cells["R2", "sport", "need"], read_cells["R2", "sport", "cost"]) == (
        "not-assigned",
    ) * 2
    assert collected.participants is None
    assert told(collected) == [
        (
            "votes.csv: R1 is recused from irrigation on some criteria and scored it on others."
            " Write the recusal for all criteria, or for none."
        )
    ]


def test_a_long_sheet_is_the_same_sheet() -> None:
    rows = [line.split(";") for line in WIDE.splitlines()]
    long = ["reviewer;project;criterion;score"]
    for reviewer, project, *scores in rows[1:]:
        long += [
            f"{reviewer};{project};{criterion};{score}"
            for criterion, score in zip(("need", "cost"), scores, strict=True)
        ]

    assert profile(read("\n".join(long), SCORES)) == profile(read(WIDE, SCORES))


def test_the_reason_of_a_blank_may_stand_in_a_column() -> None:
    content = (
        "reviewer;project;criterion;score;reason\n"
        "R1;preschool;need;;recused\nR1;preschool;cost;2;\n"
        "R1;irrigation;need;3;\nR1;irrigation;cost;;flu\nR1;tap;need;1;\nR1;sport;need;1;\n"
    )

    collected = read(content, SCORES)

    assert cells(collected)["R1", "preschool", "need"] == "recused"
    assert cells(collected)["R1", "irrigation", "cost"] == "missing"
    assert "The reason 'flu' is not known" in told(collected)[0]


@pytest.mark.parametrize(
    "word, reason",
    [
        ("самоотвод", "recused"),
        ("Четтетилди", "recused"),
        ("COI", "recused"),
        ("отсутствовал", "absent"),
        ("не назначено", "not-assigned"),
        ("тиешелүү эмес", "not-applicable"),
        ("withdrawn.", "withdrawn"),
        ("-", "missing"),
    ],
)
def test_reasons_are_known_in_three_languages(word: str, reason: str) -> None:
    assert cells(read(WIDE.replace("отвод", word), SCORES))["R1", "irrigation", "cost"] == reason


@pytest.mark.parametrize(
    "score, part", [("6", "ends at 5"), ("0", "begins at 1"), ("80", "ends at 5")]
)
def test_a_score_outside_of_its_scale_is_a_fault(score: str, part: str) -> None:
    (finding,) = findings_of(lambda: read(WIDE.replace("4,5", score), SCORES))

    assert (finding.spot.row, finding.spot.column, part in str(finding.what)) == (6, 3, True)


def test_a_score_given_twice_is_a_fault() -> None:
    findings = findings_of(lambda: read(f"{WIDE}R1;Спорт;1;1\n", SCORES))

    assert [each.spot.row for each in findings] == [9, 9]


def test_all_faults_of_a_sheet_are_told_at_once() -> None:
    content = WIDE.replace("4,5", "4.5.1").replace("R1;Спорт", ";Спарт")

    findings = findings_of(lambda: read(content, SCORES))

    assert [(each.code, each.spot.row) for each in findings] == [("", 5), ("V03", 5), ("", 6)]


def test_a_criterion_without_scores_is_a_fault_c21() -> None:
    content = "\n".join(line.rpartition(";")[0] for line in WIDE.splitlines())

    assert "Nothing is scored by the criterion cost" in "\n".join(
        lines_of(lambda: read(content, SCORES))
    )


def test_a_project_without_scores_is_a_fault_c21() -> None:
    content = "\n".join(line for line in WIDE.splitlines() if "Спорт" not in line)

    assert [each.code for each in findings_of(lambda: read(content, SCORES))] == ["V03"]


@pytest.mark.parametrize(
    "content",
    [
        "Заявка;Нужность;Цена\nСпорт;1;2\n",
        "Эксперт;Нужность;Цена\nR1;1;2\n",
        "Эксперт;Заявка;Красота\nR1;Спорт;2\n",
    ],
    ids=["reviewer", "project", "criteria"],
)
def test_a_sheet_without_a_column_that_it_needs_is_refused(content: str) -> None:
    assert any("No column" in line for line in lines_of(lambda: read(content, SCORES)))


def test_columns_can_be_declared() -> None:
    input = an_input(
        "scores",
        method="weighted-sum",
        columns=[("reviewer", "Ким"), ("name", "Эмне"), ("need", "A"), ("cost", "B")],
    )
    content = WIDE.replace("Эксперт;Заявка;Нужность;Цена", "Ким;Эмне;A;B")

    assert profile(read(content, input)) == profile(read(WIDE, SCORES))


def test_projects_of_several_villages_make_several_lists() -> None:
    projects = tuple(
        Project(id, community=community)
        for id, community in (("a", "kyshtut"), ("b", "kyshtut"), ("c", "sumbula"))
    )
    consultation = a_consultation(SCORES, communities=(KYSHTUT, SUMBULA), projects=projects)
    content = "reviewer,project,need,cost\n" + "".join(f"R1,{each},3,3\n" for each in "abc")

    assert [
        (each.community, [project.id for project in profile(each).projects])
        for each in read_all(content, SCORES, consultation)
    ] == [("kyshtut", ["a", "b"]), ("sumbula", ["c"])]


def test_a_project_of_no_village_needs_one() -> None:
    consultation = a_consultation(SCORES, communities=(KYSHTUT, SUMBULA))

    assert "which community preschool belongs to" in "\n".join(
        lines_of(lambda: read_all(WIDE, SCORES, consultation))
    )


scores = st.lists(
    st.lists(st.sampled_from(["1", "2,5", "5", "", "recused"]), min_size=2, max_size=2),
    min_size=4,
    max_size=4,
)


@given(scores, st.permutations(range(4)))
def test_the_order_of_rows_does_not_matter(
    rows: Sequence[Sequence[str]], order: Sequence[int]
) -> None:
    lines = [
        f"R1;{project.id};{';'.join(row)}" for project, row in zip(PROJECTS, rows, strict=True)
    ]
    head = "reviewer;project;need;cost"

    one = read("\n".join([head, *lines]), SCORES)
    other = read("\n".join([head, *(lines[each] for each in order)]), SCORES)

    assert profile(one).digest == profile(other).digest
    expected: Mapping[str, str] = {"": "missing", "recused": "recused"}
    assert [
        expected.get(text, Fraction(text.replace(",", ".") or 0)) if text != "recused" else text
        for row in rows
        for text in row
    ] == list(cells(one).values())
