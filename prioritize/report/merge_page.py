"""What a merge of posters did to every list, as text and as JSON: ``prioritize/merge/1``."""

from collections.abc import Iterator
from typing import Final, Literal

from attrs import frozen

from prioritize.model.meeting import Merge, MergeEffect
from prioritize.model.totals import TotalsProfile
from prioritize.report.block import Block, Column, Heading, Paragraph, Points, Table
from prioritize.report.json_text import Json, json_bytes
from prioritize.report.listing_page import listing_title
from prioritize.report.measure import measured
from prioritize.report.naming import Naming, naming
from prioritize.report.numbers import shown
from prioritize.report.plain import plain_text
from prioritize.report.row import Row, deciding_score, place_text, rows
from prioritize.report.template import quoted
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.result import ranking_of
from prioritize.text import ENGLISH, Catalog, Message, message, number_text


__all__ = ["MergeTold", "merge_json", "merge_text"]

_WHEN: Final = {
    "before": message("It was merged before the vote."),
    "after": message("It was merged after the vote."),
}


@frozen
class MergeTold:
    """A merge, or one that was undone, with the lists before and after that.

    `merge` has its effects, one for each list that it changed.
    """

    merge: Merge
    before: Lists
    after: Lists
    action: Literal["merged", "undone"] = "merged"


def merge_text(told: MergeTold, *, language: str = "", catalog: Catalog = ENGLISH) -> str:
    """Write the lists before and after, side by side."""
    return plain_text(_page(told, naming(told.before, language, catalog)), catalog)


def _page(told: MergeTold, names: Naming) -> Iterator[Block]:
    yield Paragraph(_what(told, names))
    yield Points(tuple(_reasons(told.merge)))
    if not told.before.listings and told.action == "merged":
        yield Paragraph(message("Nobody has voted yet. Their votes will count together."))
    after = {_key(each): each for each in told.after.listings}
    for each in told.before.listings:
        counterpart = after.get(_key(each))
        if counterpart is not None and not each.map_evidence and _holds(told, each, counterpart):
            yield from _list(told, each, counterpart, names)


def _what(told: MergeTold, names: Naming) -> Message:
    into = names.project(told.merge.into)
    others = names.listed(each for each in told.merge.projects if each != told.merge.into)
    if told.action == "merged":
        return message("{projects} now counts as {into}.", projects=others, into=into)
    return message("{projects} no longer counts as {into}.", projects=others, into=into)


def _reasons(merge: Merge) -> Iterator[Message]:
    if merge.when in _WHEN:
        yield _WHEN[merge.when]
    if merge.why:
        yield message("Why: {why}", why=merge.why)
    if merge.who:
        yield message("Decided by: {who}", who=merge.who)


def _key(listing: Listing) -> tuple[str, str, str, str]:
    return listing.community, listing.instrument, listing.level, listing.view


def _holds(told: MergeTold, before: Listing, after: Listing) -> bool:
    """Say whether a list holds any of the merged projects."""
    projects = {each.id for one in (before, after) for each in one.result.profile.projects}
    return not projects.isdisjoint((*told.merge.projects, told.merge.into))


def _list(told: MergeTold, before: Listing, after: Listing, names: Naming) -> Iterator[Block]:
    own = names.within(before)
    yield Heading(listing_title(before, own), 2)
    yield _table(before, after, own)
    points = (*_changes(before, after, own), *_possible(told, after, own), *_counted(told, after))
    yield Points(points)


def _table(before: Listing, after: Listing, names: Naming) -> Table:
    """Put the places and scores of every project side by side, in the order that there is now."""
    old = {row.project: row for row in rows(before.result)}
    new = {row.project: row for row in rows(after.result)}
    projects = (*new, *(each for each in old if each not in new))
    decisive = deciding_score(after.result)
    columns = [
        Column(message("Project")),
        Column(message("Place before"), "right"),
        Column(message("Place now"), "right"),
    ]
    if decisive is not None:
        measure = names.measure(decisive.measure)
        columns.append(Column(message("{measure} before", measure=measure), "right"))
        columns.append(Column(message("{measure} now", measure=measure), "right"))
    lines = (
        (quoted(names.project(each)), *_places(old, new, each), *_scores(old, new, each))
        for each in projects
    )
    return Table(tuple(columns), tuple(line[: len(columns)] for line in lines))


def _places(old: dict[str, Row], new: dict[str, Row], project: str) -> Iterator[Message]:
    for side in (old, new):
        yield quoted(place_text(side[project]) if project in side else "")


def _scores(old: dict[str, Row], new: dict[str, Row], project: str) -> Iterator[Message]:
    for side in (old, new):
        score = side[project].score if project in side else None
        yield quoted("") if score is None else shown(score)


def _changes(before: Listing, after: Listing, names: Naming) -> Iterator[Message]:
    old, new = (ranking_of(each.result.outcome).tiers for each in (before, after))
    if old[:1] == new[:1]:
        yield message("The first place stays with {projects}.", projects=names.listed(new[0]))
    elif old and new:
        yield message(
            "The first place changes: before {before}, now {after}.",
            before=names.listed(old[0]),
            after=names.listed(new[0]),
        )


def _possible(told: MergeTold, after: Listing, names: Naming) -> Iterator[Message]:
    """Say what a merged poster on a wall may stand for, and which places that allows."""
    effect = _effect(told.merge, after)
    decisive = deciding_score(after.result)
    if effect is None or decisive is None:
        return
    scores = dict(decisive.scores)
    for project, lowest, highest in effect.possible:
        others = [score for each, score in scores.items() if each != project]
        yield message(
            "{project} stands for at least {lowest} and at most {highest}, because nobody knows"
            " who marked several of them.",
            project=names.project(project),
            lowest=measured(lowest, decisive.measure, names),
            highest=measured(highest, decisive.measure, names),
        )
        best = 1 + sum(each > highest for each in others)
        # Who has as many as the fewest may stand before it: the place would be shared.
        worst = 1 + sum(each >= lowest for each in others)
        if best == worst:
            yield message("That could not change its place.")
        else:
            yield message("Its place lies between {best} and {worst}.", best=best, worst=worst)


def _effect(merge: Merge, listing: Listing) -> MergeEffect | None:
    return next((each for each in merge.effects if each.instrument == listing.instrument), None)


def _counted(told: MergeTold, after: Listing) -> Iterator[Message]:
    """Say that nobody counts twice, where it is known who marked what."""
    if told.action == "merged" and not isinstance(after.result.profile, TotalsProfile):
        yield message("Whoever marked several of them is counted once.")


def merge_json(told: MergeTold) -> bytes:
    """Write the same for programs."""
    merge = told.merge
    return json_bytes(
        {
            "schema": "prioritize/merge/1",
            "action": told.action,
            "projects": list(merge.projects),
            "into": merge.into,
            "when": merge.when or None,
            "who": merge.who or None,
            "why": merge.why or None,
            "effects": [_effect_json(each) for each in merge.effects],
        }
    )


def _effect_json(effect: MergeEffect) -> dict[str, Json]:
    return {
        "instrument": effect.instrument,
        "before": effect.before,
        "after": effect.after,
        "possible": [
            [project, number_text(lowest), number_text(highest)]
            for project, lowest, highest in effect.possible
        ],
    }
