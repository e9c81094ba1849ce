"""Ballots typed one a row: dots beside projects, or projects at places."""

import numpy as np

from prioritize.model.profile import DotProfile, PaperProfile, RankedProfile
from prioritize.model.totals import TotalsProfile
from tests.intake.hall.evening import told_of
from tests.intake.hall.typed import changed, collected, faults


DOTS = {
    "A9": "1",
    "B9": "G1",
    "C9": "1",
    "D9": "1",
    "E9": "1",
    "A10": "2",
    "B10": "G2",
    "C10": "1",
    "E10": "x",
    "A11": "3",
    "B11": "Аялдар",
    "D11": "1",
}
RANKS = {
    "A9": "1",
    "B9": "G1",
    "C9": "P1",
    "D9": "P2",
    "E9": "P3",
    "A10": "2",
    "B10": "G2",
    "C10": "P2",
    "D10": "P1",
}


def test_dots_are_read_ballot_by_ballot() -> None:
    ballots = collected("ballots", {"ballots": DOTS})

    profile = ballots.profile
    assert isinstance(profile, DotProfile)
    assert profile.dots.tolist() == [[1, 1, 0], [1, 0, 1], [1, 1, 0]]
    assert profile.electorate.voters
    assert profile.electorate.voters.column("group") == ("G1", "G2", "G1")
    assert dict(ballots.input.options) == {"per_voter": 3, "cap": 1}


def test_blank_and_spoiled_ballots_are_counted_as_such() -> None:
    blank = {"A12": "4", "B12": "G1"}
    spoiled = {"A13": "5", "C13": "1", "AB13": "ооба"}

    profile = collected("ballots", {"ballots": DOTS | blank | spoiled}).profile

    assert isinstance(profile, DotProfile)
    assert profile.dots.shape[1] == 3
    assert dict(profile.electorate.not_counted) == {"blank": 1, "spoiled": 1}


def test_a_serial_on_two_ballots_is_a_fault_and_gaps_are_told() -> None:
    (line,) = faults({"ballots": DOTS | {"A11": "2"}})
    gaps = collected("ballots", {"ballots": DOTS | {"A11": "4"}}).findings

    assert line.startswith("[V05] sheet Чекит бюллетендери, row 11: 2 stands in row 10 already")
    assert any("1 serial is missing: 3" in each for each in told_of(gaps))


def test_a_ballot_beyond_the_allowance_is_kept_for_the_method_and_told_to_whoever_checks() -> None:
    above_cap = {"A12": "4", "C12": "2"}
    over_full = {"A13": "5", "C13": "1", "D13": "1", "E13": "1", "F13": "1"}
    cells = DOTS | above_cap | over_full
    projects = {"B8": "Жарык"}

    hall = changed({"ballots": cells, "projects": projects, "wall": {"C9": "0", "D9": "0"}})

    ballots = next(each for each in hall.collected if each.input.id == "ballots")
    assert isinstance(ballots.profile, DotProfile)
    assert int(ballots.profile.dots.sum(axis=0).max()) == 4
    assert [line.split(":")[0] for line in told_of(hall.beyond)] == [
        "[V02] sheet Чекит бюллетендери, cell AA12, Бардыгы",
        "[V02] sheet Чекит бюллетендери, cell AA13, Бардыгы",
    ]
    assert "at most 1 were allowed" in told_of(hall.beyond)[0]


def test_not_offered_on_a_ballot_is_not_no_dot() -> None:
    profile = collected("ballots", {"ballots": DOTS | {"E9": "", "E11": "—"}}).profile

    assert isinstance(profile, DotProfile)
    assert profile.offered is not None
    assert profile.offered.tolist()[2] == [True, True, False]


def test_ballots_handed_out_are_compared_with_those_typed() -> None:
    findings = collected("ballots", {"ballots": DOTS | {"C4": "6", "C5": "1"}}).findings

    assert any("2 ballots were issued and are missing" in each for each in told_of(findings))
    assert any(each.code == "V01" and each.spot.row == 4 for each in findings)


def test_an_unknown_group_and_an_unknown_project_are_faults() -> None:
    told = faults({"ballots": DOTS | {"B10": "G9", "F8": "P77", "F9": "1"}})

    assert "There is no project 'P77'" in told[0]
    assert faults({"ballots": DOTS | {"B10": "Чоңдор"}})[0].startswith(
        "[V03] sheet Чекит бюллетендери, cell B10, Тобу: There is no group 'Чоңдор'"
    )


def test_a_project_whose_column_was_deleted_is_a_fault() -> None:
    (line,) = faults({"ballots": DOTS | {"E8": "", "E9": "", "E10": ""}})

    assert "Көпүрө (P3) has no place in the file" in line


def test_ranks_are_read_place_by_place() -> None:
    ranks = collected("ranks", {"ranks": RANKS})

    assert isinstance(ranks.profile, RankedProfile)
    assert ranks.profile.places.tolist() == [[1, 2], [2, 1], [3, 0]]
    assert (ranks.input.method, ranks.input.instrument) == ("borda", "ballots")


def test_equal_places_skipped_places_and_repeated_projects_stay_as_on_paper() -> None:
    equal = {"A11": "3", "C11": "P1=P2", "D11": "P3"}
    skipped = {"A12": "4", "C12": "p1 p3", "E12": "P2"}
    cells = RANKS | equal | skipped

    ranks = collected("ranks", {"ranks": cells})

    assert isinstance(ranks.profile, PaperProfile)
    assert list(ranks.profile.ranks(2)) == [(0, 1), (2,), ()]
    assert list(ranks.profile.ranks(3)) == [(0, 2), (), (1,)]
    assert sum("V09" in each for each in told_of(ranks.findings)) == 1


def test_what_is_no_code_at_a_place_is_a_fault_with_its_cell() -> None:
    told = faults({"ranks": RANKS | {"D10": "P77", "E10": "Мектеп"}})

    assert [line.split(":")[0] for line in told] == [
        "[V03] sheet Орун бюллетендери, cell D10, 2",
        "[V03] sheet Орун бюллетендери, cell E10, 3",
    ]


def test_marks_on_a_flip_chart_are_places_without_people() -> None:
    cells = {
        "A5": "P1",
        "C5": "Арык",
        "D5": "4",
        "A6": "P1",
        "D6": "3",
        "A7": "P3",
        "C7": "Тегирмен",
    }

    chart = collected("map", {"map": cells})

    assert isinstance(chart.profile, TotalsProfile)
    assert chart.profile.votes.tolist() == [[7], [0], [1]]
    evidence = {each.project: each for each in chart.map_evidence}
    assert [place.marks for place in evidence["P1"].places] == [4, 3]
    assert evidence["P1"].places[0].center is None
    assert any("counts as one mark" in each for each in told_of(chart.findings))
    assert np.array_equal(chart.profile.offered, np.ones((3, 1), np.bool_))
