"""What one ranked ballot says about pairs of projects, and where it is silent."""

from attrs import frozen

from prioritize.model.profile import RankedProfile
from prioritize.tally.cast import Cast
from prioritize.tally.positional import ranks_of


__all__ = ["Voice", "voice_of"]

Tiers = tuple[tuple[str, ...], ...]


@frozen
class Voice:
    """The order of one ballot: every project stands above all of the later tiers.

    Attributes
    ----------
    tiers
        The projects of each place; within one the ballot says nothing.
    mute
        Projects of which it says nothing at all.

    """

    tiers: Tiers
    mute: tuple[str, ...] = ()

    @property
    def spoken(self) -> int:
        """In how many pairs it prefers one of the two."""
        sizes = [len(tier) for tier in self.tiers]
        return sum(size * sum(sizes[at + 1 :]) for at, size in enumerate(sizes))

    @property
    def pairs(self) -> int:
        """How many pairs there are."""
        size = sum(map(len, self.tiers)) + len(self.mute)
        return size * (size - 1) // 2


def voice_of(profile: RankedProfile, cast: Cast, *, unranked: str = "last") -> Voice:
    """Read what a ballot says about pairs.

    Parameters
    ----------
    unranked
        ``last``: projects that the ballot does not rank stand together below the others;
        ``no-opinion``: it says nothing of them.

    Examples
    --------
    >>> from prioritize.model.shorthand import ranked
    >>> from prioritize.tally.cast import find_casts
    >>> profile = ranked("2: a > b = c", projects="a b c d e")
    >>> voice = voice_of(profile, *find_casts(profile, "1"))
    >>> voice.tiers, voice.spoken, voice.pairs
    ((('a',), ('b', 'c'), ('d', 'e')), 8, 10)

    """
    places = profile.places[:, cast.column].tolist()
    ids = [project.id for project in profile.projects]
    tiers = tuple(tuple(sorted(ids[each] for each in rank)) for rank in ranks_of(places))
    rest = tuple(sorted(id for id, place in zip(ids, places, strict=True) if not place))
    if unranked == "no-opinion":
        return Voice(tiers, rest)
    return Voice((*tiers, rest) if rest else tiers)
