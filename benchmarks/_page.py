"""docs/performance.md: one section for each race, written by the race itself."""

import platform
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from benchmarks._peers import ROOT


__all__ = ["write_section"]

_PAGE: Final = ROOT / "docs" / "performance.md"
_HEAD: Final = """\
# Performance

How long counting takes, beside other libraries that count alike.
`make bench` measures everything and writes this page; each section names the command for it alone.
A further measurement is a module in `benchmarks/` with a `Race`, such as `committees.py`.

Every side runs in processes of its own on the same ballots, in turns.
What is timed is said in each section; the median of several runs is shown with the shortest and
the longest, and how many times as long it took as the first line of its case.
Times differ from machine to machine, and ratios less so.
Other libraries are installed into `.bench/`, pinned by `benchmarks/constraints.txt`.
"""
_BEGIN: Final = "<!-- begin {name} -->"
_END: Final = "<!-- end {name} -->"
_SECTION: Final = re.compile(r"<!-- begin (\w+) -->\n.*?<!-- end \1 -->", re.DOTALL)


def write_section(
    name: str, title: str, text: str, lines: Iterable[str], *, page: Path = _PAGE
) -> None:
    """Write the section of a race, and leave those of the others as they are, sorted by name."""
    before = page.read_text(encoding="utf-8") if page.exists() else ""
    sections = {found[1]: found[0] for found in _SECTION.finditer(before)}
    body = "\n".join(lines)
    machine = f"Python {platform.python_version()}, {platform.machine()}"
    sections[name] = (
        f"{_BEGIN.format(name=name)}\n## {title}\n\n{text}\n\n{body}\n\n"
        f"`python -m benchmarks {name}` · {machine}\n{_END.format(name=name)}"
    )
    parts = [_HEAD, *(sections[each] + "\n" for each in sorted(sections))]
    page.write_text("\n".join(parts), encoding="utf-8")
