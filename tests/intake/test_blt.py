"""BLT files, sound and faulty; B01 to B10 are rows of the corpus of bad input."""

from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.intake.blt import read_blt
from prioritize.model.election import Election
from prioritize.model.paper import ranked_from_paper
from prioritize.model.profile import PaperProfile, RankedProfile
from tests.intake.faulty import findings_of, lines_of


NAMES = '"Preschool"\n"Irrigation"\n"Sport"\n"Waste"\n"Kyshtut 2024"\n'
SOUND = "4 1\n3 1 2 0\n2 2 1 4 0\n1 3 0\n0\n" + NAMES


def read(text: str, name: str = "hall.blt") -> Election:
    return read_blt(text.encode(), name)


def ballots(*lines: str, size: str = "4 1") -> str:
    return "\n".join((size, *lines, "0", NAMES))


def ranked(election: Election) -> RankedProfile:
    assert isinstance(election.profile, RankedProfile)
    return election.profile


def paper(election: Election) -> PaperProfile:
    assert isinstance(election.profile, PaperProfile)
    return election.profile


def places(election: Election) -> list[list[int]]:
    return [list(map(int, ballot)) for ballot in ranked(election).places.T]


def names(election: Election) -> list[str]:
    return [each.names.in_language("") for each in election.profile.projects]


def test_a_sound_file_is_read_without_findings() -> None:
    election = read(SOUND)

    assert places(election) == [[1, 2, 0, 0], [2, 1, 0, 3], [0, 0, 1, 0]]
    assert ranked(election).electorate.counts.tolist() == [3, 2, 1]
    assert [each.id for each in election.profile.projects] == ["1", "2", "3", "4"]
    assert names(election) == ["Preschool", "Irrigation", "Sport", "Waste"]
    assert election.title.in_language("") == "Kyshtut 2024"
    assert (election.seats, election.findings, election.withdrawn) == (1, (), ())


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_and_a_missing_last_one_do_not_matter(line_end: str) -> None:
    assert read(SOUND.rstrip("\n").replace("\n", line_end)) == read(SOUND)


def test_comments_blank_lines_and_wide_blanks_do_not_matter() -> None:
    text = (
        "# a village\n\n 4\t1 # four projects, one seat\n# ballots:\n3 1  2 0 # three people\n\n"
        "2 2\t1 4 0\n 1 3 0\n0 # end\n\n# names:\n" + NAMES
    )

    assert read(text) == read(SOUND)


def test_an_empty_ballot_ranks_nothing() -> None:
    election = read(ballots("5 0", "1 2 0"))

    assert places(election) == [[0, 0, 0, 0], [0, 1, 0, 0]]


def test_b01_the_zero_after_the_ballots_must_be_there() -> None:
    (line,) = lines_of(lambda: read("4 1\n3 1 2 0\n" + NAMES))

    assert line.startswith("hall.blt: The line with a single 0 that closes the ballots is missing")


def test_b01_every_line_ends_with_zero() -> None:
    (found,) = findings_of(lambda: read(ballots("3 1 2 0", "3 1 2")))

    assert found.spot.row == 3
    assert "does not end with 0" in str(found.what)


@pytest.mark.parametrize("number", ["5", "x", "-1", "1.5", "²", "99999999999", "1==2", "00"])
def test_b02_a_project_beyond_the_last_is_refused(number: str) -> None:
    found = findings_of(lambda: read(ballots("3 1 2 0", f"3 1 {number} 0")))

    assert {(each.spot.row, each.code) for each in found} == {(3, "V03")}


@pytest.mark.parametrize("weight", ["0", "-2", "1.5", "1e9999999", "nan", "inf", "9" * 16, "1_0"])
def test_b03_a_line_stands_for_a_whole_number_of_ballots(weight: str) -> None:
    (found,) = findings_of(lambda: read(ballots("3 1 2 0", f"{weight} 1 2 0")))

    assert found.spot.row == 3


