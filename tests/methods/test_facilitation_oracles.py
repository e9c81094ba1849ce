"""Published figures of a village vote, of many votes each, and of one overall score."""

from fractions import Fraction

from attrs import evolve

from prioritize.methods.criteria.weighted_sum import WeightedSum
from prioritize.methods.dots.multivoting import Multivoting
from prioritize.methods.dots.plurality import Plurality
from prioritize.model.shorthand import approvals, scoresheet, totals
from prioritize.tally.engine import run
from tests.oracles import criteria_case


def test_the_vote_of_toguz_toro_has_its_winner_and_its_margin() -> None:
    case = criteria_case("village-vote-toguz-toro")
    votes = case["inputs"]["votes"]

    ranking = run(Plurality(), totals({name: [n] for name, n in votes.items()})).outcome

    scores = dict(ranking.scores)
    first, second = ranking.tiers[:2]
    assert first == (case["expected"]["winner"],)
    assert scores[first[0]] - scores[second[0]] == case["expected"]["margin"]


def test_everybody_has_a_third_of_the_number_of_projects() -> None:
    case = criteria_case("multivote-n3")

    for items, votes in zip(
        case["inputs"]["items"], case["expected"]["votes_per_person"], strict=True
    ):
        ids = [f"p{n}" for n in range(items)]
        full, too_full = " ".join(ids[:votes]), " ".join(ids[: votes + 1])
        ballots = approvals(full, too_full, projects=" ".join(ids))

        result = run(Multivoting(), ballots)

        assert sum(score for _, score in result.outcome.scores) == votes


def test_a_recused_member_takes_no_part_in_an_overall_score() -> None:
    case = criteria_case("nih-overall")
    rows = {
        f"m{n}": f"a={'r' if vote is None else vote}"
        for n, vote in enumerate(case["inputs"]["votes"])
    }
    sheet = scoresheet({"overall": 10}, rows, costs="overall")
    rounded = evolve(sheet, criteria=(evolve(sheet.criteria[0], decimals=1),))

    scores = dict(run(WeightedSum(normalisation="none"), rounded).outcome.scores)

    # Less is better, so that the sum is taken below 0.
    assert scores == {"a": -Fraction(case["expected"]["score"])}
