"""The template of the minutes as a data file, our own or that of a municipality."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Final, TypeAlias

from prioritize.errors import Finding, InputError, Spot, closest, finding
from prioritize.model.project import Names
from prioritize.report.protocol.template import (
    BLOCKS,
    FACTS,
    FIELDS,
    HEADS,
    Part,
    ProtocolTemplate,
    Section,
)
from prioritize.text import message


__all__ = ["TEMPLATE", "own_template", "protocol_template", "template_text"]

TEMPLATE: Final = "prioritize/protocol/1"
"""The version of the template, which a file names in its first line."""

_FILE: Final = "protocol.toml"
_MOST_LINES: Final = 60
_LANGUAGES: Final = frozenset({"ky", "ru", "en"})
_PLACEHOLDERS: Final = {"page": frozenset({"page", "pages"})}
_WORDS: Final = {"possible": frozenset({"project", "lowest", "highest"})}

Table: TypeAlias = "Mapping[str, object]"


def template_text() -> str:
    """Return our own template as text, to be changed."""
    return (files("prioritize.report.protocol") / _FILE).read_text(encoding="utf-8")


@cache
def protocol_template() -> ProtocolTemplate:
    """Return the template that the minutes follow unless a municipality has its own.

    Examples
    --------
    >>> [section.id for section in protocol_template().sections][:3]
    ['about', 'present', 'agenda']

    """
    return _made(tomllib.loads(template_text()))


def own_template(content: bytes, file: str) -> ProtocolTemplate:
    """Read the template of a municipality; the words that it leaves out are ours.

    Parameters
    ----------
    content
        A file in TOML.
    file
        Its name, to say where something is wrong.

    Raises
    ------
    InputError
        The file is no TOML, or names what does not exist; all of it at once.

    """
    try:
        table = tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        what = message("This is no file in TOML: {why}", why=str(error))
        raise InputError(Finding(what, Spot(file))) from error
    faults = tuple(_faults(table))
    if faults:
        raise InputError(each.at(Spot(file)) for each in faults)
    ours = tomllib.loads(template_text())
    return _made(
        {**ours, **table, "words": {**_table(ours["words"]), **_table(table.get("words"))}}
    )


def _made(table: Table) -> ProtocolTemplate:
    words = _table(table["words"])
    return ProtocolTemplate(
        blank=str(table["blank"]),
        heads=tuple((id, _names(table.get(id))) for id in HEADS),
        sections=tuple(_section(each) for each in _tables(table["sections"])),
        words=tuple((id, _names(each)) for id, each in words.items()),
    )


def _section(table: Table) -> Section:
    parts = tuple(_part(each) for each in _tables(table.get("parts")))
    return Section(str(table.get("id", "")), _names(table.get("title")), parts)


def _part(table: Table) -> Part:
    lines = table.get("lines")
    return Part(
        text=_names(table.get("text")),
        needs=_texts(table.get("needs")),
        fields=_texts(table.get("fields")),
        block=str(table.get("block", "")),
        empty=_names(table.get("empty")),
        lines=lines if isinstance(lines, int) else 0,
        numbered=table.get("numbered") is True,
    )


def _faults(table: Table) -> Iterator[Finding]:
    if table.get("template") != TEMPLATE:
        what = message("This is no template of the minutes")
        yield finding(
            what,
            Spot(field="template"),
            remedy=message("Its first line is {line}", line=f'template = "{TEMPLATE}"'),
        )
        return
    for id in HEADS:
        yield from _faults_of_words(table.get(id), id, _PLACEHOLDERS.get(id, FACTS))
    for id, words in _table(table.get("words")).items():
        yield from _faults_of_words(words, f"words.{id}", _WORDS.get(id, frozenset()))
    if "sections" in table and not isinstance(table["sections"], list):
        yield finding(message("This is no list of sections"), Spot(field="sections"))
    for number, section in enumerate(_tables(table.get("sections"))):
        field = f"sections[{number}]"
        yield from _faults_of_words(section.get("title"), f"{field}.title", FACTS)
        for index, part in enumerate(_tables(section.get("parts"))):
            yield from _faults_of_part(part, f"{field}.parts[{index}]")


def _faults_of_part(part: Table, field: str) -> Iterator[Finding]:
    given = [each for each in ("text", "fields", "block", "lines") if each in part]
    if len(given) != 1:
        what = message("A part has one of text, fields, block and lines")
        yield finding(what, Spot(field=field))
    if part.get("lines", 1) not in range(1, _MOST_LINES + 1):
        what = message("Lines to write on are 1 to {most}", most=_MOST_LINES)
        yield finding(what, Spot(field=f"{field}.lines"))
    yield from _faults_of_words(part.get("text"), f"{field}.text", FACTS)
    yield from _faults_of_words(part.get("empty"), f"{field}.empty", FACTS)
    for key, known in (("needs", FACTS), ("fields", FIELDS)):
        yield from _unknown(_texts(part.get(key)), known, f"{field}.{key}")
    if "block" in part:
        yield from _unknown((str(part["block"]),), BLOCKS, f"{field}.block")


def _faults_of_words(words: object, field: str, known: frozenset[str]) -> Iterator[Finding]:
    """Find placeholders that nothing fills, and languages that nobody reads."""
    if words is None:
        return
    if not isinstance(words, dict):
        what = message("Words stand by language, such as ky = …")
        yield finding(what, Spot(field=field))
    yield from _unknown(_table(words), _LANGUAGES, field)
    for language, text in _table(words).items():
        try:
            names = list(_placeholders(str(text)))
        except ValueError:
            what = message("A brace is open or closed that has no partner")
            yield finding(what, Spot(field=f"{field}.{language}"))
        else:
            yield from _unknown(names, known, f"{field}.{language}")


def _placeholders(text: str) -> Iterator[str]:
    """List what stands in braces, whole, so that nothing but a name is ever known."""
    for _, name, form, conversion in Formatter().parse(text):
        if name is not None:
            yield f"{name}{'!' if conversion else ''}{conversion or ''}{':' if form else ''}{form}"


def _unknown(names: Iterable[str], known: frozenset[str], field: str) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            what = message("There is no {name} here", name=repr(name))
            yield finding(what, Spot(field=field), remedy=closest(name, sorted(known)))


def _table(value: object) -> Table:
    return {str(key): each for key, each in value.items()} if isinstance(value, dict) else {}


def _tables(value: object) -> tuple[Table, ...]:
    return tuple(map(_table, value)) if isinstance(value, list) else ()


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _names(value: object) -> Names:
    return Names.of({language: str(text) for language, text in _table(value).items()})
