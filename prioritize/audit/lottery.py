"""Lots among projects, drawn so that anyone can draw them again and get the same."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from attrs import frozen

from prioritize.audit.lottery_seed import check_digits
from prioritize.audit.rfc3797 import MOST, Choice, key_of, select, sources_in
from prioritize.errors import UsageError, finding
from prioritize.tally.ties import parse_tie_break
from prioritize.text import message


__all__ = ["Lot", "by_tickets", "by_turns"]


@frozen
class Lot:
    """One lot and all that is needed to repeat it.

    Attributes
    ----------
    rule
        ``sha-256``: the tickets that also decide ties; ``rfc-3797``: turn by turn from a list.
    seed
        The digits thrown in public; for RFC 3797 the numbers of each source.
    pool
        Who took part. For RFC 3797 it is the numbered list, for tickets its order says nothing.
    order
        All of them in the order of the draw.
    draws
        How many of the first are drawn.
    contest
        The contest that stands on the tickets.
    tickets
        The ticket of each, in the order of the draw.
    key, choices
        The key of RFC 3797, and its choices.

    """

    rule: Literal["sha-256", "rfc-3797"]
    seed: str
    pool: tuple[str, ...]
    order: tuple[str, ...]
    draws: int
    contest: str = ""
    tickets: tuple[str, ...] = ()
    key: str = ""
    choices: tuple[Choice, ...] = ()

    @property
    def drawn(self) -> tuple[str, ...]:
        """Those who are drawn, the first first."""
        return self.order[: self.draws]


def by_tickets(pool: Iterable[str], *, seed: str, draws: int, contest: str = "") -> Lot:
    """Draw by tickets: the lowest SHA-256 of seed, contest and id comes first.

    They are the tickets of the tie rule ``lottery:SEED``, so that one seed gives one order for
    all the ties of a contest, and whoever leaves the pool changes nothing for the others.

    Parameters
    ----------
    pool
        The ids of those who take part.
    seed
        At least 20 digits.
    draws
        How many are drawn.
    contest
        Keeps the lots of several lists apart.

    Raises
    ------
    UsageError
        The seed is none, somebody takes part twice, or more are drawn than take part.

    Examples
    --------
    >>> lot = by_tickets(["well", "road", "school"], seed="83920175564410928377", draws=1)
    >>> lot.drawn, lot.order
    (('well',), ('well', 'road', 'school'))

    """
    ids = tuple(sorted(pool))
    check_digits(seed)
    _check(ids, draws)
    rule = parse_tie_break(f"lottery:{seed}").for_contest(contest)
    order = rule.preferred(ids)
    tickets = tuple(map(rule.ticket, order))
    return Lot("sha-256", seed, ids, order, draws, contest, tickets)


def by_turns(pool: Sequence[str], *, seed: str, draws: int) -> Lot:
    """Draw by RFC 3797 from a list that everybody numbered beforehand.

    Parameters
    ----------
    pool
        The ids in the order in which the list was published.
    seed
        Public numbers as `prioritize.audit.rfc3797.sources_in` reads them, or one long number;
        together at least 20 digits.
    draws
        How many are drawn.

    Raises
    ------
    UsageError
        The numbers cannot be read or are too few, somebody takes part twice, or more are drawn
        than take part.

    Examples
    --------
    >>> numbers = "9319/2,5,12,8,10/9,18,26,34,41,45"
    >>> by_turns([f"p{number}" for number in range(1, 26)], seed=numbers, draws=3).drawn
    ('p17', 'p7', 'p2')

    """
    ids = tuple(pool)
    sources = sources_in(seed)
    check_digits(seed.replace(",", "").replace("/", ""))
    _check(ids, draws)
    key = key_of(sources)
    choices = select(key, pool=len(ids), draws=len(ids))
    order = tuple(ids[each.chosen - 1] for each in choices)
    return Lot("rfc-3797", seed, ids, order, draws, key=key, choices=choices)


def _check(ids: Sequence[str], draws: int) -> None:
    if len(ids) > MOST:
        what = message("More than {most} cannot take part in a lot", most=MOST)
        raise UsageError(finding(what))
    twice = tuple(sorted(each for each, times in Counter(ids).items() if times > 1))
    if twice:
        raise UsageError(finding(message("{ids} take part twice", ids=twice)))
    if not 1 <= draws <= len(ids):
        what = message("{draws} cannot be drawn of {pool}", draws=draws, pool=len(ids))
        raise UsageError(finding(what))
