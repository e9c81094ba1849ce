"""Text from outside set apart within a sentence, so that each writer can mark it in its own way.

A page in HTML puts it into ``<bdi>``, other files leave the marks out. The marks are the characters
that Unicode has for this; where the text itself holds them, they are shown as codes.
"""

import re
from collections.abc import Iterator
from typing import Final

from attrs import evolve, frozen

from prioritize.report.safe_text import safe_text
from prioritize.text import Fact, Message


__all__ = ["Piece", "isolated", "outside", "pieces", "unmarked"]

_OPEN: Final = "\N{FIRST STRONG ISOLATE}"
_CLOSE: Final = "\N{POP DIRECTIONAL ISOLATE}"
_MARKED: Final = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")


@frozen
class Piece:
    """A part of a text; `is_outside` tells that it was typed by somebody."""

    text: str
    is_outside: bool


def outside(text: str) -> str:
    """Mark a text as coming from outside, and write what cannot be seen in it as codes.

    Examples
    --------
    >>> pieces(outside("Сугат"))
    (Piece(text='Сугат', is_outside=True),)

    """
    return f"{_OPEN}{safe_text(text)}{_CLOSE}" if text else ""


def isolated(text: Message) -> Message:
    """Mark every text among the facts of a message as coming from outside."""
    return evolve(text, facts=tuple((name, _marked(fact)) for name, fact in text.facts))


def _marked(fact: Fact) -> Fact:
    if isinstance(fact, Message):
        return isolated(fact)
    if isinstance(fact, tuple):
        return tuple(map(_marked, fact))
    return outside(fact) if isinstance(fact, str) else fact


def pieces(text: str) -> tuple[Piece, ...]:
    """Split a rendered text by its marks.

    Examples
    --------
    >>> from prioritize.text import message, render
    >>> text = isolated(message("{project} is first with {votes}.", project="road", votes=7))
    >>> [piece.text for piece in pieces(render(text))]
    ['road', ' is first with 7.']

    """
    return tuple(piece for piece in _pieces(text) if piece.text)


def _pieces(text: str) -> Iterator[Piece]:
    end = 0
    for found in _MARKED.finditer(text):
        yield Piece(safe_text(text[end : found.start()]), is_outside=False)
        yield Piece(found[1], is_outside=True)
        end = found.end()
    yield Piece(safe_text(text[end:]), is_outside=False)


def unmarked(text: str) -> str:
    """Return a rendered text without its marks.

    Examples
    --------
    >>> unmarked(outside("Сугат"))
    'Сугат'

    """
    return "".join(piece.text for piece in pieces(text))
