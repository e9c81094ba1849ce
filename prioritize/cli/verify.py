"""`prioritize verify`: a bundle is counted again."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command, Option, with_options
from prioritize.cli.output import Output, delivering
from prioritize.cli.progress import progress_bar
from prioritize.errors import Finding, UsageError
from prioritize.text import message


if TYPE_CHECKING:
    from prioritize.workflow.verified import Kept

__all__ = ["FOUND", "command"]

FOUND: Final = 4
"""The exit code where verifying found something."""

_ABOUT: Final = message(
    "Count BUNDLE again, a folder or a .zip written by --bundle, and compare every byte. The exit"
    " code is 4 where something does not fit, and 0 where all is well."
)
_AGAINST: Final = Option(
    "--against",
    metavar="NOTE",
    default="",
    help=message(
        "Also show that nothing was rewritten since this copy of checkpoint.note was made."
    ),
)
_KEY: Final = Option(
    "--key",
    "keys",
    metavar="KEY",
    multiple=True,
    help=message("Also show that this key signed checkpoint.note: NAME+ID+KEY; repeatable."),
)
_EXPLAIN: Final = Option(
    "--explain",
    metavar="BALLOT",
    default="",
    help=message("Once all is well, follow this ballot; internal bundles only."),
)
_PAGE: Final = Option(
    "--page",
    metavar="FILE",
    default="",
    help=message("Write a page that checks bundles in a browser, without this program."),
)
_EXAMPLES: Final = (
    "prioritize verify out",
    "prioritize verify out --against before.note",
    "prioritize verify --page check.html",
)


@click.command("verify", cls=Command, about=_ABOUT, examples=_EXAMPLES)
@click.argument("bundle", required=False, default="", metavar="BUNDLE")
@delivering("text", "json")
@lambda command: with_options(command, [_AGAINST, _KEY, _EXPLAIN, _PAGE])
@click.pass_context
def command(  # noqa: PLR0913, PLR0917  # the parts of one command line
    context: click.Context,
    /,
    bundle: str,
    output: Output,
    against: str,
    keys: tuple[str, ...],
    explain: str,
    page: str,
) -> None:
    """Show what was found, and what finding nothing proves; or write the page that shows it."""
    if page:
        _write_page(page, output)
    if not bundle:
        _check_asked(page, context)
        return
    from prioritize.report.verify_page import verify_json, verify_text
    from prioritize.workflow.verified import verify_path

    kept = _kept(against) if against else None
    with progress_bar(quiet=output.quiet) as progress:
        verified = verify_path(Path(bundle), against=kept, keys=keys, progress=progress)
    if explain and verified.recounted and not verified.findings:
        _follow(bundle, explain, verified.recounted.audience, output)
        return
    write = output.pick(json=verify_json, text=verify_text)
    content = write(
        verified.findings,
        levels=verified.levels,
        recounted=verified.recounted,
        catalog=catalog_of(),
    )
    output.deliver(content)
    if verified.findings:
        context.exit(FOUND)


def _write_page(path: str, output: Output) -> None:
    from prioritize.ports.output import write_output
    from prioritize.report.verifier.page import verifier_page

    write_output(Path(path), verifier_page(), existing=output.existing)
    output.say(message("Written: {file}", file=path))


def _check_asked(page: str, context: click.Context) -> None:
    """Ask for a bundle where there is neither one to count nor a page to write."""
    if not page:
        missing = next(each for each in context.command.params if each.name == "bundle")
        raise click.MissingParameter(ctx=context, param=missing)


def _kept(path: str) -> "Kept":
    from prioritize.ports.source import read_source
    from prioritize.workflow.verified import Kept

    return Kept(path, read_source(Path(path)))


def _follow(bundle: str, ballot: str, audience: str, output: Output) -> None:
    """Say what one ballot did in the count of a bundle that holds."""
    from prioritize.audit.layout import PUBLIC
    from prioritize.report.explain_ballot import ballot_json, ballot_text
    from prioritize.workflow.explain_ballot import ballot_in
    from prioritize.workflow.material import gather
    from prioritize.workflow.request import Request

    if audience == PUBLIC:
        what = message("The public bundle does not show whose ballot is whose")
        raise UsageError(Finding(what, remedy=message("Take the internal bundle for that.")))
    lists, found = ballot_in(gather(bundle, Request()), ballot)
    write = output.pick(json=ballot_json, text=ballot_text)
    output.deliver(write(lists, found, language=output.language, catalog=catalog_of()))
