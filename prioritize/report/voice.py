"""The languages that a page speaks: one, or several side by side."""

from collections.abc import Iterable
from typing import TypeAlias

from attrs import frozen

from prioritize.model.project import Names
from prioritize.report.isolate import isolated, outside
from prioritize.text import Catalog, Fact, Message, render


__all__ = ["Said", "Voice", "every", "once", "said"]

Said: TypeAlias = "tuple[str, ...]"
"""One text in each of the languages, with what comes from outside marked."""


@frozen
class Voice:
    """A language with its translations."""

    language: str
    catalog: Catalog

    def say(self, text: Message) -> str:
        """Render a message, with the texts among its facts marked as coming from outside."""
        return render(isolated(text), self.catalog)

    def fill(self, words: Names, facts: Iterable[tuple[str, Fact]] = ()) -> str:
        """Fill facts into words of a template that has them in several languages."""
        template = words.in_language(self.language)
        # A catalog answers the empty text with its own head.
        return self.say(Message(template, tuple(facts))) if template else ""


def said(voices: tuple[Voice, ...], words: Names, facts: Iterable[tuple[str, Fact]] = ()) -> Said:
    """Say words of a template in every language."""
    given = tuple(facts)
    return tuple(voice.fill(words, given) for voice in voices)


def every(voices: tuple[Voice, ...], text: str) -> Said:
    """Say a text from outside, which is the same in every language."""
    return (outside(text),) * len(voices)


def once(texts: Said) -> Said:
    """Keep a text only once where it is the same in every language.

    Examples
    --------
    >>> once(("41", "41")), once(("суу", "вода"))
    (('41',), ('суу', 'вода'))

    """
    return texts[:1] if len(set(texts)) == 1 else texts
