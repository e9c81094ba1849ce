"""Results by group as JSON: ``prioritize/groups/1``."""

from collections.abc import Mapping, Sequence

from prioritize.registry import stored_options
from prioritize.report.group_table import by_group
from prioritize.report.json_finding import finding_json
from prioritize.report.json_listing import ranking_json
from prioritize.report.json_text import Json, json_bytes
from prioritize.report.naming import naming
from prioritize.report.numbers import exact_text
from prioritize.report.row import deciding_score
from prioritize.tally.group_lists import Grouped, GroupList
from prioritize.tally.listing import RAW, Listing, Lists
from prioritize.tally.small_groups import SMALLEST
from prioritize.text import ENGLISH, Catalog


__all__ = ["groups_json"]


def groups_json(
    lists: Lists,
    groups: Sequence[Grouped],
    *,
    language: str = "",
    catalog: Catalog = ENGLISH,
) -> bytes:
    """Write results by group for programs; the parameters are those of `groups_text`."""
    names = naming(lists, language, catalog)
    called = {id: names.name(id) for id, _ in lists.names}
    document: dict[str, Json] = {
        "schema": "prioritize/groups/1",
        "kind": lists.kind,
        "rules": lists.rules,
        "names": [[id, name] for id, name in sorted(called.items()) if name],
        "smallest": SMALLEST,
        "lists": [_list(each, catalog) for each in groups],
    }
    if any(each.official.what_if for each in groups):
        document["what_if"] = True
    return json_bytes(document)


def _list(told: Grouped, catalog: Catalog) -> Mapping[str, Json]:
    official = told.official
    info = official.method.info
    decisive = deciding_score(official.result)
    return {
        "community": official.community or None,
        "instrument": official.instrument or None,
        "level": official.level or None,
        "method": {
            "id": info.id,
            "version": info.version,
            "options": stored_options(official.method),
        },
        "measure": decisive.measure if decisive else None,
        "groups": [_group(each, told) for each in told.own],
        "views": [_view(each) for each in (official, *told.views)],
        "findings": [finding_json(each, catalog) for each in told.findings],
    }


def _group(own: GroupList, told: Grouped) -> Mapping[str, Json]:
    per_head = {step.groups: step.scores for step in by_group(told.views)}
    scores = per_head.get(own.part.groups)
    return {
        "groups": own.part.groups,
        "people": own.part.people,
        "ranking": ranking_json(own.result) if own.result else None,
        "per_head": None if scores is None else [[id, exact_text(each)] for id, each in scores],
        "overlooked": own.overlooked,
    }


def _view(listing: Listing) -> Mapping[str, Json]:
    view: dict[str, Json] = {"view": listing.view, "ranking": ranking_json(listing.result)}
    return view if listing.view == RAW else view | {"changes_first": listing.changes_first}
