"""Lists as they come out, for tests to look at."""

import json
from typing import Any

from prioritize.report.json_result import result_json
from prioritize.report.plain import result_text
from prioritize.tally.listing import Listing, Lists
from tests.report.told import in_one


def read(lists: Lists) -> dict[str, Any]:
    """Write lists as JSON and read them again."""
    document: dict[str, Any] = json.loads(result_json(lists))
    return document


def only(listing: Listing) -> dict[str, Any]:
    """Give the one list of a run as JSON."""
    (single,) = read(in_one(listing))["lists"]
    assert isinstance(single, dict)
    return single


def body(listing: Listing) -> str:
    """Write one list without the head and the foot of the page."""
    text = result_text(in_one(listing))
    return text.partition("Ranked list\n-----------\n\n")[2].partition("\nThese rules'")[0]
