"""Criteria, the stages of a staged rule, and which of several scores count."""

from fractions import Fraction

import pytest
from attrs import evolve

from prioritize.intake.rules import rules_fingerprint
from prioritize.model.consultation import Input
from prioritize.model.measure import Band, Bands, Count, Linear
from prioritize.model.scoresheet import KeptScore, ScoresheetProfile
from prioritize.model.stages import Stages
from tests.intake.consultations import findings
from tests.intake.consultations import read as read_consultation
from tests.intake.village import an_input, read, told


COMMITTEE = """
schema = "prioritize/consultation/1"
title = "Grants"
kind = "real"
[[communities]]
id = "village"
[[projects]]
id = "road"
[[criteria]]
id = "need"
weight = 30
lowest = 0
highest = 5
decimals = 2
paragraph = "§ 12"
part_of = "Quality"
[[criteria]]
id = "share"
weight = 20
kind = "bands"
bands = [[5, 10, 1], [10, 20, 3]]
[[criteria]]
id = "people"
weight = 10
kind = "count-with-cap"
each = 10
points = 1
cap = 20
base = 5
[[criteria]]
id = "distance"
weight = 10
kind = "linear"
from = 50
to = 0
points = 10
[[criteria]]
id = "registered"
weight = 0
kind = "boolean"
[[inputs]]
instrument = "scores"
level = "project"
file = "scores.csv"
method = "weighted-sum"
[inputs.stages]
eligibility = ["registered"]
vetoes = { need = 1 }
minimum_reviews = 3
quorum = "2/3"
thresholds = { need = "2.5" }
total = 50
ranking_weights = { need = 45 }
ties = ["need", "cost"]
consensus = "counts"
round = 2
"""


def test_criteria_say_how_a_measure_becomes_points() -> None:
    need, share, people, distance, registered = read_consultation(COMMITTEE).criteria

    assert (need.decimals, need.paragraph, need.part_of) == (2, "§ 12", "Quality")
    assert share.measure == Bands((Band(5, 10, 1), Band(10, 20, 3)))  # type: ignore[arg-type]
    assert people.measure == Count(Fraction(10), Fraction(1), Fraction(20), Fraction(5))
    assert distance.measure == Linear(Fraction(50), Fraction(0), Fraction(10))
    ends = [f"{each.lowest}–{each.highest}" for each in (share, people, distance, registered)]
    assert ends == ["0–3", "5–20", "0–10", "0–1"]


def test_stages_are_read_with_all_they_say() -> None:
    (scores,) = read_consultation(COMMITTEE).inputs

    assert scores.stages == Stages(
        eligibility=("registered",),
        vetoes=(("need", Fraction(1)),),
        minimum_reviews=3,
        quorum=Fraction(2, 3),
        thresholds=(("need", Fraction(5, 2)),),
        total=Fraction(50),
        ranking_weights=(("need", Fraction(45)),),
        ties=("need", "cost"),
        consensus="counts",
        round=2,
    )


@pytest.mark.parametrize(
    "old, new, field, what",
    [
        ("need = 1 }", "ned = 1 }", "inputs[0].stages.vetoes", "ned is not declared"),
        ('"2/3"', '"3/2"', "inputs[0].stages.quorum", "must be a part from 0 to 1"),
        ("[5, 10, 1]", "[5, 9, 1]", "criteria[1].bands", "One band ends at 9"),
        ("[5, 10, 1]", "[5, 10]", "criteria[1].bands[0]", "A band has three numbers"),
        ("decimals = 2", "cap = 2", "criteria[0].cap", "cap belongs to criteria of the kind"),
        ("from = 50", "from = 0", "criteria[3]", "The measure begins and ends at 0"),
    ],
)
def test_a_fault_names_its_place(old: str, new: str, field: str, what: str) -> None:
    (finding,) = findings(COMMITTEE.replace(old, new, 1))

    assert finding.spot.field == field
    assert what in str(finding.what)


