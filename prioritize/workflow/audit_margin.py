"""How many papers a list was typed from, and how many of them would have to be wrong."""

from collections.abc import Iterator

from attrs import frozen

from prioritize.audit.material import Material, TypedStack
from prioritize.audit.sampling_risk import Stack
from prioritize.errors import UsageError, finding
from prioritize.model.margin import Margin
from prioritize.report.turnout import turnout
from prioritize.tally.listing import RAW, Listing, Lists
from prioritize.tally.margins.table import margins_of
from prioritize.text import message
from prioritize.workflow.rank import rank


__all__ = ["Typed", "typed_ballots", "typed_stacks"]

_REMEDY = message("Type everything twice, or say with --ballots and --wrong what is known.")


@frozen
class Typed:
    """The ballots behind a list, and the margin that says how many must be wrong."""

    lists: Lists
    listing: Listing
    margin: Margin
    ballots: int

    @property
    def stack(self) -> Stack:
        """What papers are drawn from."""
        return Stack(self.ballots, min(self.margin.tie, self.ballots))

    @property
    def name(self) -> str:
        """The name of the stack: community and instrument, as on the tickets of a lot."""
        return "/".join(each for each in (self.listing.community, self.listing.instrument) if each)


def typed_ballots(material: Material) -> Typed:
    """Find the one list of a source that was counted from ballots with a known margin.

    The margin is the smallest with which others could be funded, or first where there is no
    money; all the lists from the same papers count.

    Raises
    ------
    UsageError
        There is no such list, or there are several and none was chosen.
    PrioritizeError
        Something cannot be read or counted.

    """
    found = _stacks(rank(material))
    if not found:
        what = message("It is not known here how many wrong ballots would change the result")
        raise UsageError(finding(what, remedy=_REMEDY))
    if len(found) > 1:
        names = tuple(each.name for each in found)
        what = message("There are several stacks of ballots: {names}", names=names)
        remedy = message("Choose one with --community and --instrument.")
        raise UsageError(finding(what, remedy=remedy))
    return found[0]


def typed_stacks(lists: Lists) -> tuple[TypedStack, ...]:
    """Tell of every stack with a known margin how many ballots it has and how many must be wrong.

    A plan to compare some of the papers may not promise more.
    """
    return tuple(
        TypedStack(
            each.listing.community or None,
            each.listing.instrument or None,
            each.stack.ballots,
            each.stack.wrong,
        )
        for each in _stacks(lists)
    )


def _stacks(lists: Lists) -> tuple[Typed, ...]:
    """Take the smallest margin of each stack; several lists can come from the same papers."""
    found: dict[tuple[str, str], Typed] = {}
    for each in _known(lists):
        key = each.listing.community, each.listing.instrument
        if key not in found or each.margin.tie < found[key].margin.tie:
            found[key] = each
    return tuple(found.values())


def _known(lists: Lists) -> Iterator[Typed]:
    for listing in lists.listings:
        took_part = turnout(listing.result)
        margins = [each for each in margins_of(listing.result) if each.unit == "ballots"]
        deciding = [each for each in margins if each.change == "funded"] or [
            each for each in margins if each.change == "first"
        ]
        if listing.view == RAW and took_part.ballots is not None and deciding:
            aside = sum(number for _, number in took_part.not_counted)
            lowest = min(deciding, key=lambda each: (each.tie, each.above, each.below))
            yield Typed(lists, listing, lowest, took_part.ballots + aside)
