"""The steps of a count: a closed set of records from which the outcome can be read again.

Steps carry data and no sentences. `prioritize.tally.replay` folds them into the outcome, and the
reports turn each kind into one plain sentence, so a method that records these steps is explained
and checked without further code.

Long because the set is closed: every kind of step is declared here and nowhere else.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Literal, TypeAlias

from attrs import field, frozen

from prioritize.tally.fate import Fate
from prioritize.text import Message


__all__ = [
    "ByGroup",
    "Chain",
    "Chosen",
    "Compared",
    "Considered",
    "Converted",
    "Defeat",
    "Earned",
    "Elected",
    "Endowed",
    "Exchange",
    "Excluded",
    "Kept",
    "Named",
    "Opened",
    "Paid",
    "Pairs",
    "Parted",
    "Placed",
    "Raised",
    "Related",
    "Remark",
    "Resolved",
    "Returned",
    "Role",
    "Round",
    "Scored",
    "Scores",
    "Seated",
    "SetAside",
    "Shared",
    "Short",
    "Stage",
    "Step",
    "Undecided",
    "Weighed",
]

Scores: TypeAlias = "tuple[tuple[str, Fraction], ...]"
Pairs: TypeAlias = "tuple[tuple[str, str], ...]"

Stage: TypeAlias = Literal["eligibility", "veto", "reviews", "threshold", "total"]
"""At which stage of a staged rule a project was left out; they are passed in this order."""

Role: TypeAlias = Literal[
    "condorcet-winner", "condorcet-loser", "smith-set", "schwartz-set", "undefeated"
]
"""What projects stand out as among the pairwise wins.

