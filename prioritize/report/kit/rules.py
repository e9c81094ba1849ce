"""The rules of an evening as they are read aloud, each in the words of the sheet."""

from collections.abc import Mapping
from fractions import Fraction

from prioritize.model.hall.layout import HallField, HallLayout
from prioritize.model.hall.load import hall_layout
from prioritize.model.hall.rules import Rules
from prioritize.report.numbers import amount, shown
from prioritize.report.public.calling import shortened_text
from prioritize.report.voice import Said, Voice, said
from prioritize.text import Message


__all__ = ["rule_rows"]


def rule_rows(rules: Rules, voices: tuple[Voice, ...]) -> tuple[tuple[Said, Said], ...]:
    """Return the rules that are written down, in the order of the sheet of the meeting."""
    layout = hall_layout()
    chosen, numbers = _chosen(rules), _numbers(rules)
    rows: list[tuple[Said, Said]] = []
    for field in layout.sheet("meeting").fields:
        name = said(voices, field.names)
        if chosen.get(field.id):
            rows.append((name, _choice(layout, field, chosen[field.id], voices)))
        elif field.id in numbers:
            rows.append((name, tuple(voice.say(numbers[field.id]) for voice in voices)))
    return tuple(rows)


def _choice(layout: HallLayout, field: HallField, id: str, voices: tuple[Voice, ...]) -> Said:
    names = {each.id: each.names for each in layout.choices(field.choices)}
    return said(voices, names[id])


def _chosen(rules: Rules) -> Mapping[str, str]:
    return {
        "electorate": rules.electorate,
        "level": rules.level,
        "tie_rule": rules.tie_rule,
        "hands_method": rules.hands_method,
        "ranks_method": rules.ranks_method,
    }


def _numbers(rules: Rules) -> Mapping[str, Message]:
    numbers: dict[str, int | Fraction | None] = {
        "dots_per_voter": rules.dots_per_voter,
        "cap": rules.cap,
        **{f"weight_{id}": weight for id, weight in rules.weights.items()},
    }
    told = {id: shown(Fraction(each)) for id, each in numbers.items() if each is not None}
    if rules.budget is not None:
        told["budget"] = amount(rules.budget, shortened_text(rules.currency))
    return told
