"""How large the letters of a sheet can be so that it stays one sheet of A4.

Nobody can measure paper before it is printed, so heights are estimated for the widest of the
letters that a computer may have, and the style sheet is written in the same proportions. Numbers
are multiples of the size of the letters (em) unless their name says millimetres.
"""

import unicodedata
from collections.abc import Iterator
from math import ceil
from typing import Final

from attrs import evolve, field, frozen

from prioritize.report.isolate import unmarked
from prioritize.report.public.chart import Chart, Entry, shortest
from prioritize.report.public.page import Page, Part
from prioritize.report.voice import Voice
from prioritize.text import Message


__all__ = ["SIZES", "Fitted", "fitted"]

SIZES: Final = tuple(range(36, 13, -1))
"""The sizes of letters in half points; the style sheet has a class such as ``half-points-24``."""

_HALF_POINT_MM: Final = 0.1764
_WIDTH_MM: Final = 186
_HEIGHT_MM: Final = 275
_CODE_MM: Final = 24
_SMALL: Final = 0.84
_GAP_MM: Final = 8
_LETTER: Final = 0.59
_BOLD: Final = 0.68
_LINE: Final = 1.3
_NARROWEST: Final = 11
_EASY: Final = 22
_FEWEST: Final = 3
_ROWS: Final = ("roomy", "dense")
_BESIDE: Final = 0.6


@frozen
class Fitted:
    """A page with its look: the classes of the style sheet for the letters and the rows."""

    page: Page
    look: str


def fitted(page: Page) -> Fitted:
    """Find the largest letters with which a page fits; a very long list is cut, and says so.

    Bars stand below the names; where letters would be small, beside them if that enlarges them.
    """
    roomy, dense = (_largest(page, rows) for rows in _ROWS)
    if not roomy and not dense:
        return Fitted(_cut(page), f"half-points-{SIZES[-1]} {_ROWS[1]}")
    if roomy < _EASY and dense > roomy + 1:
        return Fitted(page, f"half-points-{dense} {_ROWS[1]}")
    return Fitted(page, f"half-points-{roomy} {_ROWS[0]}")


def _largest(page: Page, rows: str) -> int:
    """Return the largest size that fits, 0 where none does."""
    return next((size for size in SIZES if _Sheet(page, rows, size).fits()), 0)


def _cut(page: Page) -> Page:
    """Leave out the last places of long lists until the smallest letters fit."""
    cut, most = page, max(len(chart.entries) for chart in page.charts)
    while most > _FEWEST and not _Sheet(cut, _ROWS[1], SIZES[-1]).fits():
        most -= 1
        cut = evolve(page, charts=tuple(shortest(chart, most) for chart in page.charts))
    return cut


