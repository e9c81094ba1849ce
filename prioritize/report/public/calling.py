"""What projects are called on a page that hangs on a wall: by name, with a code where it helps."""

import re
from collections.abc import Iterable
from typing import Final

from attrs import evolve

from prioritize.model.project import Names
from prioritize.report.naming import Naming
from prioritize.report.public.lookalike import alike
from prioritize.tally.listing import Listing


__all__ = ["calling", "code_of", "shortened_text"]

_CODE: Final = re.compile(r"[^\W\d_]{0,3}-?\d{1,4}")
_LONGEST: Final = 100


def calling(names: Naming, listings: Iterable[Listing]) -> Naming:
    """Call things by their names alone, and cut names that would fill half the page.

    Where two projects of a list look alike, their ids stay, for nothing else tells them apart.
    """
    kept: set[str] = set()
    for listing in listings:
        names = names.within(listing)
        ids = [project.id for project in listing.result.profile.projects]
        kept.update(alike({id: names.name(id) for id in ids if names.name(id)}))
    bare = frozenset(id for id in names.names if id not in kept)
    return evolve(names, names={id: _cut(each) for id, each in names.names.items()}, bare=bare)


def _cut(names: Names) -> Names:
    return Names(tuple((language, shortened_text(text)) for language, text in names.texts))


def shortened_text(text: str, longest: int = _LONGEST) -> str:
    """Cut a text that somebody typed at length, with an ellipsis to show it.

    Examples
    --------
    >>> shortened_text("preschool", 5)
    'pres…'

    """
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def code_of(id: str, names: Naming) -> str:
    """Return the id where it helps beside the name: a code as on the posters, or names alike."""
    if not names.name(id) or (id in names.bare and not _CODE.fullmatch(id)):
        return ""
    return id
