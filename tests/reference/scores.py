"""Scores as they stand on each ballot, and what naive counting makes of them."""

from collections.abc import Iterator
from fractions import Fraction

from prioritize.model.profile import ScoreProfile


def forms(profile: ScoreProfile) -> Iterator[tuple[int, dict[str, Fraction]]]:
    """Yield every ballot that scores something: its weight, and the scores that it gives."""
    ids = [project.id for project in profile.projects]
    columns = zip(profile.scores.T.tolist(), profile.given.T.tolist(), strict=True)
    for weight, (scores, given) in zip(profile.electorate.weights.tolist(), columns, strict=True):
        cells = zip(ids, scores, given, strict=True)
        form = {each: score * profile.unit for each, score, marked in cells if marked}
        if form:
            yield weight, form


def lists(profile: ScoreProfile, blank: Fraction | None = None) -> dict[str, list[Fraction]]:
    """Write the scores of every project one below the other, as often as they weigh, sorted."""
    found: dict[str, list[Fraction]] = {project.id: [] for project in profile.projects}
    for weight, form in forms(profile):
        for each, listed in found.items():
            score = form.get(each, blank)
            listed.extend([score] * weight if score is not None else [])
    return {each: sorted(scores) for each, scores in found.items()}
