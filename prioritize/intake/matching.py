"""Which project, group or community a cell means: by id, by any of its names, by a spelling.

A spelling that fits one thing only is accepted and told. A name is never matched by likeness
alone: whoever wrote it decides.
"""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Final, Protocol

from attrs import frozen

from prioritize.errors import Finding, Spot, finding
from prioritize.intake.cells import is_date
from prioritize.intake.faults import Faults
from prioritize.intake.spelling import fold, mixed_words
from prioritize.model.project import Names
from prioritize.text import Message, message


__all__ = ["Match", "Matcher", "Named"]

_CUTOFF: Final = 0.6
_MOST_PROPOSED: Final = 3


class Named(Protocol):
    """What a cell can mean."""

    @property
    def id(self) -> str:
        """The id that stands for it everywhere."""
        ...

    @property
    def names(self) -> Names:
        """Its names by language."""
        ...


@frozen
class Match:
    """The id that a text means, and a remark where the text is spelled otherwise."""

    id: str
    remark: Finding | None = None


@frozen
class Matcher:
    """Knows a set of things by all their names.

    `what` says what kind of thing they are, in the singular, for messages.
    """

    what: Message
    ids: tuple[str, ...]
    _by_name: Mapping[str, tuple[str, ...]]
    _by_fold: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, what: Message, things: Iterable[Named]) -> "Matcher":
        """Make a matcher of projects, groups, communities or anything else with names."""
        by_name: dict[str, list[str]] = {}
        by_fold: dict[str, list[str]] = {}
        known = tuple(things)
        for thing in known:
            for text in _texts(thing):
                _add(by_name, _plain(text), thing.id)
                _add(by_fold, fold(text), thing.id)
        return cls(what, tuple(each.id for each in known), _frozen(by_name), _frozen(by_fold))

    def knows(self, text: str) -> bool:
        """Say whether a text means exactly one of the things, in whatever spelling."""
        return isinstance(self.match(text), Match)

    def match(self, text: str) -> Match | Finding:
        """Find the thing that a text means.

        Returns
        -------
        Match or Finding
            The thing, with a remark where the spelling differs (V13, V14); or that nothing of
            this name is known (V03), with the closest names. Neither has a spot yet.

        Examples
        --------
        >>> from prioritize.model.project import Names, Project
        >>> school = Project("preschool", Names.of({"ky": "Мектепке чейинки билим берүү"}))
        >>> projects = Matcher.of(message("project"), [school])
        >>> projects.match("preschool")
        Match(id='preschool', remark=None)
        >>> match = projects.match("Мектепке чейинки билим беруу")
        >>> match.id, match.remark.code
        ('preschool', 'V14')

        """
        plain = _plain(text)
        named = (plain,) if plain in self.ids else self._by_name.get(plain, ())
        if len(named) == 1:
            return Match(named[0], None if plain == text else _variant(text, named[0]))
        folded = named or self._by_fold.get(fold(text), ())
        if len(folded) > 1:
            return self._ambiguous(text, folded)
        if folded:
            return Match(folded[0], _variant(text, folded[0]))
        return self._unknown(text)

    def read(self, text: str, spot: Spot, faults: Faults) -> str:
        """Return the id that a cell means, or nothing after recording what is wrong with it."""
        matched = self.match(text)
        if isinstance(matched, Finding):
            faults.add(matched.at(spot))
            return ""
        if matched.remark is not None:
            faults.accept(matched.remark.at(spot))
        return matched.id

    def _ambiguous(self, text: str, ids: tuple[str, ...]) -> Finding:
        return finding(
            message("{text} may mean {ids}", text=_quoted(text), ids=ids),
            remedy=message("Write the id of the one that is meant."),
            code="V14",
        )

    def _unknown(self, text: str) -> Finding:
        if is_date(text):
            what = message("{text} is a date where a name belongs", text=_quoted(text))
            remedy = message("Type it again in a cell that is formatted as text.")
            return finding(what, remedy=remedy, code="V16")
        what = message("There is no {what} {text}", what=self.what, text=_quoted(text))
        return finding(what, remedy=self._proposed(text), code="V03")

    def _proposed(self, text: str) -> Message | None:
        close = get_close_matches(fold(text), self._by_fold, n=_MOST_PROPOSED, cutoff=_CUTOFF)
        ids = tuple(dict.fromkeys(id for each in close for id in self._by_fold[each]))
        if ids:
            return message("Did you mean {names}?", names=ids)
        return message("Known are {names}.", names=self.ids) if 0 < len(self.ids) < 10 else None


def _texts(thing: Named) -> Iterable[str]:
    yield thing.id
    yield from (text for _, text in thing.names.texts)
    yield from getattr(thing, "aliases", ())


def _plain(text: str) -> str:
    return " ".join(text.split())


def _add(table: dict[str, list[str]], key: str, id: str) -> None:
    if key and id not in table.setdefault(key, []):
        table[key].append(id)


def _frozen(table: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(ids) for key, ids in table.items()}


def _variant(text: str, id: str) -> Finding:
    mixed = mixed_words(text)
    if mixed:
        what = message("{words} mixes Latin and Cyrillic letters, read as {id}", words=mixed, id=id)
        return finding(what, code="V13")
    return finding(message("{text} was read as {id}", text=_quoted(text), id=id), code="V14")


def _quoted(text: str) -> str:
    return repr(text if len(text) <= 60 else f"{text[:60]}…")
