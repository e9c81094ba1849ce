"""Votes read column by column are those that are read line by line."""

from hypothesis import given
from hypothesis import strategies as st

from prioritize.intake.pabulib_columns import vote_columns
from prioritize.model.election import Election
from prioritize.model.profile import ApprovalProfile
from tests.intake.faulty import lines_of
from tests.intake.pabulib_files import VOTES, approved, read, text, told


CELLS = st.text(alphabet='ab,;"?\n VOTES', max_size=6)


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=4), st.integers(0, 2))
def test_columns_are_told_only_where_every_line_has_the_cells_of_the_headings(
    cells: list[tuple[str, str, str]], blank: int
) -> None:
    lines = ["voter_id;vote;age", *(";".join(line) for line in cells)]

    found = vote_columns("META\nVOTES\n" + "\n".join(lines) + "\n" * blank)

    table = [line.split(";") for line in "\n".join(lines).rstrip("\n").split("\n")]
    if found is not None:
        assert found.row == 3
        assert [list(line) for line in zip(*found.columns, strict=True)] == table


def test_quotes_and_blank_lines_change_nothing_of_the_votes() -> None:
    by_columns = read(text())

    by_lines = read(text(votes=[VOTES[0], '1;"GRA/0006,b";34;F', "", *VOTES[2:]]))

    assert vote_columns(text()) is not None
    assert by_lines.profile.projects == by_columns.profile.projects
    assert approved(by_lines) == approved(by_columns)
    assert told(by_lines) == told(by_columns)
    assert _voters(by_lines) == _voters(by_columns)


def _voters(election: Election) -> list[tuple[str, ...]]:
    assert isinstance(election.profile, ApprovalProfile)
    voters = election.profile.electorate.voters
    assert voters is not None
    return [tuple(voters.column(name)) for name in ("voter", "age", "sex")]


def test_a_fault_is_told_with_the_same_row_either_way() -> None:
    votes = [VOTES[0], "1;nobody;34;F", "2;b;;M", "2;b;61;F"]

    by_columns = lines_of(lambda: read(text(votes=votes)))
    by_lines = lines_of(lambda: read(text(votes=[*votes[:3], '2;"b";61;F'])))

    assert by_columns == by_lines
    assert [each.split(":")[0] for each in by_lines] == [
        "[V03] city.pb, row 19",
        "[V05] city.pb, row 21",
    ]


def test_the_name_of_a_table_among_the_votes_is_refused() -> None:
    (line,) = lines_of(lambda: read(text(votes=[*VOTES, "META;;;"])))

    assert "The file has the tables META, PROJECTS, VOTES, META" in line


def test_a_cell_of_the_length_of_a_whole_file_is_refused() -> None:
    (line,) = lines_of(lambda: read(text(votes=[*VOTES, f"4;{'b,' * 100_000}b;50;F"])))

    assert line.startswith("city.pb, row 22: A cell that begins here does not end")
