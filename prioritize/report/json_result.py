"""Ranked lists as JSON: ``prioritize/result/1``."""

from prioritize.report.decision_page import decisions_json
from prioritize.report.json_finding import finding_json
from prioritize.report.json_listing import listing_json
from prioritize.report.json_text import Json, json_bytes
from prioritize.tally.listing import Lists
from prioritize.text import ENGLISH, Catalog


__all__ = ["result_json"]


def result_json(lists: Lists, *, language: str = "", catalog: Catalog = ENGLISH) -> bytes:
    """Write all the lists of a run.

    Parameters
    ----------
    lists
        What was counted.
    language
        The language of names; where it is empty or a name lacks it, the first that has one.
    catalog
        The language of notices and remarks.

    Returns
    -------
    bytes
        UTF-8 JSON; the same lists give the same bytes.

    """
    document: dict[str, Json] = {
        "schema": "prioritize/result/1",
        "kind": lists.kind,
        "rules": lists.rules,
        "names": _names(lists, language),
        "lists": [listing_json(each, catalog) for each in lists.all],
        "title": lists.title.in_language(language) or None,
        "currency": lists.currency or None,
        "findings": [finding_json(each, catalog) for each in lists.findings],
    }
    if lists.decisions:
        document["decisions"] = decisions_json(lists.decisions)
    if any(each.what_if for each in lists.all):
        document["what_if"] = True
    return json_bytes(document)


def _names(lists: Lists, language: str) -> list[Json]:
    """Pair ids with names: those declared, then those that came with the ballots."""
    names = sorted(lists.known_names.items())
    pairs = ((id, each.in_language(language)) for id, each in names)
    return [[id, name] for id, name in pairs if name]
