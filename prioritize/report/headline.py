"""Who leads a list that is ordered by one number, who follows, and how far apart they are."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from prioritize.model.electorate import Electorate
from prioritize.model.outcome import Outcome, Ranking
from prioritize.model.totals import TotalsProfile
from prioritize.report.measure import measured, moved
from prioritize.report.naming import Naming
from prioritize.report.row import deciding_score, side_scores
from prioritize.tally.listing import Listing
from prioritize.tally.result import Result, ranking_of
from prioritize.tally.step import Elected, Placed, Round, Scored
from prioritize.text import Message, counted, message


__all__ = ["counts_each_as_one", "headline", "leaders", "moved_between", "scores_that_order"]


def headline(listing: Listing, names: Naming) -> Iterator[Message]:
    """Say who is first, who is second, and what would have turned them round."""
    lead = tuple(leaders(listing, names))
    yield from lead
    first, second = (*ranking_of(listing.result.outcome).tiers[:2], (), ())[:2]
    if lead and len(first) == len(second) == 1:
        yield from moved_between(listing, first[0], second[0])


def leaders(listing: Listing, names: Naming) -> Iterator[Message]:
    """Say who is first and second, with how much; nothing where no number makes the order."""
    result = listing.result
    decisive = scores_that_order(result)
    if decisive is None or not isinstance(result.outcome, Ranking):
        return
    first, second = (*result.outcome.tiers[:2], (), ())[:2]
    scores = dict(decisive.scores)
    if not second or not _one_score(first, scores) or not _one_score(second, scores):
        return
    yield counted(
        "{projects} is first with {score}.",
        "{projects} share the first places with {score}.",
        number=len(first),
        projects=names.listed(first),
        score=_score(result, decisive, first[0], names),
    )
    if scores[first[0]] == scores[second[0]]:
        yield counted(
            "{projects} has as many and follows because of how the tie was settled.",
            "{projects} have as many and follow because of how the tie was settled.",
            number=len(second),
            projects=names.listed(second),
        )
        return
    yield counted(
        "{projects} follows with {score}.",
        "{projects} follow with {score}.",
        number=len(second),
        projects=names.listed(second),
        score=_score(result, decisive, second[0], names),
    )


def scores_that_order(result: Result[Outcome]) -> Scored | None:
    """Return the scores where they alone make the order, and no rounds or places do."""
    others = (Round, Placed, Elected)
    if isinstance(result.outcome, Ranking) and not any(isinstance(s, others) for s in result.steps):
        return deciding_score(result)
    return None


def _score(result: Result[Outcome], decisive: Scored, project: str, names: Naming) -> Message:
    """Write the score of a project, with the people behind it where they are known."""
    score = measured(dict(decisive.scores)[project], decisive.measure, names)
    people = next((dict(s.scores) for s in side_scores(result) if s.measure == "people"), {})
    if project not in people:
        return score
    return message(
        "{score} from {people}", score=score, people=measured(people[project], "people", names)
    )


def moved_between(listing: Listing, above: str, below: str) -> Iterator[Message]:
    """Say how many dots or votes would have had to move, where one counts as much as another."""
    decisive = scores_that_order(listing.result)
    if decisive is None or listing.view != "raw" or not counts_each_as_one(listing.result):
        return
    scores = dict(decisive.scores)
    text = moved(scores[above] - scores[below], decisive.measure)
    if text is not None:
        yield text


def counts_each_as_one(result: Result[Outcome]) -> bool:
    """Say whether every vote weighs the same, so that one can be set against another."""
    electorate = getattr(result.profile, "electorate", None)
    if isinstance(electorate, Electorate):
        return electorate.is_unweighted
    return isinstance(result.profile, TotalsProfile)


def _one_score(tier: tuple[str, ...], scores: Mapping[str, Fraction]) -> bool:
    return len({scores.get(project) for project in tier} - {None}) == 1
