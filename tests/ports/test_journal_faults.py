"""Nothing that was acknowledged is ever lost, whatever the disk does, whenever the power fails."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from attrs import define

from prioritize.audit.chain import Entry, read_log
from prioritize.audit.event import OPERATOR
from prioritize.audit.merge_log import complete_lines
from prioritize.errors import OutputError
from prioritize.ports.journal import DEVICE, Device, open_journal


AT = "2026-03-14T09:07:12Z"
KINDS = ("full", "broken", "short", "killed", "lies")

WRITER = """
import sys
from pathlib import Path
from prioritize.audit.chain import Entry
from prioritize.audit.event import OPERATOR
from prioritize.errors import OutputError
from prioritize.ports.journal import open_journal

path, name, wanted = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
done = 0
while done < wanted:
    try:
        with open_journal(path) as journal:
            entry = Entry("note", {"text": f"{name} {done}"})
            journal.record([entry], at="2026-03-14T09:07:12Z", actor=OPERATOR)
    except OutputError:
        continue
    print(f"{name} {done}", flush=True)
    done += 1
"""


class PowerFailureError(BaseException):
    """The program ends here, and nothing after it is run."""


@define
class FailingDevice:
    """A device of which the n-th call fails; nothing is waited for, as nothing is on a disk."""

    fails_at: int
    kind: str
    calls: int = 0
    is_off: bool = False
    device: Device = DEVICE

    def write(self, descriptor: int, start: int, content: memoryview) -> int:
        half = content[: (len(content) + 1) // 2]
        if self._fails():
            self.device.write(descriptor, start, half)
            if self.kind != "lies":
                self._end()
            return len(content)
        is_short = self.kind == "short"
        return self.device.write(descriptor, start, half if is_short else content)

    def truncate(self, descriptor: int, size: int) -> None:
        if self._fails():
            self._end()
        self.device.truncate(descriptor, size)

    def sync(self, descriptor: int) -> None:
        del descriptor
        if self._fails():
            self._end()

    def read(self, descriptor: int, start: int, size: int) -> bytes:
        if self._fails():
            self._end()
        return self.device.read(descriptor, start, size)

    def _fails(self) -> bool:
        if self.is_off:
            raise PowerFailureError
        self.calls += 1
        return self.calls == self.fails_at

    def _end(self) -> None:
        if self.kind == "killed":
            self.is_off = True
            raise PowerFailureError
        number = errno.ENOSPC if self.kind == "full" else errno.EIO
        raise OSError(number, os.strerror(number))


def write_all(path: Path, device: Device, size: int) -> Iterator[str]:
    """Record events one after another, and yield each that was acknowledged."""
    with open_journal(path, device=device) as journal:
        for number in range(8):
            text = f"{number} " + "x" * (size * number)
            try:
                journal.record([Entry("note", {"text": text})], at=AT, actor=OPERATOR)
            except OutputError:
                continue
            yield text


def texts_in(path: Path) -> list[str]:
    """Read a log as whoever opens it next does."""
    log = read_log(complete_lines(path.read_bytes() if path.exists() else b""))
    assert log.findings == ()
    return [str(event.body["text"]) for event in log.events.values()]


def sweep(folder: Path, kind: str, size: int) -> int:
    """Fail at every call in turn, and return at how many."""
    for fails_at in count(1):
        path = folder / f"{kind}-{size}-{fails_at}"
        device = FailingDevice(fails_at, kind)
        acknowledged: list[str] = []
        try:
            for text in write_all(path, device, size):
                acknowledged.append(text)  # noqa: PERF402  # what was said before the end counts
        except PowerFailureError:
            pass
        found = texts_in(path)
        if kind == "killed":
            assert found[: len(acknowledged)] == acknowledged
            assert len(found) <= len(acknowledged) + 1
        else:
            assert found == acknowledged
        if device.calls < fails_at:
            return fails_at - 1
    raise AssertionError


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_call_fails_what_was_acknowledged_is_there(tmp_path: Path, kind: str) -> None:
    assert sweep(tmp_path, kind, size=7) >= 24


@pytest.mark.campaign
@pytest.mark.parametrize("kind", KINDS)
def test_a_thousand_failures_lose_nothing(tmp_path: Path, kind: str) -> None:
    points = sum(sweep(tmp_path, kind, size) for size in range(12))

    assert points >= 250


def test_what_reads_otherwise_than_it_was_written_is_not_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    device = FailingDevice(1, "lies")

    with open_journal(path, device=device) as journal, pytest.raises(OutputError):
        journal.record([Entry("note", {"text": "one"})], at=AT, actor=OPERATOR)

    assert not path.exists()


def written_by(path: Path, writers: int, events: int) -> list[str]:
    """Let several programs write one log at the same time, and return what they said."""
    command = [sys.executable, "-c", WRITER, str(path)]
    running = [
        subprocess.Popen(  # our own words
            [*command, str(name), str(events)], stdout=subprocess.PIPE, text=True
        )
        for name in range(writers)
    ]
    said = [line.strip() for each in running for line in each.communicate()[0].splitlines()]
    assert [each.returncode for each in running] == [0] * writers
    return said


def test_two_programs_write_one_log(tmp_path: Path) -> None:
    said = written_by(tmp_path / "log.jsonl", writers=2, events=5)

    assert sorted(texts_in(tmp_path / "log.jsonl")) == sorted(said)


@pytest.mark.campaign
def test_eight_programs_write_a_thousand_events_each(tmp_path: Path) -> None:
    said = written_by(tmp_path / "log.jsonl", writers=8, events=1_000)

    assert sorted(texts_in(tmp_path / "log.jsonl")) == sorted(said)


@pytest.mark.campaign
def test_a_thousand_programs_that_are_killed_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    acknowledged: list[str] = []
    for number in range(1_000):
        command = [sys.executable, "-c", WRITER, str(path), str(number), "1000"]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, text=True
        ) as writer:  # our own words
            assert writer.stdout is not None
            acknowledged += [writer.stdout.readline().strip() for _ in range(number % 3 + 1)]
            writer.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
            acknowledged += [line.strip() for line in writer.stdout if line.endswith("\n")]

    assert set(acknowledged) <= set(texts_in(path))
