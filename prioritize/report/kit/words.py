"""The words on the paper: headings, the list of what to do, and the consent, as data files."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, TypeAlias

from attrs import frozen

from prioritize.model.project import Names


__all__ = ["Consent", "KitWords", "Steps", "kit_words"]

_PACKAGE: Final = "prioritize.report.kit"

Table: TypeAlias = "Mapping[str, object]"


@frozen
class Steps:
    """What a facilitator does at one point of the evening."""

    title: Names
    items: tuple[Names, ...]


@frozen
class Consent:
    """What is read aloud before people sign, and which version of it."""

    version: str
    paragraphs: tuple[Names, ...]


@frozen
class KitWords:
    """All words of the paper; `blank` is a line to write on."""

    blank: str
    words: tuple[tuple[str, Names], ...]
    checklist: tuple[Steps, ...]
    consent: Consent

    def word(self, id: str) -> Names:
        """Return words by their id."""
        return dict(self.words)[id]


@cache
def kit_words() -> KitWords:
    """Return the words of the paper.

    Examples
    --------
    >>> kit_words().word("ballot").in_language("ky"), kit_words().consent.version
    ('Добуш бюллетени', '2025-1')

    """
    table, consent = _read("kit.toml"), _read("consent.toml")
    return KitWords(
        blank=str(table["blank"]),
        words=tuple((id, _names(each)) for id, each in _table(table["words"]).items()),
        checklist=tuple(
            Steps(_names(each["title"]), tuple(map(_names, _list(each["items"]))))
            for each in map(_table, _list(table["checklist"]))
        ),
        consent=Consent(str(consent["version"]), tuple(map(_names, _list(consent["paragraphs"])))),
    )


def _read(name: str) -> Table:
    return tomllib.loads((files(_PACKAGE) / name).read_text(encoding="utf-8"))


def _table(value: object) -> Table:
    return {str(key): each for key, each in value.items()} if isinstance(value, dict) else {}


def _list(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list) else ()


def _names(value: object) -> Names:
    return Names.of({language: str(text) for language, text in _table(value).items()})
