"""The page for everybody as HTML: one sheet of A4 for each community and language."""

from collections.abc import Sequence

from attrs import frozen
from markupsafe import Markup

from prioritize.report.html.bar import bar
from prioritize.report.html.document import document, language_of
from prioritize.report.html.qr import qr_code
from prioritize.report.public.fit import Fitted, fitted
from prioritize.report.public.occasion import Occasion
from prioritize.report.public.page import pages
from prioritize.report.result_page import grouped
from prioritize.report.voice import Voice
from prioritize.tally.listing import Lists
from prioritize.text import Message, message


__all__ = ["public_html"]


@frozen
class _Sheet:
    """A page with all that its template asks for."""

    number: int
    fitted: Fitted
    qr: Markup


def public_html(lists: Lists, occasion: Occasion, voices: Sequence[Voice]) -> bytes:
    """Write one sheet for each community, in each of the languages.

    Nothing in it depends on when or where it is written, so the same lists give the same bytes.

    Parameters
    ----------
    lists, occasion
        What was counted, and when and where it was asked.
    voices
        The languages; a community's sheets in them follow one another.

    """
    made = [pages(lists, occasion, voice) for voice in voices]
    in_turn = [page for same in zip(*made, strict=True) for page in same]
    qr = qr_code(lists.rules)
    sheets = [_Sheet(number, fitted(page), qr) for number, page in enumerate(in_turn, 1)]
    return document(
        "public/page.html.jinja",
        style="public/page.css",
        facts={
            "language": language_of(voices[0]),
            "title": sheets[0].fitted.page.voice.say(sheets[0].fitted.page.title),
            "sheets": sheets,
            "words": _Words(),
            "bar": bar,
            "grouped": grouped,
            "language_of": language_of,
        },
    )


@frozen
class _Words:
    """What the template itself says."""

    place: Message = message("Place")
    equal: Message = message("equal")
    rules: Message = message("Fingerprint of the rules")
    compare: Message = message(
        "What was counted by the same rules has the same fingerprint. That the rules came before"
        " the vote is shown only by a fingerprint written down then, where all could see it."
    )
    code: Message = message("The fingerprint as a code for telephones")
