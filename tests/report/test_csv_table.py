"""Lists as CSV for people and for bundles."""

import csv
import io
from fractions import Fraction

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from prioritize import build
from prioritize.methods.dots.approval import Approval
from prioritize.model.project import Names
from prioritize.model.shorthand import approvals, scoresheet
from prioritize.model.stages import Stages
from prioritize.report.csv_table import canonical_csv, result_csv
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing
from prioritize.tally.staged import staged
from prioritize.tally.step import Considered, Elected, Opened, Scored
from tests.report.told import BALLOT, in_one, named, pairs, told


BUDGET = Opened("allocation", budget=Fraction(100))


def with_name(name: str) -> Listing:
    """Count a list in which one project has this name."""
    votes = evolve(approvals("3: a", "2: b"), projects=(named("a", name), named("b", "Well")))
    return Listing(run(Approval(), votes), "sumbula", "gallery", "project")


def cells(content: bytes) -> list[list[str]]:
    """Read the CSV for people."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_csv_for_people_opens_in_a_russian_excel() -> None:
    lists = evolve(in_one(with_name("Көпүрө")), names=(("sumbula", Names.of("Сумбула")),))

    assert result_csv(lists).decode("utf-8") == (
        "\ufeffcommunity;instrument;level;view;method;place;to place;project;name;score;"
        "exact score;measure;cost;what happened;note\r\n"
        "Сумбула;gallery;project;raw;approval;1;1;a;Көпүрө;3;3;approvals;;;\r\n"
        "Сумбула;gallery;project;raw;approval;2;2;b;Well;2;2;approvals;;;\r\n"
    )


def test_fractions_stand_as_decimals_and_exactly() -> None:
    listing = told(Scored("points", pairs(a=Fraction(7, 3), b=Fraction(7, 3), c=-1)))

    assert [row[5:12] for row in cells(result_csv(in_one(listing)))[1:]] == [
        ["1", "2", "a", "", "2,333333", "'7/3", "points"],
        ["1", "2", "b", "", "2,333333", "'7/3", "points"],
        ["3", "3", "c", "", "-1", "-1", "points"],
    ]


def test_what_did_not_pass_stands_below_with_its_reason() -> None:
    sheet = scoresheet(
        {"need": 1, "own": 1}, {"ann": "a=5,4 b=2,5 c=4,4", "ben": "a=5,4 b=1,5 c=4,3"}
    )
    method = build("weighted-sum", {"minimum_reviews": 1})
    result = staged(method, sheet, Stages(thresholds=(("need", Fraction(2)),)))

    head, *body = cells(result_csv(in_one(Listing(result, "village", "committee", "project"))))

    assert [(row[5], row[7], row[9], row[13]) for row in body] == [
        ("1", "a", "9", ""),
        ("2", "c", "7,5", ""),
        ("", "b", "", "below a threshold: 1.5 on need, and the line is 2"),
    ]
    assert {len(row) for row in body} == {len(head)}


def test_numbers_beside_the_score_have_columns_of_their_own() -> None:
    people = Scored("people", pairs(a=2, b=Fraction(1, 2)), decides=False)
    first = told(people, Scored("dots", pairs(a=3, b=2, c=1)))
    second = told(Scored("need", pairs(c=4), decides=False))

    table = cells(result_csv(in_one(first, second)))

    assert [row[15:] for row in table] == [
        ["people", "need"],
        ["2", ""],
        ["0,5", ""],
        ["", ""],
        ["", ""],
        ["", ""],
        ["", "4"],
    ]


def test_costs_and_what_happened_are_shown() -> None:
    projects = (named("a", "", 60), named("b", "", 50), named("c", ""))
    listing = told(
        Considered("a", Fraction(60), "funded", Fraction(40)),
        Considered("b", Fraction(50), "stopped", Fraction(40)),
        opened=BUDGET,
        profile=evolve(BALLOT, projects=projects),
    )

    assert [row[12:14] for row in cells(result_csv(in_one(listing)))[1:]] == [
        ["60", "funded"],
        ["50", "below the line"],
        ["", ""],
    ]


def test_every_row_of_a_training_or_a_what_if_says_so() -> None:
    lists = evolve(in_one(evolve(told(), what_if=True)), kind="training")

    assert {row[-1] for row in cells(result_csv(lists))[1:]} == {"TRAINING, no result; what if"}


@given(st.text(max_size=30))
def test_no_name_becomes_a_formula_or_breaks_the_table(name: str) -> None:
    table = cells(result_csv(in_one(with_name(name))))

    assert [len(row) for row in table] == [15, 15, 15]
    assert all(cell[:1] not in {"=", "+", "@", "\t", "\r"} for row in table for cell in row)


def test_the_canonical_csv_has_bare_ids_and_exact_numbers() -> None:
    listing = told(Scored("points", pairs(a=Fraction(7, 3), b=1, c=-1)))

    assert canonical_csv(in_one(with_name("=x"), listing)) == (
        b"community,instrument,level,view,method,rank,project,score,selected\n"
        b"sumbula,gallery,project,raw,approval,1,a,3,\n"
        b"sumbula,gallery,project,raw,approval,2,b,2,\n"
        b",,,raw,told,1,a,7/3,\n"
        b",,,raw,told,2,b,1,\n"
        b",,,raw,told,3,c,-1,\n"
    )


def test_the_canonical_csv_says_who_is_selected() -> None:
    listing = told(Elected(("b", "a")), opened=Opened("selection", seats=2))
    undecided = evolve(listing, result=evolve(listing.result, undecided=("c",)))

    lines = canonical_csv(in_one(undecided)).decode().splitlines()[1:]

    assert lines == [",,,raw,told,1,b,,yes", ",,,raw,told,2,a,,yes", ",,,raw,told,3,c,,undecided"]


def test_a_project_that_is_not_selected_says_no() -> None:
    listing = told(Elected(("b",)), opened=Opened("selection", seats=1))

    assert canonical_csv(in_one(listing)).endswith(b",,,raw,told,2,a,,no\n,,,raw,told,2,c,,no\n")


def test_the_same_lists_give_the_same_bytes() -> None:
    first, second = in_one(with_name("Көпүрө")), in_one(with_name("Көпүрө"))

    assert result_csv(first) == result_csv(second)
    assert canonical_csv(first) == canonical_csv(second)
