"""Which of the lists of a community stand on its page, and how."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import field, frozen

from prioritize.model.consultation import COMBINED, MapEvidence
from prioritize.tally.listing import Listing


__all__ = ["Choice", "choices"]

_BUDGET = "budget"


@frozen
class Choice:
    """The lists of one community.

    Attributes
    ----------
    main
        The lists shown in full: the combined one, else those of all instruments.
    parts
        The lists that a combined one is made of.
    asked
        The list of every instrument, the map too, as it was collected.
    funded
        The list under the budget, where there is one.
    evidence
        What the map shows about the projects of the main list.

    """

    community: str
    main: tuple[Listing, ...]
    parts: tuple[Listing, ...] = ()
    asked: tuple[Listing, ...] = ()
    funded: Listing | None = None
    evidence: tuple[MapEvidence, ...] = field(default=(), repr=False)


def choices(listings: Iterable[Listing]) -> tuple[Choice, ...]:
    """Choose the lists of every community, in the order in which the communities come."""
    communities: dict[str, list[Listing]] = {}
    for each in listings:
        communities.setdefault(each.community, []).append(each)
    return tuple(_choice(*pair) for pair in communities.items())


def _choice(community: str, listings: Sequence[Listing]) -> Choice:
    raw = [each for each in listings if each.view == "raw"]
    combined = tuple(each for each in raw if each.instrument == COMBINED)
    own = [each for each in raw if each.instrument != COMBINED]
    asked = tuple(_first_of_each(own))
    votes = tuple(each for each in asked if not each.map_evidence)
    funded = next((each for each in listings if each.view == _BUDGET), None)
    main = combined or votes or asked or tuple(listings[:1])
    return Choice(
        community,
        main,
        tuple(_parts(combined, own)),
        asked,
        funded if funded not in main else None,
        _evidence(main[0].level, own),
    )


def _first_of_each(listings: Iterable[Listing]) -> Iterator[Listing]:
    """Leave out the lists that were rolled up from another one of the same instrument."""
    seen: set[str] = set()
    for each in listings:
        if each.instrument not in seen:
            yield each
        seen.add(each.instrument)


def _parts(combined: Sequence[Listing], own: Sequence[Listing]) -> Iterator[Listing]:
    for whole in combined:
        for instrument, weight in whole.parts:
            alike = [
                each for each in own if (each.instrument, each.level) == (instrument, whole.level)
            ]
            if weight and alike:
                yield alike[-1]


def _evidence(level: str, own: Sequence[Listing]) -> tuple[MapEvidence, ...]:
    return next(
        (each.map_evidence for each in own if each.map_evidence and each.level == level), ()
    )
