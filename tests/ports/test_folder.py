import os
from pathlib import Path

import pytest

from prioritize.ports.disk import DISK
from prioritize.ports.folder import place_folder, read_folder, strangers
from prioritize.ports.limits import LIMITS, Limits
from tests.audit.sample import BUNDLE, codes
from tests.ports.breaking import BreakingDisk, tree


needs_links = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs links and pipes")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder that holds the sample bundle."""
    place_folder(tmp_path / "out", BUNDLE.files, DISK)
    return tmp_path / "out"


def found(folder: Path, limits: Limits = LIMITS) -> list[tuple[str, str]]:
    """Read a folder and return what was odd about it, with its place."""
    findings = read_folder(folder, limits, DISK).findings
    return [(finding.code, finding.spot.file) for finding in findings]


def test_what_was_written_is_read_back(folder: Path) -> None:
    assert read_folder(folder, LIMITS, DISK) == BUNDLE
    assert list(strangers(folder, DISK)) == []


def test_reading_changes_nothing(folder: Path) -> None:
    before = tree(folder.parent)

    read_folder(folder, LIMITS, DISK)

    assert tree(folder.parent) == before


@needs_links
def test_links_and_pipes_are_named_and_not_followed(folder: Path) -> None:
    (folder / "log.jsonl").rename(folder.parent / "log.jsonl")
    (folder / "log.jsonl").symlink_to("../log.jsonl")
    (folder / "up").symlink_to("..")
    os.mkfifo(folder / "pipe")

    assert set(found(folder)) == {("B14", "log.jsonl"), ("B14", "up"), ("B14", "pipe")}
    assert "log.jsonl" not in read_folder(folder, LIMITS, DISK).files
    assert set(strangers(folder, DISK)) == {"log.jsonl", "up", "pipe"}


def test_empty_folders_and_deep_ones_are_named(folder: Path) -> None:
    (folder / "empty").mkdir()
    (folder / Path(*"abcdefghijklmnop")).mkdir(parents=True)

    assert set(found(folder)) == {("B14", "empty"), ("B14", "a/b/c/d/e/f/g/h/i/j/k")}


def test_a_file_that_grows_beyond_the_limit_is_named_and_not_read(folder: Path) -> None:
    with (folder / "results" / "result.json").open("ab") as stream:
        stream.truncate(2**40)

    assert found(folder, Limits(file=10**6)) == [("B14", "results/result.json")]


def test_no_more_is_read_than_the_limits_allow(folder: Path) -> None:
    assert ("B14", "") in found(folder, Limits(entries=3))
    assert "B14" in {code for code, _ in found(folder, Limits(total=500))}


@pytest.mark.skipif(os.name == "nt", reason="needs names that are no text")
def test_a_name_that_is_no_text_is_verified_like_any_stray(folder: Path) -> None:
    (folder / os.fsdecode(b"\xff\x1b")).touch()

    assert codes(read_folder(folder, LIMITS, DISK)) == {"B18"}


def test_a_folder_that_cannot_be_listed_is_named(tmp_path: Path) -> None:
    assert found(tmp_path / "nothing") == [("B14", "")]


def test_a_file_that_cannot_be_read_is_named(folder: Path) -> None:
    bundle = read_folder(folder, LIMITS, BreakingDisk(unreadable="log.jsonl"))

    assert [finding.render() for finding in bundle.findings] == [
        "[B14] log.jsonl: cannot be read: Input/output error"
    ]
