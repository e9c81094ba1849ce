"""Why one project stands above another where wins and chains of wins decide."""

from collections.abc import Iterator, Sequence

import numpy as np

from prioritize.model.outcome import Outcome, Relation
from prioritize.report.naming import Naming
from prioritize.report.pair_sentence import chain_sentence, chain_text, defeat_sentence
from prioritize.report.row import deciding_score
from prioritize.tally.chain import chain
from prioritize.tally.result import Result, ranking_of
from prioritize.tally.step import Chain, Defeat
from prioritize.text import Message, message


__all__ = ["defeat_story"]


def defeat_story(
    result: Result[Outcome], above: str, below: str, names: Naming
) -> Iterator[Message]:
    """Tell the strongest chains between two projects, or the wins that count for and against them.

    Says nothing where the method weighs neither.
    """
    chains = [step for step in result.steps if isinstance(step, Chain)]
    defeats = [step for step in result.steps if isinstance(step, Defeat)]
    if chains:
        yield from _chains(chains, (above, below), names)
    elif deciding_score(result):
        told = (step for each in (above, below) for step in defeats if step.below == each)
        yield from (defeat_sentence(step, names) for step in told)
    elif defeats:
        yield from _wins(result, defeats, (above, below), names)


def _chains(chains: Sequence[Chain], pair: tuple[str, str], names: Naming) -> Iterator[Message]:
    """Tell the strongest chain in both directions."""
    found = {(step.projects[0], step.projects[-1]): step for step in chains}
    for first, last in (pair, pair[::-1]):
        if (first, last) in found:
            yield chain_sentence(found[first, last], names)
        else:
            yield message(
                "No chain of wins leads from {first} to {last}.",
                first=names.project(first),
                last=names.project(last),
            )


def _wins(
    result: Result[Outcome], defeats: Sequence[Defeat], pair: tuple[str, str], names: Naming
) -> Iterator[Message]:
    """Tell what became of the win between two projects, and which wins stand for it instead."""
    direct = [step for step in defeats if {step.above, step.below} == set(pair)]
    yield from (defeat_sentence(step, names) for step in direct)
    above, below = pair
    places = ranking_of(result.outcome).places()
    counted = [(step.above, step.below) for step in defeats if not step.chain]
    if isinstance(result.outcome, Relation) or pair in counted or places[above] == places[below]:
        return
    way = _joined(counted, above, below)
    if way:
        yield message(
            "{above} stands above {below} by a chain of wins that count: {chain}.",
            above=names.project(above),
            below=names.project(below),
            chain=chain_text(way, names),
        )
        return
    over = [winner for winner, loser in counted if loser == below]
    if over:
        yield message(
            "Wins that count against {below}: those of {projects}.",
            below=names.project(below),
            projects=names.listed(over),
        )


def _joined(wins: Sequence[tuple[str, str]], first: str, last: str) -> tuple[str, ...]:
    ids = sorted({each for win in wins for each in win} | {first, last})
    links = np.zeros((len(ids), len(ids)), np.bool_)
    for winner, loser in wins:
        links[ids.index(winner), ids.index(loser)] = True
    return tuple(ids[each] for each in chain(links, ids.index(first), ids.index(last)))
