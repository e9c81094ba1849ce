"""`python -m benchmarks [NAME ...]` runs all measurements, or those named."""

import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module

import benchmarks


def names() -> list[str]:
    """List the measurements there are."""
    found = (module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    return sorted(name for name in found if not name.startswith("_"))


def run(wanted: Sequence[str]) -> int:
    """Run measurements one after another; return the exit code."""
    unknown = sorted(set(wanted) - set(names()))
    if unknown:
        print(f"There is no measurement {', '.join(unknown)}; there are: {', '.join(names())}")
        return 2
    codes = [_measured(name) for name in wanted or names()]
    return max(codes, default=0)


def _measured(name: str) -> int:
    print(f"== {name}")
    code: int = import_module(f"benchmarks.{name}").main()
    return code


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
