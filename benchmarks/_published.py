"""Published votes of cities, which lie beside a checkout in ../shared."""

import re
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from benchmarks._peers import ROOT
from benchmarks._race import Case


__all__ = ["largest"]

_FILES: Final = ROOT.parent / "shared" / "data" / "pabulib"


def largest(number: int, target: int, *, vote_types: Sequence[str] = ()) -> tuple[Case, ...]:
    """Give the largest files, of all votes or of some types; none where they are not there."""
    by_size = sorted(_FILES.glob("*.pb"), key=lambda path: (-path.stat().st_size, path.name))
    fitting = (path for path in by_size if not vote_types or _vote_type(path) in vote_types)
    return tuple(
        Case(f"{path.stem} ({path.stat().st_size / 1e6:.1f} MB)", {"file": str(path)}, target)
        for path in islice(fitting, number)
    )


def _vote_type(path: Path) -> str:
    found = re.search(r"^vote_type;(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else ""
