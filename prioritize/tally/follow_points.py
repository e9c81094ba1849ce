"""What one ballot gives to every project, by counting it as if nobody else had voted."""

from attrs import frozen

from prioritize.model.outcome import Outcome
from prioritize.tally.cast import Cast, alone, ballots_of
from prioritize.tally.engine import run
from prioritize.tally.result import Result
from prioritize.tally.step import Scored, Scores, SetAside
from prioritize.tally.ties import SHARE


__all__ = ["Given", "follow_points"]


@frozen
class Given:
    """What a ballot gives: a number for each project, or the reason why it is not counted."""

    measure: str = ""
    scores: Scores = ()
    set_aside: str = ""


def follow_points(result: Result[Outcome], cast: Cast) -> Given:
    """Count one ballot alone, or the equal ballots of one line together, by the list's method.

    Examples
    --------
    >>> from prioritize.methods.dots.dots import Dots
    >>> from prioritize.model.shorthand import dots
    >>> from prioritize.tally.cast import find_casts
    >>> result = run(Dots(per_voter=3), dots("a*2 b", "b*4"))
    >>> [follow_points(result, *find_casts(result.profile, id)).set_aside for id in "12"]
    ['', 'over-full']

    """
    profile = ballots_of(result.profile)
    if profile is None:
        return Given()
    found = run(result.method, alone(profile, cast.column), tie_break=SHARE)
    aside = next((step for step in found.steps if isinstance(step, SetAside)), None)
    if aside is not None:
        return Given(set_aside=aside.reason)
    scored = [step for step in found.steps if isinstance(step, Scored)]
    told = next((step for step in scored if step.decides), scored[0] if scored else None)
    return Given(told.measure, told.scores) if told else Given()
