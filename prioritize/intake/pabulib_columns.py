"""The table VOTES of a Pabulib file, taken apart by its columns, which is fast on large files."""

import csv
import re
from collections.abc import Sequence
from typing import Final

from attrs import frozen


__all__ = ["VoteColumns", "vote_columns"]

_MARK: Final = re.compile(r"^[^\S\n]*VOTES[^\S\n]*;*\n", re.IGNORECASE | re.MULTILINE)
_ALL_BUT_ENDS: Final = bytes(set(range(256)) - set(b";\n"))


@frozen
class VoteColumns:
    """What stands before the table, and its columns with their headings on top.

    `row` is that of the headings.
    """

    before: str
    columns: Sequence[Sequence[str]]
    row: int


def vote_columns(text: str) -> VoteColumns | None:
    r"""Take the table apart where a semicolon and the end of a line can mean nothing else.

    It is `None` where reading line by line could find anything else: quotes, blank lines, lines of
    another width than the headings, very long lines, or lines that could be the name of a table.

    Examples
    --------
    >>> vote_columns("PROJECTS\nproject_id;cost\na;1\nVOTES\nvoter_id;vote\n1;a\n2;a\n").columns
    [['voter_id', '1', '2'], ['vote', 'a', 'a']]
    >>> vote_columns('VOTES\nvoter_id;vote\n1;"a"\n') is None
    True

    """
    mark = _MARK.search(text)
    if mark is None:
        return None
    table = text[mark.end() :].rstrip("\n") + "\n"
    width = table.count(";", 0, table.index("\n")) + 1
    line = ";" * (width - 1) + "\n"
    ends = table.encode().translate(None, _ALL_BUT_ENDS)
    # A line with nothing behind its first cell could be the name of a table.
    if '"' in table or width < 2 or line in table or ends != line.encode() * table.count("\n"):
        return None
    if max(map(len, table.split("\n"))) > csv.field_size_limit():
        return None
    cells = table[:-1].replace("\n", ";").split(";")
    columns = [cells[at::width] for at in range(width)]
    return VoteColumns(text[: mark.start()], columns, text.count("\n", 0, mark.end()) + 1)