@pytest.mark.parametrize("kept", [0, 1, 3, 4])
def test_b04_names_fewer_than_projects_and_a_title_are_refused(kept: int) -> None:
    text = "4 1\n3 1 2 0\n0\n" + "".join(f'"Name {each}"\n' for each in range(kept))

    (line,) = lines_of(lambda: read(text))

    assert line.startswith(f"hall.blt, row 4: {kept} texts follow the ballots")


def test_b05_who_withdrew_is_taken_out() -> None:
    election = read(ballots("-3 -1", "-3", "2 3 2 1 0", "1 4 3 0"))

    assert [each.id for each in election.profile.projects] == ["2", "4"]
    assert [each.id for each in election.withdrawn] == ["1", "3"]
    assert [[bool(place) for place in ballot] for ballot in places(election)] == [
        [True, False],
        [False, True],
    ]
    assert election.findings == ()


@pytest.mark.parametrize("line", ["-5", "-0", "-x", "-", "-1 -9"])
def test_b05_only_projects_withdraw(line: str) -> None:
    (found,) = findings_of(lambda: read(ballots(line, "2 3 2 1 0")))

    assert found.spot.row == 2


def test_b06_equal_ranks_share_a_place_and_skipped_ranks_leave_no_gap() -> None:
    assert places(read(ballots("2 4 1=3 0", "1 - 2 - 1 0", "1 1 = 2 3 0"))) == [
        [2, 0, 2, 1],
        [2, 1, 0, 0],
        [1, 1, 2, 0],
    ]


def test_b06_where_a_project_stands_twice_all_marks_are_kept_as_on_paper() -> None:
    profile = paper(read(ballots("2 4 1=3 0", "1 - 2 - 2 0", "5 3 1 0", "1 2=3 1 0", "7 0")))

    assert [list(profile.ranks(each)) for each in range(5)] == [
        [(3,), (0, 2), (), ()],
        [(), (1,), (), (1,)],
        [(2,), (0,), (), ()],
        [(1, 2), (0,), (), ()],
        [(), (), (), ()],
    ]
    assert profile.electorate.counts.tolist() == [2, 1, 5, 1, 7]


@pytest.mark.parametrize("name", ['"Preschool', '"Pre"school"', '"', 'Pre"school'])
def test_b07_quotes_must_fit(name: str) -> None:
    found = findings_of(lambda: read(SOUND.replace('"Preschool"', name)))

    assert [each.spot.row for each in found] == [6]


def test_b07_quotes_inside_names_and_bare_texts_are_read() -> None:
    text = SOUND.replace('"Preschool"', '"SNP ""John  SMITH"" "').replace(
        '"Kyshtut 2024"', "Ward 10"
    )

    election = read(text)

    assert names(election)[0] == 'SNP "John SMITH"'
    assert election.title.in_language("") == "Ward 10"


def test_a_party_after_a_name_belongs_to_it() -> None:
    text = SOUND.replace('"Sport"', '"Sport" "Youth"')

    assert names(read(text))[2] == "Sport, Youth"


def test_names_that_were_put_in_quotes_twice_are_unwrapped() -> None:
    text = SOUND.replace('"Sport"', '"""Sport"" ""Youth"""').replace('"Waste"', '"Waste ""W"""')

    assert names(read(text))[2:] == ["Sport, Youth", 'Waste "W"']


def test_names_may_share_a_line_or_stand_in_comments_of_preflib() -> None:
    alternatives = "".join(f"# ALTERNATIVE NAME {each}: P{each}\n" for each in range(1, 5))

    one_line = read("4 1\n1 1 0\n0\n" + NAMES.replace("\n", " "))
    commented = read(f"4 1\n1 1 0\n0\n{alternatives}Hall\n")

    assert names(one_line) == ["Preschool", "Irrigation", "Sport", "Waste"]
    assert names(commented) == ["P1", "P2", "P3", "P4"]
    assert commented.title.in_language("") == "Hall"


