"""What a method is called in a list: its title, with the normalisation where it has one."""

from typing import Final

from prioritize.report.template import word
from prioritize.tally.listing import Listing
from prioritize.tally.normalization import without_scale
from prioritize.text import Message, message


__all__ = ["method_title", "normalisation_of"]

_CALLED: Final = {
    "scale": message("fixed scale"),
    "none": message("none"),
}


def normalisation_of(listing: Listing) -> str:
    """Return how scores became values in a list; empty for methods that know no such thing.

    Where no criterion declares a scale, scores count as they are.
    """
    how: str = getattr(listing.method, "normalisation", "")
    criteria = [each for each in getattr(listing.result.profile, "criteria", ()) if each.weight]
    if how == "scale" and len(without_scale(criteria)) == len(criteria):
        return "none"
    return how


def method_title(listing: Listing) -> Message:
    """Name the method of a list; how scores were normalised is part of its name.

    Examples
    --------
    >>> from prioritize.methods.criteria.topsis import Topsis
    >>> from prioritize.model.shorthand import scoresheet
    >>> from prioritize.tally.engine import run
    >>> sheet = scoresheet({"need": 1}, {"ann": "road=5 well=3"})
    >>> str(method_title(Listing(run(Topsis(minimum_reviews=1), sheet))))
    'TOPSIS (normalisation: vector)'

    """
    title, how = listing.method.info.title, normalisation_of(listing)
    if not how:
        return message("{title}", title=title)
    return message("{title} (normalisation: {how})", title=title, how=_CALLED.get(how) or word(how))
