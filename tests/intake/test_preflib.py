"""Files of PrefLib, sound and faulty; S01 to S08 are rows of the corpus of bad input.

Long because every one of them, and of the format's five kinds, has its test here.
"""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.intake.preflib import read_preflib
from prioritize.model.election import Election
from prioritize.model.profile import RankedProfile
from tests.intake.faulty import findings_of, lines_of


HEADER = """# FILE NAME: 00001-00000001.toi
# TITLE: Village 2024
# DATA TYPE: toi
# NUMBER ALTERNATIVES: 4
# NUMBER VOTERS: 6
# NUMBER UNIQUE ORDERS: 3
# ALTERNATIVE NAME 1: Сугат суу
# ALTERNATIVE NAME 2: Road: north
# ALTERNATIVE NAME 3: School
# ALTERNATIVE NAME 4: Sport
"""
SOUND = HEADER + "3: 1,{2,4},3\n2: {3,4}\n1: 2\n"


def read(text: str, name: str = "village.toi") -> Election:
    return read_preflib(text.encode(), name)


def ranked(election: Election) -> RankedProfile:
    assert isinstance(election.profile, RankedProfile)
    return election.profile


def places(election: Election) -> list[list[int]]:
    return [list(map(int, ballot)) for ballot in ranked(election).places.T]


def header(kind: str, voters: int, lines: int, number: int = 3) -> str:
    names = "".join(f"# ALTERNATIVE NAME {each}: P{each}\n" for each in range(1, number + 1))
    return (
        f"# TITLE: t\n# DATA TYPE: {kind}\n# NUMBER ALTERNATIVES: {number}\n"
        f"# NUMBER VOTERS: {voters}\n# NUMBER UNIQUE ORDERS: {lines}\n{names}"
    )


def test_a_sound_file_is_read_without_findings() -> None:
    election = read(SOUND)

    assert places(election) == [[1, 2, 3, 2], [0, 0, 1, 1], [0, 1, 0, 0]]
    assert ranked(election).electorate.counts.tolist() == [3, 2, 1]
    assert [each.id for each in election.profile.projects] == ["1", "2", "3", "4"]
    assert [each.names.in_language("") for each in election.profile.projects] == [
        "Сугат суу",
        "Road: north",
        "School",
        "Sport",
    ]
    assert election.title.in_language("") == "Village 2024"
    assert election.findings == ()
    assert election.rule is None


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends_and_a_missing_last_one_do_not_matter(line_end: str) -> None:
    election = read(SOUND.rstrip("\n").replace("\n", line_end))

    assert election.profile == read(SOUND).profile


def test_odd_blanks_are_read_with_care() -> None:
    election = read(HEADER + " 3 :  1 , { 2 ,4},3\n\n2: {3,4} \n1:2\n\n")

    assert election.profile == read(SOUND).profile


def test_categories_give_their_numbers_as_places() -> None:
    text = (
        "# TITLE: t\n# DATA TYPE: cat\n# NUMBER ALTERNATIVES: 3\n# NUMBER VOTERS: 4\n"
        "# NUMBER UNIQUE PREFERENCES: 3\n# NUMBER CATEGORIES: 3\n# CATEGORY NAME 1: Yes\n"
        "# CATEGORY NAME 2: Maybe\n# CATEGORY NAME 3: No\n# ALTERNATIVE NAME 1: A\n"
        "# ALTERNATIVE NAME 2: B\n# ALTERNATIVE NAME 3: C\n"
        "2: 1,{},{2,3}\n1: {},2,{}\n1: {1,2,3},{},{}\n"
    )

    election = read(text, "votes.cat")

    assert places(election) == [[1, 3, 3], [0, 2, 0], [1, 1, 1]]
    assert election.findings == ()


def test_a_line_with_other_categories_than_declared_is_refused() -> None:
    text = "# NUMBER ALTERNATIVES: 2\n# NUMBER CATEGORIES: 2\n1: 1,2\n1: 1\n1: {},1,2\n"

    found = findings_of(lambda: read(text, "votes.cat"))

    assert [each.spot.row for each in found] == [4, 5]


def test_the_kind_may_stand_in_the_file_alone() -> None:
    election = read_preflib(SOUND.encode(), "-")

    assert places(election)[0] == [1, 2, 3, 2]


