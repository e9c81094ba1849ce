"""Which column, row, field or choice a text means: by its id or its name in any language."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from attrs import frozen

from prioritize.intake.encoding import has_lost_letters
from prioritize.intake.spelling import fold
from prioritize.model.project import Names


__all__ = ["Words", "wildcard"]

_ASIDE: Final = re.compile(r"\s*\([^)]*\)")
_LOST: Final = "?\ufffd"


class _Worded(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def names(self) -> Names: ...


@frozen
class Words:
    """Knows a few things by all the words that stand for them."""

    _by_word: Mapping[str, str]
    _texts: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, things: Iterable[_Worded]) -> "Words":
        """Know things by id, names and aliases; words in parentheses need not be there."""
        texts = tuple((text, each.id) for each in things for text in _texts_of(each))
        words = [(_key(text), id) for text, id in texts]
        short = [(_key(_ASIDE.sub("", text)), id) for text, id in texts]
        table = _unequivocal(short) | _unequivocal(words)
        return cls(table, texts)

    def find(self, text: str) -> str:
        """Return the id of what a text means, or nothing.

        Of a text that lost letters the word that fits is taken, if there is only one.
        """
        found = self._by_word.get(_key(text), "")
        if found or not has_lost_letters(text):
            return found
        fitting = {id for known, id in self._texts if wildcard(text).fullmatch(known)}
        return fitting.pop() if len(fitting) == 1 else ""


def wildcard(text: str) -> re.Pattern[str]:
    """Make a pattern of a text in which question marks stand for letters that were lost.

    Examples
    --------
    >>> bool(wildcard("К?п?р?").fullmatch("Көпүрө"))
    True

    """
    letters = ("." if letter in _LOST else re.escape(letter) for letter in text)
    return re.compile("".join(letters), re.IGNORECASE)


def _texts_of(thing: _Worded) -> Iterable[str]:
    yield thing.id
    yield from (text for _, text in thing.names.texts)
    yield from getattr(thing, "aliases", ())


def _key(text: str) -> str:
    """Fold a text; one of signs alone, such as №, stands for itself."""
    return fold(text) or text.strip()


def _unequivocal(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    meanings: dict[str, set[str]] = {}
    for key, id in pairs:
        if key:
            meanings.setdefault(key, set()).add(id)
    return {key: ids.pop() for key, ids in meanings.items() if len(ids) == 1}
