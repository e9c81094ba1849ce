"""The votes of the rounds so far, by which equals are told apart."""

from collections.abc import Callable, Mapping

from attrs import define, field

from prioritize.tally.departure import Votes


__all__ = ["EarlierVotes"]


@define
class EarlierVotes:
    """The votes at the start of every round so far, as what has changed from one to the next.

    Examples
    --------
    >>> from prioritize.tally.rounds import with_fewest
    >>> stages = EarlierVotes()
    >>> stages.add({0: 4, 1: 5})
    >>> stages.add({0: 6, 1: 6})
    >>> stages.equal_until_now([0, 1], with_fewest)
    [0]

    """

    _votes: dict[int, Votes] = field(factory=dict)
    _before: list[dict[int, Votes]] = field(factory=list)

    @property
    def number(self) -> int:
        """How many rounds have begun."""
        return len(self._before)

    def add(self, votes: Mapping[int, Votes]) -> None:
        """Begin a round with these votes, by position."""
        before = self._votes
        self._before.append(
            {
                each: before[each]
                for each, now in votes.items()
                if each in before and before[each] is not now and before[each] != now
            }
        )
        self._votes = dict(votes)

    def equal_until_now(
        self, tied: list[int], pick: Callable[[Mapping[int, Votes]], list[int]]
    ) -> list[int]:
        """Tell those who are equal now apart by the latest earlier round in which they differed.

        Parameters
        ----------
        pick
            Whom to keep of some that differ: those with the most votes, or with the fewest.

        Returns
        -------
        list
            Those who were equal in every round; who is left of them is for the rule for ties to
            say.

        """
        now, still = self._votes[tied[0]], set(tied)
        for before in reversed(self._before):
            if len(tied) > 1 and not still.isdisjoint(before):
                votes = {each: before.get(each, now) for each in tied}
                tied = pick(votes)
                now, still = votes[tied[0]], set(tied)
        return tied
