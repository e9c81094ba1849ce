"""All the profiles of so many ballots, so that the nearest other result can be looked up."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from itertools import combinations_with_replacement

from attrs import define, evolve, field
from numpy import array

from prioritize import build
from prioritize.model.electorate import Electorate
from prioritize.model.margin import Margin
from prioritize.model.outcome import Outcome
from prioritize.model.profile import BallotProfile
from prioritize.tally.engine import run
from prioritize.tally.margins.table import margins_of
from prioritize.tally.result import Result, ranking_of


Tiers = tuple[tuple[str, ...], ...]
Counts = tuple[int, ...]


@define(slots=False)
class World:
    """Every profile of `size` ballots, each of one of the kinds of which `kinds` has a column."""

    method: str
    options: dict[str, object]
    kinds: BallotProfile
    size: int
    _known: dict[Counts, Tiers] = field(factory=dict, init=False)

    @cached_property
    def all(self) -> list[Counts]:
        """How many ballots of each kind, in every way."""
        kinds = range(self.kinds.electorate.weights.size)
        chosen = combinations_with_replacement(kinds, self.size)
        return [tuple(some.count(kind) for kind in kinds) for some in chosen]

    def result(self, counts: Counts) -> Result[Outcome]:
        """Count one of the profiles."""
        people = Electorate(array([max(count, 1) for count in counts]))
        profile = evolve(self.kinds, electorate=people)
        return run(build(self.method, self.options), _without(profile, counts))

    def tiers(self, counts: Counts) -> Tiers:
        """Return the tiers to which a profile leads; counted once."""
        if counts not in self._known:
            self._known[counts] = ranking_of(self.result(counts).outcome).tiers
        return self._known[counts]

    def fewest(self, start: Counts, changes: Callable[[Tiers], bool]) -> int | None:
        """Return in how many ballots the nearest profile differs that leads to a change."""
        return min(
            (_distance(start, other) for other in self.all if changes(self.tiers(other))),
            default=None,
        )

    def faults(self, start: Counts) -> Iterator[str]:
        """Say which margins of a profile are wrong."""
        for margin in margins_of(self.result(start)):
            tie = self.fewest(start, partial(_is_level, margin))
            turned = self.fewest(start, partial(_is_turned, margin))
            told = (margin.tie, margin.reversal)
            if margin.exact and told != (tie, turned):
                yield f"{start}: {margin} is not exact: {tie}, {turned}"
            if _more(margin.tie, tie) or _more(margin.reversal, turned):
                yield f"{start}: {margin} is no bound: {tie}, {turned}"


def _without(profile: BallotProfile, counts: Counts) -> BallotProfile:
    """Leave out the kinds of which there is no ballot."""
    kept = array([count > 0 for count in counts])
    people = Electorate(profile.electorate.weights[kept])
    names = ("approved", "dots", "places", "scores", "given")
    rows = {name: getattr(profile, name)[:, kept] for name in names if hasattr(profile, name)}
    return _evolved(profile, electorate=people, **rows)


def _evolved(profile: BallotProfile, **changes: object) -> BallotProfile:
    return evolve(profile, **changes)  # type: ignore[arg-type]  # the fields of its own kind


def _distance(one: Counts, other: Counts) -> int:
    return sum(max(here - there, 0) for here, there in zip(one, other, strict=True))


def _is_level(margin: Margin, tiers: Tiers) -> bool:
    if margin.change == "first":
        return tiers[0] != (margin.above,)
    return _place(tiers, margin.below) <= _place(tiers, margin.above)


def _is_turned(margin: Margin, tiers: Tiers) -> bool:
    if margin.change == "first":
        return margin.above not in tiers[0]
    return _place(tiers, margin.below) < _place(tiers, margin.above)


def _place(tiers: Sequence[Sequence[str]], project: str) -> int:
    return next(place for place, tier in enumerate(tiers) if project in tier)


def _more(told: int | None, found: int | None) -> bool:
    return told is not None and found is not None and told > found
