"""`prioritize verify`: a bundle is counted again."""

from pathlib import Path
from typing import Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command
from prioritize.cli.output import Output, delivering
from prioritize.cli.progress import progress_bar
from prioritize.text import message


__all__ = ["FOUND", "command"]

FOUND: Final = 4
"""The exit code where verifying found something."""

_ABOUT: Final = message(
    "Count BUNDLE again, a folder or a .zip written by --bundle, and compare every byte. The exit"
    " code is 4 where something does not fit, and 0 where all is well."
)


@click.command("verify", cls=Command, about=_ABOUT, examples=("prioritize verify out",))
@click.argument("bundle")
@delivering("text", "json")
@click.pass_context
def command(context: click.Context, /, bundle: str, output: Output) -> None:
    """Show what was found, and what finding nothing proves."""
    from prioritize.report.verify_page import verify_json, verify_text
    from prioritize.workflow.bundled import verify_path

    with progress_bar(quiet=output.quiet) as progress:
        verified = verify_path(Path(bundle), progress=progress)
    write = output.pick(json=verify_json, text=verify_text)
    output.deliver(write(verified.findings, recounted=verified.recounted, catalog=catalog_of()))
    if verified.findings:
        context.exit(FOUND)
