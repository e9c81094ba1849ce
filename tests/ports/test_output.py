import os
from pathlib import Path

import pytest

from prioritize.errors import OutputError
from prioritize.ports.output import Existing, write_output
from tests.ports.breaking import BreakingDisk, tree


needs_links = pytest.mark.skipif(os.name == "nt", reason="needs links")


def test_a_new_file_is_written(tmp_path: Path) -> None:
    write_output(tmp_path / "Тизме.csv", b"new")

    assert tree(tmp_path) == {"Тизме.csv": b"new"}


def test_an_existing_file_is_kept(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(b"old")

    with pytest.raises(OutputError, match=r"list\.csv: Something of this name exists.*--force"):
        write_output(tmp_path / "list.csv", b"new")

    assert tree(tmp_path) == {"list.csv": b"old"}


def test_an_existing_file_is_replaced_where_that_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(b"old")

    write_output(tmp_path / "list.csv", b"new", existing=Existing.REPLACE)

    assert tree(tmp_path) == {"list.csv": b"new"}


@pytest.mark.parametrize("existing", Existing)
def test_a_folder_is_never_replaced(tmp_path: Path, existing: Existing) -> None:
    with pytest.raises(OutputError, match="This is a folder"):
        write_output(tmp_path, b"new", existing=existing)

    assert tree(tmp_path) == {}


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="There is no folder to write this in"):
        write_output(tmp_path / "a" / "list.csv", b"new")

    assert tree(tmp_path) == {}


@pytest.mark.parametrize("name", ["a\0b", "a" * 5000])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match="This cannot be written"):
        write_output(tmp_path / name, b"new")


@pytest.mark.parametrize("existing", Existing)
@pytest.mark.parametrize("fails_at", [1, 2])
def test_a_failed_write_leaves_everything_as_it_was(
    tmp_path: Path, fails_at: int, existing: Existing
) -> None:
    path = tmp_path / "list.csv"
    if existing is Existing.REPLACE:
        path.write_bytes(b"old")
    before = tree(tmp_path)

    with pytest.raises(OutputError, match="This cannot be written"):
        write_output(path, b"new", existing=existing, files=BreakingDisk(fails_at))

    assert tree(tmp_path) == before


@needs_links
def test_a_link_stays_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "link").symlink_to("file")
    (tmp_path / "lost").symlink_to("found")

    write_output(tmp_path / "link", b"new", existing=Existing.REPLACE)
    write_output(tmp_path / "lost", b"new")

    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"new"
    assert (tmp_path / "found").read_bytes() == b"new"


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs /dev/null")
def test_a_device_takes_the_output_and_stays_a_device() -> None:
    write_output(Path("/dev/null"), b"new")

    assert Path("/dev/null").is_char_device()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_named() -> None:
    with pytest.raises(OutputError, match="This cannot be written: No space left"):
        write_output(Path("/dev/full"), b"new")