def test_without_any_kind_it_is_asked_for() -> None:
    (line,) = lines_of(lambda: read_preflib(b"# NUMBER ALTERNATIVES: 1\n1: 1\n", "-"))

    assert "Name the kind: soc, soi, toc, toi, cat." in line


def test_s01_the_number_of_alternatives_must_be_that_of_their_names() -> None:
    text = SOUND.replace("NUMBER ALTERNATIVES: 4", "NUMBER ALTERNATIVES: 5")

    (line,) = lines_of(lambda: read(text))

    assert line.startswith("village.toi: 5 alternatives are announced and 4 are named")


def test_s01_names_must_be_numbered_from_1() -> None:
    text = SOUND.replace("ALTERNATIVE NAME 4", "ALTERNATIVE NAME 7")

    (line,) = lines_of(lambda: read(text))

    assert "not numbered from 1 to 4" in line


def test_s02_the_votes_must_add_up() -> None:
    (line,) = lines_of(lambda: read(SOUND.replace("NUMBER VOTERS: 6", "NUMBER VOTERS: 7")))

    assert "announces 7 voters, and the lines add up to 6" in line


def test_s03_and_s04_strict_and_complete_orders_are_kept_to() -> None:
    text = header("soc", 3, 3) + "1: 1,2,3\n1: 1,{2,3}\n1: 1,2\n"

    found = findings_of(lambda: read(text, "votes.soc"))

    assert [each.spot.row for each in found] == [10, 11]
    assert "tied" in str(found[0].what)
    assert "ranks 2 of 3" in str(found[1].what)


def test_s03_a_single_alternative_in_braces_is_no_tie() -> None:
    assert places(read(header("soi", 1, 1) + "1: {2},1\n", "votes.soi")) == [[2, 1, 0]]


def test_s04_a_tied_order_may_be_incomplete_only_in_toi() -> None:
    text = header("toc", 1, 1) + "1: {1,2}\n"

    (found,) = findings_of(lambda: read(text, "votes.toc"))

    assert found.spot.row == 9


@pytest.mark.parametrize("number", ["0", "4", "x", "", "-1", "1.5", "²", "1_0"])
def test_s05_unknown_alternatives_are_refused(number: str) -> None:
    (found,) = findings_of(lambda: read(header("toi", 1, 1) + f"1: 1,{number}\n"))

    assert (found.spot.file, found.spot.row, found.spot.column, found.code) == (
        "village.toi",
        9,
        6,
        "V03",
    )


def test_s06_an_alternative_must_not_stand_twice() -> None:
    (found,) = findings_of(lambda: read(header("toi", 1, 1) + "1: 1,{2,1}\n"))

    assert (found.spot.row, found.code) == (9, "V09")


@pytest.mark.parametrize(
    "count", ["-3", "0", "1.5", "1e3", "1e9999999", "nan", "", "9999999999999999", "x"]
)
def test_s07_a_line_stands_for_a_whole_number_of_ballots(count: str) -> None:
    (found,) = findings_of(lambda: read(header("toi", 1, 1) + f"{count}: 1\n"))

    assert found.spot.row == 9


def test_s08_missing_metadata_are_told() -> None:
    election = read("2: 1,3\n1: {3,2}\n")

    assert places(election) == [[1, 0, 2], [0, 1, 1]]
    assert [str(each.what) for each in election.findings] == [
        "Metadata are missing: TITLE, DATA TYPE, NUMBER ALTERNATIVES, NUMBER VOTERS",
        "The alternatives have no names",
    ]
    assert election.title.in_language("") == "village"


def test_all_faults_are_told_at_once_up_to_a_hundred() -> None:
    text = header("toi", 1, 1) + "1: 9\n" * 150

    lines = lines_of(lambda: read(text))

    assert len(lines) == 101
    assert lines[-1] == "village.toi: And 50 more faults"


@pytest.mark.parametrize(
    "line", ["1 2 3", "1: {1,2", "1: 1},2", "1: {1,{2}}", "1: 1,{2}3", "1:1:2"]
)
def test_a_line_that_cannot_be_read_is_named(line: str) -> None:
    found = findings_of(lambda: read(header("toi", 2, 2) + f"1: 1\n{line}\n"))

    assert {each.spot.row for each in found} == {10}


def test_more_alternatives_than_anyone_can_mean_are_refused() -> None:
    (line,) = lines_of(lambda: read("# NUMBER ALTERNATIVES: 999999999\n1: 1\n"))

    assert "from 1 to 100000" in line


