"""Lists of any shape for tests: a method that tells the steps it is given."""

from fractions import Fraction
from typing import ClassVar

import numpy as np
from attrs import evolve, frozen

from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Outcome, Ranking
from prioritize.model.profile import ApprovalProfile, Profile, RankedProfile
from prioritize.model.project import Names, Project
from prioritize.model.scoresheet import Criterion, ScoresheetProfile
from prioritize.model.shorthand import ranked
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.replay import replay
from prioritize.tally.step import Elected, Opened, Placed, Step
from prioritize.tally.tally import Tally
from prioritize.tally.ties import LEAVE, SHARE, TieBreak
from prioritize.text import message


RULES = "0123456789abcdef" * 4
RANKING = Opened("ranking")
BALLOT = ranked("a", projects="a b c")


@frozen
class Told:
    """Tells given steps, whatever the profile."""

    opened: Opened
    steps: tuple[Step, ...]
    seats: int | None = None
    decimals: int | None = None
    info: ClassVar[MethodInfo] = MethodInfo(
        "told",
        "ranked",
        message("Told"),
        message("Tells what it is told."),
        (RankedProfile,),
        Ranking,
        "A test",
    )

    def count(self, profile: Profile, tally: Tally) -> Outcome:
        """Record the steps and read the outcome from them."""
        tally.record(*self.steps)
        ids = tuple(project.id for project in profile.projects)
        return replay(ids, (self.opened, *tally.steps))


def told(
    *steps: Step,
    opened: Opened = RANKING,
    profile: Profile = BALLOT,
    tie_break: TieBreak = SHARE,
    decimals: int | None = None,
) -> Listing:
    """Make the list that the steps lead to."""
    method = Told(opened, steps, opened.seats, decimals)
    return Listing(run(method, profile, tie_break=tie_break))


def scoresheet(*criteria: Criterion) -> ScoresheetProfile:
    """Make a sheet on which two reviewers left everything blank."""
    size = (2, len(BALLOT.projects), len(criteria))
    values, states = np.zeros(size, np.int64), np.zeros(size, np.uint8)
    return ScoresheetProfile(BALLOT.projects, criteria, ("r1", "r2"), values, states)


def in_one(*listings: Listing) -> Lists:
    """Put lists into one run."""
    return Lists(RULES, listings)


def named(id: str, name: str, cost: int | None = None) -> Project:
    """Make a project with a Kyrgyz name."""
    return Project(id, Names.of({"ky": name}), None if cost is None else Fraction(cost))


def pairs(**scores: int | Fraction) -> tuple[tuple[str, Fraction], ...]:
    """Write scores by project."""
    return tuple((project, Fraction(score)) for project, score in scores.items())


@frozen
class Split:
    """Lets equal projects leave one by one, or elects one of them where there is a seat."""

    seats: int | None = None
    info: ClassVar[MethodInfo] = evolve(Told.info, id="split", kinds=(ApprovalProfile,))

    def count(self, profile: Profile, tally: Tally) -> Outcome:
        """Treat all projects as equal."""
        left = sorted(project.id for project in profile.projects)
        if self.seats:
            tally.record(Elected((tally.choose(left, "elect"),)))
        else:
            while len(left) > 1:
                last = tally.choose(left, LEAVE)
                tally.record(Placed((last,), "bottom"))
                left.remove(last)
        opened = Opened("selection", self.seats) if self.seats else RANKING
        return replay([each.id for each in profile.projects], (opened, *tally.steps))
