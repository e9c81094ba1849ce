"""`prioritize audit sign`: a checkpoint is signed."""

from pathlib import Path
from typing import Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command, Option, with_options
from prioritize.cli.output import Output, delivering
from prioritize.text import message


__all__ = ["command"]

_ABOUT: Final = message(
    "Sign the checkpoint of BUNDLE, once you have verified it: with your name you say that this is"
    " the log that you saw. The signature is put under those of others and the sums are written"
    " anew; nothing else changes. It needs the extra sign; checking, with verify --key, needs"
    " nothing."
)
_EXAMPLES: Final = ("prioritize audit sign out --key-file observer-1.key",)
_KEY: Final = Option(
    "--key-file",
    metavar="FILE",
    required=True,
    help=message("The file that prioritize audit key wrote."),
)


@click.command("sign", cls=Command, about=_ABOUT, examples=_EXAMPLES)
@click.argument("bundle")
@lambda command: with_options(command, [_KEY])
@delivering("text", "json")
def command(bundle: str, output: Output, key_file: str) -> None:
    """Sign, and show how others check it."""
    from prioritize.report.audit_sign_page import sign_json, sign_text
    from prioritize.workflow.audit_sign import sign_bundle

    write = output.pick(json=sign_json, text=sign_text)
    told = sign_bundle(Path(bundle), Path(key_file))
    output.deliver(write(told, language=output.language, catalog=catalog_of()))
