"""`prioritize audit`: lots, and the comparison of what was typed with the papers."""

from typing import Final

import click

from prioritize.cli.command import Command
from prioritize.cli.lazy_group import LazyGroup
from prioritize.cli.table import Entry
from prioritize.text import message


__all__ = ["PARTS", "command"]

_ABOUT: Final = message(
    "Do what everybody may check: draw a lot that anyone can draw again, compare a sample of the"
    " papers with what was typed from them, sign a checkpoint, and remove personal values from a"
    " bundle that stays valid."
)
PARTS: Final[dict[str, Entry]] = {
    "lottery": Entry(
        "prioritize.cli.audit_lottery", message("Draw a lot that anyone can draw again.")
    ),
    "plan": Entry("prioritize.cli.audit_plan", message("Say how many papers must be compared.")),
    "sample": Entry("prioritize.cli.audit_sample", message("Draw the papers to be compared.")),
    "conclude": Entry(
        "prioritize.cli.audit_conclude", message("Judge the papers that were compared.")
    ),
    "key": Entry("prioritize.cli.audit_key", message("Make a key that signs checkpoints.")),
    "sign": Entry("prioritize.cli.audit_sign", message("Sign the checkpoint of a bundle.")),
    "redact": Entry(
        "prioritize.cli.audit_redact", message("Remove personal values from a bundle.")
    ),
}
"""The commands of the group, in the order in which people meet them."""


class Group(Command, LazyGroup):
    """Commands that are imported when they are called, with a help like that of every command."""

    table = PARTS


@click.command(
    "audit",
    cls=Group,
    about=_ABOUT,
    no_args_is_help=True,
    examples=(
        "prioritize audit lottery --among a,b,c --seed 83920175564410928377",
        "prioritize audit plan --ballots 84 --difference 21 --swing 10",
    ),
)
def command() -> None:
    """Take the options of the group, which act when they are read."""
