"""Tables that compare two things at a time."""

from fractions import Fraction

import pytest

from prioritize.errors import InputError
from prioritize.intake.elections import read_election
from prioritize.intake.ranked_table import read_ranked_table
from prioritize.model.election import Election
from prioritize.model.judgment import Judgment, JudgmentProfile
from prioritize.model.pairwise import Comparison, PairwiseProfile


def read(text: str) -> Election:
    return read_ranked_table(text.encode(), "pairs.csv")


def judged(text: str) -> JudgmentProfile:
    profile = read(text).profile
    assert isinstance(profile, JudgmentProfile)
    return profile


def compared(text: str) -> PairwiseProfile:
    profile = read(text).profile
    assert isinstance(profile, PairwiseProfile)
    return profile


def faults(text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        read(text)
    return [f"{each.spot.row}:{each.spot.column} {each.what}" for each in caught.value.findings]


def oddities(text: str) -> list[str]:
    return [str(each.what) for each in read(text).findings]


def test_rows_say_who_thinks_how_many_times_more_the_left_one_matters() -> None:
    profile = judged(
        "# layout: pairs\n"
        "who,about,left,right,value\n"
        "Ann,,need,cost,3\n"
        "Ann,need,road,well,1/2\n"
        "Ann,cost,well,road,2.5\n"
    )

    assert [each.id for each in profile.projects] == ["road", "well"]
    assert profile.judgments == (
        Judgment("need", "cost", Fraction(3), "Ann"),
        Judgment("road", "well", Fraction(1, 2), "Ann", "need"),
        Judgment("well", "road", Fraction(5, 2), "Ann", "cost"),
    )
    assert profile.powers == ()


def test_headings_may_be_kyrgyz_or_russian() -> None:
    ky = judged("# layout: pairs\nКим;Сол;Оң;Маани\nАйгүл;жол;суу;3\n")
    ru = judged("# layout: pairs\nКто;Слева;Справа;Раз\nАйгүл;жол;суу;3\n")

    assert ky.judgments == ru.judgments == (Judgment("жол", "суу", Fraction(3), "Айгүл"),)


def test_a_matrix_is_read_cell_by_cell_and_both_halves_may_be_filled() -> None:
    profile = judged(
        "# layout: matrix\n,road,well,school\nroad,1,3,1/5\nwell,1/3,1,\nschool,5,,1\n"
    )

    assert [each.id for each in profile.projects] == ["road", "school", "well"]
    assert profile.judgments == (
        Judgment("road", "well", Fraction(3)),
        Judgment("road", "school", Fraction(1, 5)),
    )


def test_a_matrix_of_each_judge_stands_below_the_other() -> None:
    profile = judged("# layout: matrix\nwho,,a,b\nAnn,a,1,3\nBen,a,,1/2\nBen,b,2,1\n")

    assert profile.judgments == (
        Judgment("a", "b", Fraction(3), "Ann"),
        Judgment("a", "b", Fraction(1, 2), "Ben"),
    )


def test_voting_power_is_read_once_for_each_judge() -> None:
    text = "# layout: pairs\nwho,power,left,right,value\nAnn,2,a,b,3\nAnn,,b,c,1\nBen,0.5,a,b,1\n"

    assert judged(text).powers == (("Ann", Fraction(2)), ("Ben", Fraction(1, 2)))


def test_a_rounded_reciprocal_is_read_as_what_it_stands_for() -> None:
    text = "# layout: pairs\nleft,right,value\na,b,0.33\nb,a,3\na,c,0.166666666666667\nb,c,0.4\n"

    assert [each.ratio for each in judged(text).judgments] == [
        Fraction(1, 3),
        Fraction(1, 6),
        Fraction(2, 5),
    ]
    assert oddities(text) == ["0.33 was read as 1/3", "0.166666666666667 was read as 1/6"]


def test_the_winner_of_a_pair_is_read_with_how_many_said_so() -> None:
    profile = compared(
        "# layout: pairs\nwho,left,right,winner,count\nAnn,a,b,a,\n,b,c,c,4\nBen,a,c,tie,2\n"
    )

    assert profile.comparisons == (
        Comparison("a", "b", "first", 1, "Ann"),
        Comparison("b", "c", "second", 4),
        Comparison("a", "c", "tie", 2, "Ben"),
    )


def test_a_project_may_be_called_as_a_tie_is() -> None:
    assert compared("# layout: pairs\nleft,right,winner\ntie,b,tie\n").comparisons == (
        Comparison("tie", "b", "first"),
    )


def test_every_fault_of_judgments_is_named_with_its_cell() -> None:
    text = (
        "# layout: pairs\n"
        "who,power,left,right,value\n"
        "Ann,1,a,b,3\n"
        "Ann,2,b,a,1/2\n"
        "Ann,1,a,,2\n"
        "Ben,-1,a,b,2026-03-01\n"
        "Ben,x,a,c,0\n"
        "Ben,,a,a,2\n"
        "Ben,,b,c,1/0\n"
    )

    assert faults(text) == [
        "4:0 The voting power of Ann is another one in row 3",
        "4:5 Row 3, column 5 says that b matters 1/3 times as much as a, and this says 1/2",
        "5:4 A name is missing",
        "6:0 A voting power is not below 0",
        "6:5 '2026-03-01' is no ratio",
        "7:0 'x' is not a number",
        "7:5 '0' is no ratio",
        "8:5 Compared with itself it is 1",
        "9:5 '1/0' is no ratio",
    ]


def test_every_fault_of_winners_is_named_with_its_cell() -> None:
    text = (
        "# layout: pairs\nleft,right,winner,count\na,b,c,1\na,a,a,1\na,b,,1\na,b,a,0\na,b,a,many\n"
    )

    told = faults(text)

    assert told[:4] == [
        "3:3 'c' is neither a nor b",
        "4:3 A project cannot be compared with itself",
        "5:3 '' is neither a nor b",
        "6:3 An answer is counted 0 times",
    ]
    assert told[4].startswith("7:3 ")


def test_every_fault_of_a_matrix_is_named_with_its_cell() -> None:
    text = "# layout: matrix\n,a,b\na,1,3\nb,1/2,1\nx,2,\n"

    assert faults(text) == [
        "4:2 Row 3, column 3 says that b matters 1/3 times as much as a, and this says 1/2",
        "5:1 'x' stands in a row, and no column is headed by it",
    ]


@pytest.mark.parametrize(
    "text, what",
    [
        ("# layout: pairs\nleft,winner\na,a\n", "2:0 Columns are missing: right"),
        ("# layout: pairs\nleft,right\na,b\n", "2:0 The table needs either a column"),
        ("# layout: pairs\nleft,right,value,winner\na,b,1,a\n", "2:0 The table needs either"),
        (
            "# layout: pairs\nleft,left,right,value\na,a,b,1\n",
            "2:2 The heading 'left' stands twice",
        ),
        ("# layout: matrix\nleft,a,b\na,1,\n", "2:0 There are no comparisons in the table"),
        ("# layout: pairs\nleft,right,value\nroad,Road,1\n", "3:2 'Road' is also written 'road'"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(text: str, what: str) -> None:
    assert faults(text)[-1].startswith(what)


def test_what_is_not_read_is_told() -> None:
    text = "# layout: pairs\nleft,right,winner,about,weather\na,b,a,need,fine\n"

    assert oddities(text) == [
        "The column 'weather' is not read",
        "The criterion need is not used",
    ]


def test_a_file_without_an_ending_is_known_by_its_layout() -> None:
    election = read_election(b"# layout: pairs\nleft,right,value\na,b,3\n", "pairs")

    assert isinstance(election.profile, JudgmentProfile)


def test_the_layouts_are_named_where_one_is_unknown() -> None:
    with pytest.raises(InputError) as caught:
        read("# layout: squares\n,a\na,1\n")

    assert "pairs, matrix" in str(caught.value.findings[0].remedy)
