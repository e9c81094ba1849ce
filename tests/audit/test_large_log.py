"""A hundred thousand ballots are logged and checked in seconds, and twice as many in twice that."""

from collections.abc import Iterator
from time import process_time

import pytest

from prioritize.audit.chain import Entry, append, read_log
from prioritize.audit.checkpoint import checkpoint_of
from prioritize.audit.event import OPERATOR
from prioritize.audit.story import check_story
from tests.audit.evening import AT, CONFIGURED, CREATED, ballot


SECONDS = 8


def entries(ballots: int) -> Iterator[Entry]:
    """Type so many papers."""
    for said in (CREATED, CONFIGURED):
        yield Entry(said.type, said.body)
    for number in range(ballots):
        said = ballot(str(number), 1, {"road": 2, "well": 1}, "clerk-a").but(batch=None)
        yield Entry(said.type, said.body)


def seconds(ballots: int) -> tuple[float, float, float]:
    """Measure writing a log, reading its chain, and checking its rules."""
    start = process_time()
    log = append(b"", entries(ballots), at=AT, actor=OPERATOR)
    written = process_time()
    read = read_log(log)
    checkpoint_of(log)
    chained = process_time()
    found = [finding.code for finding in check_story(read)]
    told = process_time()
    assert (read.findings, found) == ((), ["P16"])
    return written - start, chained - written, told - chained


@pytest.mark.campaign
def test_a_hundred_thousand_ballots_take_seconds_and_growth_is_linear() -> None:
    small, large = seconds(25_000), seconds(100_000)

    assert max(large) <= SECONDS
    assert sum(large) <= 6 * sum(small)
