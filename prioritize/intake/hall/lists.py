"""The sheets of posters and of groups: what can be chosen, and who came."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from attrs import frozen

from prioritize.errors import Spot
from prioritize.intake.cells import truth_in
from prioritize.intake.faults import Faults
from prioritize.intake.hall import values
from prioritize.intake.hall.table import HallTable
from prioritize.intake.project_ids import check_id
from prioritize.intake.spelling import fold, mixed_words
from prioritize.model.hall.layout import LANGUAGES
from prioritize.model.project import Names
from prioritize.text import message


__all__ = ["HallGroup", "Poster", "read_groups", "read_posters"]


@frozen
class Poster:
    """A poster on the wall; one without a name is spare unless votes were given under its code."""

    code: str
    names: Names
    direction: str
    cost: Fraction | None
    added: str
    is_withdrawn: bool
    spot: Spot


@frozen
class HallGroup:
    """A group; one about which nothing is written down is spare unless it voted."""

    code: str
    names: Names
    color: str
    present: int | None
    spot: Spot

    @property
    def is_declared(self) -> bool:
        """Whether anything is written down about the group."""
        return bool(self.names.texts or self.color or self.present is not None)


def read_posters(table: HallTable, faults: Faults) -> tuple[Poster, ...]:
    """Read every poster, spare codes too; the same code twice is a fault."""
    posters = []
    for row in _coded_rows(table, faults):
        withdrawn = values.plain(table.cell(row, "withdrawn"), faults)
        posters.append(
            Poster(
                code=table.cell(row, "code").text,
                names=_names(table, row, faults),
                direction=values.plain(table.cell(row, "direction"), faults),
                cost=values.amount(table.cell(row, "cost"), faults),
                added=values.hour(table.cell(row, "added"), faults),
                is_withdrawn=bool(withdrawn) and truth_in(withdrawn) is not False,
                spot=table.cell(row, "code").spot,
            )
        )
    _check_spelled_alike(posters, faults)
    return tuple(posters)


def read_groups(table: HallTable, faults: Faults) -> tuple[HallGroup, ...]:
    """Read every group, spare codes too; the same code twice is a fault."""
    return tuple(
        HallGroup(
            code=table.cell(row, "code").text,
            names=_names(table, row, faults),
            color=values.plain(table.cell(row, "color"), faults),
            present=values.count(table.cell(row, "present"), faults),
            spot=table.cell(row, "present").spot,
        )
        for row in _coded_rows(table, faults)
    )


def _coded_rows(table: HallTable, faults: Faults) -> Iterator[int]:
    seen: dict[str, int] = {}
    for row in table.rows:
        cell = table.cell(row, "code")
        code = values.plain(cell, faults)
        first = seen.setdefault(fold(code), row)
        if not code:
            what = message("The line has a name and no code")
            faults.fault(what, cell.spot, remedy=message("Give it a code of its own."), code="V03")
        elif first != row:
            what = message(
                "The code {code} stands in row {row} already", code=repr(code), row=first
            )
            remedy = message("Every poster and every group has a code of its own.")
            faults.fault(what, cell.spot, remedy=remedy, code="V05")
        else:
            check_id(code, cell.spot, faults)
            yield row


def _names(table: HallTable, row: int, faults: Faults) -> Names:
    texts = {
        language: values.plain(table.cell(row, f"name_{language}"), faults)
        for language in LANGUAGES
    }
    for language, text in texts.items():
        for word in mixed_words(text):
            what = message("The word {word} mixes Latin and Cyrillic letters", word=repr(word))
            remedy = message("It looks right and is not found: type it again on one keyboard.")
            spot = table.cell(row, f"name_{language}").spot
            faults.odd(what, spot, remedy=remedy, code="V13")
    return Names.of({language: text for language, text in texts.items() if text})


def _check_spelled_alike(posters: Iterable[Poster], faults: Faults) -> None:
    """Tell of two posters whose names differ in spelling at most (V14)."""
    seen: dict[str, str] = {}
    for each in posters:
        for text in dict.fromkeys(fold(text) for _, text in each.names.texts):
            other = seen.setdefault(text, each.code)
            if other != each.code:
                what = message(
                    "{first} and {second} have the same name", first=other, second=each.code
                )
                remedy = message(
                    "If they are about the same thing, write so on the sheet of merges."
                )
                faults.odd(what, each.spot, remedy=remedy, code="V14")
