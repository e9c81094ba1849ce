"""What is said of a best set: how good it is, and what the order of votes would fund instead."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from attrs import frozen

from prioritize.tally.budget import sure_funding
from prioritize.tally.portfolio import Portfolio
from prioritize.tally.step import Chosen
from prioritize.tally.tally import Tally
from prioritize.text import Message, message


__all__ = ["MOST_SETS", "Swaps"]

MOST_SETS: Final = 1000
"""How many best sets are listed at most."""

_MOST_PRICES: Final = 5
_MOST_NAMES: Final = 12

Groups: TypeAlias = "Sequence[Sequence[str]]"


@frozen
class Swaps:
    """A best set, and the projects in the order of their votes.

    The `utility` is ``score``, or ``cost`` where votes count times the cost.
    """

    portfolio: Portfolio
    funded: frozenset[str]
    groups: Groups
    utility: str

    def tell(self, tally: Tally) -> None:
        """Remark on the set; of a tie that is open nothing depends on the way that is shown."""
        tally.remark(self._how_good())
        if any(isinstance(step, Chosen) and step.by == "any" for step in tally.steps):
            return
        best = self.portfolio.best
        others = self.portfolio.named(best.span().possible) - self.funded
        if others:
            tally.remark(
                message(
                    "Had a tie fallen otherwise, these could have been funded instead: {projects}",
                    projects=tuple(sorted(others)),
                )
            )
        instead = sure_funding(self.groups, self.portfolio.terms)
        if instead is None:
            tally.remark(message("What the order of votes would fund depends on a tie"))
            return
        tally.remark(self._swap(frozenset(instead)))
        self._prices(sorted(set(instead) - self.funded), tally)

    def _how_good(self) -> Message:
        number, worth = self.portfolio.best.number, self._worth(self.portfolio.worth(self.funded))
        if number == 1:
            return message(
                "The funded projects bring {worth}; no other set for the money brings as much",
                worth=worth,
            )
        if number > MOST_SETS:
            return message(
                "More than {number} sets bring {worth}, the most that the money can buy",
                number=MOST_SETS,
                worth=worth,
            )
        return message(
            "{number} sets bring {worth}, the most that the money can buy",
            number=number,
            worth=worth,
        )

    def _worth(self, worth: Fraction) -> Message:
        if self.utility == "cost":
            return message("{worth} in votes times cost", worth=worth)
        return message("{worth} votes", worth=worth)

    def _swap(self, instead: frozenset[str]) -> Message:
        """Compare with what the order of votes would fund.

        A best set holds nothing that the order would leave out unless the order funds others: what
        fits beside all of them is not passed over.
        """
        gained = tuple(sorted(instead - self.funded))
        lost = tuple(sorted(self.funded - instead))
        worth = self._worth(self.portfolio.worth(instead))
        if not gained and not lost:
            return message("The order of votes would fund the same")
        if not lost:
            return message("The order of votes would fund these too: {projects}", projects=gained)
        if len(lost) > _MOST_NAMES:
            return message(
                "The order of votes would fund {gained} instead of {number} others, and bring"
                " {worth}",
                gained=gained,
                number=len(lost),
                worth=worth,
            )
        return message(
            "The order of votes would fund {gained} instead of {lost}, and bring {worth}",
            gained=gained,
            lost=lost,
            worth=worth,
        )

    def _prices(self, missed: Sequence[str], tally: Tally) -> None:
        """Say of projects that the order of votes would fund what they would cost in votes."""
        verdicts = {each: self.portfolio.verdict(each, self.funded) for each in missed}
        outweighed = [each for each in missed if verdicts[each].fate == "outweighed"]
        for project in outweighed[:_MOST_PRICES]:
            worth = self.portfolio.worth_with(project)
            if worth is not None:
                text = message(
                    "With {project} the money brings at most {worth}",
                    project=project,
                    worth=self._worth(worth),
                )
                tally.remark(text)
