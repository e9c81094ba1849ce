"""What is said beside a best set of the prices of others, where they are not known."""

from prioritize.model.outcome import Allocation
from prioritize.model.profile import Profile
from prioritize.model.shorthand import totals
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.method import Method
from tests.methods.priced import priced
from tests.methods.results import remarks


def test_of_a_project_whose_best_set_cannot_be_proved_no_price_is_told() -> None:
    """All but the dear one fit exactly; beside it, half of what has no pattern at all would."""
    costs = {f"p{each:02}": 10**9 + 7 * each**5 % 900_000_001 for each in range(1, 41)}
    everything = sum(costs.values())
    votes = {each: [cost] for each, cost in costs.items()}
    sheet = priced(totals({**votes, "king": [3 * 10**9]}), **costs, king=everything // 2)
    method: Method[Profile, Allocation] = build("knapsack", {"budget": everything})

    result = run(method, sheet)

    left = everything - everything // 2
    beside = [left := left - cost for cost in sorted(costs.values(), reverse=True) if cost <= left]
    worth = 3 * 10**9 + everything - everything // 2 - left
    instead = f"king instead of {len(costs) - len(beside)} others"
    assert set(result.outcome.funded) == set(costs)
    assert remarks(result) == [
        f"The funded projects bring {everything} votes; no other set for the money brings as much",
        f"The order of votes would fund {instead}, and bring {worth} votes",
    ]
