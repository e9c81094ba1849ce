"""Tests of finding out what a cell means."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import Finding, Spot
from prioritize.intake.faults import Faults
from prioritize.intake.matching import Match, Matcher
from prioritize.model.project import Names, Project
from prioritize.text import message
from tests.intake.village import PROJECTS


MATCHER = Matcher.of(message("project"), PROJECTS)


@pytest.mark.parametrize(
    "text", ["preschool", "Мектепке чейинки билим берүү", "Детский сад", "Бала бакча", "P1"]
)
def test_an_id_a_name_and_an_alias_mean_the_project_in_silence(text: str) -> None:
    assert MATCHER.match(text) == Match("preschool")


@pytest.mark.parametrize(
    "text, code",
    [
        ("мектепке чейинки билим беруу", "V14"),
        ("Сугат   суу", "V14"),
        ("Сугат\nсуу", "V14"),
        ("IRRIGATION", "V14"),
        ("Сугaт суу", "V13"),
        ("spоrt", "V13"),
    ],
    ids=["keyboard", "blanks", "c45", "case", "look-alike", "c47"],
)
def test_a_spelling_is_accepted_and_told(text: str, code: str) -> None:
    match = MATCHER.match(text)

    assert isinstance(match, Match)
    assert match.remark is not None
    assert match.remark.code == code


def test_an_unknown_name_is_a_fault_with_the_closest_names() -> None:
    match = MATCHER.match("Сугат")

    assert isinstance(match, Finding)
    assert match.render() == "[V03] There is no project 'Сугат'. Did you mean irrigation?"


def test_a_part_of_a_name_is_never_a_match() -> None:
    assert not MATCHER.knows("суу")


def test_a_date_that_was_a_code_is_named_so_x15() -> None:
    match = MATCHER.match("2024-02-01")

    assert isinstance(match, Finding)
    assert match.code == "V16"


def test_a_name_of_two_projects_is_asked_about() -> None:
    twins = Matcher.of(
        message("project"),
        [Project("one", Names.of("Көпүрө")), Project("two", Names.of("Копуро"))],
    )

    exact, folded = twins.match("Көпүрө"), twins.match("копүро")

    assert exact == Match("one")
    assert isinstance(folded, Finding)
    assert (folded.code, "one, two" in str(folded.what)) == ("V14", True)


def test_an_id_goes_before_the_name_of_another_project() -> None:
    matcher = Matcher.of(message("project"), [Project("a"), Project("b", Names.of("a"))])

    assert matcher.match("a") == Match("a")


def test_reading_records_faults_and_remarks_with_their_spot() -> None:
    faults = Faults("votes.csv")

    read = [MATCHER.read(text, Spot(row=3), faults) for text in ("sport", "Cпорт", "road")]

    assert read == ["sport", "sport", ""]
    assert [each.spot for each in faults.accepted] == [Spot("votes.csv", row=3)]


@given(st.sampled_from(PROJECTS), st.sampled_from([str.upper, str.title, str.lower]))
def test_every_name_in_any_case_and_with_blanks_is_found(
    project: Project, change: Callable[[str], str]
) -> None:
    for _, name in project.names.texts:
        match = MATCHER.match(change(name).replace(" ", "  "))

        assert isinstance(match, Match)
        assert match.id == project.id
