"""Commands and options whose help passes the door of translation, with an example at the end."""

import re
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from itertools import pairwise, takewhile
from typing import Any, Final, TypeAlias

import click

from prioritize.cli.catalog import choose_language, translated
from prioritize.text import Message, message


__all__ = [
    "DEBUG",
    "Command",
    "Option",
    "Section",
    "asked_language",
    "debug_option",
    "help_option",
    "language_option",
    "languages_option",
    "write_parts",
]

DEBUG: Final = "prioritize.debug"
"""Under this key a context knows that tracebacks are wanted."""

_CODE: Final = re.compile("[a-z]{2,3}")

Section: TypeAlias = "tuple[Message, Iterable[tuple[str | Message, str]]]"
"""A heading and rows of two columns, or of one where the first is empty."""


class Option(click.Option):
    """An option whose help is a message."""

    def __init__(self, *declarations: Any, help: Message, **settings: Any) -> None:
        """Keep the message; click sees the English text."""
        super().__init__(list(declarations), help=str(help), **settings)
        self.says = help

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Write the line of the help in the language of the run."""
        shown = copy(self)
        shown.help = translated(self.says, ctx)
        return click.Option.get_help_record(shown, ctx)


def language_option() -> Option:
    """Make the option that chooses the language; it is read before any help is written."""
    return Option(
        "--language",
        metavar="CODE",
        is_eager=True,
        expose_value=False,
        help=message(
            "Language of words and names: ky, ru, en …  [default: that of a hall's workbook, else"
            " words en, names ky]"
        ),
        callback=_language,
    )


def _language(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value is not None:
        choose_language(context, _code(value, context, parameter))


def _code(value: str, context: click.Context, parameter: click.Parameter) -> str:
    if not _CODE.fullmatch(value):
        what = message("{code} is no code of a language, such as ky or ru", code=repr(value))
        raise click.BadParameter(translated(what, context), context, parameter)
    return value


def languages_option() -> Option:
    """Make the option that chooses several languages; the run itself speaks the first of them."""
    return Option(
        "--language",
        "languages",
        metavar="CODE[,CODE]",
        default="",
        is_eager=True,
        help=message("Languages, such as ky or ky,ru.  [default: those of the source]"),
        callback=_languages,
    )


def _languages(context: click.Context, parameter: click.Parameter, value: str) -> tuple[str, ...]:
    given = [each.strip() for each in value.split(",")] if value else []
    codes = tuple(dict.fromkeys(_code(each, context, parameter) for each in given))
    if codes:
        choose_language(context, codes[0])
    return codes


def asked_language(arguments: Sequence[str]) -> str:
    """Find the language in the words of a command before click reads them.

    What click finds wrong with the words it says while it reads them, so it has to know earlier.

    Examples
    --------
    >>> asked_language(["rank", "--language", "ky"]), asked_language(["rank", "--language=ru,ky"])
    ('ky', 'ru')
    >>> asked_language(["rank"]), asked_language(["rank", "--language", "7"])
    ('', '')

    """
    name, end = "--language", "--"
    known = list(takewhile(lambda word: word != end, arguments))
    given = [after for word, after in pairwise(known) if word == name]
    joined = [word.removeprefix(f"{name}=") for word in known if word.startswith(f"{name}=")]
    first = (each.partition(",")[0] for each in (*given, *joined))
    return next((each for each in first if _CODE.fullmatch(each)), "")


def help_option() -> Option:
    """Make the option that shows the help."""
    return Option(
        "--help",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        help=message("Show this message and exit."),
        callback=_help,
    )


def _help(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001  # as click calls it
    if value:
        click.echo(context.get_help(), color=context.color)
        context.exit()


def debug_option() -> Option:
    """Make the option that shows where in the program an error came up."""
    return Option(
        "--debug",
        is_flag=True,
        expose_value=False,
        help=message("Show the traceback of an error."),
        callback=_debug,
    )


def _debug(context: click.Context, _parameter: click.Parameter, value: bool) -> None:  # noqa: FBT001  # as click calls it
    if value:
        context.meta[DEBUG] = True


class Command(click.Command):
    """A command with a translated text, examples, and the options that every command has.

    Parameters
    ----------
    about
        What it does, in a paragraph or two.
    examples
        Lines as one types them.
    sections
        What the help shows beyond the options, made only when it is asked for.
    language
        The option that chooses the language, where it is not the usual one.

    """

    def __init__(
        self,
        *arguments: Any,
        about: Message,
        examples: tuple[str, ...],
        sections: Callable[[], Iterable[Section]] = tuple,
        language: Option | None = None,
        **settings: Any,
    ) -> None:
        """Keep the parts of the help, and add the options for language and tracebacks."""
        super().__init__(*arguments, **settings)
        self.about = about
        self.examples = examples
        self.sections = sections
        self.params.extend([language or language_option(), debug_option()])
        self.asks_help = help_option()

    def get_help_option(self, ctx: click.Context) -> click.Option:  # noqa: ARG002  # as click calls it
        """Return the option for the help, whose own line speaks the language of the run."""
        return self.asks_help

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(translated(self.about, ctx))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the further sections and the examples."""
        write_parts(ctx, formatter, sections=self.sections(), examples=self.examples)


def with_options(command: Callable[..., Any], options: Iterable[Option]) -> Callable[..., Any]:
    """Leave options where `click.command` looks for them, before those already there."""
    declared = getattr(command, "__click_params__", [])
    setattr(command, "__click_params__", [*declared, *reversed(tuple(options))])  # noqa: B010  # no attribute of functions
    return command


def _said(name: str | Message, context: click.Context) -> str:
    return name if isinstance(name, str) else translated(name, context)


def write_parts(
    context: click.Context,
    formatter: click.HelpFormatter,
    *,
    sections: Iterable[Section],
    examples: Iterable[str],
) -> None:
    """Write sections of rows, then the examples as they are typed."""
    for heading, rows in sections:
        with formatter.section(translated(heading, context)):
            formatter.write_dl([(_said(name, context), text) for name, text in rows])
    with formatter.section(translated(message("Example"), context)):
        for line in examples:
            formatter.write(f"{'':{formatter.current_indent}}{line}\n")
