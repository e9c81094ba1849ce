"""The measurements that can be taken without other libraries, and how the others are shown."""

from pathlib import Path

from benchmarks.__main__ import names, run
from benchmarks._lap import Lap, Side, rows
from benchmarks._page import write_section
from benchmarks._peers import version
from benchmarks._race import Case, Race, run_race
from benchmarks.committees import elections


OURS = Side("prioritize", "ours")
PEER = Side("exact", "theirs", "pabutools")


def test_every_measurement_is_found_by_its_name() -> None:
    assert {"startup", "committees", "pabulib_reading", "pabulib_rules"} <= set(names())
    assert run(["no-such-measurement"]) == 2


def test_a_peer_is_compared_with_the_first_of_its_case() -> None:
    ours = Lap("city", OURS, (0.02, 0.01, 0.03), 40_000_000, [1])
    peer = Lap("city", PEER, (4.0, 6.5), 90_000_000, [1])

    exact = f"exact (pabutools {version('pabutools')})"
    assert list(rows([ours, peer])) == [
        "| city | prioritize | 20.0 ms | 10.0 ms – 30.0 ms | 1.0 | 40 MB |  |",
        f"| city | {exact} | 5.2 s | 4.0 s – 6.5 s | 262 | 90 MB | same |",
    ]
    assert (peer.misses(262, ours), peer.misses(263, ours)) == (False, True)


def test_a_peer_that_took_too_long_took_more_than_the_limit() -> None:
    ours = Lap("city", OURS, (0.5,), 40_000_000, [1])
    peer = Lap("city", PEER, fault="more than 300 s")

    assert list(rows([ours, peer]))[1].endswith("| more than 300 s |  | > 600 |  |  |")
    assert not peer.misses(5, ours)


def test_another_answer_is_told() -> None:
    ours = Lap("city", OURS, (0.5,), 40_000_000, [1])

    assert Lap("city", PEER, (1.0,), 1, [2]).row(ours)[-1] == "another"


def test_a_section_replaces_its_own_and_leaves_the_others(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"

    write_section("rules", "Rules", "Of rules.", ["| old |"], page=page)
    write_section("cities", "Cities", "Of cities.", ["| city |"], page=page)
    write_section("rules", "Rules", "Of rules.", ["| new |"], page=page)

    text = page.read_text(encoding="utf-8")
    assert text.startswith("# Performance\n")
    assert text.index("## Cities") < text.index("## Rules")
    assert text.count("## Rules") == 1
    assert "| new |" in text
    assert "| old |" not in text


def test_a_race_without_its_files_is_left_out() -> None:
    assert run_race(Race("benchmarks.none", "None", "", (), (OURS,))) == 0


def test_drawn_ballots_are_always_the_same() -> None:
    job = {"projects": 3, "ballots": 2, "seats": 1}

    assert elections(job) == elections(job)
    assert Case("drawn", job, 5).job == job