``condorcet-winner`` beats, ``condorcet-loser`` loses to every other one; ``smith-set``: the
smallest set that beats all outside it; ``schwartz-set``: all of the smallest sets that nobody
outside beats; ``undefeated``: no defeat stands against them.
"""


def _by_id(scores: Iterable[tuple[str, Fraction]]) -> Scores:
    return tuple(sorted(scores))


def _sorted_pairs(pairs: Iterable[tuple[str, str]]) -> Pairs:
    return tuple(sorted(pairs))


def _sorted_ids(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(ids))


@frozen
class Opened:
    """The count begins: the kind of outcome asked for, with seats or budget where it has one."""

    outcome: Literal["ranking", "relation", "selection", "allocation"]
    seats: int | None = None
    budget: Fraction | None = None


@frozen
class Converted:
    """The ballots were read as another kind before counting, by a named rule."""

    source: str
    target: str
    rule: Message


@frozen
class SetAside:
    """Ballots that the method does not count, with the reason."""

    reason: str
    ballots: int


@frozen
class Scored:
    """A number for every project; `measure` says what is counted, such as ``dots``.

    The last one with `decides` ranks the projects of an outcome that places nobody otherwise.
    """

    measure: str
    scores: Scores = field(converter=_by_id)
    decides: bool = True


@frozen
class Weighed:
    """What a mean score on a criterion is worth in a weighted sum.

    That is `weight` times (`offset` + `slope` · mean), with 1/mean instead where less is better and
    values are parts of the least (`is_inverse`). A `root` other than 1 is a number by whose square
    root the slope is multiplied too.
    """

    criterion: str
    weight: Fraction
    slope: Fraction
    offset: Fraction = Fraction(0)
    root: Fraction = Fraction(1)
    is_inverse: bool = False

    def points(self, mean: Fraction) -> Fraction | None:
        """Return what a mean is worth; `None` where that takes a root."""
        if self.root != 1 and self.slope:
            return None
        value = 1 / mean if self.is_inverse and self.slope else mean
        return self.weight * (self.offset + self.slope * value)


@frozen
class Raised:
    """A mean score is raised to its part of all weights, below 0 where less is better."""

    criterion: str
    weight: Fraction
    exponent: Fraction


@frozen
class ByGroup:
    """What every project has for each person of a group, or of several that were joined.

    `people` are those whose ballots count; `scores` are the votes of the group divided by them.
    """

    groups: tuple[str, ...]
    people: int
    scores: Scores = field(converter=_by_id)


@frozen
class Compared:
    """The weight of the ballots that put `first` above `second`, and the other way round."""

    first: str
    second: str
    support: Fraction
    against: Fraction


@frozen
class Defeat:
    """A method weighs the win of `above` over `below`, with the votes on both sides.

    The win counts where `chain` is empty. Otherwise the chain leads back from `below` to `above` by
    wins that are at least as strong, and the win does not count.
    """

    above: str
    below: str
    support: Fraction
    against: Fraction
    chain: tuple[str, ...] = ()


@frozen
class Chain:
    """The strongest chain of wins from the first of its projects to the last.

    It is as strong as its weakest win, which is told with the votes on both sides.
    """

    projects: tuple[str, ...]
    weakest: tuple[str, str]
    support: Fraction
    against: Fraction


@frozen
class Named:
    """Projects stand out among the pairwise wins, or nobody does."""

    role: Role
    projects: tuple[str, ...] = field(converter=_sorted_ids)


@frozen
class Related:
    """The pairs (above, below) of a partial order."""

    pairs: Pairs = field(converter=_sorted_pairs)


@frozen
class Placed:
    """Projects take the best (`top`) or the worst (`bottom`) of the places still open."""

    projects: tuple[str, ...] = field(converter=_sorted_ids)
    end: Literal["top", "bottom"] = "top"
    reason: Message | None = None


@frozen
class Round:
    """One round of a count in rounds: votes, who is elected, who leaves, where votes go.

    `tally` holds the continuing projects, and those elected that still hold votes. Those
    `eliminated` in one round leave together; those `elected` with as many votes share a place.
    `transfers` are (from, to, votes); `exhausted` counts what leaves the count, by cause.
    """

    number: int
    tally: Scores = field(converter=_by_id)
    quota: Fraction | None = None
    elected: tuple[str, ...] = ()
    eliminated: tuple[str, ...] = field(default=(), converter=_sorted_ids)
    transfers: tuple[tuple[str, str, Fraction], ...] = ()
    exhausted: tuple[tuple[str, Fraction], ...] = ()


@frozen
class Returned:
    """The count begins again for the next seat, among these: whoever has left is back."""

    projects: tuple[str, ...] = field(converter=_sorted_ids)


@frozen
class Kept:
    """What the elected keep of the votes in the next round; the rest goes on.

    By the rule ``meek`` a factor is the part of whatever reaches the project; by ``warren`` it is
    the price that every ballot pays that reaches it, or all that the ballot has left. The factors
    were lowered until the elected had no more than `surplus` above their quotas together, in so
    many `passes` through all votes.
    """

    rule: Literal["meek", "warren"]
    factors: Scores = field(converter=_by_id)
    surplus: Fraction
    passes: int


@frozen
class Elected:
    """Projects are elected outside a round, in this order."""

    projects: tuple[str, ...]
    reason: Message | None = None


@frozen
class Seated:
    """Projects get the seats, in this order; the places in the list stay as they are.

    `points` are what they are worth together, where they were elected for that.
    """

    projects: tuple[str, ...]
    points: Fraction | None = None


@frozen
class Exchange:
    """The exchange of a project, elected or not, that would cost the elected least.

    With `entering` instead of `leaving` they would have `loss` points less; `project` is one of the
    two, and the one whose best exchange this is.
    """

    project: str
    leaving: str
    entering: str
    loss: Fraction


@frozen
class Considered:
    """A project comes up for money: it is funded, or why not, and what is left afterwards.

    Projects of one `tier` are equal and share a place, even where it had to be chosen which of
    them comes up first; 0 says that a project stands alone. A project that was ``waiting`` may come
    up again; its place is where it came up first. The `award` is what a funded project gets, where
    that is not its cost. Where other projects are in the way they are named as `because`, where a
    category or a neighborhood is as `limit`.
    """

    project: str
    cost: Fraction
    fate: Fate
    left: Fraction
    tier: int = 0
    award: Fraction | None = None
    because: tuple[str, ...] = field(default=(), converter=_sorted_ids)
    limit: str = ""

    @property
    def paid(self) -> Fraction:
        """The money that the project gets."""
        if self.fate != "funded":
            return Fraction(0)
        return self.cost if self.award is None else self.award


@frozen
class Endowed:
    """Everyone has the same share to spend: what all together buy with it, and what that costs.

    `increment` counts the units of money that have been added to the first share. `left` is what
    the budget has left then, below 0 where it cannot pay for all that.
    """

    share: Fraction
    increment: int
    bought: tuple[str, ...] = field(converter=_sorted_ids)
    cost: Fraction
    left: Fraction


@frozen
class Paid:
    """The voters who back a project pay for it, out of shares.

    Each pays the `price`, per voter or per point, or all that is left to someone who has less. That
    is what it would cost each of `support` voters, or points, if they shared its cost alike. Of the
    `payers` so many pay in full. Prices that take more than thirty digits are rounded to twelve
    decimals.
    """

    project: str
    price: Fraction
    per: Literal["voter", "point"]
    payers: Fraction
    full: Fraction
    support: Fraction


@frozen
class Earned:
    """The voters who back a project have its cost together, once everyone has been given `share`.

    They pay all they have; what each of them is given later is theirs again. A share that takes
    more than thirty digits is rounded to twelve decimals.
    """

    project: str
    share: Fraction
    backers: Fraction


@frozen
class Short:
    """The backers of a project cannot pay for it out of what they have left in their shares.

    With `more` voters who had marked it too it would have been bought with the same shares, ties
    falling for it and other ballots unchanged; `None` where all voters together would not have
    sufficed, or where points make it impossible to say. What they hold is rounded as prices are.
    """

    project: str
    cost: Fraction
    held: Fraction
    more: Fraction | None = None


@frozen
class Chosen:
    """Equals are told apart: `order` names those preferred first, `by` says how.

    ``by`` is ``order`` (the declared order), ``lottery`` (tickets of the declared seed), or
    ``any``: one of the ways the tie could fall, followed beside the others.
    """

    tied: tuple[str, ...]
    order: tuple[str, ...]
    purpose: str
    by: Literal["order", "lottery", "any"]


@frozen
class Resolved:
    """People settled a tie: by a re-vote among the tied, with its votes, or by a drawn lot.

    `tiers` holds the tied projects as the decision orders them; what is still equal stays so.
    `witnesses` are those who counted or drew and those who saw it.
    """

    tiers: tuple[tuple[str, ...], ...]
    by: Literal["revote", "lot"]
    votes: Scores = field(default=(), converter=_by_id)
    witnesses: tuple[str, ...] = ()


@frozen
class Excluded:
    """A project is not ranked: the stage at which it was left out, with every reason there."""

    project: str
    stage: Stage
    reasons: tuple[Message, ...]


@frozen
class Parted:
    """Equal projects are told apart by a declared criterion, or by what they cost.

    `values` are those of the projects; `tiers` hold them as these order them, and what is equal in
    that too stays together.
    """

    by: str
    tiers: tuple[tuple[str, ...], ...]
    values: Scores = field(converter=_by_id)


@frozen
class Shared:
    """Projects whose order differs between the ways a tie could fall share one place."""

    projects: tuple[str, ...] = field(converter=_sorted_ids)


@frozen
class Undecided:
    """Projects that only some of the ways of a tie choose; they are not among the chosen."""

    projects: tuple[str, ...] = field(converter=_sorted_ids)


@frozen
class Remark:
    """Something a reader should know that changes no place."""

    text: Message


Step: TypeAlias = (
    Opened
    | Converted
    | SetAside
    | Scored
    | Weighed
    | Raised
    | ByGroup
    | Compared
    | Defeat
    | Chain
    | Named
    | Related
    | Placed
    | Round
    | Returned
    | Kept
    | Elected
    | Seated
    | Exchange
    | Considered
    | Endowed
    | Paid
    | Earned
    | Short
    | Chosen
    | Resolved
    | Excluded
    | Parted
    | Shared
    | Undecided
    | Remark
)
