"""`prioritize audit redact`: personal values are removed from a bundle, which stays valid."""

from pathlib import Path
from typing import Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command, Option, with_options
from prioritize.cli.output import Output, delivering
from prioritize.errors import UsageError, finding
from prioritize.text import message


__all__ = ["command"]

_ABOUT: Final = message(
    "Remove personal values from BUNDLE. Its log holds only their digests, so that it verifies as"
    " before, and the removal is logged with its ground. Without a DIGEST the values are listed"
    " that the bundle still discloses. The bundle is replaced: copies of it must be replaced too."
)
_EXAMPLES: Final = (
    "prioritize audit redact out",
    'prioritize audit redact out 132c7b66d44f --ground "asked for by the person"',
)
_GROUND: Final = Option(
    "--ground",
    metavar="TEXT",
    default="",
    help=message("Why they are removed; it stands in the log for ever."),
)


@click.command("redact", cls=Command, about=_ABOUT, examples=_EXAMPLES)
@click.argument("bundle")
@click.argument("digests", metavar="[DIGEST]...", nargs=-1)
@lambda command: with_options(command, [_GROUND])
@delivering("text", "json")
def command(bundle: str, digests: tuple[str, ...], output: Output, ground: str) -> None:
    """List what is disclosed, or remove it."""
    from prioritize.ports.clock import SystemClock
    from prioritize.report.audit_redact_page import redact_json, redact_text
    from prioritize.workflow.audit_redact import redact_bundle, values_in

    if bool(digests) != bool(ground.strip()):
        what = message("A removal needs the digests of values, and --ground")
        remedy = message("Without both the values are listed, and nothing is removed.")
        raise UsageError(finding(what, remedy=remedy))
    if digests:
        told = redact_bundle(Path(bundle), digests, ground=ground, clock=SystemClock())
    else:
        told = values_in(Path(bundle))
    write = output.pick(json=redact_json, text=redact_text)
    output.deliver(write(told, language=output.language, catalog=catalog_of()))
