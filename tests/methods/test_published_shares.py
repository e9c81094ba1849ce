"""Equal shares as a city and the literature counted them."""

import csv

import pytest

from prioritize.intake.pabulib import read_pabulib
from prioritize.model.outcome import Allocation
from prioritize.model.shorthand import approvals
from prioritize.tally.engine import run
from prioritize.tally.result import Result
from prioritize.tally.step import Endowed
from prioritize.tally.ties import ALL
from prioritize.text import number_text
from tests.methods.results import steps
from tests.methods.test_equal_shares import shares
from tests.oracles import committees_of, filled
from tests.shared import shared_path


def swiecie(**options: object) -> Result[Allocation]:
    """Count the vote of Świecie in September 2023, by the rule that its file declares."""
    name = "Poland_Swiecie_2023.pb"
    election = read_pabulib(shared_path("data", "pabulib", name).read_bytes(), name)
    assert election.rule is not None
    assert election.budget is not None
    assert election.rule.method == "equal-shares"
    declared = {**dict(election.rule.options), "budget": number_text(election.budget)}
    return run(shares(**(declared | options)), election.profile)


def test_swiecie_2023_is_counted_as_the_city_did() -> None:
    """The first city votes by equal shares were Wieliczka, Świecie and Assen (equalshares.net)."""
    path = shared_path("data", "pabulib", "Poland_Swiecie_2023.pb")
    lines = path.read_text(encoding="utf-8").split("PROJECTS\n")[1].split("VOTES\n")[0]
    table = csv.DictReader(lines.splitlines(), delimiter=";")
    official = {row["project_id"] for row in table if row["selected"] == "1"}

    result = swiecie()

    assert set(result.outcome.funded) == official
    assert len(official) == 17
    assert steps(result, Endowed)[1].increment == 242
    assert result.ways.followed == 1


@pytest.mark.parametrize("comparison", ["satisfaction", "exclusion-ratio"])
def test_the_comparison_step_of_swiecie_changed_nothing(comparison: str) -> None:
    assert set(swiecie(comparison=comparison).outcome.funded) == set(swiecie().outcome.funded)


def test_swiecie_would_have_funded_one_more_had_projects_been_worth_alike() -> None:
    assert len(swiecie(utility="cardinality").outcome.funded) == 18


def test_the_published_example_has_its_committee() -> None:
    """Lackner & Skowron (2023), Multi-Winner Voting with Approval Preferences.

    The same votes elect `b`, `c` and `d` by Phragmén's method.
    """
    votes = approvals("3: c d", "2: a b", "2: a c", "b d")

    result = run(shares(seats=3, completion="phragmen"), votes, tie_break=ALL)

    assert result.ways.selections == (("a", "c", "d"),)


@pytest.mark.parametrize(
    "rule, completion",
    [("equal-shares", "phragmen"), ("equal-shares-with-av-completion", "greedy")],
)
def test_the_committees_are_the_published_ones(rule: str, completion: str) -> None:
    """Test instances of abcvoting, with every tied committee."""
    cases = committees_of(rule)

    found = {
        case.id: filled(
            case,
            run(
                shares(seats=case.seats, completion=completion), case.profile, tie_break=ALL
            ).ways.selections,
        )
        for case in cases
    }

    assert len(cases) == 289
    assert found == {case.id: case.expected for case in cases}
