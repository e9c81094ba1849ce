"""Errors as a person sees them: one finding a line, and an exit code."""

import click

from prioritize.cli.catalog import catalog_of, translated
from prioritize.cli.command import DEBUG
from prioritize.errors import OutputError, PrioritizeError
from prioritize.report.safe_text import safe_text
from prioritize.report.words import WORDS
from prioritize.text import message


__all__ = ["show_error"]


def show_error(error: Exception, context: click.Context) -> int:
    """Write an error to standard error and return the code that the program ends with."""
    if context.meta.get(DEBUG):
        from traceback import format_exception

        click.echo("".join(format_exception(error)), err=True, nl=False)
    expected = _expected(error)
    if expected is None:
        click.echo(_fault(error, context), err=True)
        return PrioritizeError.exit_code
    for each in expected.findings:
        known = each.retold(lambda text: WORDS.get(text, text))
        text = safe_text(known.render(catalog_of(context)))
        click.echo(translated(message("Error: {finding}", finding=text), context), err=True)
    return expected.exit_code


def _expected(error: Exception) -> PrioritizeError | None:
    if isinstance(error, PrioritizeError):
        return error
    if isinstance(error, OSError):
        reason = safe_text(error.strerror or str(error))
        return OutputError(message("The result could not be written: {reason}", reason=reason))
    return None


def _fault(error: Exception, context: click.Context) -> str:
    what = message(
        "Error: This is a fault of the program, not of your files: {reason}. Please report it,"
        " with what the same command prints with --debug.",
        reason=safe_text(f"{type(error).__name__}: {error}"),
    )
    return translated(what, context)
