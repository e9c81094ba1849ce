"""A small file may announce more than any machine holds."""

import pytest

from prioritize.intake.elections import read_election
from prioritize.intake.faults import Faults
from prioritize.intake.size import check_size
from tests.intake.faulty import lines_of


def test_what_fits_is_let_through() -> None:
    check_size(20, 1_000_000, Faults("votes.blt"))


@pytest.mark.parametrize(
    "name, content",
    [
        ("votes.toi", "# NUMBER ALTERNATIVES: 100000\n" + "1: 1\n" * 20_001),
        ("votes.blt", "100000 1\n" + "1 1 0\n" * 20_001 + "0\n" + "a\n" * 100_001),
    ],
)
def test_too_many_ballots_on_too_many_projects_are_refused(name: str, content: str) -> None:
    (line,) = lines_of(lambda: read_election(content.encode(), name))

    assert line.startswith(f"{name}: 20001 ballots on 100000 projects")
