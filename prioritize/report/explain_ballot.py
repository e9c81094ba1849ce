"""One ballot followed through the lists that hold it, as text and JSON: ``prioritize/explain/1``.

What it says tells how somebody voted. It is for those who may see the ballots, and no report that
is made to be published has it.
"""

from collections.abc import Iterator

from attrs import frozen

from prioritize.model.profile import BallotProfile
from prioritize.report.ballot_story import ballot_story
from prioritize.report.block import Block, Heading, Paragraph, Points
from prioritize.report.json_listing import place_json
from prioritize.report.json_text import Json, json_bytes
from prioritize.report.listing_page import listing_title, method_message
from prioritize.report.naming import Naming, naming
from prioritize.report.numbers import exact_text
from prioritize.report.plain import plain_text
from prioritize.report.result_page import page_head
from prioritize.report.safe_text import spoken
from prioritize.tally.cast import Cast
from prioritize.tally.listing import Listing, Lists
from prioritize.text import ENGLISH, Catalog, message


__all__ = ["FoundBallot", "ballot_json", "ballot_text"]


@frozen
class FoundBallot:
    """A ballot in one list, with all the ballots as the source has them."""

    listing: Listing
    cast: Cast
    written: BallotProfile


def ballot_text(
    lists: Lists,
    found: tuple[FoundBallot, ...],
    *,
    language: str = "",
    catalog: Catalog = ENGLISH,
) -> str:
    """Follow a ballot, for a terminal.

    Parameters
    ----------
    lists
        What was counted.
    found
        The ballot, wherever it was found.
    language, catalog
        The language of names and that of everything else.

    """
    return plain_text(_page(lists, found, naming(lists, language, catalog)), catalog)


def ballot_json(
    lists: Lists,
    found: tuple[FoundBallot, ...],
    *,
    language: str = "",
    catalog: Catalog = ENGLISH,
) -> bytes:
    """Follow a ballot, for programs; the parameters are those of `ballot_text`."""
    names = naming(lists, language, catalog)
    return json_bytes(
        {
            "schema": "prioritize/explain/1",
            "kind": lists.kind,
            "rules": lists.rules,
            "ballot": found[0].cast.id if found else None,
            "lists": [_found_json(each, names.within(each.listing)) for each in found],
        }
    )


def _page(lists: Lists, found: tuple[FoundBallot, ...], names: Naming) -> Iterator[Block]:
    yield from page_head(lists, message("Ballot {id}", id=found[0].cast.id), names)
    for each in found:
        own = names.within(each.listing)
        yield Heading(listing_title(each.listing, own), 2)
        yield Paragraph(method_message(each.listing))
        yield Points(tuple(ballot_story(each.listing, each.cast, own, written=each.written)))
    yield Paragraph(
        message("This tells how somebody voted: keep it as safe as the ballots themselves.")
    )


def _found_json(found: FoundBallot, names: Naming) -> dict[str, Json]:
    info = found.listing.method.info
    story = ballot_story(found.listing, found.cast, names, written=found.written)
    return {
        **place_json(found.listing),
        "method": {"id": info.id, "version": info.version},
        "line": found.cast.column + 1,
        "ballots": found.cast.ballots,
        "weight": exact_text(found.cast.weight),
        "sentences": [spoken(each, names.catalog) for each in story],
    }
