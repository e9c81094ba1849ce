"""The progress bar: for long work, for a person at a terminal, and for nobody else."""

import io
from collections.abc import Iterator

import click
import pytest

from prioritize.cli.progress import progress_bar


class Screen(io.StringIO):
    """A terminal that remembers what it showed."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def context() -> Iterator[None]:
    with click.Context(click.Command("test")):
        yield


def shown(stream: io.StringIO, *times: float, quiet: bool = False) -> str:
    """Report ten parts of work at these times and return what the stream got."""
    clock = iter([0.0, *times])
    with progress_bar(quiet=quiet, stream=stream, clock=lambda: next(clock)) as progress:
        for done in range(1, len(times) + 1):
            progress(done, 10)
    return stream.getvalue()


def test_work_over_a_second_shows_a_bar_on_a_terminal() -> None:
    text = shown(Screen(), 0.5, 1.5, 2.5)

    assert "Counting" in text
    assert "20%" in text


def test_short_work_shows_nothing() -> None:
    assert shown(Screen(), 0.1, 0.2, 0.3) == ""


def test_work_that_is_done_shows_nothing_however_long_it_took() -> None:
    assert shown(Screen(), *[0.1] * 9, 5.0) == ""


def test_a_file_or_a_pipe_gets_no_bar() -> None:
    assert shown(io.StringIO(), 2.0, 3.0) == ""


def test_quiet_is_quiet() -> None:
    assert shown(Screen(), 2.0, 3.0, quiet=True) == ""
