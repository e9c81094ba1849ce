"""What scores and places give, where it is told ballot by ballot and where it is not."""

from prioritize.methods.dots.score import Score
from prioritize.methods.ranked.borda import Borda
from prioritize.model.margin import Margin
from prioritize.model.shorthand import ranked, scores
from prioritize.tally.engine import run
from prioritize.tally.margins.scores import borda_points
from prioritize.tally.margins.table import margins_of
from tests.tally.margins.crowd import ranking


def test_of_a_crowd_that_ranks_only_a_bound_is_told() -> None:
    """Alone on a ballot, a project gets 24 points and each other 11½.

    So the first has 99 999 · 12½ points more than the second; a ballot can move twice 24.
    """
    first, *_ = margins_of(run(Borda(), ranking()))

    least, rest = divmod(99_999 * 25, 2 * 2 * 24)
    assert rest > 0
    assert first == Margin("first", "p00", "p01", "ballots", least + 1, least + 1)


def test_points_for_places_come_from_a_method_that_gives_them() -> None:
    """Scores give no places, and a method for scores no points for places."""
    of_scores = run(Score(), scores("a=5 b=1", scale=(0, 5)))

    assert borda_points(of_scores, {}) is None
    assert borda_points(run(Borda(), ranked("a > b")), {"truncated": "average"}) is not None


def test_medians_have_no_margin() -> None:
    ballots = scores("2: a=5 b=1", "a=4 b=2", scale=(0, 5))

    assert margins_of(run(Score(aggregate="median"), ballots)) == ()
