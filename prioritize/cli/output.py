"""Where results go and what is said beside them: results to standard output, the rest to error."""

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, Final, TypeAlias

import click
from attrs import frozen

from prioritize.cli.catalog import chosen_language, has_catalog, translated
from prioritize.cli.command import Option, with_options
from prioritize.ports.output import write_output
from prioritize.ports.placing import Existing, refuse_existing
from prioritize.text import Message, message


__all__ = ["FORCE", "QUIET", "Output", "delivering", "existing", "typed", "untranslated"]

FORCE: Final = Option(
    "--force", is_flag=True, help=message("Overwrite what exists under the name given.")
)
QUIET: Final = Option("--quiet", is_flag=True, help=message("Say nothing beside the result."))
_JSON: Final = Option("--json", "as_json", is_flag=True, help=message("Short for --format json."))
_FILE: Final = Option(
    "--output",
    "file",
    metavar="FILE",
    default="",
    help=message("Write the result here instead of showing it."),
)


Writer: TypeAlias = "Callable[..., str | bytes]"
"""Turns a result into text, or into the bytes of a file."""


@frozen
class Output:
    """What was asked of the output of one run."""

    format: str = "text"
    file: str = ""
    existing: Existing = Existing.KEEP
    quiet: bool = False

    @property
    def language(self) -> str:
        """The language of names, once it is known; empty where any will do."""
        return chosen_language()

    def check(self) -> None:
        """Refuse before the work what would be refused after it.

        Raises
        ------
        OutputError
            The file exists and may not be replaced.

        """
        if self.file and self.existing is Existing.KEEP and Path(self.file).is_file():
            refuse_existing(Path(self.file))

    def pick(self, **writers: Writer) -> Writer:
        """Return what writes the format that was asked for."""
        return writers[self.format]

    def deliver(self, content: str | bytes) -> None:
        """Show the result or write it to the file; bytes stay the bytes they are.

        Raises
        ------
        OutputError
            The file cannot be written.

        """
        if self.file:
            whole = content.encode() if isinstance(content, str) else content
            write_output(Path(self.file), whole, existing=self.existing)
            self.say(message("Written: {file}", file=self.file))
        elif isinstance(content, bytes) and sys.stdout and sys.stdout.isatty():
            click.echo(content.decode("utf-8-sig"), nl=False)
        else:
            click.echo(content, nl=False)

    def say(self, text: Message) -> None:
        """Tell the person something that is no part of the result."""
        if not self.quiet:
            click.echo(translated(text), err=True)


def typed(path: str) -> str:
    """Write a path as it is typed in a command."""
    return f'"{path}"' if " " in path else path


def existing(force: Any) -> Existing:
    """Return what becomes of existing files."""
    return Existing.REPLACE if force else Existing.KEEP


def delivering(*formats: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add the options of the output; the command gets them as `output`."""
    chosen = Option(
        "--format",
        metavar="FORMAT",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=message("How the result is written: {formats}.", formats=formats),
    )

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def gathered(**given: Any) -> Any:
            output = _output(given)
            if not has_catalog(output.language):
                output.say(untranslated(output.language))
            output.check()
            return command(output=output, **given)

        return with_options(gathered, (chosen, _JSON, _FILE, FORCE, QUIET))

    return decorate


def _output(given: dict[str, Any]) -> Output:
    format_ = given.pop("format")
    return Output(
        format="json" if given.pop("as_json") else format_,
        file=given.pop("file"),
        existing=existing(given.pop("force")),
        quiet=given.pop("quiet"),
    )


def untranslated(language: str) -> Message:
    """Say that a language has no words yet."""
    return message(
        "There are no words in {language} yet: they are English, and names in {language} where"
        " they have one.",
        language=language,
    )
