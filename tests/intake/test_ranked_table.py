"""Tables of ranked ballots, in both layouts, from text and from workbooks."""

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.intake.ranked_table import read_ranked_table
from prioritize.model.election import Election
from prioritize.model.profile import PaperProfile, RankedProfile
from tests.intake.faulty import findings_of, lines_of


def read(text: str, name: str = "hall.csv") -> Election:
    return read_ranked_table(text.encode(), name)


def ranked(election: Election) -> RankedProfile:
    assert isinstance(election.profile, RankedProfile)
    return election.profile


def paper(election: Election) -> PaperProfile:
    assert isinstance(election.profile, PaperProfile)
    return election.profile


def ids(election: Election) -> list[str]:
    return [each.id for each in election.profile.projects]


def workbook(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def marked(profile: PaperProfile, ballot: int) -> list[str]:
    """Write the marks of a ballot as cells."""
    return ["=".join(profile.projects[each].id for each in rank) for rank in profile.ranks(ballot)]


def test_orders_are_read_with_who_cast_them() -> None:
    election = read("voter,count,group,community,1,2,3\nv1,2,women,kyshtut,b,a,\n,3,,,a,c,b\n")

    profile = ranked(election)
    assert ids(election) == ["a", "b", "c"]
    assert profile.places.T.tolist() == [[2, 1, 0], [1, 3, 2]]
    assert profile.electorate.counts.tolist() == [2, 3]
    voters = profile.electorate.voters
    assert voters is not None
    assert voters.names == ("voter", "group", "community")
    assert voters.column("group") == ("women", "")
    assert election.findings == ()


def test_without_attributes_every_row_is_one_ballot() -> None:
    profile = ranked(read("1,2\na,b\nb,\n"))

    assert profile.electorate.counts.tolist() == [1, 1]
    assert profile.electorate.voters is None


def test_columns_may_stand_in_any_order() -> None:
    assert ranked(read("2,count,1\na,4,b\n")).places.T.tolist() == [[2, 1]]


@pytest.mark.parametrize("row", ["a,,b", "a=b,c,", "a,b,a", ",,c"])
def test_marks_that_are_no_order_keep_all_ballots_as_on_paper(row: str) -> None:
    profile = paper(read(f"1,2,3\n{row}\nc,b,a\n"))

    assert marked(profile, 0) == row.split(",")
    assert marked(profile, 1) == ["c", "b", "a"]


def test_the_layout_of_ranks_has_a_column_for_each_project() -> None:
    election = read("# layout: ranks\ncount,road,well,school\n2,2,1,\n1,,,1\n")

    assert ids(election) == ["road", "well", "school"]
    assert ranked(election).places.T.tolist() == [[2, 1, 0], [0, 0, 1]]


def test_equal_ranks_and_gaps_are_kept_as_on_paper() -> None:
    profile = paper(read("# layout: ranks\na,b,c\n1,1,3\n2,,4\n"))

    assert [list(profile.ranks(each)) for each in (0, 1)] == [
        [(0, 1), (), (2,), ()],
        [(), (0,), (), (2,)],
    ]


def test_a_workbook_is_read_like_text() -> None:
    content = workbook(("# layout: ranks",), ("count", "road", "well"), (2, 1, 2), (3, "", 1))

    profile = ranked(read_ranked_table(content, "hall.xlsx"))

    assert profile.places.T.tolist() == [[1, 2], [0, 1]]
    assert profile.electorate.counts.tolist() == [2, 3]


def test_faults_of_a_workbook_name_the_cell() -> None:
    content = workbook(("count", 1, 2), (0, "a", "b"), ("many", "b", "A"))

    found = findings_of(lambda: read_ranked_table(content, "hall.xlsx"))

    assert [(each.spot.row, each.spot.column) for each in found] == [(2, 1), (3, 1), (3, 3)]


@pytest.mark.parametrize("count", ["0", "-1", "1.5", "", "x", "1e9999999", "nan", "9" * 16])
def test_a_row_stands_for_a_whole_number_of_ballots(count: str) -> None:
    (found,) = findings_of(lambda: read(f"count,1\n2,a\n{count},b\n"))

    assert (found.spot.file, found.spot.row, found.spot.column) == ("hall.csv", 3, 1)


@pytest.mark.parametrize("count", ["۱۲", "١٢", "1２", "12\u00a0", "12.0"])
def test_a_number_of_ballots_is_read_in_whatever_digits_it_was_typed(count: str) -> None:
    election = read(f"count,1\n2,a\n{count},b\n")

    assert ranked(election).electorate.counts.tolist() == [2, 12]
    assert bool(election.findings) == (not count.removesuffix("\u00a0").isascii())


def test_a_large_number_of_ballots_may_be_typed_in_groups_of_digits() -> None:
    election = read("count;1\n2;a\n1\u00a0200;b\n")

    assert ranked(election).electorate.counts.tolist() == [2, 1200]


def test_a_rank_is_read_in_whatever_digits_it_was_typed() -> None:
    election = read("# layout: ranks\na,b\n۲,۱\n")

    assert ranked(election).places.T.tolist() == [[2, 1]]


@pytest.mark.parametrize("rank", ["0", "-1", "2.5", "first", "1e9999999", "1001", "²"])
def test_a_rank_is_a_whole_number_from_1(rank: str) -> None:
    (found,) = findings_of(lambda: read(f"# layout: ranks\na,b\n1,2\n1,{rank}\n"))

    assert (found.spot.row, found.spot.column, found.spot.field) == (4, 2, "b")


def test_a_voter_casts_one_ballot() -> None:
    (found,) = findings_of(lambda: read("voter,1\nv1,a\nv2,b\nv1,b\n,a\n,a\n"))

    assert (found.spot.row, found.code) == (4, "V05")


def test_one_project_written_in_two_ways_is_refused() -> None:
    (found,) = findings_of(lambda: read("1,2\nRoad,well\nwell,road\n"))

    assert (found.spot.row, found.spot.column, found.code) == (3, 2, "V14")


def test_letters_of_two_alphabets_in_one_word_are_told() -> None:
    (found,) = read("1,2\nCугат,жол\n").findings

    assert found.code == "V13"


def test_an_unknown_column_is_told() -> None:
    (found,) = read("1,2,remark\na,b,hi\n").findings

    assert (found.spot.row, found.spot.column) == (1, 3)


def test_a_blank_row_is_no_ballot_and_told() -> None:
    election = read("1,2\na,b\n,\nb,a\n")

    assert ranked(election).places.T.tolist() == [[1, 2], [2, 1]]
    assert [each.render() for each in election.findings] == [
        "hall.csv, row 3: A blank row is no ballot"
    ]


def test_a_row_without_marks_whose_voter_is_known_is_a_blank_ballot() -> None:
    assert ranked(read("voter,1\nv1,a\nv2,\n")).places.T.tolist() == [[1], [0]]


@pytest.mark.parametrize(
    "text",
    [
        "a,b,c\n1,2,3\n",
        "1,3\na,b\n",
        "voter,count\nv,1\n",
        "1,1\na,b\n",
        "# layout: ranks\nvoter\nv\n",
    ],
)
def test_headings_that_are_none_are_refused(text: str) -> None:
    assert findings_of(lambda: read(text))[0].spot.row <= 2


def test_an_unknown_layout_is_refused() -> None:
    (line,) = lines_of(lambda: read("# layout: places\n1,2\na,b\n"))

    assert "The layouts are marks, ranks, scores, dots, approvals, pairs, matrix." in line


@pytest.mark.parametrize("text", ["1,2\n", "voter,1,2\nv1,,\nv2,,\n", "", "\n\n"])
def test_a_table_without_ballots_or_marks_is_refused(text: str) -> None:
    assert findings_of(lambda: read(text))


@pytest.mark.parametrize("cell", ["a=", "a==b"])
def test_a_missing_project_between_equal_signs_is_refused(cell: str) -> None:
    (line,) = lines_of(lambda: read(f"1,2\n{cell},c\n"))

    assert line == (
        f"hall.csv, row 2, column 1: A project is missing beside the equals sign in {cell!r}."
        " Write a=b for two equal projects, or the one project alone."
    )


def test_another_kind_of_file_is_refused() -> None:
    assert "PDF" in lines_of(lambda: read_ranked_table(b"%PDF-1.7\n", "hall.csv"))[0]


MARKS = st.lists(st.lists(st.sampled_from("abcd"), max_size=2, unique=True), max_size=4)
BALLOTS = st.lists(MARKS.filter(any), min_size=1, max_size=5)


@given(BALLOTS)
def test_what_is_written_rank_by_rank_is_read(ballots: list[list[list[str]]]) -> None:
    rows = [["=".join(sorted(rank)) for rank in marks] for marks in ballots]
    padded = [row + [""] * (4 - len(row)) for row in rows]

    profile = read("\n".join([",".join(row) for row in (["1", "2", "3", "4"], *padded)])).profile

    if isinstance(profile, RankedProfile):
        places = [{p: i for i, p in enumerate(row, 1) if p} for row in rows]
        assert profile.places.T.tolist() == [
            [places[ballot].get(each.id, 0) for each in profile.projects]
            for ballot in range(len(rows))
        ]
    else:
        assert isinstance(profile, PaperProfile)
        width = profile.marks.shape[0]
        assert [marked(profile, ballot) for ballot in range(len(rows))] == [
            row[:width] for row in padded
        ]


@given(st.lists(st.lists(st.integers(0, 4), min_size=3, max_size=3), min_size=1, max_size=5))
def test_both_layouts_say_the_same(ranks: list[list[int]]) -> None:
    """A column for each project holds its rank, a column for each rank its projects."""
    projects = "abc"
    rows = [*ranks, [1, 2, 3]]
    by_project = [",".join(str(rank or "") for rank in row) for row in rows]
    by_rank = [
        ",".join(
            "=".join(each for each, its in zip(projects, row, strict=True) if its == rank)
            for rank in range(1, 5)
        )
        for row in rows
    ]

    first = read("\n".join(["# layout: ranks", "count,a,b,c", *(f"1,{row}" for row in by_project)]))
    second = read("\n".join(["count,1,2,3,4", *(f"1,{row}" for row in by_rank)]))

    assert first.profile == second.profile


@pytest.mark.parametrize("word", ["Total", "Бардыгы", "Итого"])
def test_the_row_of_totals_is_no_ballot_and_its_sum_is_checked_c25(word: str) -> None:
    right = read(f"voter,count,1,2\nv1,2,a,b\nv2,1,b,\n{word},3,,\n\n")
    wrong = read(f"voter,count,1,2\nv1,2,a,b\nv2,1,b,\n{word},4,,\n")

    assert right.profile == wrong.profile
    assert right.profile == read("voter,count,1,2\nv1,2,a,b\nv2,1,b,\n").profile
    assert [each.code for each in right.findings if each.code] == []
    assert [(each.code, each.spot.row) for each in wrong.findings] == [("V07", 4)]


def test_remarks_of_the_grid_are_handed_on() -> None:
    assert [str(each.what) for each in read("1|2\na|b\n").findings] == [
        "Columns are separated by '|'"
    ]


def test_every_cell_with_a_fault_is_told_though_others_say_the_same() -> None:
    found = findings_of(lambda: read("1,2\na=,b\nb,a\na=,b\n"))

    assert [each.spot.row for each in found] == [2, 4]
