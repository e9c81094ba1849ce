"""`prioritize diff`: what changed between two bundles."""

from pathlib import Path
from typing import Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command
from prioritize.cli.output import Output, delivering
from prioritize.text import message


__all__ = ["command"]

_ABOUT: Final = message(
    "Say what differs between two bundles, folders or .zip files: events added or changed, rules,"
    " files, and places in the lists; and whether the newer log continues the older. Both must"
    " hold together; nothing is counted."
)


@click.command("diff", cls=Command, about=_ABOUT, examples=("prioritize diff monday friday",))
@click.argument("old")
@click.argument("new")
@delivering("text", "json")
def command(old: str, new: str, output: Output) -> None:
    """Compare two bundles."""
    from prioritize.report.diff_page import diff_json, diff_text
    from prioritize.workflow.verified import compare_paths

    write = output.pick(json=diff_json, text=diff_text)
    output.deliver(write(compare_paths(Path(old), Path(new)), catalog=catalog_of()))
