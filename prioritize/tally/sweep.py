"""Decide about projects one after another, keeping the better of the ways that leave the same open.

After each project a layer holds the states in which the choice can be: how much of each resource
is used, and which of the decided projects others still depend on.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import add, le
from typing import Final, TypeAlias

from attrs import define, field, frozen

from prioritize.tally.packing import Bound, Packing


__all__ = ["Decision", "Key", "Layer", "State", "decisions", "start_of", "swept"]

_DOMINATED_FROM: Final = 4

Key: TypeAlias = "tuple[tuple[int, ...], int]"
"""What of each resource is used, as far as it can matter, and the projects taken, as bits."""


@define
class State:
    """The most that a choice is worth that leads here, its loss, and all ways to be worth it."""

    worth: int
    loss: int
    came_from: list[tuple[Key, bool]]


Layer: TypeAlias = "dict[Key, State]"


@frozen
class Decision:
    """What deciding about one project changes, and what it must agree with.

    Attributes
    ----------
    rivals, needed, dependents
        Projects decided before, as bits: who cannot be beside it, whom it needs, who needs it.
    idle
        Pairs of bits: the first is not taken unless one of the second is.
    keep
        The decided projects that what comes later must agree with.
    spare
        As much of each resource may be used that all later projects still fit.
    forced
        Whether the project must be taken.

    """

    project: int
    worth: int
    loads: tuple[int, ...]
    rate: int
    rivals: int
    needed: int
    dependents: int
    idle: tuple[tuple[int, int], ...]
    keep: int
    spare: tuple[int, ...]
    forced: bool


def start_of(packing: Packing) -> Key:
    """Return the state in which nothing is used and nobody is taken."""
    return (0,) * len(packing.rooms), 0


def decisions(packing: Packing, limit: Bound, *, forced: int | None) -> tuple[Decision, ...]:
    """Put the projects in the order in which a wrong decision loses most.

    Projects that share a resource beside the first stand together, so that it is soon settled.
    """
    homes = [_home(packing, project) for project in range(len(packing.worths))]
    order = sorted(range(len(homes)), key=lambda each: (homes[each], -abs(limit.rates[each]), each))
    groups = _Groups.of(packing)
    later = [sum(row) for row in packing.loads]
    before = 0
    plan: list[Decision] = []
    for project in order:
        loads = tuple(row[project] for row in packing.loads)
        later = [total - load for total, load in zip(later, loads, strict=True)]
        done = before | 1 << project
        plan.append(
            Decision(
                project,
                packing.worths[project],
                loads,
                limit.rates[project],
                rivals=_joined(each for each in groups.rivals if each >> project & 1) & before,
                needed=groups.needs.get(project, 0) & before,
                dependents=groups.dependents.get(project, 0) & before,
                idle=groups.idle_at(project, done),
                keep=_joined(each for each in groups.ties if each & ~done) & done,
                spare=tuple(room - rest for room, rest in zip(packing.rooms, later, strict=True)),
                forced=project == forced,
            )
        )
        before = done
    return tuple(plan)


def _home(packing: Packing, project: int) -> int:
    """Return the first of the resources that a project takes beside the first one, else 0."""
    rows = range(1, len(packing.loads))
    return next((row for row in rows if packing.loads[row][project]), 0)


@frozen
class _Groups:
    """Which projects decide about each other, as bits."""

    rivals: tuple[int, ...]
    needs: Mapping[int, int]
    dependents: Mapping[int, int]
    idle: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, packing: Packing) -> "_Groups":
        needs: dict[int, int] = {}
        dependents: dict[int, int] = {}
        for project, other in packing.needs:
            needs[project] = needs.get(project, 0) | 1 << other
            dependents[other] = dependents.get(other, 0) | 1 << project
        return cls(
            tuple(_joined(1 << each for each in group) for group in packing.rivals),
            needs,
            dependents,
            tuple(
                (1 << project, dependents.get(project, 0))
                for project, worth in enumerate(packing.worths)
                if worth <= 0
            ),
        )

    @property
    def ties(self) -> tuple[int, ...]:
        """Groups of which every member is remembered until the last one is decided."""
        pairs = (1 << project | other for project, other in self.needs.items())
        return (*self.rivals, *pairs, *(own | others for own, others in self.idle))

    def idle_at(self, project: int, done: int) -> tuple[tuple[int, int], ...]:
        """Return the pairs whose last member is this project."""
        own = (pair for pair in self.idle if (pair[0] | pair[1]) >> project & 1)
        return tuple(pair for pair in own if not (pair[0] | pair[1]) & ~done)


def _joined(masks: Iterable[int]) -> int:
    joined = 0
    for mask in masks:
        joined |= mask
    return joined


def swept(packing: Packing, plan: Sequence[Decision], *, gap: int, most: int) -> list[Layer] | None:
    """Return the layers of all states that lose no more than the gap; `None` if over the most."""
    layers: list[Layer] = [{start_of(packing): State(0, 0, [])}]
    states = 0
    for decision in plan:
        layers.append(_next(layers[-1], decision, packing.rooms, gap))
        states += len(layers[-1])
        if states > most:
            return None
    return layers


def _next(layer: Layer, decision: Decision, rooms: tuple[int, ...], gap: int) -> Layer:
    onward: Layer = {}
    losses = max(0, decision.rate), max(0, -decision.rate)
    for key, state in layer.items():
        for used, taken, takes in _branches(key, decision, rooms):
            loss = state.loss + losses[takes]
            if loss <= gap and not any(
                own & taken and not taken & why for own, why in decision.idle
            ):
                open_use = tuple(
                    0 if use <= spare else use
                    for use, spare in zip(used, decision.spare, strict=True)
                )
                worth = state.worth + takes * decision.worth
                _enter(
                    onward, (open_use, taken & decision.keep), State(worth, loss, [(key, takes)])
                )
    return _undominated(onward)


def _branches(
    key: Key, decision: Decision, rooms: tuple[int, ...]
) -> Iterator[tuple[tuple[int, ...], int, bool]]:
    """Yield what may become of a state: the project is left out, or taken."""
    used, taken = key
    if not decision.forced and not taken & decision.dependents:
        yield used, taken, False
    if not taken & decision.rivals and not decision.needed & ~taken:
        more = tuple(map(add, used, decision.loads))
        if all(map(le, more, rooms)):
            yield more, taken | 1 << decision.project, True


def _enter(layer: Layer, key: Key, state: State) -> None:
    """Keep the better way to a state; of equally good ones all, with the closer bound."""
    old = layer.get(key)
    if old is None or state.worth > old.worth:
        layer[key] = state
    elif state.worth == old.worth:
        old.came_from.extend(state.came_from)
        old.loss = max(old.loss, state.loss)


def _undominated(layer: Layer) -> Layer:
    """Drop states that use no less of anything than another and are worth less.

    They are looked for where one or two resources are not settled.
    """
    if len(layer) < _DOMINATED_FROM:
        return layer
    unsettled = [any(uses) for uses in zip(*(used for used, _ in layer), strict=True)]
    if sum(unsettled) > 2:
        return layer
    stairs: dict[int, _Stairs] = {}
    kept: Layer = {}
    for key in sorted(layer):
        used = [use for use, is_open in zip(key[0], unsettled, strict=True) if is_open]
        if stairs.setdefault(key[1], _Stairs()).raised(used[-1] if used else 0, layer[key].worth):
            kept[key] = layer[key]
    return kept


@define
class _Stairs:
    """The most that a state is worth that uses so much or less: both rise together."""

    uses: list[int] = field(factory=list)
    worths: list[int] = field(factory=list)

    def raised(self, use: int, worth: int) -> bool:
        """Take in a state unless it is worth less than one that uses no more."""
        at = bisect_right(self.uses, use)
        if at and self.worths[at - 1] > worth:
            return False
        if not at or self.worths[at - 1] < worth:
            end = bisect_right(self.worths, worth, lo=at)
            start = at - 1 if at and self.uses[at - 1] == use else at
            self.uses[start:end], self.worths[start:end] = [use], [worth]
        return True
