"""Errors on standard error: one finding a line, and never a traceback unasked."""

import click
import pytest

from prioritize.cli.command import DEBUG
from prioritize.cli.failure import show_error
from prioritize.errors import InputError, Spot, UnresolvedTieError, finding
from prioritize.text import message


def raised(error: Exception) -> Exception:
    """Give an error the traceback of a place where it was raised."""
    try:
        raise error
    except type(error) as caught:
        return caught


def shown(error: Exception, capsys: pytest.CaptureFixture[str], **meta: object) -> tuple[int, str]:
    with click.Context(click.Command("test")) as context:
        context.meta.update(meta)
        code = show_error(raised(error), context)
    return code, capsys.readouterr().err


def test_every_finding_stands_on_a_line_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    found = [
        finding(message("{value} is no number", value="'x\ny'"), Spot("a.csv", row=row))
        for row in (3, 4)
    ]

    code, text = shown(InputError(found), capsys)

    assert code == 1
    assert text == (
        "Error: a.csv, row 3: 'x\\u000ay' is no number\n"
        "Error: a.csv, row 4: 'x\\u000ay' is no number\n"
    )


def test_an_error_brings_its_own_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    code, _ = shown(UnresolvedTieError(message("tied"), tied=("a", "b")), capsys)

    assert code == 3


def test_a_fault_of_the_program_is_called_one(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = shown(ZeroDivisionError("division by zero"), capsys)

    assert code == 1
    assert text.startswith(
        "Error: This is a fault of the program, not of your files:"
        " ZeroDivisionError: division by zero."
    )
    assert text.count("\n") == 1


def test_a_disk_that_fails_is_no_fault_of_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    code, text = shown(OSError(28, "No space left on device"), capsys)

    assert (code, text) == (
        1,
        "Error: The result could not be written: No space left on device\n",
    )


def test_debug_shows_the_traceback_first(capsys: pytest.CaptureFixture[str]) -> None:
    _, text = shown(ZeroDivisionError("division by zero"), capsys, **{DEBUG: True})

    assert text.startswith("Traceback (most recent call last):\n")
    assert "Error: This is a fault of the program" in text.splitlines()[-1]
