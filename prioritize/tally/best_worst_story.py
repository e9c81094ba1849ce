"""What the best-worst method tells beside its weights: consistency, intervals, contradictions."""

from collections.abc import Sequence

from attrs import frozen

from prioritize.errors import finding
from prioritize.tally.best_worst import CONSISTENCY_INDEX, Solution, Star
from prioritize.tally.decimals import told
from prioritize.tally.hierarchy import Heading, who
from prioritize.tally.near import TOLERANCE
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Told", "tell_open", "tell_star"]


@frozen
class Told:
    """Whose answers they are, under which heading, and which model weighs them."""

    heading: Heading
    judge: str
    model: str


def tell_open(stars: Sequence[Star], answers: Told, tally: Tally) -> None:
    """Say where answers of 1 leave it open which is the best or the worst."""
    if len(stars) > 1:
        text = message(
            "Answers of 1 by {judge} under {about} leave open which is the best or the worst; the"
            " choices are averaged: {number}",
            judge=who(answers.judge),
            about=answers.heading.name,
            number=len(stars),
        )
        tally.remark(text)


def tell_star(star: Star, found: Solution, answers: Told, tally: Tally) -> None:
    """Record how consistent the answers are and what they leave open; warn of contradictions."""
    _tell_consistency(star, found, answers, tally)
    open_ones = {
        each: ends for each, ends in found.intervals.items() if ends[1] - ends[0] > TOLERANCE
    }
    if open_ones:
        weights = tuple(
            message("{criterion} {low} to {high}", criterion=each, low=told(low), high=told(high))
            for each, (low, high) in sorted(open_ones.items())
        )
        text = message(
            "The answers leave weights open, and the middles count: {weights}", weights=weights
        )
        tally.remark(text)
    for one, other in star.contradictions():
        what = message(
            "By the answers of {judge} under {about}, {first} is farther from the best than"
            " {second}, and farther from the worst too",
            judge=who(answers.judge),
            about=answers.heading.name,
            first=one,
            second=other,
        )
        tally.notice(finding(what, remedy=message("Look at these answers again.")))


def _tell_consistency(star: Star, found: Solution, answers: Told, tally: Tally) -> None:
    index = CONSISTENCY_INDEX.get(int(star.span)) if star.span.denominator == 1 else None
    if answers.model == "linear" or not index:
        text = message(
            "Consistency of {judge} under {about}: deviation {deviation}, input-based ratio"
            " {input}; 0 is without contradiction",
            judge=who(answers.judge),
            about=answers.heading.name,
            deviation=told(found.deviation),
            input=told(star.input_ratio()),
        )
    else:
        text = message(
            "Consistency of {judge} under {about}: deviation {deviation}, ratio {ratio} with"
            " Rezaei's consistency index {index}, input-based ratio {input}; 0 is without"
            " contradiction",
            judge=who(answers.judge),
            about=answers.heading.name,
            deviation=told(found.deviation),
            ratio=told(found.deviation / index),
            index=told(index),
            input=told(star.input_ratio()),
        )
    tally.remark(text)
