"""The measurements that can be taken without other libraries."""

from benchmarks.__main__ import names, run


def test_every_measurement_is_found_by_its_name() -> None:
    assert "startup" in names()
    assert run(["no-such-measurement"]) == 2
