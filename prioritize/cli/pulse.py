"""A line that tells that long work goes on, where nothing tells yet how far it has come."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Final, TextIO

from attrs import define, field


__all__ = ["Pulse"]

_EVERY: Final = 1.0
_MINUTE: Final = 60


@define
class Pulse:
    """Shows every second how long the work has taken, until it ends.

    Attributes
    ----------
    stream
        Where the line goes: a terminal.
    label
        What is being done.
    clock
        Seconds that only go forward.

    """

    stream: TextIO
    label: str
    clock: Callable[[], float]
    _started: float = field(init=False, default=0.0)
    _width: int = field(init=False, default=0)
    _ended: Event = field(init=False, factory=Event)
    _thread: Thread | None = field(init=False, default=None)

    def begin(self) -> None:
        """Begin to count the seconds, beside the work."""
        self._started = self.clock()
        self._thread = Thread(target=self._go_on, daemon=True)
        self._thread.start()

    def beat(self) -> None:
        r"""Write the line anew.

        Examples
        --------
        >>> import io
        >>> times = iter([75.0])
        >>> pulse = Pulse(io.StringIO(), "Counting", lambda: next(times))
        >>> pulse.beat()
        >>> pulse.stream.getvalue()
        '\rCounting 1:15'

        """
        minutes, seconds = divmod(int(self.clock() - self._started), _MINUTE)
        line = f"{self.label} {minutes}:{seconds:02}"
        self._width = max(self._width, len(line))
        self.stream.write(f"\r{line}")
        self.stream.flush()

    def end(self) -> None:
        """Take the line away; nothing happens where it has ended before."""
        self._ended.set()
        if self._thread is not None:
            self._thread.join()
        if self._width:
            self.stream.write(f"\r{' ' * self._width}\r")
            self.stream.flush()
        self._width = 0

    def _go_on(self) -> None:
        while not self._ended.wait(_EVERY):
            self.beat()
