"""What one ballot pays for where voters pay out of equal shares, read from the recorded steps."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from attrs import frozen

from prioritize.model.outcome import Outcome
from prioritize.model.profile import ApprovalProfile, DotProfile, Profile, ScoreProfile
from prioritize.tally.cast import Cast
from prioritize.tally.result import Result
from prioritize.tally.step import Earned, Endowed, Paid, Step


__all__ = ["Payment", "follow_money", "share_of", "support_of"]


@frozen
class Payment:
    """A voter of weight 1 pays for a project, and has so much left afterwards."""

    project: str
    amount: Fraction
    left: Fraction


def support_of(profile: Profile, cast: Cast) -> dict[str, Fraction]:
    """Return the points above 0 that a ballot gives, by project; a mark is one point.

    Examples
    --------
    >>> from prioritize.model.shorthand import approvals
    >>> from prioritize.tally.cast import find_casts
    >>> profile = approvals("3: a c", "b", projects="a b c")
    >>> {id: int(points) for id, points in support_of(profile, *find_casts(profile, "1")).items()}
    {'a': 1, 'c': 1}

    """
    unit = Fraction(1)
    if isinstance(profile, ApprovalProfile):
        points = profile.approved[:, cast.column].astype(int).tolist()
    elif isinstance(profile, DotProfile):
        points = profile.dots[:, cast.column].tolist()
    elif isinstance(profile, ScoreProfile):
        given, unit = profile.given[:, cast.column], profile.unit
        points = (profile.scores[:, cast.column] * given).tolist()
    else:
        return {}
    told = zip(profile.projects, points, strict=True)
    return {project.id: number * unit for project, number in told if number > 0}


def share_of(result: Result[Outcome]) -> Fraction | None:
    """Return the share that bought what was paid for; nothing where no step tells it."""
    paid = {step.project for step in result.steps if isinstance(step, Paid)}
    shares = (
        step.share
        for step in reversed(result.steps)
        if isinstance(step, Endowed) and set(step.bought) == paid
    )
    return next(shares, None)


def follow_money(result: Result[Outcome], cast: Cast) -> tuple[Payment, ...]:
    """Say what a ballot pays, in the order in which projects are paid for.

    A share is what a voter of weight 1 has. Of the recorded shares and prices, very long ones are
    rounded to twelve decimals, and so is then what is told here.

    Examples
    --------
    >>> from attrs import evolve
    >>> from prioritize.methods.budget.equal_shares import EqualShares
    >>> from prioritize.model.project import Project
    >>> from prioritize.model.shorthand import approvals
    >>> from prioritize.tally.cast import find_casts
    >>> from prioritize.tally.engine import run
    >>> projects = tuple(Project(id, cost=Fraction(30)) for id in ("hall", "road"))
    >>> ballots = evolve(approvals("2: hall road", "hall", "road"), projects=projects)
    >>> result = run(EqualShares(budget=60), ballots)
    >>> for paid in follow_money(result, *find_casts(result.profile, "1")):
    ...     print(paid.project, paid.amount, paid.left)
    hall 10 7
    road 7 0

    """
    support = support_of(result.profile, cast)
    return tuple(_payments(result.steps, share_of(result) or Fraction(0), support))


def _payments(
    steps: Sequence[Step], share: Fraction, support: Mapping[str, Fraction]
) -> Iterator[Payment]:
    """Take every price from what is left; what is given later is added before it."""
    left, given = share, Fraction(0)
    for step in steps:
        if isinstance(step, Earned):
            left, given = left + step.share - given, step.share
        if not isinstance(step, (Paid, Earned)) or step.project not in support:
            continue
        amount = left
        if isinstance(step, Paid):
            points = support[step.project] if step.per == "point" else 1
            amount = min(step.price * points, left)
        left -= amount
        yield Payment(step.project, amount, left)
