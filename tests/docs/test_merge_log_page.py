"""The page on the log of merges says what the code does."""

import re
from pathlib import Path

from prioritize.audit.merge_log import MERGED, UNDONE, read_merges


ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "merge-log.md").read_text(encoding="utf-8")


def test_the_event_on_the_page_is_one() -> None:
    line = next(line for line in PAGE.splitlines() if line.startswith('{"actor"'))

    (logged,) = read_merges(line.encode() + b"\n", "page")

    assert logged.merge.projects == ("P3", "P7")
    assert logged.merge.effects[0].after == (("P3",), ("P1",))


def test_both_types_of_events_are_described() -> None:
    assert re.findall(r"^\| `([a-z.]+)` \|", PAGE, re.MULTILINE) == [MERGED, UNDONE]
