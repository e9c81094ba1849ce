"""How long `prioritize --help` takes, in times of `python -c pass`."""

import subprocess
import sys
from collections.abc import Sequence
from time import perf_counter
from typing import Final


__all__ = ["TARGET", "main", "ratio"]

TARGET: Final = 12
"""The most that starting may cost."""

_NOTHING: Final = [sys.executable, "-c", "pass"]
_HELP: Final = [sys.executable, "-m", "prioritize", "--help"]


def ratio(*, repeats: int = 15) -> float:
    """Measure both in turn, and divide the best of each, which load disturbs least."""
    pairs = [(_seconds(_HELP), _seconds(_NOTHING)) for _ in range(repeats)]
    return min(help for help, _ in pairs) / min(nothing for _, nothing in pairs)


def _seconds(command: Sequence[str]) -> float:
    started = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - started


def main() -> int:
    """Print the ratio; return the exit code."""
    measured = ratio()
    print(f"prioritize --help: {measured:.1f} times python -c pass; at most {TARGET}")
    return int(measured > TARGET)


if __name__ == "__main__":
    sys.exit(main())
