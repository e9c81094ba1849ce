"""Tables that compare two things at a time: who is better, or how many times more one matters."""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Final, Literal

from attrs import define, field, frozen

from prioritize.errors import Finding, Spot
from prioritize.intake.cells import count_in, is_missing, number_in
from prioritize.intake.faults import Faults
from prioritize.intake.grid import Grid
from prioritize.intake.project_ids import check_typed_ids
from prioritize.intake.ratio_cell import read_ratio
from prioritize.intake.spelling import fold
from prioritize.model.judgment import Judgment, JudgmentProfile
from prioritize.model.pairwise import Comparison, PairwiseProfile
from prioritize.model.profile import Profile
from prioritize.model.project import projects_of
from prioritize.text import message


__all__ = ["pair_layout", "read_pairs"]

Verdict = Literal["first", "second", "tie"]

_LAYOUT: Final = re.compile(r"#\s*layout\s*:\s*(pairs|matrix)\s*", re.IGNORECASE)
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "who": ("who", "judge", "voter", "reviewer", "expert", "ким", "эксперт", "кто", "судья"),
    "about": ("about", "criterion", "критерий", "боюнча", "эмне боюнча", "по критерию"),
    "power": ("power", "voting power", "салмагы", "вес голоса"),
    "left": ("left", "first", "сол", "биринчи", "слева", "первый"),
    "right": ("right", "second", "оң", "экинчи", "справа", "второй"),
    "winner": ("winner", "better", "жеңген", "артык", "победитель", "лучше"),
    "value": ("value", "times", "ratio", "маани", "жолу", "значение", "раз"),
    "count": ("count", "how many", "саны", "количество"),
}
_TIES: Final = frozenset(
    fold(each) for each in ("", "tie", "equal", "тең", "бирдей", "ничья", "поровну", "равны")
)
"""What is left of a word for a tie; nothing is left of an equals sign."""
_MEANING: Final = {fold(word): meaning for meaning, words in _WORDS.items() for word in words}


@frozen
class _Row:
    """One row of pairs, or one cell of a matrix: who compares what, and where it stands."""

    who: str
    about: str
    left: str
    right: str
    text: str
    spot: Spot
    count: str = ""


@define
class _Read:
    """What was read so far: where every id stands first, and the power of every judge."""

    faults: Faults
    first: dict[str, Spot] = field(factory=dict)
    powers: dict[str, tuple[Fraction, Spot]] = field(factory=dict)

    def power(self, who: str, text: str, spot: Spot) -> None:
        """Read the voting power of a judge, which is the same wherever it stands."""
        if is_missing(text):
            return
        read = number_in(text)
        if isinstance(read, Finding):
            self.faults.add(read.at(spot))
        elif read.value < 0:
            self.faults.fault(message("A voting power is not below 0"), spot)
        elif self.powers.setdefault(who, (read.value, spot))[0] != read.value:
            what = message(
                "The voting power of {judge} is another one in row {row}",
                judge=who or message("the group"),
                row=self.powers[who][1].row,
            )
            self.faults.fault(what, spot)


def pair_layout(grid: Grid) -> str:
    """Return ``pairs`` or ``matrix`` where a first line such as ``# layout: pairs`` says so."""
    found = _LAYOUT.fullmatch(grid.rows[0][0])
    return found[1].lower() if found else ""


def read_pairs(grid: Grid, faults: Faults) -> Profile:
    """Read comparisons of two things at a time.

    With ``# layout: pairs`` every row names a pair in the columns ``left`` and ``right``. In the
    column ``winner`` stands which of them is better, or ``tie``; in the column ``value`` how many
    times more the left one matters. With ``# layout: matrix`` the names stand in the first column
    and in the headings, and each cell holds how many times more that of its row matters than that
    of its column; blank cells are not answered. Columns ``who``, ``about`` (the criterion),
    ``power`` (of the judge) and ``count`` (of equal answers) may stand among them.

    Raises
    ------
    InputError
        With every fault: a name that is missing, a winner that is none of the two, a ratio that
        is none, answers of one judge that contradict each other.

    """
    layout = pair_layout(grid)
    meanings = _headings(grid, layout, faults)
    read = _Read(faults)
    rows = list((_cells if layout == "matrix" else _rows)(grid, meanings, read))
    if "winner" in meanings:
        comparisons = [each for row in rows for each in _comparison(row, read)]
        check_typed_ids(read.first, faults)
        faults.stop()
        return PairwiseProfile(projects_of(sorted(read.first)), tuple(comparisons))
    judgments = list(_judgments(rows, read))
    check_typed_ids(read.first, faults)
    faults.stop()
    if not judgments:
        faults.refuse(message("There are no comparisons in the table"), grid.spot(1))
    abouts = {each.about for each in judgments}
    ids = sorted(id for id in read.first if id not in abouts)
    powers = tuple(sorted((judge, power) for judge, (power, _) in read.powers.items()))
    return JudgmentProfile(projects_of(ids), tuple(judgments), powers)


def _headings(grid: Grid, layout: str, faults: Faults) -> dict[str, int]:
    """Return the columns by what they mean; in a matrix the others are headed by names."""
    meanings: dict[str, int] = {}
    for at, heading in enumerate(grid.rows[1]):
        meaning = _MEANING.get(fold(heading), "")
        if layout == "matrix" and not meaning:
            meaning = heading or "left"
        spot = grid.spot(1, at)
        if meaning in meanings:
            faults.fault(message("The heading {heading} stands twice", heading=repr(heading)), spot)
        elif meaning:
            meanings[meaning] = at
        elif heading:
            faults.odd(message("The column {heading} is not read", heading=repr(heading)), spot)
    _check_headings(meanings, layout, grid.spot(1), faults)
    return meanings


