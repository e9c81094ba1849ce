"""What may be published of a count: votes without voters, from which the lists follow anew.

A list is published with its ballots, or its totals, only where counting these gives the same
outcome; of the others only the order of the projects is stated. What groups said in views of
their own is left out, since two of them together could show a third.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import evolve

from prioritize import registry
from prioritize.audit.canonical import Value, read_canonical, write_canonical
from prioritize.audit.material import PUBLISHED, Material
from prioritize.errors import AuditError, Finding, PrioritizeError, UsageError
from prioritize.intake.ballots_json import read_ballots_json
from prioritize.model.project import Names
from prioritize.report.ballots_json import published_ballots
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.result import ranking_of
from prioritize.tally.ties import parse_tie_break
from prioritize.text import message
from prioritize.workflow.admit import admit


__all__ = ["SOURCE", "published_material", "rank_published", "stated_lists"]

SOURCE: Final = "public.json"
"""The main file: the rules by which each list was counted, and the orders that are only stated."""

_SCHEMA: Final = "prioritize/public/1"

Object = Mapping[str, Value]


def published_material(lists: Lists) -> Material:
    """Return what may be published of lists, as material that can be counted."""
    files: dict[str, bytes] = {}
    listed: list[Value] = []
    for number, listing in enumerate(lists.listings, 1):
        name = f"ballots/{number}.json"
        content = published_ballots(listing.result.profile)
        record = _rules(listing, name)
        if content is not None and _gives_the_same(record, content, listing):
            files[name] = content
            listed.append(record)
        else:
            listed.append({**record, "file": None, "ranking": _order(listing)})
    document: dict[str, Value] = {
        "schema": _SCHEMA,
        "kind": lists.kind,
        "rules": lists.rules,
        "title": _texts(lists.title),
        "currency": lists.currency,
        "names": [[id, _texts(names)] for id, names in sorted(lists.known_names.items())],
        "lists": listed,
    }
    files[SOURCE] = write_canonical(document) + b"\n"
    return Material(PUBLISHED, SOURCE, files, {})


def rank_published(material: Material) -> Lists:
    """Count what was published.

    Raises
    ------
    AuditError
        The main file is none.
    UsageError
        Something else is asked for than what was published.

    """
    if any(value not in (None, "", ()) for value in material.settings.values()):
        what = message("What was published is counted as it was, and in no other way")
        raise UsageError(Finding(what, remedy=message("Take the internal bundle for that.")))
    document = _document(material)
    listings = tuple(
        _listing(each, material.read(str(each["file"])))
        for each in _lists(document)
        if each.get("file") is not None
    )
    return Lists(
        rules=str(document["rules"]),
        listings=listings,
        kind=str(document["kind"]),
        title=_named(document["title"]),
        names=tuple((str(id), _named(texts)) for id, texts in _pairs(document["names"])),
        currency=str(document["currency"]),
    )


def stated_lists(material: Material) -> bytes:
    """Write the lists of which only the order is stated, because they cannot be counted anew."""
    stated: list[Value] = [
        dict(each) for each in _lists(_document(material)) if each.get("file") is None
    ]
    return write_canonical({"lists": stated, "schema": "prioritize/stated/1"}) + b"\n"


def _rules(listing: Listing, file: str) -> dict[str, Value]:
    rule = listing.result.tie_break
    return {
        "community": listing.community,
        "instrument": listing.instrument,
        "level": listing.level,
        "view": listing.view,
        "method": listing.method.info.id,
        "options": registry.stored_options(listing.method),
        "tie_break": str(rule),
        "contest": rule.contest,
        "file": file,
    }


def _gives_the_same(record: Object, content: bytes, listing: Listing) -> bool:
    """Whether counting what would be published comes to what was counted."""
    try:
        again = _listing(record, content).result
    except PrioritizeError:
        return False
    return bool(again.outcome == listing.result.outcome)


def _listing(record: Object, content: bytes) -> Listing:
    """Count one list of what was published."""
    options = record["options"]
    method: Any = registry.build(
        str(record["method"]), dict(options) if isinstance(options, Mapping) else {}
    )
    election = read_ballots_json(content, str(record["file"]))
    profile, conversions = admit(method, election.profile)
    rule = evolve(parse_tie_break(str(record["tie_break"])), contest=str(record["contest"]))
    return Listing(
        run(method, profile, tie_break=rule, before=conversions),
        community=str(record["community"]),
        instrument=str(record["instrument"]),
        level=str(record["level"]),
        view=str(record["view"]),
    )


def _order(listing: Listing) -> list[Value]:
    return [sorted(tier) for tier in ranking_of(listing.result.outcome).tiers]


def _texts(names: Names) -> list[Value]:
    return [[language, text] for language, text in names.texts]


def _named(value: Value) -> Names:
    return Names(tuple((str(language), str(text)) for language, text in _pairs(value)))


def _document(material: Material) -> Object:
    value = read_canonical(material.read(material.source).removesuffix(b"\n"))
    wanted = {"schema", "kind", "rules", "title", "currency", "names", "lists"}
    if not isinstance(value, Mapping) or value.keys() != wanted or value["schema"] != _SCHEMA:
        raise AuditError(message("{name} does not say what was published", name=material.source))
    return value


def _lists(document: Object) -> Iterator[Object]:
    wanted = {"community", "instrument", "level", "view", "method", "options", "tie_break"}
    listed = document["lists"]
    for each in listed if isinstance(listed, list) else ():
        if not isinstance(each, Mapping) or not wanted | {"contest", "file"} <= each.keys():
            raise AuditError(message("A list does not say how it was counted"))
        yield each


def _pairs(value: Value) -> Iterator[tuple[Value, Value]]:
    for each in value if isinstance(value, list) else ():
        if isinstance(each, Sequence) and len(each) == 2:  # a pair
            yield each[0], each[1]
