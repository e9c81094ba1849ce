"""The sheet of rules: the contest, its money, its lines, and what tells equals apart."""

import re
from collections.abc import Iterator
from typing import Final

from prioritize.errors import Spot
from prioritize.intake.committee.book import CommitteeBook
from prioritize.intake.committee.cell_values import choice, number_or_blank, part, whole
from prioritize.intake.faults import Faults
from prioritize.intake.hall.values import amount, date, number, plain
from prioritize.intake.spelling import fold
from prioritize.intake.tally_lines import Cell
from prioritize.model.committee.filled import CommitteeRules, Criteria
from prioritize.model.committee.layout import committee_words
from prioritize.model.stages import COST
from prioritize.text import message


__all__ = ["read_rules"]

_BETWEEN: Final = re.compile(r"[,;]")


def read_rules(book: CommitteeBook, criteria: tuple[Criteria, ...]) -> CommitteeRules:
    """Read every rule from the cell beside its label."""
    fields, faults = book.fields(), book.faults
    nowhere = Cell("", Spot(book.file))

    def cell(id: str) -> Cell:
        return fields.get(id, nowhere)

    if not plain(cell("title"), faults):
        faults.fault(message("The contest has no name"), cell("title").spot)
    return CommitteeRules(
        title=plain(cell("title"), faults),
        date=date(cell("date"), faults),
        currency=plain(cell("currency"), faults).upper(),
        budget=amount(cell("budget"), faults),
        on_overflow=choice(cell("on_overflow"), "stop", ("stop", "skip"), book),
        minimum_reviews=whole(cell("minimum_reviews"), faults),
        quorum=part(cell("quorum"), faults),
        total=number_or_blank(number(cell("total"), faults)),
        ties=tuple(_ties(cell("ties"), criteria, faults)),
        normalisation=choice(cell("normalisation"), "scale", ("scale", "none"), book),
        rule=plain(cell("rule"), faults),
        is_training=choice(cell("training"), "no", ("yes", "no"), book) == "yes",
    )


def _ties(cell: Cell, criteria: tuple[Criteria, ...], faults: Faults) -> Iterator[str]:
    """Read the criteria that tell equals apart, by name or code, and the cost."""
    by_word = {fold(each.name): each.id for each in criteria}
    by_word |= {fold(each.id): each.id for each in criteria}
    cost = next(each for each in committee_words().columns if each.id == COST)
    by_word |= {fold(text): COST for _, text in cost.names.texts} | {COST: COST}
    for name in filter(None, map(str.strip, _BETWEEN.split(plain(cell, faults)))):
        found = by_word.get(fold(name))
        if found:
            yield found
        else:
            what = message("{text} is no criterion", text=repr(name[:60]))
            remedy = message("Write names of criteria with commas between them.")
            faults.fault(what, cell.spot, remedy=remedy)
