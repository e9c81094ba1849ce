import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from prioritize.errors import OutputError
from prioritize.ports.journal import LARGEST_JOURNAL, open_journal
from tests.ports.breaking import tree


needs_links = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs links and pipes")

WRITER = """
import sys
from pathlib import Path
from prioritize.ports.journal import open_journal

with open_journal(Path(sys.argv[1])) as journal:
    journal.extend(b"two\\n", keep=journal.content)
    print("written", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "жыйын.xlsx.log.jsonl"
    path.write_bytes(b"one\n")
    return path


def test_lines_are_written_after_those_that_are_there(path: Path) -> None:
    with open_journal(path) as journal:
        journal.extend(b"two\n", keep=journal.content)
        journal.extend(b"three\n", keep=journal.content)

    assert path.read_bytes() == b"one\ntwo\nthree\n"


def test_a_new_log_is_begun(tmp_path: Path) -> None:
    with open_journal(tmp_path / "new") as journal:
        journal.extend(b"one\n", keep=b"")

    assert tree(tmp_path) == {"new": b"one\n"}


@pytest.mark.parametrize("error", [None, ValueError])
def test_a_log_that_stays_empty_leaves_nothing_behind(
    tmp_path: Path, error: type[Exception] | None
) -> None:
    try:
        with open_journal(tmp_path / "new"):
            if error:
                raise error
    except ValueError:
        pass

    assert tree(tmp_path) == {}


@pytest.mark.parametrize("keep, left", [(b"one\n", b"one\nnew\n"), (b"one\ntorn\n", None)])
def test_a_line_that_broke_off_is_replaced_or_completed(
    path: Path, keep: bytes, left: bytes | None
) -> None:
    path.write_bytes(b"one\ntorn")

    with open_journal(path) as journal:
        journal.extend(b"new\n", keep=keep)

    assert path.read_bytes() == (left or b"one\ntorn\nnew\n")


def test_what_broke_off_may_be_longer_than_what_replaces_it(path: Path) -> None:
    path.write_bytes(b"one\n" + b"x" * 500)

    with open_journal(path) as journal:
        journal.extend(b"2\n", keep=b"one\n")

    assert path.read_bytes() == b"one\n2\n"


def test_two_do_not_write_at_the_same_time(path: Path) -> None:
    with (
        open_journal(path),
        pytest.raises(OutputError, match=r"log\.jsonl: Somebody else is writing"),
        open_journal(path),
    ):
        pass

    assert path.read_bytes() == b"one\n"


def test_a_log_that_was_put_aside_while_it_was_opened_is_not_written(path: Path) -> None:
    """Whoever waits at the door of an empty log must not write into one that has no name."""
    with open_journal(path):
        path.rename(path.with_name("aside"))
        path.write_bytes(b"")

        with open_journal(path) as journal:
            journal.extend(b"new\n", keep=b"")

    assert tree(path.parent) == {"aside": b"one\n", path.name: b"new\n"}


def test_the_lock_goes_with_whoever_is_killed_and_the_line_stays(path: Path) -> None:
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline().strip() == b"written"
        with pytest.raises(OutputError, match="Somebody else"), open_journal(path):
            pass
        writer.kill()
        writer.wait()

        with open_journal(path) as journal:
            assert journal.content == b"one\ntwo\n"


def test_a_full_disk_leaves_the_log_as_it_was(path: Path) -> None:
    """A limit on the size of files breaks a write in the middle, as a full disk does."""
    resource = pytest.importorskip("resource")
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    with open_journal(path) as journal:
        resource.setrlimit(resource.RLIMIT_FSIZE, (10, limits[1]))
        try:
            with pytest.raises(OutputError, match="This cannot be written"):
                journal.extend(b"a line too long\n", keep=journal.content)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, limits)
            signal.signal(signal.SIGXFSZ, before)
        assert journal.content == b"one\n"

    assert path.read_bytes() == b"one\n"


@needs_links
def test_what_a_link_points_to_is_written(path: Path) -> None:
    link = path.with_name("link")
    link.symlink_to(path.name)

    with open_journal(link) as journal:
        journal.extend(b"two\n", keep=journal.content)

    assert link.is_symlink()
    assert path.read_bytes() == b"one\ntwo\n"


@needs_links
def test_a_pipe_is_no_log_and_nothing_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(OutputError, match="not an ordinary file"), open_journal(tmp_path / "pipe"):
        pass


@pytest.mark.parametrize("name", ["", "nowhere/log"])
def test_where_no_log_can_be_nothing_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError), open_journal(tmp_path / name):
        pass

    assert tree(tmp_path) == {}


def test_something_huge_under_the_name_of_the_log_is_refused(path: Path) -> None:
    os.truncate(path, LARGEST_JOURNAL + 1)

    with pytest.raises(OutputError, match="has more than"), open_journal(path):
        pass