@frozen
class _Sheet:
    """A page in letters of some size, with its bars below the names or beside them."""

    page: Page
    rows: str
    size: int
    width: float = field(init=False)

    @width.default
    def _width(self) -> float:
        return self._em(_WIDTH_MM)

    def fits(self) -> bool:
        """Say whether the height is enough, and the width for names beside the numbers."""
        if any(self._name(chart) < _NARROWEST for chart in self.page.charts):
            return False
        parts = (*self._head(), *map(self._chart, self.page.charts), *self._foot())
        return sum(parts) <= self._em(_HEIGHT_MM)

    def _em(self, millimetres: float) -> float:
        return millimetres / (self.size * _HALF_POINT_MM)

    def _text(self, text: Message) -> str:
        return _plain(self.page.voice, text)

    def _head(self) -> Iterator[float]:
        for warning in self.page.warnings:
            yield 1.3 + _LINE * _lines(self._text(warning), self.width - 1.6, letter=_BOLD)
        yield 1.2 + 2 * _lines(self._text(self.page.title), self.width / 1.7, letter=_BOLD)
        where = " · ".join(map(self._text, self.page.where))
        yield 0.4 + 1.5 * _lines(where, self.width / 1.15)

    def _chart(self, chart: Chart) -> float:
        """Add up title, rows and reasons of a list."""
        numbers = self._numbers(chart)
        name = self._name(chart)
        head = max(
            (
                _lines(self._text(each), width / 0.85)
                for each, width in zip(chart.headings, numbers, strict=True)
            ),
            default=1,
        )
        title = f"{self._text(chart.title)} {self._text(chart.cast) if chart.cast else ''}"
        return (
            (1.1 + 1.7 * _lines(title, self.width / 1.3))
            + (0.3 + 1.2 * head)
            + sum(self._row(each, name) for each in chart.entries)
            + (1.7 if chart.below else 0)
            + self._why(chart)
        )

    def _name(self, chart: Chart) -> float:
        """Return the width that is left for names."""
        room = self.width - sum(self._numbers(chart))
        return room - 4.7 if self.rows == _ROWS[0] else (room - 6.5) * _BESIDE

    def _numbers(self, chart: Chart) -> list[float]:
        return [self._column(chart, index) for index in range(len(chart.headings))]

    def _column(self, chart: Chart, index: int) -> float:
        """Return the width of a column of numbers, which never wraps."""
        texts = [self._text(entry.numbers[index]) for entry in chart.entries]
        scale = 1.35 * _BOLD if index == 0 else 1.15 * _LETTER
        heading = max(map(len, self._text(chart.headings[index]).split()), default=0)
        longest = max(map(len, texts), default=0)
        return 0.9 + max(longest * scale, heading * 0.85 * _LETTER)

    def _row(self, entry: Entry, width: float) -> float:
        beside = [entry.code, self._text(entry.fate) if entry.fate else ""]
        name = " ".join([entry.name, *filter(None, beside)])
        if self.rows == _ROWS[1]:
            return 0.3 + max(1.4 * _lines(name, width / 1.2, letter=_BOLD), 1.7)
        height = 1.56 * _lines(name, width / 1.35, letter=_BOLD)
        height += 0.7 if entry.part is not None else 0
        return 0.8 + max(height, 3.1 if entry.shared else 1.9)

    def _foot(self) -> Iterator[float]:
        column = (self.width - self._em(_GAP_MM)) / 2 / _SMALL - 1.4
        # A sentence never breaks between the two columns, so one may stay longer by some lines.
        yield 0.9 + _SMALL * (sum(self._part(part, column) for part in self.page.parts) / 2 + 1.2)
        if self.page.rules:
            yield 0.8 + max(self._em(_CODE_MM), _SMALL * 8.2)

    def _part(self, part: Part, width: float) -> float:
        lines = sum(_lines(self._text(each), width) for each in part.sentences)
        return 2.1 + _LINE * lines

    def _why(self, chart: Chart) -> float:
        why = " ".join(map(self._text, chart.why))
        if not why:
            return 0
        if self.rows == _ROWS[1]:
            return 1.25 + _LINE * _lines(why, self.width - 1.4)
        return 1.8 + 1.45 * _lines(why, (self.width - 1.6) / 1.1)


def _plain(voice: Voice, text: Message) -> str:
    return unmarked(voice.say(text))


def _lines(text: str, width: float, *, letter: float = _LETTER) -> int:
    """Estimate how many lines a text needs in a width given in its own letters."""
    room = max(width / letter, 4)
    lines, used = 1, 0.0
    for word in text.split():
        length = sum(map(_breadth, word))
        if used and used + 1 + length > room:
            lines, used = lines + 1, 0
        used += length + (1 if used else 0)
        if used > room:
            lines, used = lines + ceil(used / room) - 1, used % room
    return lines


def _breadth(character: str) -> float:
    """Return how broad a character is beside an average small letter."""
    if unicodedata.east_asian_width(character) in "FW":
        return 1.8
    return 1.3 if character.isupper() else 1
