"""All the lists of a run as one page."""

from collections.abc import Iterator

from attrs import evolve

from prioritize.errors import Finding
from prioritize.report.block import Block, Heading, Paragraph, Points
from prioritize.report.decision_page import decision_page
from prioritize.report.group_table import group_page
from prioritize.report.listing_page import listing_page
from prioritize.report.naming import Naming, naming
from prioritize.report.template import quoted
from prioritize.tally.listing import Listing, Lists
from prioritize.text import Catalog, Message, message


__all__ = ["grouped", "page_head", "result_page", "rules_message"]


def result_page(lists: Lists, language: str, catalog: Catalog) -> Iterator[Block]:
    """Lay out the lists: what they are, each of them, and by which rules they were counted."""
    names = naming(lists, language, catalog)
    title = lists.title.in_language(language)
    yield from page_head(lists, quoted(title) if title else message("Ranked lists"), names)
    for listing in _saying_once(lists):
        own = names.within(listing)
        yield from listing_page(listing, own)
        yield from group_page(listing, lists.beside(listing), own)
    yield from decision_page(lists.decisions, names)
    if lists.rules:
        yield Paragraph(rules_message(lists.rules))


def _saying_once(lists: Lists) -> Iterator[Listing]:
    """Leave to the first list what was found in a file that several lists come from."""
    said: set[Finding] = set(lists.findings)
    for listing in lists.listings:
        yield evolve(listing, findings=tuple(f for f in listing.findings if f not in said))
        said.update(listing.findings)


def page_head(lists: Lists, title: Message, names: Naming) -> Iterator[Block]:
    """Begin a page about lists: its title, the mark of a training, and what was found."""
    yield Heading(title, 1)
    if lists.kind == "training":
        yield Paragraph(message("TRAINING: votes made up for practice. These are no results."))
    if lists.findings:
        yield Points(tuple(names.finding(each) for each in lists.findings))


def rules_message(rules: str) -> Message:
    """Give the fingerprint of the rules, short enough to be read aloud and then whole."""
    return message(
        "These rules' fingerprint: {short}. In full: {rules}", short=grouped(rules), rules=rules
    )


def grouped(fingerprint: str) -> str:
    """Write the first 16 characters of a fingerprint in groups.

    Examples
    --------
    >>> grouped("0123456789abcdef0123456789abcdef")
    '0123 4567 89ab cdef'

    """
    return " ".join(fingerprint[start : start + 4] for start in range(0, 16, 4)).strip()
