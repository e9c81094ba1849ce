"""Who leads a list that is ordered by one number, who follows, and how far apart they are."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from prioritize.model.electorate import Electorate
from prioritize.model.outcome import Outcome, Ranking
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.totals import TotalsProfile
from prioritize.report.map_sentence import map_sentences
from prioritize.report.measure import measured, moved
from prioritize.report.naming import Naming
from prioritize.report.numbers import shown
from prioritize.report.row import deciding_score, side_scores
from prioritize.tally.listing import Listing
from prioritize.tally.result import Result, ranking_of
from prioritize.tally.step import Elected, Placed, Resolved, Round, Scored
from prioritize.text import Message, counted, message


__all__ = [
    "counts_each_as_one",
    "headline",
    "leaders",
    "moved_between",
    "scores_that_order",
    "told_decision",
]


def headline(listing: Listing, names: Naming) -> Iterator[Message]:
    """Say who is first, who is second, and what would have turned them round.

    A map puts nobody first; of a map it is said what was marked most often.
    """
    if listing.map_evidence:
        yield from map_sentences(listing.map_evidence, names)
        return
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
        yield _settled(result, first, second, names)
        return
    yield counted(
        "{projects} follows with {score}.",
        "{projects} follow with {score}.",
        number=len(second),
        projects=names.listed(second),
        score=_score(result, decisive, second[0], names),
    )


def _settled(
    result: Result[Outcome], first: tuple[str, ...], second: tuple[str, ...], names: Naming
) -> Message:
    """Say of those who have as many what put them behind all the same."""
    decision = _decision(result, first[0], second[0])
    votes = dict(decision.votes) if decision else {}
    projects = names.listed(second)
    if decision and {first[0], second[0]} <= votes.keys():
        return counted(
            "{projects} has as many; the second vote decided: {above} to {below}.",
            "{projects} have as many; the second vote decided: {above} to {below}.",
            number=len(second),
            projects=projects,
            above=shown(votes[first[0]]),
            below=shown(votes[second[0]]),
        )
    if decision and decision.by == "lot":
        return counted(
            "{projects} has as many; a lot decided.",
            "{projects} have as many; a lot decided.",
            number=len(second),
            projects=projects,
        )
    return counted(
        "{projects} has as many and follows because of how the tie was settled.",
        "{projects} have as many and follow because of how the tie was settled.",
        number=len(second),
        projects=projects,
    )


def _decision(result: Result[Outcome], above: str, below: str) -> Resolved | None:
    """Return the decision of people that put one project before another, if there was one."""
    resolved = (step for step in result.steps if isinstance(step, Resolved))
    return next((each for each in resolved if _puts_before(each, above, below)), None)


def _puts_before(decision: Resolved, above: str, below: str) -> bool:
    place = {id: number for number, tier in enumerate(decision.tiers) for id in tier}
    return {above, below} <= place.keys() and place[above] < place[below]


def told_decision(listing: Listing) -> Resolved | None:
    """Return the second vote of which the headline says all: between the first and the second."""
    result = listing.result
    decisive = scores_that_order(result)
    first, second = (*ranking_of(result.outcome).tiers[:2], (), ())[:2]
    if decisive is None or not len(first) == len(second) == 1:
        return None
    decision = _decision(result, first[0], second[0])
    return decision if decision and len(decision.votes) == 2 else None


def scores_that_order(result: Result[Outcome]) -> Scored | None:
    """Return the scores where they alone make the order, and no rounds or places do."""
    others = (Round, Placed, Elected)
    if isinstance(result.outcome, Ranking) and not any(isinstance(s, others) for s in result.steps):
        return deciding_score(result)
    return None


def _score(result: Result[Outcome], decisive: Scored, project: str, names: Naming) -> Message:
    """Write the score of a project, with the people behind it where they are known."""
    score = measured(dict(decisive.scores)[project], decisive.measure, names)
    sides = () if isinstance(result.profile, ScoresheetProfile) else side_scores(result)
    people = next((dict(s.scores) for s in sides if s.measure == "people"), {})
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
