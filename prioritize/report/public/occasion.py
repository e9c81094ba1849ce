"""What the page says about the occasion itself, wherever that was written down."""

from attrs import frozen

from prioritize.model.meeting import Meeting
from prioritize.tally.listing import Lists


__all__ = ["Occasion", "occasion_at"]


@frozen
class Occasion:
    """When and where people were asked, and how many there are.

    Attributes
    ----------
    date
        As ``2025-02-14``, or as somebody typed it.
    adults
        How many adults each community has, as (community, number).
    meeting
        What the minutes of a meeting say, empty where there was none.

    """

    date: str = ""
    adults: tuple[tuple[str, int], ...] = ()
    meeting: Meeting = Meeting()

    def adults_of(self, community: str) -> int | None:
        """Return how many adults a community has, where that is known."""
        return dict(self.adults).get(community, self.meeting.adults)


def occasion_at(
    lists: Lists, *, date: str = "", adults: tuple[tuple[str, int], ...] = ()
) -> Occasion:
    """Return the occasion of lists, with what the source says beside them."""
    meeting = lists.meeting or Meeting()
    return Occasion(meeting.date or date, adults, meeting)
