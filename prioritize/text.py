"""Messages that people read, and the one door through which they are translated.

Nothing below `report` and `cli` produces finished sentences. It produces a `Message`: an English
template with named placeholders and the facts that fill them. `render` looks the template up in a
catalog and fills it in, so a new language is a new catalog and never a change of code.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Protocol, TypeAlias

from attrs import evolve, frozen


__all__ = [
    "ENGLISH",
    "Catalog",
    "Fact",
    "Message",
    "counted",
    "message",
    "number_text",
    "render",
    "retold",
]

Fact: TypeAlias = "str | int | Fraction | Message | tuple[Fact, ...]"


@frozen
class Message:
    """A sentence not yet translated: template, facts, and the plural form where a number rules."""

    template: str
    facts: tuple[tuple[str, Fact], ...] = ()
    plural: str = ""
    number: int = 0

    def __str__(self) -> str:
        """Render the message in English, for tracebacks and logs."""
        return render(self)


class Catalog(Protocol):
    """The two questions a translation answers; `gettext.GNUTranslations` is one."""

    def gettext(self, message: str, /) -> str:
        """Return the translation of a template, or the template itself."""
        ...

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        """Return the translation of the form that fits the number."""
        ...


@frozen
class _English:
    """The catalog of the language the templates are written in."""

    def gettext(self, message: str, /) -> str:
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int, /) -> str:
        return msgid1 if n == 1 else msgid2


ENGLISH: Catalog = _English()


def message(template: str, /, **facts: Fact) -> Message:
    """Make a message; the template's placeholders name the facts.

    Examples
    --------
    >>> str(message("{project} has {score} points", project="road", score=Fraction(7, 2)))
    'road has 7/2 points'

    """
    return Message(template, tuple(facts.items()))


def counted(singular: str, plural: str, /, *, number: int, **facts: Fact) -> Message:
    """Make a message whose form depends on a number, itself available as ``{number}``.

    Examples
    --------
    >>> str(counted("{number} ballot", "{number} ballots", number=2))
    '2 ballots'

    """
    return Message(singular, (("number", number), *facts.items()), plural, number)


def number_text(value: Fraction | int) -> str:
    """Write an exact number so that nothing is lost: ``41``, ``7/2``.

    Examples
    --------
    >>> number_text(Fraction(82, 2)), number_text(Fraction(7, 2))
    ('41', '7/2')

    """
    exact = Fraction(value)
    return (
        str(exact.numerator) if exact.denominator == 1 else f"{exact.numerator}/{exact.denominator}"
    )


def retold(text: Message, tell: Callable[[str], Fact]) -> Message:
    """Put other facts in the place of texts, in messages and lists among the facts too.

    Examples
    --------
    >>> str(retold(message("{id} is first", id="P3"), {"P3": "Bridge (P3)"}.__getitem__))
    'Bridge (P3) is first'

    """
    return evolve(text, facts=tuple((name, _retold(fact, tell)) for name, fact in text.facts))


def _retold(fact: Fact, tell: Callable[[str], Fact]) -> Fact:
    if isinstance(fact, Message):
        return retold(fact, tell)
    if isinstance(fact, tuple):
        return tuple(_retold(part, tell) for part in fact)
    return tell(fact) if isinstance(fact, str) else fact


def render(text: Message, catalog: Catalog = ENGLISH) -> str:
    """Translate a message and fill in its facts."""
    template = (
        catalog.ngettext(text.template, text.plural, text.number)
        if text.plural
        else catalog.gettext(text.template)
    )
    return template.format_map({name: _shown(fact, catalog) for name, fact in text.facts})


def _shown(fact: Fact, catalog: Catalog) -> str:
    if isinstance(fact, Message):
        return render(fact, catalog)
    if isinstance(fact, tuple):
        return _listed((_shown(part, catalog) for part in fact), catalog)
    return fact if isinstance(fact, str) else number_text(fact)


def _listed(parts: Iterable[str], catalog: Catalog) -> str:
    return catalog.gettext(", ").join(parts)
