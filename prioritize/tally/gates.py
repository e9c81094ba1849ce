"""What a project has to pass before it is ranked, stage by stage, with a reason where it fails."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

import numpy as np
from attrs import frozen

from prioritize.model.scoresheet import BLANK_REASONS, SCORED, ScoresheetProfile
from prioritize.model.stages import Stages
from prioritize.tally.scoresheet import means_by_criterion, review_numbers, reviews
from prioritize.tally.step import Excluded, Scored, Stage
from prioritize.text import Message, counted, message


__all__ = ["REVIEWS", "Gates", "eligible", "review_counts"]

REVIEWS: Final = "reviews"
"""What it is called how many reviewers scored a project."""

_NOT_ASKED = tuple(
    BLANK_REASONS.index(each) for each in ("recused", "not-assigned", "not-applicable", "withdrawn")
)
"""Blanks of those who could not have scored; who was absent could have."""


def eligible(profile: ScoresheetProfile) -> dict[str, int]:
    """Return how many reviewers could have scored each project.

    Somebody who is recused, was not assigned, or whose project was withdrawn, could not; somebody
    who is absent, or simply left a blank, could.
    """
    # With a reviewer who could score some criterion of a project, the project could be reviewed.
    asked = (~np.isin(profile.states, _NOT_ASKED)).any(axis=2).sum(axis=0)
    return {
        project.id: number for project, number in zip(profile.projects, asked.tolist(), strict=True)
    }


def review_counts(profile: ScoresheetProfile) -> Scored:
    """Say how many reviewers scored each project on some criterion."""
    counts = tuple((id, Fraction(number)) for id, number in review_numbers(profile).items())
    return Scored(REVIEWS, counts, decides=False)


@frozen
class Gates:
    """The scores of a profile before the gates of a staged rule.

    `least` is how many reviews a project needs, where that is declared by the stages or the method.
    """

    profile: ScoresheetProfile
    stages: Stages
    least: int | None

    def excluded(self) -> Iterator[Excluded]:
        """Yield every project that fails, at the first stage that it fails."""
        means = means_by_criterion(self.profile, reviews(self.profile))
        given, could = review_numbers(self.profile), eligible(self.profile)
        for row, project in enumerate(each.id for each in self.profile.projects):
            own = {each: column[project] for each, column in means.items() if project in column}
            checks: tuple[tuple[Stage, Iterator[Message]], ...] = (
                ("eligibility", self._ineligible(row)),
                ("veto", self._vetoed(row)),
                ("reviews", self._unreviewed(given[project], could[project], own)),
                ("threshold", self._below(own)),
            )
            for stage, found in checks:
                reasons = tuple(found)
                if reasons:
                    yield Excluded(project, stage, reasons)
                    break

    def _scores(self, row: int, criterion: str) -> list[Fraction]:
        """Return what the reviewers gave a project on a criterion."""
        column = [each.id for each in self.profile.criteria].index(criterion)
        given = self.profile.states[:, row, column] == SCORED
        points_for = self.profile.criteria[column].points_for
        values = self.profile.values[given, row, column].tolist()
        return [points_for(value * self.profile.unit) for value in values]

    def _ineligible(self, row: int) -> Iterator[Message]:
        for criterion in self.stages.eligibility:
            answers = self._scores(row, criterion)
            against = sum(not each for each in answers)
            if not answers:
                yield message("nobody confirmed {criterion}", criterion=criterion)
            elif against:
                yield counted(
                    "{criterion}: {number} of {all} says no",
                    "{criterion}: {number} of {all} say no",
                    number=against,
                    criterion=criterion,
                    all=len(answers),
                )

    def _vetoed(self, row: int) -> Iterator[Message]:
        for criterion, level in self.stages.vetoes:
            scores = self._scores(row, criterion)
            if scores and min(scores) < level:
                yield message(
                    "a reviewer gives {score} on {criterion}, and below {level} rules it out",
                    score=min(scores),
                    criterion=criterion,
                    level=level,
                )

    def _unreviewed(self, number: int, could: int, means: dict[str, Fraction]) -> Iterator[Message]:
        if self.least is not None and number < self.least:
            yield counted(
                "{number} review, and it needs {least}",
                "{number} reviews, and it needs {least}",
                number=number,
                least=self.least,
            )
        if number < self.stages.quorum * could:
            yield message(
                "{number} of the {could} reviewers who could score it did; it needs {quorum} of"
                " them",
                number=number,
                could=could,
                quorum=self.stages.quorum,
            )
        yield from self._unscored(means)

    def _unscored(self, means: dict[str, Fraction]) -> Iterator[Message]:
        needed = {each.id for each in self.profile.criteria if each.weight}
        needed |= {id for id, _ in self.stages.thresholds}
        missing = tuple(sorted(needed - means.keys()))
        if missing:
            yield message("nobody scored it on {criteria}", criteria=missing)

    def _below(self, means: dict[str, Fraction]) -> Iterator[Message]:
        for criterion, least in self.stages.thresholds:
            better_low = any(
                each.id == criterion and each.direction == "cost" for each in self.profile.criteria
            )
            value = means[criterion]
            if value > least if better_low else value < least:
                yield message(
                    "{value} on {criterion}, and the line is {least}",
                    value=value,
                    criterion=criterion,
                    least=least,
                )
