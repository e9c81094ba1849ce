"""The letters as one page to print: a sheet of A4 for each application and language."""

from collections.abc import Sequence
from itertools import groupby

from attrs import frozen

from prioritize.report.block import Block
from prioritize.report.html.document import document, language_of
from prioritize.report.letters.letter import cases, letter
from prioritize.report.naming import naming
from prioritize.report.voice import Voice
from prioritize.tally.listing import Lists


__all__ = ["letters_html"]


@frozen
class _Letter:
    """The blocks of one letter, and the voice that says them."""

    blocks: tuple[Block, ...]
    voice: Voice


def letters_html(lists: Lists, voices: Sequence[Voice]) -> bytes:
    """Write a letter for every application that reviewers scored, in each of the languages.

    The same lists give the same bytes.
    """
    made = []
    for _, same in groupby(cases(lists), key=lambda case: case.project):
        for case in same:
            for voice in voices:
                names = naming(lists, voice.language, voice.catalog).within(case.listing)
                made.append(_Letter(tuple(letter(case, lists, names)), voice))
    return document(
        "letters/page.html.jinja",
        style="letters/page.css",
        facts={
            "language": language_of(voices[0]),
            "title": lists.title.in_language(voices[0].language),
            "letters": made,
            "language_of": language_of,
            "kind": lambda block: type(block).__name__,
        },
    )
