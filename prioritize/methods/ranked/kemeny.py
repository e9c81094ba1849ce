"""Kemeny: the order with which the ballots disagree least, pair by pair."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, product
from typing import ClassVar, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from prioritize.errors import Finding
from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Ranking
from prioritize.model.profile import RankedProfile
from prioritize.registry import method, option
from prioritize.tally.chain import reachable
from prioritize.tally.consensus import ORDERS_LIMIT, Order, Part, least_cost
from prioritize.tally.consensus_solver import least_cost_of_many
from prioritize.tally.pair_table import UNRANKED, UNRANKED_HELP, PairTable, compared
from prioritize.tally.step import Placed
from prioritize.tally.survey import Survey
from prioritize.tally.tally import Tally
from prioritize.tally.votes import weighted_sum
from prioritize.text import Message, message


__all__ = ["Kemeny"]

_FEW: Final = 12
_LISTING: Final = 200_000_000


@method
class Kemeny:
    """Rank projects in the order with which the ballots disagree least.

    Take any order of all the projects. For every two of them, each ballot that puts them the other
    way round disagrees once with that order. The order with the fewest disagreements is the result.
    Where several orders have equally few, projects that they put differently share a place.

    Notes
    -----
    A ballot on which two projects are level disagrees by ½ with every order (Fagin et al. 2006), so
    this decides nothing. The problem is NP-hard. Projects that wins join in circles are ordered
    by themselves, since every best order puts the projects of a part in an order that is best for
    the part: up to 12 by going through all their sets, more by branch and bound. The bounds are
    those of linear programs in which circles of three are forbidden (Grötschel et al. 1984),
    added up again in whole numbers. A branch ends where every order costs more than the best one
    known, so all the best orders are found. Where there are too many to list, it is asked of every
    open pair whether one of them turns it round. What is not proved is said, and shares a place.

    References
    ----------
    .. [1] Kemeny (1959), Mathematics without numbers, Daedalus 88.
    .. [2] Fagin, Kumar, Mahdian, Sivakumar & Vee (2006), Comparing partial rankings, SIAM Journal
       on Discrete Mathematics 20, doi:10.1137/05063088X.
    .. [3] Truchon (1998), An extension of the Condorcet criterion and Kemeny orders, Université
       Laval, for the parts.
    .. [4] Grötschel, Jünger & Reinelt (1984), A cutting plane algorithm for the linear ordering
       problem, Operations Research 32, doi:10.1287/opre.32.6.1195.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.engine import run
    >>> ballots = ranked("4: a > b > c", "3: b > c > a", "2: c > a > b")
    >>> run(Kemeny(), ballots).outcome.tiers
    (('a',), ('b',), ('c',))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "kemeny",
        "ranked",
        message("Kemeny's method"),
        message(
            "Everyone puts the projects in order. The result is the order with which the ballots"
            " disagree least, counted over all pairs of projects."
        ),
        (RankedProfile,),
        Ranking,
        "Kemeny (1959), Mathematics without numbers",
        axioms=frozenset({"anonymity", "neutrality", "unanimity", "majority", "condorcet"}),
    )

    unranked: str = option(UNRANKED, help=UNRANKED_HELP, default="last")

    def count(self, profile: RankedProfile, tally: Tally) -> Ranking:
        """Find the best orders, and place the projects one after the other."""
        table = compared(profile, unranked=self.unranked)
        table.record(tally)
        found = _Optima.of(table)
        tally.remark(_distance(profile, table, found, self.unranked))
        if not found.proved:
            for text in found.notices(table):
                tally.notice(Finding(text))
            tiers = [table.named(tier) for tier in found.agreed()]
        else:
            tiers = [(table.ids[each],) for each in _placed(found, table, tally)]
        tally.record(*(Placed(tier) for tier in tiers))
        return Ranking(tiers)

    def survey(self, profile: RankedProfile) -> Survey:
        """List the best orders, and say which pairs they put differently."""
        table = compared(profile, unranked=self.unranked)
        found = _Optima.of(table)
        most = _listed(len(table.ids))
        orders = list(islice(found.orders(), most + 1))
        more = not found.complete or len(orders) > most
        text = (
            message("More than {number} orders are equally good", number=most)
            if len(orders) > most
            else message("At least {number} orders are equally good", number=len(orders))
        )
        return Survey(
            tuple(Ranking([(table.ids[each],) for each in order]) for order in orders[:most]),
            notices=(Finding(text),) if more else (),
            differing=tuple(
                (table.ids[one], table.ids[other])
                for one, other in np.argwhere(~(found.sure | found.sure.T)).tolist()
                if one < other
            ),
            more=more,
        )


