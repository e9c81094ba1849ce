import os
import socket
from pathlib import Path

import pytest

from prioritize.audit.env import PathKind
from prioritize.ports.disk import DISK


needs_links = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs links and pipes")


@needs_links
def test_everything_is_called_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "lost link").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe")

    kinds = {name: DISK.kind(str(tmp_path / name)) for name in DISK.names(str(tmp_path))}

    assert kinds == {
        "file": PathKind.FILE,
        "folder": PathKind.FOLDER,
        "link": PathKind.LINK,
        "lost link": PathKind.LINK,
        "pipe": PathKind.SPECIAL,
    }
    assert DISK.kind(str(tmp_path / "other")) is PathKind.NOTHING


def test_no_byte_beyond_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"abc")

    assert DISK.read(str(path), limit=2) == b"ab"
    assert DISK.read(str(path), limit=9) == b"abc"


@needs_links
@pytest.mark.parametrize("name", ["link", "pipe", "folder", "nothing"])
def test_only_ordinary_files_are_read_and_nothing_is_waited_for(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(OSError, match=name):
        DISK.read(str(tmp_path / name), limit=1)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs sockets in the file system")
def test_a_socket_is_something_special(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket")

        assert DISK.kind("socket") is PathKind.SPECIAL


def test_a_file_is_created_and_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "file"

    DISK.create(str(path), b"one")

    with pytest.raises(FileExistsError):
        DISK.create(str(path), b"two")
    assert path.read_bytes() == b"one"


def test_a_renamed_file_takes_the_place_of_another(tmp_path: Path) -> None:
    DISK.create(str(tmp_path / "a"), b"new")
    DISK.create(str(tmp_path / "b"), b"old")

    DISK.rename(str(tmp_path / "a"), str(tmp_path / "b"))
    DISK.sync_folder(str(tmp_path))

    assert DISK.names(str(tmp_path)) == ("b",)
    assert (tmp_path / "b").read_bytes() == b"new"


def test_a_folder_goes_with_all_that_it_holds(tmp_path: Path) -> None:
    DISK.make_folder(str(tmp_path / "folder"))
    DISK.create(str(tmp_path / "folder" / "file"), b"")

    DISK.remove(str(tmp_path / "folder"))
    DISK.remove(str(tmp_path / "nothing"))

    assert DISK.names(str(tmp_path)) == ()


@needs_links
def test_a_link_goes_and_what_it_points_to_stays(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("folder")

    DISK.remove(str(tmp_path / "link"))

    assert DISK.names(str(tmp_path)) == ("folder",)


def test_a_folder_that_cannot_be_synced_is_no_failure(tmp_path: Path) -> None:
    DISK.sync_folder(str(tmp_path / "nothing"))

    assert DISK.names(str(tmp_path)) == ()
