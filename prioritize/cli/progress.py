"""A progress bar for work over a second, when a terminal looks on; until it can tell, a clock."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, TextIO

import click
from attrs import define

from prioritize.cli.catalog import translated
from prioritize.cli.pulse import Pulse
from prioritize.text import message
from prioritize.workflow.progress import Progress, silent


if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

__all__ = ["progress_bar"]

_PATIENCE: Final = 1


@define
class _Bar:
    """Appears when the work has taken a second and is not done yet."""

    stream: TextIO
    label: str
    clock: Callable[[], float]
    pulse: Pulse
    started: float
    bar: "ProgressBar[Any] | None" = None

    def __call__(self, done: int, total: int) -> None:
        if self.bar is None and done < total and self.clock() - self.started > _PATIENCE:
            self.pulse.end()
            self.bar = click.progressbar(length=total, label=self.label, file=self.stream)
            self.bar.__enter__()
        if self.bar is not None:
            self.bar.update(done - self.bar.pos)

    def close(self) -> None:
        self.pulse.end()
        if self.bar is not None:
            self.bar.render_finish()


@contextmanager
def progress_bar(
    *, quiet: object, stream: TextIO | None = None, clock: Callable[[], float] = monotonic
) -> Iterator[Progress]:
    """Give what long work reports to; nothing shows where nobody looks on.

    Until the work has reported that it goes on, a line tells every second how long it has taken.

    Parameters
    ----------
    quiet
        Whether nothing is to be said.
    stream
        Where the bar goes; standard error by default.
    clock
        Seconds that only go forward.

    """
    stream = stream or sys.stderr
    if quiet or stream is None or not stream.isatty():
        yield silent
        return
    label = translated(message("Counting"))
    bar = _Bar(stream, label, clock, Pulse(stream, label, monotonic), clock())
    bar.pulse.begin()
    try:
        yield bar
    finally:
        bar.close()
