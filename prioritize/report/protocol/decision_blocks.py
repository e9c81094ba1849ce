"""What the minutes say about decisions made in the hall: re-votes, lots, merges, corrections."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from prioritize.model.meeting import CrossCheck, Lot, Merge, MergeEffect, Revote
from prioritize.report.measure import measured
from prioritize.report.naming import Naming
from prioritize.report.numbers import shown
from prioritize.report.protocol.desk import Desk
from prioritize.report.protocol.document import Block, Grid, GridColumn, Heading, Items, Prose
from prioritize.report.protocol.hall_blocks import Blocks
from prioritize.report.public.instrument import of_instrument
from prioritize.report.row import deciding_score
from prioritize.report.voice import Said, once
from prioritize.text import Message, message


__all__ = ["agreement", "corrections", "differences", "lots", "merges", "revotes"]


def revotes(desk: Desk) -> Blocks:
    """Show the hands of every round of a re-vote."""
    found = desk.meeting.revotes
    columns = (desk.column("round", "right"), desk.column("project"), desk.column("hands", "right"))
    rows = tuple(row for each in found for row in _revote(desk, each))
    heading = Heading(desk.word("revote"))
    return (heading, Grid(columns, rows), *_checks(desk, found)) if rows else ()


def _revote(desk: Desk, revote: Revote) -> Iterator[tuple[Said, ...]]:
    for project, hands in revote.votes:
        yield (str(revote.round),), _projects(desk, (project,)), (str(hands),)


def _checks(desk: Desk, found: tuple[Revote, ...]) -> Iterator[Block]:
    """Say of every round who was present and who counted."""
    for revote in found:
        numbers = (
            ("present", revote.present),
            ("against", revote.against),
            ("abstaining", revote.abstaining),
        )
        told = [_labeled(desk, id, (str(number),)) for id, number in numbers if number is not None]
        if revote.tellers:
            told.append(_labeled(desk, "tellers", desk.listed(revote.tellers)))
        if told:
            yield Prose(tuple("; ".join(each) for each in zip(*told, strict=True)))


def _labeled(desk: Desk, word: str, value: Said) -> Said:
    return tuple(f"{label}: {value[0]}" for label in desk.word(word))


def lots(desk: Desk) -> Blocks:
    """Show every lot: for which place, the order drawn, who drew and who saw it."""
    columns = tuple(map(desk.column, ("contested", "drawn", "drew", "saw", "time")))
    rows = tuple(_lot(desk, each) for each in desk.meeting.lots)
    return (Heading(desk.word("lot")), Grid(columns, rows)) if rows else ()


def _lot(desk: Desk, lot: Lot) -> tuple[Said, ...]:
    return (
        desk.written(lot.place),
        _projects(desk, lot.drawn),
        desk.written(lot.drew),
        desk.listed(lot.saw),
        desk.written(lot.time),
    )


def merges(desk: Desk) -> Blocks:
    """Show what was made one, by whom and why, and the lists before and after it."""
    if not desk.is_recorded:
        return None
    found = desk.meeting.merges
    columns = tuple(map(desk.column, ("merged", "into", "when", "who", "why")))
    effects = (block for merge in found for each in merge.effects for block in _effect(desk, each))
    return (Grid(columns, tuple(_merge(desk, each) for each in found)), *effects) if found else ()


def _merge(desk: Desk, merge: Merge) -> tuple[Said, ...]:
    when = desk.word(merge.when) if merge.when in {"before", "after"} else desk.blank
    (time,) = desk.written(merge.time)
    return (
        _projects(desk, merge.projects),
        desk.written(merge.into),
        tuple(f"{each}, {time}" for each in when) if merge.time else when,
        desk.written(merge.who),
        desk.written(merge.why),
    )


def _effect(desk: Desk, effect: MergeEffect) -> Iterator[Block]:
    """Show where each project stands in a list without the merge and with it."""
    (title,) = desk.tell(lambda names: (message("{name}", name=names.place(effect.instrument)),))
    yield Heading(title)
    columns = (
        desk.column("project"),
        desk.column("standing_before", "right"),
        desk.column("standing_after", "right"),
    )
    before, after = dict(_places(effect.before)), dict(_places(effect.after))
    rows = (
        (_projects(desk, (each,)), (before.get(each, "–"),), (after.get(each, "–"),))
        for each in {**before, **after}
    )
    yield Grid(columns, tuple(rows))
    measure = _measure(desk, effect.instrument)
    ranges = tuple(_possible(desk, each, measure) for each in effect.possible)
    if ranges:
        yield Items(ranges)


def _places(tiers: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, str]]:
    """Give every project its place, or places, as people count them."""
    first = 1
    for tier in tiers:
        last = first + len(tier) - 1
        yield from ((each, str(first) if first == last else f"{first}–{last}") for each in tier)
        first = last + 1


def _measure(desk: Desk, instrument: str) -> str:
    """Return what the list of an instrument is ordered by."""
    own = (each for each in desk.lists.listings if each.instrument == instrument)
    scores = (deciding_score(each.result) for each in own)
    return next((each.measure for each in scores if each), "")


def _possible(desk: Desk, votes: tuple[str, Fraction, Fraction], measure: str) -> Said:
    project, lowest, highest = votes
    words = desk.template.word("possible")

    def of(names: Naming) -> Iterator[Message]:
        facts = (
            ("project", names.project(project)),
            ("lowest", shown(lowest)),
            ("highest", measured(highest, measure, names)),
        )
        yield Message(words.in_language(names.language), facts)

    (told,) = desk.tell(of)
    return told


def _projects(desk: Desk, ids: Iterable[str]) -> Said:
    (names,) = desk.tell(lambda names: (message("{projects}", projects=names.listed(ids)),))
    return once(names)


def agreement(desk: Desk) -> Blocks:
    """Say how far those who counted and typed agreed."""
    if not desk.is_recorded:
        return None
    told = desk.tell(lambda names: (_cross_check(each, names) for each in desk.meeting.agreement))
    return (Items(told),) if told else ()


def _cross_check(check: CrossCheck, names: Naming) -> Message:
    return names.said(of_instrument(check.instrument, check.said, names))


def differences(desk: Desk) -> Blocks:
    """Show every cell in which two people differed, and what was agreed on."""
    columns = tuple(map(desk.column, ("where", "first", "second", "agreed", "who", "why")))
    rows = (
        (each.where, each.first, each.second, each.agreed, each.who, each.why)
        for each in desk.meeting.differences
    )
    return _record(desk, columns, rows)


def corrections(desk: Desk) -> Blocks:
    """Show every cell that was changed after the count."""
    columns = tuple(map(desk.column, ("where", "was", "now", "who", "why")))
    rows = (
        (each.where, each.was, each.now, each.who, each.why) for each in desk.meeting.corrections
    )
    return _record(desk, columns, rows)


def _record(desk: Desk, columns: tuple[GridColumn, ...], rows: Iterable[tuple[str, ...]]) -> Blocks:
    """Repeat rows as they were written; without a record of the meeting nobody knows of any."""
    if not desk.is_recorded:
        return None
    written = tuple(tuple(map(desk.written, row)) for row in rows)
    return (Grid(columns, written),) if written else ()
