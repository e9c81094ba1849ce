"""The measurements that can be taken without other libraries."""

from benchmarks.__main__ import names, run
from benchmarks.startup import TARGET, ratio


def test_every_measurement_is_found_by_its_name() -> None:
    assert "startup" in names()
    assert run(["no-such-measurement"]) == 2


def test_help_starts_within_the_target() -> None:
    assert ratio(repeats=7) <= TARGET