@frozen
class _Optima:
    """What is known of all the best orders.

    `choices` are closed (m, m) relations: a project's order in each part and the wins between the
    parts. The best orders are those that contain one of them. `sure` holds the pairs on which all
    the best orders agree, and all is `proved` if it is shown that they differ on the others.
    """

    parts: Sequence[Part]
    choices: Sequence[NDArray[np.bool_]]
    sure: NDArray[np.bool_]
    proved: bool
    complete: bool

    @classmethod
    def of(cls, table: PairTable) -> "_Optima":
        """Order every part by itself, and join the orders by the wins between parts."""
        parts = [_part(each, table) for each in _circular(table.wins)]
        across = table.wins.copy()
        for part in parts:
            across[np.ix_(part.projects, part.projects)] = False
        ways = product(*(part.orders for part in parts))
        most = _listed(len(table.ids))
        listed = list(islice(ways, most + 1))
        complete = all(part.complete for part in parts) and len(listed) <= most
        choices = [reachable(_chained(across, orders)) for orders in listed[:most]]
        sure = reachable(across | _agreed(parts, len(across)))
        shown = ~np.logical_and.reduce(choices).T if choices else sure
        for part in parts:
            for pair in part.above:
                shown[pair] = True
        if complete:
            sure = np.logical_and.reduce(choices)
        told = (sure | sure.T) | (shown & shown.T) | np.eye(len(sure), dtype=np.bool_)
        return cls(parts, choices, sure, bool(told.all()), complete)

    def next_ones(
        self, choices: Sequence[NDArray[np.bool_]], left: frozenset[int]
    ) -> dict[int, list[NDArray[np.bool_]]]:
        """Say who can come next in which of the relations."""
        here = np.array(sorted(left), np.intp)
        found: dict[int, list[NDArray[np.bool_]]] = {}
        for choice in choices:
            below = choice[np.ix_(here, here)].any(axis=0)
            for each in here[~below].tolist():
                found.setdefault(each, []).append(choice)
        return found

    def orders(self) -> Iterator[Order]:
        """Give the best orders that the relations tell, each once."""
        everybody = frozenset(range(len(self.sure)))
        waiting: list[tuple[Order, Sequence[NDArray[np.bool_]], frozenset[int]]]
        waiting = [((), self.choices, everybody)]
        while waiting:
            order, choices, left = waiting.pop()
            if not left:
                yield order
                continue
            following = self.next_ones(choices, left)
            waiting.extend(
                ((*order, each), following[each], left - {each})
                for each in sorted(following, reverse=True)
            )

    def agreed(self) -> Sequence[Order]:
        """Let projects share a tier unless it is proved that all the best orders agree on them."""
        apart = reachable(~self.sure.T).sum(axis=1)
        return [
            tuple(np.flatnonzero(apart == size).tolist())
            for size in sorted(set(apart.tolist()), reverse=True)
        ]

    def notices(self, table: PairTable) -> Iterator[Message]:
        """Say what is not proved."""
        less = sum(part.cost - part.bound for part in self.parts)
        if less:
            yield message(
                "It is not proved that no order has fewer disagreements; at most {less} fewer are"
                " possible",
                less=less * table.unit,
            )
        yield message(
            "Not every equally good order could be looked for; projects share a place unless their"
            " order is proved"
        )


def _listed(projects: int) -> int:
    """Return how many equally good orders are listed at most: each takes O(m³) to be told."""
    return max(1, min(ORDERS_LIMIT, _LISTING // max(1, projects) ** 3))


def _circular(wins: NDArray[np.bool_]) -> Sequence[Order]:
    """Return the sets of projects that wins join in circles; the others are alone."""
    ways = reachable(wins)
    joined = (ways & ways.T) | np.eye(len(wins), dtype=np.bool_)
    return sorted({tuple(np.flatnonzero(row).tolist()) for row in joined})


def _part(projects: Order, table: PairTable) -> Part:
    if len(projects) > _FEW:
        return least_cost_of_many(projects, table.margins)
    return least_cost(projects, np.maximum(table.margins.T, 0).tolist())


def _chained(across: NDArray[np.bool_], orders: Sequence[Order]) -> NDArray[np.bool_]:
    links = across.copy()
    for order in orders:
        links[order[:-1], order[1:]] = True
    return links


def _agreed(parts: Sequence[Part], size: int) -> NDArray[np.bool_]:
    """Return the pairs inside the parts that no best order turns round."""
    agreed = np.zeros((size, size), np.bool_)
    for part in parts:
        open_pairs = part.above | part.unknown
        for one, other in part.above:
            agreed[one, other] = (other, one) not in open_pairs
    return agreed


def _placed(found: _Optima, table: PairTable, tally: Tally) -> Order:
    """Place one project after the other; among several that a best order puts next, ask."""
    order: Order = ()
    left = frozenset(range(len(table.ids)))
    choices = found.choices
    while left:
        following = found.next_ones(choices, left)
        state = left if found.complete else order
        each = table.ids.index(tally.choose(table.named(following), "place-next", state=state))
        order, left, choices = (*order, each), left - {each}, following[each]
    return order


def _distance(profile: RankedProfile, table: PairTable, found: _Optima, unranked: str) -> Message:
    """Say how many disagreements there are, each level pair counted half."""
    people = profile.electorate
    ranked = np.greater(profile.places, 0)
    valid = people.weights[ranked.any(axis=0)].sum()
    size = len(ranked)
    if unranked == "last":
        both = int(valid) * size * (size - 1) // 2
    else:
        sizes = ranked.sum(axis=0)
        both = weighted_sum(sizes * (sizes - 1) // 2, people.weights)
    level = both - sum(map(int, table.support.sum(axis=1)))
    against = np.minimum(table.support, table.support.T)
    fewest = sum(map(int, np.triu(against, 1).sum(axis=1)))
    doubled = 2 * (fewest + sum(part.cost for part in found.parts)) + level
    return message(
        "The order has {number} disagreements with the ballots, a level pair counted half",
        number=doubled * people.unit * Fraction(1, 2),
    )
