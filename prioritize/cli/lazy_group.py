"""Groups of commands that are imported when they are called, so that asking for help is quick."""

from collections.abc import Mapping
from importlib import import_module
from typing import ClassVar

import click

from prioritize.cli.catalog import translated
from prioritize.cli.table import Entry
from prioritize.text import message


__all__ = ["LazyGroup"]


class LazyGroup(click.Group):
    """A group that finds its commands in a table."""

    table: ClassVar[Mapping[str, Entry]]
    """The commands by name, in the order in which people meet them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # as click calls it
        """Name the commands in the order of the table."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # as click calls it
        """Import a command."""
        entry = self.table.get(cmd_name)
        if entry is None:
            return None
        command: click.Command = import_module(entry.module).command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or propose the ones that may have been meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.exceptions.NoSuchCommand as error:
            raise click.exceptions.NoSuchCommand(
                error.command_name, possibilities=self.table, ctx=ctx
            ) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        rows = [(name, translated(entry.line, ctx)) for name, entry in self.table.items()]
        with formatter.section(translated(message("Commands"), ctx)):
            formatter.write_dl(rows)
