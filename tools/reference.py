"""Write the generated pages of `docs/reference`: commands, methods, the workbook of the hall.

`make docs` writes them; with `--check`, as `make check` calls it, the pages that are out of date
are named instead.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from hall_page import hall_page

from prioritize.cli import main as program
from prioritize.cli.table import COMMANDS
from prioritize.model.method import FAMILIES, MethodInfo
from prioritize.model.option import OptionInfo
from prioritize.registry import BUILTIN, load, options_of


FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
MADE = "<!-- Made by `make docs` from the program itself; not edited by hand. -->"
WIDTH = "80"


def commands_page() -> str:
    """Show the help of the program and of every command."""
    os.environ["COLUMNS"] = WIDTH
    parent = click.Context(program, info_name="prioritize")
    parts = [MADE, "# Commands", _shown(program.get_help(parent))]
    for name in COMMANDS:
        parts.extend(_command(program, name, parent))
    return "\n\n".join(parts) + "\n"


def _command(group: click.Group, name: str, parent: click.Context) -> Iterator[str]:
    """Show the help of a command, and of those in it where it is a group."""
    command = group.get_command(parent, name)
    if command is None:
        return
    context = click.Context(command, info_name=name, parent=parent)
    yield f"{'#' * (1 + context.command_path.count(' '))} `{context.command_path}`"
    yield _shown(command.get_help(context))
    if isinstance(command, click.Group):
        for each in command.list_commands(context):
            yield from _command(command, each, context)


def _shown(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```"


def methods_page() -> str:
    """Describe every method of this package, family by family."""
    classes = {id: load(id) for id in BUILTIN}
    parts = [MADE, "# Methods"]
    for family in FAMILIES:
        members = [cls for cls in classes.values() if cls.info.family == family]
        if members:
            parts.append(f"## {family.capitalize()}")
        for cls in members:
            parts.extend(_method(cls.info, options_of(cls)))
    return "\n\n".join(parts) + "\n"


def _method(info: MethodInfo, options: tuple[OptionInfo, ...]) -> Iterator[str]:
    kinds = ", ".join(dict.fromkeys(kind.kind for kind in info.kinds if hasattr(kind, "kind")))
    facts = [
        f"Counts: {kinds}.",
        f"Gives: {info.outcome.__name__.lower()}.",
        f"Source: {info.source}.".replace("..", "."),
        f"[Card](../../methods/{info.family}/{info.id}.md).",
    ]
    yield f"### `{info.id}`: {info.title}"
    yield str(info.summary)
    if options:
        yield "\n".join(_table(options))
    yield "\n".join(facts)


def _table(options: Iterable[OptionInfo]) -> Iterator[str]:
    yield "| option | takes | default | meaning |"
    yield "|---|---|---|---|"
    for each in options:
        default = "required" if each.required else _default(each)
        cells = (f"`{each.name}`", str(each.kind.says), default, str(each.help))
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _default(option: OptionInfo) -> str:
    stored = option.kind.store(option.default)
    if isinstance(stored, bool):
        return f"`{str(stored).lower()}`"
    return "none" if stored is None or stored == [] else f"`{stored}`"


PAGES = {
    "commands.md": commands_page,
    "hall-workbook.md": lambda: hall_page(MADE),
    "methods.md": methods_page,
}


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` name those that differ; return the exit code."""
    stale: list[str] = []
    for name, page in PAGES.items():
        path = FOLDER / name
        current = path.read_text(encoding="utf-8") if path.exists() else ""
        if page() != current:
            stale.append(name)
            if arguments != ["--check"]:
                path.write_text(page(), encoding="utf-8", newline="")
    if arguments != ["--check"]:
        return 0
    for name in stale:
        print(f"docs/reference/{name} is out of date: make docs")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
