"""Choose the projects that are worth most where money is all that is short.

The projects stand in the order of what they are worth for their money. Taking them until the money
is used up is nearly best, and what is best differs from it by few projects around the one where it
runs out: these are decided first, one after the other, outwards on both sides. A state is how much
is used and what it is worth when all projects that are not yet decided stay as they are.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TypeAlias

from attrs import frozen

from prioritize.tally.packing import Packing


__all__ = ["Core", "Flip", "solved"]

States: TypeAlias = "dict[int, int]"
"""What is used, rising, and the most that a choice is worth that uses so much."""


@frozen
class Flip:
    """A project that is decided: taken though it was out, or left out though it was in.

    `load` and `worth` are what the change adds, below 0 where a project is left out.
    """

    project: int
    load: int
    worth: int


@frozen
class Core:
    """The states after each of the flips, the first before any, and the most a set is worth."""

    worth: int
    flips: tuple[Flip, ...]
    layers: tuple[States, ...]


@frozen
class _Item:
    """A project with what it adds and takes."""

    project: int
    worth: int
    load: int


@frozen
class _Sight:
    """What the undecided projects can add at best: money spent on them, and money got back.

    No state that cannot become worth `floor` is kept. `ahead` is the undecided project outside
    that is worth most for its money, and `behind` the one inside that is worth least.
    """

    room: int
    floor: int
    ahead: _Item | None
    behind: _Item | None

    def promises(self, used: int, worth: int) -> bool:
        """Say whether a state may still come to the floor, at the rate of the nearest project."""
        left = self.room - used
        short = self.floor - worth
        if left < 0:
            nearest = self.behind
            return nearest is not None and short * nearest.load <= left * nearest.worth
        nearest = self.ahead
        return short <= 0 or (nearest is not None and short * nearest.load <= left * nearest.worth)


def solved(packing: Packing, *, states: int, above: int = 0) -> Core | None:
    """Find the most that a set is worth, and what leads there; `None` if over so many states.

    Parameters
    ----------
    packing
        Projects for which only one resource is short.
    states
        How many states are kept at most.
    above
        With 0 all ways to the best sets are kept; with 1 only the worth is to be found, and ways
        that are not better than a known one are dropped.

    References
    ----------
    .. [1] Pisinger (1997), A Minimal Algorithm for the 0-1 Knapsack Problem, Operations Research
       45, 758-767.

    """
    items = _by_rate(packing)
    (room,) = packing.rooms
    at = sum(used <= room for used in accumulate(item.load for item in items))
    used = sum(item.load for item in items[:at])
    layer = {used: sum(item.worth for item in items[:at])}
    best = layer[used] + _filled(items[at:], room - used)
    layers, flips = [layer], list[Flip]()
    kept = 1
    for inside, outside, flip in _outwards(items, at):
        sight = _Sight(
            room,
            best + above,
            items[outside] if outside < len(items) else None,
            items[inside - 1] if inside else None,
        )
        layer = _next(layer, flip, sight, above)
        best = max(best, _most(layer, room))
        layers.append(layer)
        flips.append(flip)
        kept += len(layer)
        if kept > states:
            return None
    return Core(best, tuple(flips), tuple(layers))


def _by_rate(packing: Packing) -> list[_Item]:
    """Order the projects that add something by what they are worth for their money, exactly."""
    loads = packing.loads[0]
    fine = 2 * max(loads, default=0).bit_length()
    items = [
        _Item(project, worth, load)
        for project, (worth, load) in enumerate(zip(packing.worths, loads, strict=True))
        if worth > 0
    ]
    free = [item for item in items if not item.load]
    paid = [item for item in items if item.load]
    return free + sorted(paid, key=lambda item: -((item.worth << fine) // item.load))


def _filled(items: Sequence[_Item], room: int) -> int:
    """Return what those add that still fit when they come up one after the other."""
    added = 0
    for item in items:
        if item.load <= room:
            room -= item.load
            added += item.worth
    return added


def _outwards(items: Sequence[_Item], at: int) -> Iterator[tuple[int, int, Flip]]:
    """Yield flips from the middle outwards, with how many remain inside, and where outside is."""
    inside, outside = at, at
    while inside or outside < len(items):
        if outside < len(items):
            item = items[outside]
            outside += 1
            yield inside, outside, Flip(item.project, item.load, item.worth)
        if inside:
            inside -= 1
            item = items[inside]
            yield inside, outside, Flip(item.project, -item.load, -item.worth)


def _next(layer: States, flip: Flip, sight: _Sight, above: int) -> States:
    """Flip a project or not, and drop what uses no less than another state and is worth less."""
    # Sorted by use, and of equal use the most first.
    ways = [(used, -worth) for used, worth in layer.items()]
    ways += [(used + flip.load, -flip.worth - worth) for used, worth in layer.items()]
    ways.sort()
    onward: States = {}
    least = 0
    for used, negative in ways:
        worth = -negative
        if worth >= least and used not in onward and sight.promises(used, worth):
            onward[used] = worth
            least = worth + above
    return onward


def _most(layer: States, room: int) -> int:
    """Return the most that a state is worth that can be paid for; uses and worths rise together."""
    most = 0
    for used, worth in layer.items():
        if used > room:
            break
        most = worth
    return most
