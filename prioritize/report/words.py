"""Words that methods and files bring along and that reports translate.

A measure, an instrument or a kind of ballot travels through a count as a bare word. Those that
the program itself uses are written out here, because only what is written out gets translated.
"""

from collections.abc import Mapping
from typing import Final

from prioritize.text import Message, message


__all__ = ["WORDS"]

_MEASURES: Final = (
    message("agreement"),
    message("approvals"),
    message("closeness"),
    message("combined points"),
    message("contribution"),
    message("dots"),
    message("five stars"),
    message("marks"),
    message("mean"),
    message("median"),
    message("mentions"),
    message("negative flow"),
    message("net flow"),
    message("people"),
    message("reviews"),
    message("people against"),
    message("people who marked"),
    message("points"),
    message("positive flow"),
    message("priority"),
    message("projects below"),
    message("research priority score"),
    message("R (regret)"),
    message("score"),
    message("seeds"),
    message("shares"),
    message("S (utility)"),
    message("strength"),
    message("sum and product"),
    message("votes"),
    message("weighted product"),
    message("weighted sum"),
    message("wins"),
    message("wins of the beaten"),
    message("worst defeat"),
)
_INSTRUMENTS: Final = (
    message("ballots"),
    message("combined"),
    message("gallery"),
    message("hands"),
    message("map"),
    message("questionnaire"),
    message("ranks"),
    message("scores"),
    message("wall"),
)
_KINDS: Final = (
    message("approval"),
    message("criteria"),
    message("judgments"),
    message("list"),
    message("pairwise"),
    message("paper"),
    message("parts"),
    message("ranked"),
    message("totals"),
)
_FAMILIES: Final = (
    message("budget"),
    message("combine"),
    message("facilitation"),
)
_LISTS: Final = (
    message("problem"),
    message("direction"),
    message("project"),
    message("raw"),
    message("per-head"),
    message("equal-voice"),
)
_CURRENCIES: Final = (
    message("EUR"),
    message("KGS"),
    message("USD"),
)

WORDS: Final[Mapping[str, Message]] = {
    each.template: each
    for part in (_MEASURES, _INSTRUMENTS, _KINDS, _FAMILIES, _LISTS, _CURRENCIES)
    for each in part
}
"""Every such word as a message; a word that stands for several things is here once."""
