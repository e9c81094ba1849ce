"""Messages made of messages: templates filled in later, and sentences said one after another."""

from collections.abc import Iterable

from attrs import evolve

from prioritize.model.option import Stored
from prioritize.report.words import WORDS
from prioritize.text import Fact, Message, message


__all__ = ["filled", "in_turn", "option_text", "quoted", "word"]


def filled(template: Message, /, **facts: Fact) -> Message:
    """Fill in a template from a table.

    Examples
    --------
    >>> str(filled(message("{project} is funded."), project="road"))
    'road is funded.'

    """
    return evolve(template, facts=tuple(facts.items()))


def in_turn(sentences: Iterable[Message]) -> Message:
    """Say several sentences one after another.

    Examples
    --------
    >>> str(in_turn([message("One."), message("Two.")]))
    'One. Two.'

    """
    facts: dict[str, Fact] = {f"sentence{n}": each for n, each in enumerate(sentences, 1)}
    return Message(" ".join(f"{{{name}}}" for name in facts), tuple(facts.items()))


def word(text: str) -> Message:
    """Make a word of a method or a file translatable; one that is not known stands as it is.

    Examples
    --------
    >>> str(word("dots")), str(word("{hall}"))
    ('dots', '{hall}')

    """
    return WORDS.get(text) or quoted(text)


def quoted(text: str) -> Message:
    """Make a message of a text that stands as it is in every language: an id, a name."""
    return message("{text}", text=text)


def option_text(value: Stored) -> Message:
    """Write the value of an option as it is typed.

    Examples
    --------
    >>> [str(option_text(value)) for value in (True, None, ["a", "b"], "droop")]
    ['true', 'none', 'a, b', 'droop']

    """
    if value is None or value == []:
        return message("none")
    if isinstance(value, bool):
        return quoted(str(value).lower())
    return message("{value}", value=tuple(value) if isinstance(value, list) else str(value))