def _check_headings(meanings: Mapping[str, int], layout: str, spot: Spot, faults: Faults) -> None:
    needed = ("left",) if layout == "matrix" else ("left", "right")
    missing = tuple(each for each in needed if each not in meanings)
    if missing:
        faults.refuse(message("Columns are missing: {names}", names=missing), spot)
    if layout == "pairs" and ("winner" in meanings) == ("value" in meanings):
        faults.refuse(
            message("The table needs either a column “winner” or a column “value”"),
            spot,
            remedy=message("“winner” names the better one, “value” says how many times more."),
        )


def _rows(grid: Grid, meanings: Mapping[str, int], read: _Read) -> Iterator[_Row]:
    """Yield the pairs of a table with one in each row."""
    answer = meanings.get("winner", meanings.get("value", 0))
    for number, cells in enumerate(grid.rows[2:], 2):
        if not any(cells):
            continue
        told = {meaning: cells[at] for meaning, at in meanings.items()}
        for side in ("left", "right"):
            spot = grid.spot(number, meanings[side], side)
            if told[side]:
                read.first.setdefault(told[side], spot)
            else:
                read.faults.fault(message("A name is missing"), spot)
        read.power(told.get("who", ""), told.get("power", ""), grid.spot(number))
        yield _Row(
            told.get("who", ""),
            told.get("about", ""),
            told["left"],
            told["right"],
            cells[answer],
            grid.spot(number, answer),
            told.get("count", ""),
        )


def _cells(grid: Grid, meanings: Mapping[str, int], read: _Read) -> Iterator[_Row]:
    """Yield the cells of a matrix that hold something."""
    columns = {name: at for name, at in meanings.items() if name not in _WORDS}
    for name, at in columns.items():
        read.first.setdefault(name, grid.spot(1, at))
    for number, cells in enumerate(grid.rows[2:], 2):
        if not any(cells):
            continue
        told = {meaning: cells[at] for meaning, at in meanings.items() if meaning in _WORDS}
        left = told["left"]
        if left not in columns:
            what = message("{name} stands in a row, and no column is headed by it", name=repr(left))
            read.faults.fault(what, grid.spot(number, meanings["left"]))
        read.power(told.get("who", ""), told.get("power", ""), grid.spot(number))
        for right, at in columns.items():
            if not is_missing(cells[at]):
                who, about = told.get("who", ""), told.get("about", "")
                yield _Row(who, about, left, right, cells[at], grid.spot(number, at, right))


def _comparison(row: _Row, read: _Read) -> Iterator[Comparison]:
    """Read which of the two is better."""
    if row.left and row.left == row.right:
        read.faults.fault(message("A project cannot be compared with itself"), row.spot)
    if row.about:
        read.faults.odd(message("The criterion {id} is not used", id=row.about), row.spot)
    verdicts: dict[str, Verdict] = {row.right: "second", row.left: "first"}
    is_tie = bool(row.text) and fold(row.text) in _TIES
    verdict = verdicts.get(row.text, "tie" if is_tie else None)
    count = count_in(row.count) if row.count else None
    if isinstance(count, Finding):
        read.faults.add(count.at(row.spot))
    elif count is not None and count.value < 1:
        read.faults.fault(
            message("An answer is counted {count} times", count=count.value), row.spot
        )
    elif verdict is None:
        what = message(
            "{text} is neither {left} nor {right}",
            text=repr(row.text),
            left=row.left,
            right=row.right,
        )
        read.faults.fault(what, row.spot, remedy=message("Write one of the two, or “tie”."))
    elif row.left and row.right:
        number = 1 if count is None else int(count.value)
        yield Comparison(row.left, row.right, verdict, number, row.who)


def _judgments(rows: list[_Row], read: _Read) -> Iterator[Judgment]:
    """Read how many times more one matters; both ways of a pair must say the same."""
    seen: dict[tuple[str, str, str, str], tuple[Fraction, Spot]] = {}
    for row in rows:
        ratio = read_ratio(row.text, row.spot, read.faults)
        if ratio is None or not (row.left and row.right):
            continue
        if row.left == row.right:
            if ratio != 1:
                read.faults.fault(message("Compared with itself it is 1"), row.spot)
            continue
        turned = row.left > row.right
        pair = (row.right, row.left) if turned else (row.left, row.right)
        key = (row.who, row.about, *pair)
        own = 1 / ratio if turned else ratio
        if key not in seen:
            seen[key] = own, row.spot
            yield Judgment(row.left, row.right, ratio, row.who, row.about)
        elif seen[key][0] != own:
            _contradict(row, seen[key], turned=turned, faults=read.faults)


def _contradict(row: _Row, before: tuple[Fraction, Spot], *, turned: bool, faults: Faults) -> None:
    """Report an answer that is not the other way round what was told before."""
    ratio, spot = before
    what = message(
        "Row {row}, column {column} says that {left} matters {ratio} times as much as {right}, and"
        " this says {text}",
        row=spot.row,
        column=spot.column,
        left=row.left,
        ratio=1 / ratio if turned else ratio,
        right=row.right,
        text=row.text,
    )
    faults.fault(what, row.spot, remedy=message("Keep the answer that holds."))