def test_a_file_without_ballots_is_refused() -> None:
    assert "no ballots" in lines_of(lambda: read(HEADER))[0]


def test_other_numbers_of_lines_and_equal_names_are_told() -> None:
    text = SOUND.replace("UNIQUE ORDERS: 3", "UNIQUE ORDERS: 2").replace("Sport", "School")

    election = read(text)

    assert [str(each.what) for each in election.findings] == [
        "Two alternatives have the same name",
        "The header announces 2 different preferences, and there are 3 lines",
    ]


def line(count: int, marks: list[int], levels: list[int]) -> str:
    """Write a weak order given by marks, the lowest first, 0 for not ranked."""
    classes = [[str(i) for i, mark in enumerate(marks, 1) if mark == each] for each in levels]
    items = (each[0] if len(each) == 1 else f"{{{','.join(each)}}}" for each in classes)
    return f"{count}: {','.join(items)}"


MARKS = st.lists(st.integers(0, 5), min_size=5, max_size=5).filter(any)


@given(st.lists(st.tuples(st.integers(1, 9), MARKS), min_size=1, max_size=6))
def test_what_is_written_is_read(ballots: list[tuple[int, list[int]]]) -> None:
    """Any weak order of five projects comes back with dense places."""
    levels = [sorted(set(marks) - {0}) for _, marks in ballots]
    lines = [line(*each, own) for each, own in zip(ballots, levels, strict=True)]
    voters = sum(count for count, _ in ballots)

    election = read(header("toi", voters, len(ballots), 5) + "\n".join(lines))

    assert places(election) == [
        [own.index(mark) + 1 if mark else 0 for mark in marks]
        for (_, marks), own in zip(ballots, levels, strict=True)
    ]
    assert ranked(election).electorate.counts.tolist() == [count for count, _ in ballots]
    assert election.findings == ()


def test_places_are_read_only_and_narrow() -> None:
    profile = ranked(read(SOUND))

    assert profile.places.dtype == np.uint8
    assert not profile.places.flags.writeable


def test_the_path_of_a_file_gives_its_title_where_it_has_none() -> None:
    assert read("1: 1\n", str(Path("votes") / "hall.toi")).title.in_language("") == "hall"


@pytest.mark.parametrize(
    "metadata, row",
    [
        ("# NUMBER VOTERS: many", 4),
        ("# NUMBER VOTERS: -1", 4),
        ("# TITLE: once", 4),
        ("# ALTERNATIVE NAME x: once", 4),
        ("# ALTERNATIVE NAME 0: once", 4),
    ],
)
def test_faults_of_metadata_name_their_row(metadata: str, row: int) -> None:
    text = f"# TITLE: t\n# a remark\n\n{metadata}\n# NUMBER ALTERNATIVES: 1\n1: 1\n"

    assert row in [each.spot.row for each in findings_of(lambda: read(text))]


@pytest.mark.parametrize(
    "categories, told",
    [("", "not said"), ("# NUMBER CATEGORIES: 3\n# CATEGORY NAME 1: Yes\n", "3 categories")],
)
def test_categories_are_announced(categories: str, told: str) -> None:
    text = f"# NUMBER ALTERNATIVES: 1\n{categories}1: 1\n"

    assert any(told in line for line in lines_of(lambda: read(text, "votes.cat")))


def test_names_of_categories_give_their_number() -> None:
    names = "# CATEGORY NAME 1: Yes\n# CATEGORY NAME 2: No\n"

    assert places(read(f"# NUMBER ALTERNATIVES: 1\n{names}1: {{}},1\n", "votes.cat")) == [[2]]


def test_the_ending_counts_where_the_file_says_another_kind() -> None:
    election = read(header("soi", 1, 1) + "1: 1,{2,3}\n", "votes.toi")

    assert [str(each.what) for each in election.findings] == [
        "DATA TYPE says soi, and the file is read as toi"
    ]


def test_an_empty_place_is_refused_where_there_are_no_categories() -> None:
    assert findings_of(lambda: read(header("toi", 1, 1) + "1: 1,{}\n"))[0].spot.row == 9


def test_a_comment_among_the_ballots_is_no_ballot() -> None:
    (found,) = findings_of(lambda: read(header("toi", 2, 2) + "1: 1\n# remark\n1: 2\n"))

    assert found.spot.row == 10