def test_only_scores_have_stages() -> None:
    text = COMMITTEE.replace('"scores"', '"gallery"').replace("weighted-sum", "approval")

    assert "Only scores have stages" in [str(each.what) for each in findings(text)]


def test_stages_and_measures_are_rules() -> None:
    before = rules_fingerprint(read_consultation(COMMITTEE))
    changes = [("total = 50", "total = 51"), ("[5, 10, 1]", "[5, 10, 2]"), ("round = 2", "")]

    after = {rules_fingerprint(read_consultation(COMMITTEE.replace(*change))) for change in changes}

    assert before not in after
    assert len(after) == len(changes)


ROUNDS = """\
reviewer;project;criterion;score;round;time
R1;tap;need;3;1;10:00
R1;tap;need;5;2;15:00
R2;tap;need;4;1;10:00
R1;tap;cost;2;1;10:00
R2;tap;cost;отвод;1;10:00
consensus;tap;need;4,5;2;15:30
R1;sport;need;1;1;10:00
R1;sport;cost;1;1;10:00
R1;irrigation;need;1;1;
R1;irrigation;cost;1;1;
R1;preschool;need;1;1;
R1;preschool;cost;1;1;
"""


def _scores(stages: Stages | None = None) -> Input:
    return evolve(an_input("scores", method="weighted-sum"), stages=stages)


def _profile(stages: Stages | None = None) -> ScoresheetProfile:
    profile = read(ROUNDS, _scores(stages)).profile
    assert isinstance(profile, ScoresheetProfile)
    return profile


def test_a_later_round_replaces_the_earlier_which_is_kept() -> None:
    profile = _profile()

    assert profile.values[0, 2, 0] * profile.unit == 5
    assert profile.kept == (
        KeptScore("R1", "tap", "need", Fraction(3), "", 1, "10:00"),
        KeptScore("", "tap", "need", Fraction(9, 2), "", 2, "15:30"),
    )


def test_an_earlier_round_counts_where_that_is_declared() -> None:
    profile = _profile(Stages(round=1))

    assert profile.values[0, 2, 0] * profile.unit == 3
    assert [each.round for each in profile.kept] == [2, 2]


def test_a_consensus_counts_only_where_that_is_declared() -> None:
    beside, counts = _profile(), _profile(Stages(consensus="counts"))

    assert beside.agreed == ()
    assert counts.agreed == (("tap", "need", Fraction(9, 2)),)
    assert "votes.csv: Scores that were agreed on are kept beside, and do not count." in " ".join(
        told(read(ROUNDS, _scores()))
    )


def test_yes_and_no_are_answers_on_a_criterion_of_that_kind() -> None:
    text = COMMITTEE[: COMMITTEE.index("[inputs.stages]")]
    consultation = read_consultation(text)
    sheet = "reviewer;project;need;share;people;distance;registered\nR1;road;3;12;40;25;ооба\n"

    profile = read(sheet, consultation.inputs[0], consultation).profile

    assert isinstance(profile, ScoresheetProfile)
    assert (profile.values[0, 0] * profile.unit).tolist() == [3, 12, 40, 25, 1]


def test_what_is_odd_in_the_sheets_is_asked_about() -> None:
    rows = ["reviewer;project;need;cost"]
    ids = ("preschool", "irrigation", "tap", "sport")
    rows += [f"R{r};{id};{p + 1};3" for r in (1, 2) for p, id in enumerate(ids)]
    rows += [f"R3;{id};{5 - p};3" for p, id in enumerate(ids)]
    rows += [f"R4;{id};;" for id in ids]

    remarks = told(read("\n".join(rows), _scores()))

    assert remarks == [
        "votes.csv: R4 gave no score at all",
        "votes.csv: All scores on cost are 3; it tells nothing apart",
        (
            "votes.csv: On need, R3 puts most projects in the opposite order of all the others. Ask"
            " whether the scale was read the wrong way round."
        ),
    ]
