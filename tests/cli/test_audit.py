"""The group `prioritize audit` and the help of its commands."""

import click
import pytest
from click.testing import CliRunner

from prioritize.cli import main
from prioritize.cli.audit import PARTS, command
from prioritize.cli.command import Command, Option


each_part = pytest.mark.parametrize("name", PARTS)


def part(name: str) -> click.Command:
    found = command.get_command(click.Context(command), name)
    assert isinstance(found, Command)
    return found


@each_part
def test_every_part_is_of_our_kind_and_every_option_has_help(name: str) -> None:
    found = part(name)

    options = [each for each in found.params if isinstance(each, click.Option)]
    assert found.name == name
    assert all(isinstance(each, Option) and each.help for each in options)


@each_part
def test_help_fits_80_columns_and_ends_with_an_example(name: str) -> None:
    run = CliRunner().invoke(main, ["audit", name, "--help"], env={"COLUMNS": "80"})

    lines = run.output.splitlines()
    assert run.exit_code == 0
    assert max(map(len, lines)) <= 80
    assert lines[lines.index("Example:") + 1].startswith(f"  prioritize audit {name}")


def test_the_group_lists_its_parts_and_proposes_them() -> None:
    told = CliRunner().invoke(main, ["audit", "--help"]).output
    mistyped = CliRunner().invoke(main, ["audit", "lotery"])

    assert all(f"  {name} " in told for name in PARTS)
    assert told.count("Commands:") == 1
    assert (mistyped.exit_code, "Did you mean 'lottery'?" in mistyped.stderr) == (2, True)


def test_without_a_part_the_help_is_shown() -> None:
    run = CliRunner().invoke(main, ["audit"])

    assert run.exit_code == 2
    assert "Commands:" in run.output


def test_the_language_of_the_group_is_that_of_its_part() -> None:
    words = ["lottery", "--among", "a,b", "--seed", "83920175564410928377"]

    before = CliRunner().invoke(main, ["audit", "--language", "xx", *words])
    after = CliRunner().invoke(main, ["audit", *words, "--language", "xx"])

    assert before.output == after.output
    assert "There are no words in xx yet" in before.stderr
