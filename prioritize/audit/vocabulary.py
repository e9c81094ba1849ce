"""What stands in the bodies of events: ids, choices, projects with numbers, committed values."""

import re
from collections.abc import Iterator
from typing import Final

from prioritize.audit.canonical import Value
from prioritize.audit.commitment import COMMITTED
from prioritize.audit.printable import printable
from prioritize.audit.schema import Check, digest, listed, nullable, record, whole
from prioritize.errors import Finding, Spot
from prioritize.text import Message, message


__all__ = [
    "commitment",
    "counts",
    "either",
    "entry_number",
    "identifier",
    "marks",
    "pair",
    "people",
    "ratio",
    "reason",
]

_RATIO: Final = re.compile(r"-?\d{1,15}(/[1-9]\d{0,14})?", re.ASCII)
_LONGEST_ID: Final = 200
_SCHEMA: Final = "B06"


def _fault(what: Message, path: str) -> Finding:
    return Finding(what, Spot(field=path), code=_SCHEMA)


def identifier(value: Value, path: str) -> Iterator[Finding]:
    """Accept an id: any text of 1 to 200 characters; what it means is nobody's business here."""
    if not (isinstance(value, str) and 0 < len(value) <= _LONGEST_ID):
        shown = printable(repr(value), limit=60)
        yield _fault(
            message("must be an id of 1 to 200 characters, not {value}", value=shown), path
        )


def entry_number(value: Value, path: str) -> Iterator[Finding]:
    """Accept the first or the second typing of the same paper."""
    if isinstance(value, bool) or value not in (1, 2):
        yield _fault(message("must be 1 or 2, the first or the second typing"), path)


def people(value: Value, path: str) -> Iterator[Finding]:
    """Accept the ids of at least one person."""
    yield from listed(identifier)(value, path)
    if value == []:
        yield _fault(message("must name somebody"), path)


def reason(value: Value, path: str) -> Iterator[Finding]:
    """Accept a sentence that says something."""
    if not (isinstance(value, str) and value.strip()):
        yield _fault(message("must say why"), path)


def ratio(value: Value, path: str) -> Iterator[Finding]:
    """Accept an exact number written as text."""
    if not (isinstance(value, str) and _RATIO.fullmatch(value)):
        shown = printable(repr(value), limit=60)
        what = message("must be a number such as 7 or 7/2, not {value}", value=shown)
        yield _fault(what, path)


def pair(first: Check, second: Check) -> Check:
    """Accept a list of two values."""

    def check(value: Value, path: str) -> Iterator[Finding]:
        if not (isinstance(value, list) and len(value) == 2):  # a pair
            yield _fault(message("must be a list of two"), path)
            return
        yield from first(value[0], f"{path}[0]")
        yield from second(value[1], f"{path}[1]")

    return check


def either(**forms: Check) -> Check:
    """Accept an object with exactly one of these fields."""

    def check(value: Value, path: str) -> Iterator[Finding]:
        if not (isinstance(value, dict) and len(value) == 1 and value.keys() <= forms.keys()):
            what = message("must be an object with one of {fields}", fields=tuple(sorted(forms)))
            yield _fault(what, path)
            return
        for name, inner in value.items():
            yield from forms[name](inner, f"{path}.{name}")

    return check


def _rank(value: Value, path: str) -> Iterator[Finding]:
    if isinstance(value, list):
        yield from listed(identifier)(value, path)
    elif value is not None:
        yield from identifier(value, path)


commitment: Final = record(**{COMMITTED: digest})
"""A value that the log only commits to."""
counts: Final = listed(pair(identifier, whole))
"""How many dots or hands each project has."""
marks: Final = either(
    approve=listed(identifier),
    dots=counts,
    ranked=listed(_rank),
    scores=listed(pair(identifier, nullable(ratio))),
)
"""What stands on a ballot: projects approved, dots, ranks as on paper, or scores with blanks."""
