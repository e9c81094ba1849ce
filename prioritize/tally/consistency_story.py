"""How consistent judgments are, in one sentence, and a warning where they contradict each other."""

from typing import Final

from prioritize.errors import finding
from prioritize.tally.consistency import MOST_RATIO, Consistency, most_geometric
from prioritize.tally.decimals import told
from prioritize.tally.hierarchy import Heading, who
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["tell_consistency"]

_SIMPLE: Final = 9


def tell_consistency(
    found: Consistency, heading: Heading, judge: str, tally: Tally, *, by: str
) -> None:
    """Record the measures of consistency, and warn where one is above what is accepted.

    Parameters
    ----------
    judge
        Whose judgments they are; empty for the group.
    by
        How priorities are worked out: with ``eigenvector`` the consistency ratio decides about the
        warning, with ``geometric`` the geometric index.

    """
    if found.ratio is not None and found.random is not None:
        text = message(
            "Consistency of {judge} under {about}: ratio {ratio} with Saaty's random index"
            " {random}, largest eigenvalue {largest}, index {index}; geometric index {geometric}",
            judge=who(judge),
            about=heading.name,
            ratio=told(found.ratio),
            random=told(found.random),
            largest=told(found.largest),
            index=told(found.index),
            geometric=told(found.geometric),
        )
    else:
        text = message(
            "Consistency of {judge} under {about}: largest eigenvalue {largest}, index {index};"
            " geometric index {geometric}; Saaty's random index ends at 15 things",
            judge=who(judge),
            about=heading.name,
            largest=told(found.largest),
            index=told(found.index),
            geometric=told(found.geometric),
        )
    tally.remark(text)
    _warn(found, heading, judge, tally, by=by)


def _warn(found: Consistency, heading: Heading, judge: str, tally: Tally, *, by: str) -> None:
    geometric = by == "geometric" or found.ratio is None
    measure = found.geometric if geometric else found.ratio
    most = most_geometric(len(heading.items)) if geometric else MOST_RATIO
    if measure is None or measure <= most:
        return
    first, second, ratio, implied = found.worst
    what = message(
        "The answers of {judge} under {about} contradict each other: {measure} is above {most}",
        judge=who(judge),
        about=heading.name,
        measure=told(measure),
        most=told(most),
    )
    remedy = message(
        "Look first at {first} and {second}: the answer is {ratio} times, and all together say"
        " {implied} times.",
        first=first,
        second=second,
        # Combined answers are roots, which are no simple fractions.
        ratio=ratio if ratio.denominator <= _SIMPLE else told(ratio),
        implied=told(implied),
    )
    tally.notice(finding(what, remedy=remedy))
