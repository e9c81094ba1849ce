import os
from pathlib import Path

import pytest

from prioritize.errors import InputError
from prioritize.ports.source import read_source


def reason(path: Path, limit: int = 100) -> str:
    """Read what cannot be read, and return the one line that says why."""
    with pytest.raises(InputError) as caught:
        read_source(path, limit=limit)
    assert len(caught.value.findings) == 1
    assert caught.value.findings[0].remedy
    return str(caught.value)


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "Добуштар.csv"
    path.write_bytes(b"a\r\nb")

    assert read_source(path) == b"a\r\nb"
    assert read_source(path, limit=4) == b"a\r\nb"


@pytest.mark.skipif(os.name == "nt", reason="needs links")
def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"abc")
    (tmp_path / "link").symlink_to("file")

    assert read_source(tmp_path / "link") == b"abc"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert f"{tmp_path / 'votes.csv'}: There is no such file" in reason(tmp_path / "votes.csv")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert "This is a folder, not a file" in reason(tmp_path)


def test_a_file_in_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert "The file cannot be read: Not a directory" in reason(tmp_path / "file" / "votes.csv")


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    with path.open("wb") as stream:
        stream.truncate(2**40)

    assert "The file has more than 100 bytes" in reason(path)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
def test_a_file_that_hides_its_size_is_not_read_beyond_the_limit() -> None:
    assert "The file has more than 10 bytes" in reason(Path("/proc/self/status"), limit=10)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert "This is not an ordinary file" in reason(tmp_path / "pipe")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="whoever runs this may read everything"
)
def test_a_forbidden_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "votes.csv"
    path.touch(mode=0)

    assert "You may not read this file" in reason(path)


@pytest.mark.parametrize("name", ["a\0b", "a" * 5000])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    assert "The file cannot be read" in reason(tmp_path / name)


def test_a_name_does_not_speak_to_the_terminal(tmp_path: Path) -> None:
    assert reason(tmp_path / "\x1b[2J\udcff\n.csv").isprintable()
