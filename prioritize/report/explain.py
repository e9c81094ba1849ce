"""Why projects stand where they stand, as text and as JSON: ``prioritize/explain/1``."""

from collections.abc import Iterator

from attrs import frozen

from prioritize.report.block import Block, Heading, Paragraph, Points
from prioritize.report.json_listing import place_json
from prioritize.report.json_text import Json, json_bytes
from prioritize.report.listing_page import listing_title, method_message
from prioritize.report.margin_sentence import (
    closest_sentences,
    listing_margins,
    margin_sentence,
)
from prioritize.report.naming import Naming, naming
from prioritize.report.pair_story import pair_of, pair_story
from prioritize.report.plain import plain_text
from prioritize.report.project_story import project_story
from prioritize.report.result_page import page_head, rules_message
from prioritize.report.safe_text import spoken
from prioritize.report.sentence import sentence
from prioritize.report.stage_sentence import excluded_from
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.result import ranking_of
from prioritize.text import ENGLISH, Catalog, Message, message


__all__ = ["Question", "explain_json", "explain_text"]


@frozen
class Question:
    """What is asked: about the whole count, one project, or why one stands above another."""

    project: str = ""
    other: str = ""

    @property
    def projects(self) -> tuple[str, ...]:
        """The projects asked about."""
        return tuple(each for each in (self.project, self.other) if each)

    def concerns(self, listing: Listing) -> bool:
        """Say whether all the projects asked about stand in a list."""
        return set(self.projects) <= {
            *ranking_of(listing.result.outcome).projects,
            *excluded_from(listing.result.steps),
        }


def explain_text(
    lists: Lists, question: Question, *, language: str = "", catalog: Catalog = ENGLISH
) -> str:
    """Explain, for a terminal.

    Parameters
    ----------
    lists
        What was counted; lists that hold none of the projects asked about are left out.
    question
        What is asked.
    language, catalog
        The language of names and that of everything else.

    """
    names = naming(lists, language, catalog)
    return plain_text(_page(lists, question, names), catalog)


def explain_json(
    lists: Lists, question: Question, *, language: str = "", catalog: Catalog = ENGLISH
) -> bytes:
    """Explain, for programs; the parameters are those of `explain_text`."""
    names = naming(lists, language, catalog)
    return json_bytes(
        {
            "schema": "prioritize/explain/1",
            "kind": lists.kind,
            "rules": lists.rules,
            "project": question.project or None,
            "other": question.other or None,
            "lists": [
                _listing_json(each, question, names.within(each))
                for each in lists.listings
                if question.concerns(each)
            ],
        }
    )


def _page(lists: Lists, question: Question, names: Naming) -> Iterator[Block]:
    yield from page_head(lists, message("How the lists came about"), names)
    for listing in filter(question.concerns, lists.listings):
        own = names.within(listing)
        yield Heading(listing_title(listing, own), 2)
        yield Paragraph(method_message(listing))
        yield Points(tuple(_story(listing, question, own)))
    if lists.rules:
        yield Paragraph(rules_message(lists.rules))


def _story(listing: Listing, question: Question, names: Naming) -> Iterator[Message]:
    yield from _count_story(listing, question, names)
    if not question.projects:
        yield from closest_sentences(listing, names)
        return
    for margin in listing_margins(listing):
        if set(question.projects) <= {margin.above, margin.below} and margin.change != "first":
            yield margin_sentence(margin, names)


def _count_story(listing: Listing, question: Question, names: Naming) -> Iterator[Message]:
    if question.project and question.other:
        pair = pair_of(listing, question.project, question.other)
        return pair_story(listing, pair, names)
    if question.project:
        return project_story(listing, question.project, names)
    return (sentence(step, names) for step in listing.result.steps)


def _listing_json(listing: Listing, question: Question, names: Naming) -> dict[str, Json]:
    info = listing.method.info
    places = ranking_of(listing.result.outcome).places()
    return {
        **place_json(listing),
        "method": {"id": info.id, "version": info.version},
        "ranks": [[each, places.get(each)] for each in sorted(question.projects)],
        "above": _above(listing, question),
        "sentences": [spoken(each, names.catalog) for each in _story(listing, question, names)],
    }


def _above(listing: Listing, question: Question) -> str | None:
    """Name which of two stands above the other; null where one asks about less, or neither does."""
    if not (question.project and question.other):
        return None
    pair = pair_of(listing, question.project, question.other)
    return pair.above if pair.ordered else None
