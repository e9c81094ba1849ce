"""What is different between two bundles: files, rules, records, runs, and places in the lists.

Times, persons, numbers of events and the salts of commitments differ between any two bundles, so
they are left aside: two counts of the same files by the same rules show no difference.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import frozen

from prioritize.audit.bundle import Bundle
from prioritize.audit.canonical import Value, write_canonical
from prioritize.audit.chain import LOG, read_log
from prioritize.audit.checkpoint import NOTE
from prioritize.audit.commitment import COMMITTED, DISCLOSURES, Disclosure, read_disclosures
from prioritize.audit.counting_types import (
    AMENDED,
    CONFIGURED,
    CREATED,
    DECIDED,
    IMPORTED,
    PUBLISHED,
    RUN,
)
from prioritize.audit.event import Event
from prioritize.audit.history import check_history
from prioritize.audit.layout import RESULTS
from prioritize.audit.voting_types import RECORDS


__all__ = ["Change", "Difference", "Move", "compare_bundles"]

_RESULT: Final = f"{RESULTS}result.json"
_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    **RECORDS,
    CREATED: (),
    CONFIGURED: (),
    AMENDED: (),
    IMPORTED: ("name",),
    RUN: ("community", "instrument", "level", "view"),
    DECIDED: ("project",),
}
"""By which fields events of a type are the same one in two logs; of other types by all."""
_ASIDE: Final = (PUBLISHED,)


@frozen
class Change:
    """An event that only one of the bundles has, or that says something else in the other.

    Attributes
    ----------
    how
        ``added``, ``removed`` or ``changed``.
    type
        The type of the event.
    about
        What tells it from others of its type: a file, a list, a paper.
    fields
        Which fields changed.

    """

    how: str
    type: str
    about: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


@frozen
class Move:
    """A project whose place in a list is another; the place is `None` where it is not listed."""

    list: tuple[str, ...]
    project: str
    before: int | None
    after: int | None


@frozen
class Difference:
    """What differs between an older and a newer bundle.

    Attributes
    ----------
    continues
        Whether the newer log is the older one with more at its end.
    changes
        The events that differ.
    moves
        The places that differ, of lists that both bundles have.
    lists_added, lists_removed
        The lists that only one of them has.

    """

    continues: bool
    changes: tuple[Change, ...]
    moves: tuple[Move, ...]
    lists_added: tuple[tuple[str, ...], ...] = ()
    lists_removed: tuple[tuple[str, ...], ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether both say the same."""
        return not (self.changes or self.moves or self.lists_added or self.lists_removed)


def compare_bundles(old: Bundle, new: Bundle) -> Difference:
    """Compare two bundles that hold together.

    Parameters
    ----------
    old, new
        The bundles, each without findings.

    """
    note, log = old.files.get(NOTE, b""), new.files.get(LOG, b"")
    before, after = _lists(old), _lists(new)
    return Difference(
        continues=not list(check_history(log, note, name=NOTE)),
        changes=tuple(_changes(_told(old), _told(new))),
        moves=tuple(_moves(before, after)),
        lists_added=tuple(sorted(after.keys() - before.keys())),
        lists_removed=tuple(sorted(before.keys() - after.keys())),
    )


def _told(bundle: Bundle) -> dict[tuple[str, ...], dict[str, bytes]]:
    """Return what a log says by what it is about: each field as it is written."""
    shown, _ = read_disclosures(bundle.files.get(DISCLOSURES, b""))
    told: dict[tuple[str, ...], dict[str, bytes]] = {}
    times: Counter[tuple[str, ...]] = Counter()
    for event in read_log(bundle.files.get(LOG, b"")).events.values():
        if event.type in _ASIDE:
            continue
        body = {name: write_canonical(_open(each, shown)) for name, each in event.body.items()}
        key = _key(event, body)
        times[key] += 1
        told[(*key, *(() if times[key] == 1 else (str(times[key]),)))] = body
    return told


def _key(event: Event, body: Mapping[str, bytes]) -> tuple[str, ...]:
    names = _KEYS.get(event.type)
    if names is None:
        return (event.type, b" ".join(body.values()).decode())
    values = (event.body.get(name) for name in names)
    return (event.type, *(str(each) for each in values if each is not None))


def _open(value: Value, shown: Mapping[str, Disclosure]) -> Value:
    """Put what is disclosed in the place of its commitment, and nothing where it is not."""
    if isinstance(value, Mapping):
        if COMMITTED in value:
            disclosure = shown.get(str(value[COMMITTED]))
            return disclosure.value if disclosure else None
        return {name: _open(part, shown) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_open(part, shown) for part in value]
    return value


def _changes(
    before: Mapping[tuple[str, ...], Mapping[str, bytes]],
    after: Mapping[tuple[str, ...], Mapping[str, bytes]],
) -> Iterator[Change]:
    for key in dict.fromkeys((*before, *after)):
        type_, *about = key
        if key not in after:
            yield Change("removed", type_, tuple(about))
        elif key not in before:
            yield Change("added", type_, tuple(about))
        else:
            old, new = before[key], after[key]
            names = sorted(old.keys() | new.keys())
            fields = tuple(name for name in names if old.get(name) != new.get(name))
            if fields:
                yield Change("changed", type_, tuple(about), fields)


def _lists(bundle: Bundle) -> dict[tuple[str, ...], dict[str, int]]:
    """Return the places of every list, as far as the result can be read."""
    try:
        result: Any = json.loads(bundle.files.get(_RESULT, b"{}"))
        return {_place(each): dict(_places(each)) for each in result["lists"]}
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        return {}


def _place(listed: Mapping[str, Any]) -> tuple[str, ...]:
    names = ("community", "instrument", "level", "view")
    return tuple(str(listed[name]) for name in names if listed.get(name))


def _places(listed: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    for tier in listed["ranking"]:
        for project in tier["projects"]:
            yield str(project), int(tier["rank"])


def _moves(
    before: Mapping[tuple[str, ...], Mapping[str, int]],
    after: Mapping[tuple[str, ...], Mapping[str, int]],
) -> Iterator[Move]:
    for place in sorted(before.keys() & after.keys()):
        old, new = before[place], after[place]
        for project in sorted(old.keys() | new.keys()):
            if old.get(project) != new.get(project):
                yield Move(place, project, old.get(project), new.get(project))
