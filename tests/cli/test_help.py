"""The help of the program and of every command."""

import re

import click
import pytest
from click.testing import CliRunner

from prioritize.cli import main
from prioritize.cli.command import Command, Option
from prioritize.cli.table import COMMANDS
from prioritize.registry import discover


EVERY_PAGE = [[], *([name] for name in COMMANDS)]

each_command = pytest.mark.parametrize("name", COMMANDS)


def help_of(*arguments: str, columns: str = "80") -> str:
    run = CliRunner().invoke(main, [*arguments, "--help"], env={"COLUMNS": columns})
    assert run.exit_code == 0
    return run.output


def command_of(name: str) -> click.Command:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    return command


@pytest.mark.parametrize("page", EVERY_PAGE, ids=["prioritize", *COMMANDS])
def test_help_fits_80_columns_and_ends_with_an_example(page: list[str]) -> None:
    lines = help_of(*page).splitlines()

    assert max(map(len, lines)) <= 80
    assert lines[lines.index("Example:") + 1].startswith(" ".join(["  prioritize", *page]))


@each_command
def test_every_command_is_of_our_kind_and_says_what_it_does(name: str) -> None:
    command = command_of(name)

    assert isinstance(command, Command)
    assert command.name == name
    assert str(command.about).endswith(".")


@each_command
def test_every_option_has_help_and_passes_the_door(name: str) -> None:
    options = [each for each in command_of(name).params if isinstance(each, click.Option)]

    assert all(isinstance(each, Option) and each.help for each in options)


def test_the_help_of_the_program_lists_every_command_with_its_line() -> None:
    text = help_of()

    for name, entry in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(str(entry.line))}$", text, re.MULTILINE)


def test_the_help_of_rank_names_every_method() -> None:
    words = help_of("rank").split("Methods:")[1].split()

    assert set(discover()) <= set(words)


def test_help_without_a_command_is_a_usage_error() -> None:
    run = CliRunner().invoke(main, [])

    assert run.exit_code == 2
    assert "Commands:" in run.output


def test_a_mistyped_command_proposes_the_right_one() -> None:
    run = CliRunner().invoke(main, ["rnak"])

    assert run.exit_code == 2
    assert "Did you mean 'rank'?" in run.stderr


def test_the_version_is_one_line() -> None:
    run = CliRunner().invoke(main, ["--version"])

    assert re.fullmatch(r"prioritize \d+\.\d+\.\d+\n", run.output)
