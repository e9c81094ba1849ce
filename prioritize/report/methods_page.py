"""Methods as text and as JSON: ``prioritize/methods/1``."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from prioritize.model.method import MethodInfo
from prioritize.model.option import OptionInfo
from prioritize.registry import discover, options_of, package_of
from prioritize.report.block import Block, Column, Heading, Paragraph, Points, Table, Verbatim
from prioritize.report.json_text import Json, json_bytes
from prioritize.report.plain import plain_text
from prioritize.report.template import option_text, quoted, word
from prioritize.text import ENGLISH, Catalog, Message, message, number_text, render


__all__ = [
    "Admissions",
    "admissions_json",
    "admissions_text",
    "method_text",
    "methods_json",
    "methods_text",
]

Admissions: TypeAlias = "Iterable[tuple[str, tuple[tuple[str, Message | None], ...]]]"
"""Where votes stand, and every method's id with nothing or the reason why it cannot count them."""


def methods_text(methods: Iterable[type[Any]], *, catalog: Catalog = ENGLISH) -> str:
    """List methods with their family, title, and the kinds of ballots that each counts."""
    columns = (
        Column(message("Method")),
        Column(message("Family")),
        Column(message("Title")),
        Column(message("Counts")),
    )
    return plain_text([Table(columns, tuple(_row(each.info) for each in methods))], catalog)


def _row(info: MethodInfo) -> tuple[Message, ...]:
    kinds = message("{kinds}", kinds=tuple(word(kind) for kind in _kinds(info)))
    return quoted(info.id), word(info.family), info.title, kinds


def _kinds(info: MethodInfo) -> tuple[str, ...]:
    return tuple(getattr(each, "kind", each.__name__) for each in info.kinds)


def method_text(method: type[Any], card: str, *, catalog: Catalog = ENGLISH) -> str:
    """Show one method: its card, its options where the card has none, and where it comes from.

    Parameters
    ----------
    method
        The class of the method.
    card
        Its card in Markdown; empty where there is none.
    catalog
        The language of everything but the card.

    """
    if card and catalog is ENGLISH:
        return plain_text(_card_page(method, card), catalog)
    return plain_text(_method_page(method, card), catalog)


def _card_page(method: type[Any], card: str) -> Iterator[Block]:
    yield Verbatim(card)
    if "\n## Options\n" not in card:
        yield from _options(options_of(method))
    yield Heading(message("About this method"), 2)
    yield Points(tuple(_about(method.info)))


def _method_page(method: type[Any], card: str) -> Iterator[Block]:
    info = method.info
    yield Heading(message("{title} ({id})", title=info.title, id=info.id), 1)
    yield Paragraph(info.summary)
    yield from _options(options_of(method))
    yield Heading(message("About this method"), 2)
    yield Points(tuple(_about(info)))
    if card:
        yield Heading(message("The card of the method, in English"), 2)
        yield Verbatim(card)


def _options(options: tuple[OptionInfo, ...]) -> Iterator[Block]:
    yield Heading(message("Options"), 2)
    if options:
        yield _options_table(options)
    else:
        yield Paragraph(message("This method has no options."))


def _about(info: MethodInfo) -> Iterator[Message]:
    yield message("Source: {source}", source=info.source)
    yield message("It counts: {kinds}.", kinds=tuple(word(each) for each in _kinds(info)))
    yield message("Version {version} of its rules.", version=info.version)
    package = _package(info)
    if package:
        yield message("It comes with the package {package}.", package=package)


def _options_table(options: Iterable[OptionInfo]) -> Table:
    columns = (
        Column(message("Option")),
        Column(message("Value")),
        Column(message("Default")),
        Column(message("Meaning")),
    )
    rows = ((quoted(each.name), each.kind.says, _default(each), each.help) for each in options)
    return Table(columns, tuple(rows))


def _default(option: OptionInfo) -> Message:
    if option.required:
        return message("must be given")
    return option_text(option.kind.store(option.default))


def methods_json(
    methods: Iterable[type[Any]],
    *,
    cards: Mapping[str, str] | None = None,
    catalog: Catalog = ENGLISH,
) -> bytes:
    """Describe methods for programs.

    Parameters
    ----------
    methods
        The classes of the methods.
    cards
        Cards by the method's id, for those that are to be shown whole.
    catalog
        The language of titles and explanations.

    """
    texts = cards or {}
    described = [_method_json(each, texts.get(each.info.id), catalog) for each in methods]
    return json_bytes({"schema": "prioritize/methods/1", "methods": described})


def _method_json(method: type[Any], card: str | None, catalog: Catalog) -> dict[str, Json]:
    info = method.info
    return {
        "id": info.id,
        "version": info.version,
        "family": info.family,
        "title": render(info.title, catalog),
        "summary": render(info.summary, catalog),
        "kinds": _kinds(info),
        "outcome": info.outcome.__name__.lower(),
        "exact": info.exact,
        "tolerance": None if info.tolerance is None else number_text(info.tolerance),
        "axioms": sorted(info.axioms),
        "source": info.source,
        "package": _package(info) or None,
        "options": [_option_json(each, catalog) for each in options_of(method)],
        "card": card,
    }


def _option_json(option: OptionInfo, catalog: Catalog) -> dict[str, Json]:
    default = None if option.required else option.kind.store(option.default)
    return {
        "name": option.name,
        "help": render(option.help, catalog),
        "value": render(option.kind.says, catalog),
        "required": option.required,
        "repeatable": option.kind.repeatable,
        "default": default,
    }


def _package(info: MethodInfo) -> str:
    return package_of(info.id) if info.id in discover() else ""


def admissions_text(admissions: Admissions, *, catalog: Catalog = ENGLISH) -> str:
    """Say for every list of a source which methods can count it, and why the others cannot."""
    return plain_text(_admissions_page(admissions), catalog)


def _admissions_page(admissions: Admissions) -> Iterator[Block]:
    for place, answers in admissions:
        yield Heading(quoted(place), 2)
        fitting = tuple(id for id, reason in answers if reason is None)
        if fitting:
            yield Paragraph(message("Methods that can count it: {methods}.", methods=fitting))
        else:
            yield Paragraph(message("No method can count it."))
        refused = tuple(reason for _, reason in answers if reason is not None)
        if refused:
            yield Points(refused)


def admissions_json(admissions: Admissions, *, catalog: Catalog = ENGLISH) -> bytes:
    """Say for programs which methods can count every list of a source."""
    lists: list[Json] = [
        {
            "source": place,
            "methods": [
                {
                    "id": id,
                    "admitted": reason is None,
                    "reason": None if reason is None else render(reason, catalog),
                }
                for id, reason in answers
            ],
        }
        for place, answers in admissions
    ]
    return json_bytes({"schema": "prioritize/methods/1", "lists": lists})
