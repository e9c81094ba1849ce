"""The line that tells how long work has taken."""

import io

from prioritize.cli.pulse import Pulse


def test_the_line_tells_minutes_and_seconds_and_is_taken_away() -> None:
    times = iter([10.0, 12.5, 200.0])
    stream = io.StringIO()
    pulse = Pulse(stream, "Counting", lambda: next(times))

    pulse.begin()
    pulse.beat()
    pulse.beat()
    pulse.end()

    assert stream.getvalue() == "\rCounting 0:02\rCounting 3:10\r             \r"


def test_work_of_less_than_a_second_shows_nothing() -> None:
    stream = io.StringIO()
    pulse = Pulse(stream, "Counting", lambda: 0.0)

    pulse.begin()
    pulse.end()
    pulse.end()

    assert stream.getvalue() == ""
