"""The rules of an evening as one short text, which is known before anybody votes.

It is taken of the sheet of the meeting alone, so that it can be written on the flip chart before
the vote and found again on every result. What people do at the meeting does not change it: votes,
posters and those put up late, merges, names, and which of the instruments are used.
"""

from collections.abc import Iterable
from fractions import Fraction

from prioritize import registry
from prioritize.intake.hall.rules import (
    COMBINED_BY,
    FUNDED_BY,
    INSTRUMENTS,
    ON_OVERFLOW,
    method_of,
)
from prioritize.model.digest import canonical_json, sha256
from prioritize.model.hall.rules import Rules
from prioritize.model.option import Stored
from prioritize.text import number_text


__all__ = ["hall_fingerprint"]


def hall_fingerprint(rules: Rules, *, tie_break: str = "", without: tuple[str, ...] = ()) -> str:
    """Return the SHA-256 of the rules of an evening.

    Who may vote, what is voted on, the method of every instrument with all its options and its
    version, the tie rule, the weights, the budget and the currency take part; each as what it
    means, so that the language of the workbook plays no part.

    Parameters
    ----------
    rules
        What the sheet of the meeting says.
    tie_break
        The tie rule that was asked for in place of the one on the sheet.
    without
        The posters that were left out when counting, which the rules do not provide for.

    """
    facts: dict[str, object] = {
        "budget": _budget(rules.budget),
        "combination": _method(COMBINED_BY),
        "currency": rules.currency,
        "electorate": rules.electorate,
        "instruments": {id: _method(*method_of(id, rules)) for id in INSTRUMENTS},
        "level": rules.level,
        "tie_break": tie_break or rules.tie_rule,
        "weights": {id: _amount(weight) for id, weight in rules.weights.items()},
    }
    if without:
        facts["without"] = sorted(without)
    return sha256(b"hall-rules/v1\0" + canonical_json(facts))


def _budget(budget: Fraction | None) -> object:
    if budget is None:
        return None
    options = (("budget", number_text(budget)), ("on_overflow", ON_OVERFLOW))
    return _method(FUNDED_BY, options)


def _method(id: str, options: Iterable[tuple[str, Stored]] = ()) -> list[object]:
    """Return a method with its version and all its options, as far as they are known."""
    cls, given = registry.load(id), dict(options)
    if all(each.name in given for each in registry.options_of(cls) if each.required):
        given = registry.stored_options(registry.build(id, given))
    return [id, cls.info.version, given]


def _amount(number: Fraction | None) -> str | None:
    return None if number is None else number_text(number)
