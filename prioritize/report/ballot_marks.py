"""What stands on one ballot, as it was written and as it is read."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import numpy as np

from prioritize.model.profile import (
    OVERVOTE,
    SKIPPED,
    ApprovalProfile,
    BallotProfile,
    DotProfile,
    PaperProfile,
    RankedProfile,
    ScoreProfile,
)
from prioritize.report.naming import Naming
from prioritize.report.numbers import shown
from prioritize.report.turnout import reason_message
from prioritize.tally.cast import Cast
from prioritize.tally.lying import Read
from prioritize.tally.positional import ranks_of
from prioritize.text import Fact, Message, message


__all__ = ["read_message", "written_messages"]


def written_messages(profile: BallotProfile, cast: Cast, names: Naming) -> Iterator[Message]:
    """Say what stands on a ballot."""
    if isinstance(profile, PaperProfile):
        yield _on_paper(profile, cast, names)
    elif isinstance(profile, RankedProfile):
        yield from _order(profile, cast, names)
    elif isinstance(profile, ApprovalProfile):
        yield _marks(_chosen(profile, profile.approved[:, cast.column].tolist()), names)
    elif isinstance(profile, DotProfile):
        yield from _dots(profile, cast, names)
    else:
        yield from _scores(profile, cast, names)


def _order_text(tiers: Iterable[tuple[str, ...]], names: Naming) -> str:
    """Write an order as people do: a > b = c."""
    return " > ".join(" = ".join(names.project(each) for each in tier) for tier in tiers)


def read_message(read: Read, names: Naming) -> Message:
    """Say what of a ballot counts, in order."""
    order = [
        tuple(sorted(id for id, place in read.places.items() if place == wanted))
        for wanted in sorted(set(read.places.values()))
    ]
    text = _order_text(order, names) if order else message("nothing on it counts")
    if read.is_cut:
        return message(
            "Read by the rules: {order}. There it ends: {reason}.",
            order=text,
            reason=reason_message(read.end),
        )
    return message("Read by the rules: {order}.", order=text)


def _chosen(profile: BallotProfile, marked: Iterable[bool]) -> list[str]:
    rows = zip(profile.projects, marked, strict=True)
    return [project.id for project, is_marked in rows if is_marked]


def _named(ids: Iterable[str], names: Naming) -> Fact:
    """Name all of some projects: a ballot is told whole, however long it is."""
    return tuple(names.project(each) for each in ids)


def _on_paper(profile: PaperProfile, cast: Cast, names: Naming) -> Message:
    marks = profile.marks[:, cast.column]
    last = int(np.flatnonzero(marks != SKIPPED).max(initial=-1)) + 1
    if not last:
        return message("Nothing is marked on it.")
    ranks = tuple(
        message("{rank}: {marks}", rank=rank, marks=_mark(profile, mark, names))
        for rank, mark in enumerate(marks[:last].tolist(), 1)
    )
    return message("On paper, rank by rank: {ranks}.", ranks=ranks)


def _mark(profile: PaperProfile, mark: int, names: Naming) -> Fact:
    if mark == SKIPPED:
        return message("nothing")
    if mark >= 0:
        return names.project(profile.projects[mark].id)
    several = profile.overvotes[OVERVOTE - mark]
    if not several:
        return message("several marks, the source does not say which")
    return " + ".join(names.project(profile.projects[each].id) for each in several)


def _order(profile: RankedProfile, cast: Cast, names: Naming) -> Iterator[Message]:
    places = profile.places[:, cast.column].tolist()
    order = [tuple(sorted(profile.projects[each].id for each in rank)) for rank in ranks_of(places)]
    rest = _chosen(profile, [place == 0 for place in places])
    if order:
        yield message("It puts in order: {order}.", order=_order_text(order, names))
    else:
        yield message("Nothing is marked on it.")
    if rest and order:
        yield message("It does not rank {projects}.", projects=_named(rest, names))


def _marks(ids: list[str], names: Naming) -> Message:
    if not ids:
        return message("Nothing is marked on it.")
    return message("It marks {projects}.", projects=_named(ids, names))


def _numbers(pairs: Iterable[tuple[str, Fraction]], names: Naming) -> Fact:
    return tuple(
        message("{project} {score}", project=names.project(id), score=shown(number))
        for id, number in pairs
    )


def _dots(profile: DotProfile, cast: Cast, names: Naming) -> Iterator[Message]:
    dots = profile.dots[:, cast.column].tolist()
    given = [(each.id, Fraction(n)) for each, n in zip(profile.projects, dots, strict=True) if n]
    if given:
        yield message("On it stands: {scores}.", scores=_numbers(given, names))
    else:
        yield message("Nothing is marked on it.")
    if profile.offered is not None:
        late = _chosen(profile, (~profile.offered[:, cast.column]).tolist())
        if late:
            yield message("It was not offered {projects}.", projects=_named(late, names))


def _scores(profile: ScoreProfile, cast: Cast, names: Naming) -> Iterator[Message]:
    given = profile.given[:, cast.column].tolist()
    scores = (profile.scores[:, cast.column]).tolist()
    rows = zip(profile.projects, scores, given, strict=True)
    told = [(project.id, score * profile.unit) for project, score, is_given in rows if is_given]
    blank = _chosen(profile, [not each for each in given])
    if told:
        yield message("On it stands: {scores}.", scores=_numbers(told, names))
    else:
        yield message("Nothing is marked on it.")
    if blank and told:
        yield message("It leaves blank: {projects}.", projects=_named(blank, names))
