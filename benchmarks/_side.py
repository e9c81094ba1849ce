"""One side of a race, in a process of its own: `python -m benchmarks._side MODULE FUNCTION …`."""

import json
import resource
import sys
from importlib import import_module
from pathlib import Path
from time import perf_counter
from typing import Final


__all__ = ["main"]

_RUNS: Final = 3
_LONG_ENOUGH: Final = 3.0
_KIBIBYTES: Final = 1 if sys.platform == "darwin" else 1024
"""What one unit of the peak memory is worth, which is bytes on one system alone."""


def main(module: str, function: str, job: str, answer: str) -> None:
    """Prepare what the function needs, run what it returns, and write times, memory and answer."""
    work = getattr(import_module(module), function)(json.loads(job))
    seconds: list[float] = []
    found: object = None
    while len(seconds) < _RUNS and sum(seconds) < _LONG_ENOUGH:
        started = perf_counter()
        found = work()
        seconds.append(perf_counter() - started)
    text = json.dumps({"seconds": seconds, "peak": _peak(), "answer": found})
    Path(answer).write_text(text, encoding="utf-8")


def _peak() -> int:
    """Return the most memory that this process held, in bytes.

    Where the system tells it by address space, that is asked: the other figure begins with what
    the process held that started this one.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KIBIBYTES
    lines = status.read_text(encoding="ascii", errors="replace").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024


if __name__ == "__main__":
    main(*sys.argv[1:])