@pytest.mark.parametrize("size", ["4 5", "4 0", "4 -1"])
def test_b08_seats_are_from_1_to_the_number_of_projects(size: str) -> None:
    (line,) = lines_of(lambda: read(ballots("1 1 0", size=size)))

    assert line.startswith("hall.blt, row 1: ")


@pytest.mark.parametrize(
    "size", ["", "4", "4 1 2", "four 1", "4.5 1", "0 0", "999999999 1", "NaN 1"]
)
def test_the_first_line_holds_two_numbers(size: str) -> None:
    assert findings_of(lambda: read(ballots("1 1 0", size=size)))


def test_b09_text_after_the_title_is_told() -> None:
    election = read(SOUND + '"made by hand"\n')

    assert [str(each.what) for each in election.findings] == [
        "A text after the title is ignored: made by hand"
    ]


def test_b10_mixed_encodings_are_refused_with_the_row() -> None:
    content = SOUND.encode().replace(b"Sport", "Сугат суу".encode()) + "Ücret\n".encode("cp1252")

    (line,) = lines_of(lambda: read_blt(content, "hall.blt"))

    assert "row 11" in line


def test_all_faults_are_told_at_once() -> None:
    text = '4 9\n-7\n1 8 0\n0 1 0\n0\n"A\nB\n'

    assert [each.spot.row for each in findings_of(lambda: read(text))] == [1, 2, 3, 4, 6, 6]


def test_a_file_without_ballots_is_refused() -> None:
    assert "no ballots" in lines_of(lambda: read(ballots()))[0]


@st.composite
def lines(draw: st.DrawFn) -> tuple[int, list[list[int]]]:
    """Draw how many ballots there are and what they mark at each rank."""
    marks = st.lists(st.integers(0, 3), max_size=3, unique=True)
    return draw(st.integers(1, 9)), draw(st.lists(marks, max_size=5))


Drawn: TypeAlias = "list[tuple[int, list[list[int]]]]"


def written(drawn: Drawn) -> str:
    """Write marks rank by rank, a skipped rank as ``-``."""
    return ballots(
        *(
            " ".join(
                [
                    str(count),
                    *("=".join(str(each + 1) for each in rank) or "-" for rank in marks),
                    "0",
                ]
            )
            for count, marks in drawn
        )
    )


@given(st.lists(lines(), min_size=1, max_size=6))
def test_orders_and_what_paper_means_are_read(drawn: Drawn) -> None:
    """A project counts at its first mark, and ranks without a new project leave no gap."""
    expected = []
    for _, marks in drawn:
        seen: list[set[int]] = []
        for rank in marks:
            seen.append({*rank}.difference(*seen))
        order = [each for each in seen if each]
        places = {project: place for place, tied in enumerate(order, 1) for project in tied}
        expected.append([places.get(project, 0) for project in range(4)])

    profile = read(written(drawn)).profile

    if isinstance(profile, PaperProfile):
        profile = ranked_from_paper(profile)
    assert isinstance(profile, RankedProfile)
    assert profile.places.T.tolist() == expected
    assert profile.electorate.counts.tolist() == [count for count, _ in drawn]


@given(st.lists(lines(), min_size=1, max_size=6))
def test_marks_are_kept_where_a_project_stands_twice(drawn: Drawn) -> None:
    flat = [[each for rank in marks for each in rank] for _, marks in drawn]

    profile = read(written(drawn)).profile

    repeats = any(len(set(each)) < len(each) for each in flat)
    assert isinstance(profile, PaperProfile) == repeats
    if isinstance(profile, PaperProfile):
        width = profile.marks.shape[0]
        assert [list(profile.ranks(ballot)) for ballot in range(len(drawn))] == [
            [*(tuple(sorted(rank)) for rank in marks), *[()] * width][:width] for _, marks in drawn
        ]


def test_a_file_of_comments_is_refused() -> None:
    assert "two whole numbers" in lines_of(lambda: read("# nothing\n# here\n"))[0]
