"""`prioritize new`: a folder to start from, a workbook to fill in, or paper to print."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click
from attrs import frozen

from prioritize.cli.catalog import catalog_for, chosen_language, translated
from prioritize.cli.command import Command, Option, languages_option, with_options
from prioritize.cli.gathering import answer_in_language_of
from prioritize.cli.output import FORCE, QUIET, existing, typed
from prioritize.errors import Spot, UsageError, finding
from prioritize.model.committee.layout import TEMPLATES
from prioritize.report.kit.supply import MOST_BALLOTS
from prioritize.text import Message, message


if TYPE_CHECKING:
    from prioritize.report.voice import Voice

__all__ = ["command", "show_next"]

_ABOUT: Final = message(
    "Start a consultation in the folder PATH: its rules in consultation.toml, tables for the"
    " votes, and a page that says what to do. It can be counted as it is, with invented votes."
    " With --template hall, PATH is a workbook for one evening in the village hall, with"
    " --template protocol the words of its minutes, with --template committee, kg-local-initiative,"
    " horizon or nih the scoring workbook of a grant committee; with --kit, the folder or page to"
    " print before an evening: numbered ballots, tally sheets, labels for the posters, the list of"
    " those present, the consent and a list of what to do."
)
_EXAMPLES: Final = (
    "prioritize new my-village",
    "prioritize new hall.xlsx --template hall --language ky",
    "prioritize new committee.xlsx --template kg-local-initiative --reviewers 5",
    "prioritize new kit --kit hall.xlsx --language ky,ru",
)
_FILL_IN: Final = message("Fill in the yellow cells, the rules before the vote.")
_REWORD: Final = message("Change its sections and words as your rules want them.")
_PRINT: Final = message("Open it in a browser and print it on A4, at 100 %.")
_TEMPLATES: Final = ("hall", "protocol", *TEMPLATES)
_TEMPLATE: Final = Option(
    "--template",
    metavar="NAME",
    type=click.Choice(_TEMPLATES),
    help=message("Write a workbook to fill in, or the words of the minutes to be changed."),
)
_APPLICATIONS: Final = Option(
    "--applications",
    metavar="N",
    type=click.IntRange(1, 500),
    help=message("How many applications a committee's workbook has room for.  [default: 40]"),
)
_REVIEWERS: Final = Option(
    "--reviewers",
    metavar="N",
    type=click.IntRange(1, 60),
    help=message("How many reviewers a committee's workbook has sheets for.  [default: 7]"),
)
_KIT: Final = Option(
    "--kit",
    metavar="WORKBOOK",
    help=message("Write the paper for the evening that the workbook prepares."),
)
_BALLOTS: Final = Option(
    "--ballots",
    metavar="N",
    type=click.IntRange(0, MOST_BALLOTS),
    help=message("How many ballots the paper has.  [default: for those present, and a reserve]"),
)


@frozen
class _Made:
    """What was written, and what to say about it."""

    paths: tuple[Path, ...]
    then: tuple[Message, ...]


@click.command("new", cls=Command, about=_ABOUT, examples=_EXAMPLES, language=languages_option())
@click.argument("path")
@lambda command: with_options(
    command, [_TEMPLATE, _APPLICATIONS, _REVIEWERS, _KIT, _BALLOTS, FORCE, QUIET]
)
def command(path: str, languages: tuple[str, ...], quiet: object, **given: Any) -> None:
    """Write the starter files and say what to do next."""
    _check(path, languages, given)
    what = "kit" if given["kit"] else given["template"] or "folder"
    made = _MAKERS[what](Path(path), languages, given)
    if not quiet:
        _say(*_written(made.paths), *made.then)


def _check(path: str, languages: tuple[str, ...], given: dict[str, Any]) -> None:
    """Refuse words that do not go together."""
    if given["kit"] and given["template"]:
        what = message("--kit and --template write different things")
        raise UsageError(finding(what, remedy=message("Ask for one after the other.")))
    if given["ballots"] is not None and not given["kit"]:
        what = message("--ballots says how many ballots the paper of --kit has")
        raise UsageError(finding(what, remedy=message("Name the workbook with --kit.")))
    sizes = [each for each in ("applications", "reviewers") if given[each] is not None]
    if sizes and given["template"] not in TEMPLATES:
        what = message("--{option} says how large a committee's workbook is", option=sizes[0])
        remedy = message("Name one: --template {templates}.", templates=TEMPLATES)
        raise UsageError(finding(what, remedy=remedy))
    if len(languages) > 1 and not given["kit"]:
        what = message("What is written has one language")
        raise UsageError(finding(what, Spot(path), remedy=message("Name one with --language.")))
    if Path(path).suffix.lower() == ".xlsx" and not given["template"]:
        what = message("It is not said which workbook to write")
        remedy = message("Name one: --template {templates}.", templates=("hall", *TEMPLATES))
        raise UsageError(finding(what, Spot(path), remedy=remedy))


def _folder(path: Path, _languages: tuple[str, ...], given: dict[str, Any]) -> _Made:
    from prioritize.workflow.new import new_folder

    return _Made(new_folder(path, existing=existing(given["force"])), tuple(_next(str(path))))


def _hall(path: Path, _languages: tuple[str, ...], given: dict[str, Any]) -> _Made:
    from prioritize.workflow.new_hall import new_hall

    new_hall(path, language=chosen_language(), existing=existing(given["force"]))
    return _Made((path,), (_FILL_IN, *_next(str(path))))


def _committee(path: Path, _languages: tuple[str, ...], given: dict[str, Any]) -> _Made:
    from prioritize.workflow.new_committee import new_committee

    new_committee(
        path,
        template=given["template"],
        language=chosen_language(),
        size=(given["applications"], given["reviewers"]),
        existing=existing(given["force"]),
    )
    return _Made((path,), (_FILL_IN, *_next(str(path))))


def _protocol(path: Path, _languages: tuple[str, ...], given: dict[str, Any]) -> _Made:
    from prioritize.workflow.new_protocol import new_protocol

    new_protocol(path, existing=existing(given["force"]))
    line = "prioritize report hall.xlsx protocol.docx --template"
    then = message("Then: {command}", command=f"{line} {typed(str(path))}")
    return _Made((path,), (_REWORD, then))


def _kit(path: Path, languages: tuple[str, ...], given: dict[str, Any]) -> _Made:
    from prioritize.workflow.kit import KitWish, new_kit

    wish = KitWish(languages, given["ballots"])
    answer_in_language_of(given["kit"])
    workbook, there = Path(given["kit"]), existing(given["force"])
    return _Made(new_kit(path, workbook, speak=_voice, wish=wish, existing=there), (_PRINT,))


_MAKERS: Final = {
    "folder": _folder,
    "hall": _hall,
    "kit": _kit,
    "protocol": _protocol,
    **dict.fromkeys(TEMPLATES, _committee),
}


def _voice(language: str) -> "Voice":
    from prioritize.report.voice import Voice

    return Voice(language, catalog_for(language))


def show_next(paths: Iterable[Path], folder: str) -> None:
    """List what was written, and the commands to type next."""
    _say(*_written(paths), *_next(folder))


def _written(paths: Iterable[Path]) -> Iterator[Message]:
    for each in paths:
        yield message("Written: {file}", file=str(each))


def _next(folder: str) -> Iterator[Message]:
    yield message("Next: prioritize check {folder}", folder=typed(folder))
    yield message("Then: prioritize rank {folder}", folder=typed(folder))


def _say(*texts: Message) -> None:
    for each in texts:
        click.echo(translated(each))
