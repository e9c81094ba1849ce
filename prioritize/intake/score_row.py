"""One score as it stands on a sheet, and which of several count."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from attrs import frozen

from prioritize.errors import Spot
from prioritize.model.scoresheet import KeptScore
from prioritize.model.stages import Stages


__all__ = ["Counting", "ScoreRow", "counting"]


@frozen
class ScoreRow:
    """What one reviewer says about one project by one criterion: a value, or why there is none.

    Where the reviewers agreed on it together, `reviewer` is empty.
    """

    reviewer: str
    project: str
    criterion: str
    value: Fraction | None
    reason: str
    spot: Spot
    round: int = 1
    time: str = ""

    @property
    def place(self) -> tuple[str, str, str]:
        """What the score is about; in every round there is one at most."""
        return self.reviewer, self.project, self.criterion

    @property
    def kept(self) -> KeptScore:
        """The score as a record that does not count."""
        return KeptScore(*self.place, self.value, self.reason, self.round, self.time)


@frozen
class Counting:
    """Which scores count, which the reviewers agreed on, and which are only kept."""

    own: tuple[ScoreRow, ...]
    agreed: tuple[ScoreRow, ...]
    kept: tuple[ScoreRow, ...]


def counting(rows: Sequence[ScoreRow], stages: Stages | None) -> Counting:
    """Tell the scores that count from those that another replaced.

    Of several rounds the last one counts, up to the one that is declared. A score that was agreed
    on counts where the stages say so.
    """
    wanted = [each for each in rows if _in_time(each, stages)]
    last: dict[tuple[str, str, str], ScoreRow] = {}
    for each in wanted:
        if each.round >= last.get(each.place, each).round:
            last[each.place] = each
    agreement_counts = stages is not None and stages.consensus == "counts"
    own = tuple(each for each in last.values() if each.reviewer)
    agreed = tuple(each for each in last.values() if not each.reviewer and each.value is not None)
    counted = (*own, *agreed) if agreement_counts else own
    return Counting(own, agreed if agreement_counts else (), _others(rows, counted))


def _in_time(row: ScoreRow, stages: Stages | None) -> bool:
    return stages is None or stages.round is None or row.round <= stages.round


def _others(rows: Iterable[ScoreRow], counted: Iterable[ScoreRow]) -> tuple[ScoreRow, ...]:
    places = {(each.place, each.round) for each in counted}
    return tuple(each for each in rows if (each.place, each.round) not in places)
