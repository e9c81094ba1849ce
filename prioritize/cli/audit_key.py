"""`prioritize audit key`: a key of one's own is made."""

from pathlib import Path
from typing import Final

import click

from prioritize.cli.catalog import catalog_of
from prioritize.cli.command import Command
from prioritize.cli.output import Output, delivering
from prioritize.text import message


__all__ = ["command"]

_ABOUT: Final = message(
    "Make a key with which NAME signs checkpoints. FILE will hold the half that signs; the other"
    " half is shown, for everybody who wants to check. It needs the extra sign."
)
_EXAMPLES: Final = ("prioritize audit key observer-1 observer-1.key",)


@click.command("key", cls=Command, about=_ABOUT, examples=_EXAMPLES)
@click.argument("name")
@click.argument("key_file", metavar="FILE")
@delivering("text", "json")
def command(name: str, key_file: str, output: Output) -> None:
    """Make the key, and show its public half."""
    from prioritize.report.audit_sign_page import key_json, key_text
    from prioritize.workflow.audit_sign import make_key

    write = output.pick(json=key_json, text=key_text)
    told = make_key(name, Path(key_file))
    output.deliver(write(told, language=output.language, catalog=catalog_of()))
