"""A plan is read again, papers are drawn, and filled in sheets are judged."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.audit.lottery_seed import Thrown
from prioritize.audit.sampling_plan import AnyTime, Design, OneLook, Swing, planned
from prioritize.audit.sampling_risk import Stack
from prioritize.errors import InputError, UsageError
from prioritize.report.audit_conclusion_page import Compared
from prioritize.report.audit_plan_json import plan_json
from prioritize.report.audit_plan_page import PlanTold
from prioritize.workflow.audit_comparison import conclusion_of, sample_of
from prioritize.workflow.audit_plan_file import FixedPlan, read_plan
from prioritize.workflow.audit_sheet import read_sheet


SEED = "83920175564410928377"
TENTH = Fraction(1, 10)
HEAD = "place;ballot;agrees;what differs\n"


def fixed(ballots: int = 84, wrong: int = 3, design: Design | None = None) -> FixedPlan:
    """Fix a plan."""
    plan = planned(Stack(ballots, wrong), limit=TENTH, design=design or OneLook())
    return read_plan(plan_json(PlanTold(ballots, TENTH, plan)), "plan.json")


def written(**changes: object) -> bytes:
    """Write a plan with changes."""
    document = json.loads(
        plan_json(PlanTold(84, TENTH, planned(Stack(84, 3), limit=TENTH, design=OneLook())))
    )
    document["plan"].update(changes)
    return json.dumps(document).encode()


def told(content: bytes) -> str:
    """Return what is wrong with a plan."""
    with pytest.raises(InputError) as error:
        read_plan(content, "plan.json")
    return error.value.render()


@given(st.integers(2, 300), st.data())
def test_a_plan_that_was_written_is_read_again(ballots: int, data: st.DataObject) -> None:
    swing = Swing(
        Fraction(data.draw(st.integers(1, 60)), 7), Fraction(data.draw(st.integers(1, 5)))
    )
    stack = Stack(ballots, min(ballots, swing.wrong))
    foreseen = data.draw(st.integers(0, stack.wrong - 1))
    plan = planned(
        stack,
        limit=data.draw(st.sampled_from([TENTH, Fraction(1, 20), Fraction(1, 3)])),
        design=data.draw(st.one_of(st.just(OneLook(foreseen)), st.just(AnyTime(foreseen)))),
        name=data.draw(st.sampled_from(["", "Кыштут", "a b"])),
        swing=swing if stack.wrong == swing.wrong else None,
    )

    read = read_plan(plan_json(PlanTold(ballots, plan.limit, plan)), "plan.json")

    assert read.plan == plan
    assert len(read.seal) == 64


@pytest.mark.parametrize(
    "changes, problem",
    [
        ({"papers": 30}, "says 30 papers, and 45 follow"),
        ({"wrong": 4}, "says 45 papers, and 37 follow"),
        ({"wrong": 0}, "whole number from 1"),
        ({"ballots": "many"}, "is not a number"),
        ({"limit": "2"}, "limit of risk"),
        ({"design": "later"}, "no design"),
        ({"foreseen": 3}, "cannot be planned for"),
        ({"difference": "50", "swing": "10"}, "5 wrong ballots follow"),
        ({"difference": "0", "swing": "10"}, "above 0"),
        ({"difference": "21"}, "go together"),
        ({"ballots": 10**9}, "1 to 1000000 ballots"),
        ({"papers": ["x" * 1000]}, "45 follow"),
        ({"stack": 7}, "a string is needed"),
        ({"stack": None}, "a string is needed"),
        ({"paper": 44}, "has the unknown paper"),
        ({"wrong": True}, "a number is needed"),
        ({"wrong": "3.5"}, "whole number from 1"),
        ({"limit": "0"}, "limit of risk"),
        ({"limit": True}, "a number is needed"),
        ({"design": ["one-look"]}, "a string is needed"),
        ({"papers": True}, "says True papers, and 45 follow"),
    ],
)
def test_a_plan_that_was_changed_by_hand_is_refused(
    changes: dict[str, object], problem: str
) -> None:
    assert problem in told(written(**changes))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"schema": "prioritize/audit/1", "action": "lottery"}',
        b'{"schema": "prioritize/audit/1", "action": "plan", "plan": [1]}',
        written().replace(b'"wrong": 3', b'"wrong": 3, "wrong": 3'),
        written().replace(b"prioritize/audit/1", b"prioritize/audit/2"),
        b"\xff" + written(),
    ],
)
def test_what_is_no_plan_is_refused(content: bytes) -> None:
    assert told(content).startswith("plan.json")


def test_a_table_of_sizes_is_no_plan() -> None:
    assert "no plan of an audit" in told(plan_json(PlanTold(84, TENTH)))


def test_papers_are_listed_in_the_order_of_the_stack() -> None:
    sample = sample_of(fixed(), seed=SEED, thrown=Thrown())

    assert len(sample.draws) == 45
    assert sample.draws[:5] == (38, 45, 60, 4, 61)
    assert sample.places == tuple(sorted(sample.draws))


def test_a_sample_that_grows_lists_only_the_further_papers() -> None:
    plan = fixed(240, 6, AnyTime(3))
    first = sample_of(plan, seed=SEED, thrown=Thrown())

    more = sample_of(plan, seed=SEED, thrown=Thrown(), papers=151)

    assert more.draws[:127] == first.draws
    assert more.places == tuple(sorted(more.draws[127:]))


@pytest.mark.parametrize(
    "plan, papers, problem",
    [
        (fixed(), 46, "judged once, after 45"),
        (fixed(240, 6, AnyTime(3)), 126, "127 to 240 papers"),
        (fixed(240, 6, AnyTime(3)), 241, "127 to 240 papers"),
    ],
)
def test_a_sample_that_was_not_planned_is_refused(
    plan: FixedPlan, papers: int, problem: str
) -> None:
    with pytest.raises(UsageError, match=problem):
        sample_of(plan, seed=SEED, thrown=Thrown(), papers=papers)


def agreeing(places: tuple[int, ...], *others: int) -> list[Compared]:
    """Compare papers, of which some do not agree."""
    return [Compared(each, f"A{each}", agrees=each not in others) for each in places]


def test_papers_are_judged_in_any_order() -> None:
    draws = sample_of(fixed(), seed=SEED, thrown=Thrown()).draws

    clean = conclusion_of(fixed(), agreeing(draws), seed=SEED, thrown=Thrown())
    found = conclusion_of(fixed(), agreeing(draws, 60), seed=SEED, thrown=Thrown())

    assert (clean.conclusion.verdict, clean.mismatches) == ("confirmed", ())
    assert found.conclusion.verdict == "recount"
    assert [each.place for each in found.mismatches] == [60]
    assert [each.place for each in found.papers] == sorted(draws)


def test_other_papers_than_those_drawn_are_refused() -> None:
    draws = sample_of(fixed(), seed=SEED, thrown=Thrown()).draws
    papers = agreeing((3, *draws[2:], draws[-1]))

    with pytest.raises(InputError) as error:
        conclusion_of(fixed(), papers, seed=SEED, thrown=Thrown())

    assert error.value.render().splitlines() == [
        f"Papers were compared twice: {draws[-1]}",
        "These papers were not drawn: 3. Compare those that the seed draws, and only them.",
        "These papers were drawn and not compared: 38, 45",
    ]


def test_fewer_papers_than_planned_do_not_do() -> None:
    draws = sample_of(fixed(), seed=SEED, thrown=Thrown()).draws

    with pytest.raises(UsageError, match="fixed 45 papers, and 44"):
        conclusion_of(fixed(), agreeing(draws[:44]), seed=SEED, thrown=Thrown())


@pytest.mark.parametrize(
    "answer, paper",
    [
        ("yes", Compared(7, "A7", agrees=True)),
        ("ооба", Compared(7, "A7", agrees=True)),
        ("нет", Compared(7, "A7", agrees=False)),
        ("Missing", Compared(7, "A7", agrees=False, remark="Missing")),
    ],
)
def test_a_sheet_is_read_in_several_languages(answer: str, paper: Compared) -> None:
    content = f"орун;кагаз;туурабы;айырма\n7; A7 ;{answer};\n".encode()

    assert read_sheet(content, "sheet.csv") == (paper,)


def test_a_sheet_may_lack_what_differs() -> None:
    (paper,) = read_sheet(b"place,ballot,agrees\n7,A7,no\n", "sheet.csv")

    assert paper == Compared(7, "A7", agrees=False)


@pytest.mark.parametrize(
    "rows, problem",
    [
        ("", "There are no rows"),
        ("7;A7;;\n", "1 paper is not filled in yet, at place 7. Write yes, no or missing"),
        ("7;A7;perhaps;\n", "row 2, column 3: 'perhaps' does not say whether the paper agrees"),
        ("0;A7;yes;\n", "row 2, column 1: Places are counted from 1"),
        ("x;A7;yes;\n", "row 2, column 1: 'x' is not a number"),
        ("7;;yes;\n8;;yes;\n7;;no;\n", "row 4, column 1: Place 7 stands in two rows"),
    ],
)
def test_a_sheet_that_is_not_filled_in_is_refused(rows: str, problem: str) -> None:
    with pytest.raises(InputError) as error:
        read_sheet((HEAD + rows).encode(), "sheet.csv")

    assert problem in error.value.render()


def test_all_the_faults_of_a_sheet_are_told_at_once() -> None:
    with pytest.raises(InputError) as error:
        read_sheet(f"{HEAD}7;;;\n8;;maybe;\nx;;yes;\n".encode(), "sheet.csv")

    assert len(error.value.findings) == 3


def test_a_sheet_that_is_empty_is_told_in_one_line() -> None:
    rows = "".join(f"{place};;;\n" for place in range(1, 90))

    with pytest.raises(InputError) as error:
        read_sheet(f"{HEAD}{rows}".encode(), "sheet.csv")

    (found,) = error.value.findings
    assert "89 papers are not filled in yet, at places 1, 2, 3, " in found.render()
    assert found.render().count(",") < 20
