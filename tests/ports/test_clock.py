import re

import pytest

from prioritize.errors import InputError
from prioritize.ports.clock import SystemClock
from prioritize.ports.env import ENV


def test_the_clock_tells_utc_in_whole_seconds() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", SystemClock({}).now())


def test_the_declared_time_stops_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    monkeypatch.setenv("TZ", "Asia/Kabul")

    assert ENV.clock.now() == "1970-01-01T00:00:00Z"


@pytest.mark.parametrize(
    "declared", ["", "-1", "1.5", "now", "٣", "9" * 12, "1" * 400, " 1", "1_000"]
)
def test_a_declared_time_that_is_none_is_refused(declared: str) -> None:
    with pytest.raises(InputError, match="SOURCE_DATE_EPOCH is not a number of seconds"):
        SystemClock({"SOURCE_DATE_EPOCH": declared}).now()
