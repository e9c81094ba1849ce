"""Documents of ballots as the tests write them."""

import json

from prioritize.intake.ballots_json import read_ballots_json
from prioritize.model.election import Election
from tests.intake.faulty import findings_of


ABC = ["a", "b", "c"]


def document(kind: str, ballots: object, **more: object) -> dict[str, object]:
    return {
        "schema": "prioritize/ballots/1",
        "kind": kind,
        "projects": ABC,
        "ballots": ballots,
        **more,
    }


def read(value: object) -> Election:
    return read_ballots_json(json.dumps(value, indent=1).encode(), "hall.json")


def paths(value: object) -> list[str]:
    """Return where the faults of a document are; every one has a row."""
    found = findings_of(lambda: read(value))
    assert all(each.spot.row for each in found)
    return [each.spot.field for each in found]
