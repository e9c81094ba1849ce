"""PrefLib's files of ordinal and categorical preferences: .soc .soi .toc .toi .cat."""

from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray

from prioritize.errors import Spot
from prioritize.intake.content import clean_text
from prioritize.intake.faults import Faults
from prioritize.intake.line_grammar import CLOSE, COLON, DIGIT, END, NEXT, OPEN, Grammar
from prioritize.intake.order_lines import Orders, read_orders
from prioritize.intake.preflib_header import Header, read_header
from prioritize.intake.preflib_line import read_preference
from prioritize.intake.size import check_size
from prioritize.model.election import Election
from prioritize.model.electorate import Electorate
from prioritize.model.profile import RankedProfile
from prioritize.text import message


__all__ = ["read_preflib"]

_PAIRS: Final = (
    (DIGIT, DIGIT),
    (DIGIT, COLON),
    (DIGIT, NEXT),
    (DIGIT, CLOSE),
    (DIGIT, END),
    (COLON, DIGIT),
    (COLON, OPEN),
    (NEXT, DIGIT),
    (NEXT, OPEN),
    (OPEN, DIGIT),
    (CLOSE, NEXT),
    (CLOSE, END),
    (END, DIGIT),
)
_SIGNS: Final = ((",", NEXT), ("{", OPEN), ("}", CLOSE), (":", COLON))
_ORDERS: Final = Grammar(_SIGNS, _PAIRS, after_count=COLON)
_CATEGORIES: Final = Grammar(_SIGNS, (*_PAIRS, (OPEN, CLOSE)), after_count=COLON)


def read_preflib(content: bytes, name: str, *, kind: str = "") -> Election:
    r"""Read a file of PrefLib.

    Orders become places, with equal places for alternatives in braces. Of categorical preferences
    the place is the number of the category, because categories stand from best to worst; an
    alternative in no category is not ranked, and an empty category leaves its place empty.

    Parameters
    ----------
    content, name
        The file, and the name that it goes by in messages.
    kind
        ``soc``, ``soi``, ``toc``, ``toi`` or ``cat``; otherwise the ending of the name says it,
        or the file's own DATA TYPE.

    Raises
    ------
    InputError
        With every fault that was found: the list of alternatives or the number of voters does not
        fit, an order names an unknown alternative or one of them twice, is tied or incomplete
        where the kind of file excludes that, or a line cannot be read.

    References
    ----------
    .. [1] PrefLib, Format Specification, as of 2022.

    Examples
    --------
    >>> text = b"# NUMBER ALTERNATIVES: 3\n2: 3,{1,2}\n1: 2\n"
    >>> read_preflib(text, "votes.toi").profile.places.tolist()
    [[2, 0], [2, 1], [1, 0]]

    """
    faults = Faults(name)
    text = clean_text(content, faults)
    header = read_header(text, faults, kind=kind)
    body = text[header.length :].rstrip()
    if not body.strip():
        faults.fault(message("There are no ballots in the file"))
    faults.stop()
    check_size(len(header.projects), body.count("\n") + 1, faults)
    orders = read_orders(
        _plain(body),
        _CATEGORIES if header.categories else _ORDERS,
        projects=len(header.projects),
        last=header.categories or len(header.projects),
    )
    orders = _with_care(orders, body, header, faults)
    faults.stop()
    _check_totals(orders, header, faults)
    faults.stop()
    profile = RankedProfile(header.projects, Electorate(orders.counts), orders.places)
    return Election(profile, title=header.title, findings=faults.accepted)


def _plain(body: str) -> bytes:
    """Take out the blanks that the format allows, and close the last line."""
    return body.encode().replace(b", ", b",").replace(b": ", b":") + b"\n"


def _with_care(orders: Orders, body: str, header: Header, faults: Faults) -> Orders:
    """Read the lines that are not plain, or that the kind of file may exclude, one by one."""
    doubtful = np.flatnonzero(~orders.is_read | _misfits(orders, header))
    if not doubtful.size:
        return orders
    lines = body.split("\n")
    counts, places = orders.counts.copy(), orders.places.copy()
    for at in doubtful.tolist():
        counts[at] = 0
        if not lines[at].strip() or faults.are_full:
            continue
        with faults.gather(Spot(row=header.rows + at + 1)):
            preference = read_preference(lines[at], header)
            counts[at] = preference.count
            for place, projects in enumerate(preference.places, 1):
                places[list(projects), at] = place
    kept = counts > 0
    return attrs.evolve(orders, counts=counts[kept], places=places[:, kept])


def _misfits(orders: Orders, header: Header) -> NDArray[np.bool_]:
    """Say which lines are of another kind than the file."""
    misfits = np.zeros(orders.counts.size, dtype=np.bool_)
    if header.kind in ("soc", "soi"):
        misfits |= orders.ranked != orders.last
    if header.kind in ("soc", "toc"):
        misfits |= orders.ranked != len(header.projects)
    if header.categories:
        misfits |= orders.last != header.categories
    return misfits


def _check_totals(orders: Orders, header: Header, faults: Faults) -> None:
    voters, lines = int(orders.counts.sum()), orders.counts.size
    if header.voters is not None and header.voters != voters:
        faults.fault(
            message(
                "The header announces {said} voters, and the lines add up to {counted}",
                said=header.voters,
                counted=voters,
            ),
            remedy=message("Copy the file again, or correct NUMBER VOTERS."),
        )
    if header.lines is not None and header.lines != lines:
        faults.odd(
            message(
                "The header announces {said} different preferences, and there are {counted} lines",
                said=header.lines,
                counted=lines,
            )
        )
