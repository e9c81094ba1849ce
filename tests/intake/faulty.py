"""What a reader says about a file that it refuses."""

from collections.abc import Callable

import pytest

from prioritize.errors import Finding, InputError


def findings_of(read: Callable[[], object]) -> tuple[Finding, ...]:
    """Return the faults that reading raises; a file without fault fails the test."""
    with pytest.raises(InputError) as caught:
        read()
    return caught.value.findings


def lines_of(read: Callable[[], object]) -> list[str]:
    """Return the faults as a clerk reads them."""
    return [each.render() for each in findings_of(read)]
