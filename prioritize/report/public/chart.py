"""One ranked list as it hangs on the wall: places, names, bars and numbers."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final

from attrs import evolve, frozen

from prioritize.model.outcome import Relation
from prioritize.report.listing_page import cast_message
from prioritize.report.measure import UNITS, measured
from prioritize.report.naming import Naming
from prioritize.report.numbers import shown
from prioritize.report.public.calling import code_of
from prioritize.report.public.choice import Choice
from prioritize.report.public.instrument import instrument_title
from prioritize.report.row import Row, deciding_score, place_text, rows, side_scores
from prioritize.report.template import quoted
from prioritize.tally.listing import Listing
from prioritize.tally.step import Considered, Resolved
from prioritize.text import Message, counted, message


__all__ = ["Chart", "Entry", "chart", "shortest"]

_LEVELS: Final = {
    "problem": message("Problem"),
    "direction": message("Direction"),
}
_PEOPLE: Final = "people"


@frozen
class Entry:
    """One project: its place, what it is called, and its numbers.

    Attributes
    ----------
    place, shared
        The place or places, and whether others share them.
    first
        Whether it stands in front.
    name, code
        What it is called, and the code that stands on its poster.
    part
        How long its bar is, from 0 to 1; `None` where no bar can say it.
    numbers
        One text for each column of numbers.
    fate
        What became of it beyond its votes: that it gets money, or what a second round gave it.

    """

    place: str
    shared: bool
    first: bool
    name: str
    code: str
    part: Fraction | None
    numbers: tuple[Message, ...]
    fate: Message | None = None


@frozen
class Chart:
    """A list with its title and the headings of its columns.

    `cast` says how votes were cast, `below` how many projects stand further down and are left out.
    """

    title: Message
    cast: Message | None
    project: Message
    headings: tuple[Message, ...]
    entries: tuple[Entry, ...]
    why: tuple[Message, ...] = ()
    below: Message | None = None


def chart(listing: Listing, choice: Choice, names: Naming) -> Chart:
    """Lay out a list with the numbers that made it, and those of its parts beside them."""
    columns = tuple(_columns(listing, choice, names))
    found = rows(listing.result)
    parts = _parts(listing, found)
    fates = {**_fates(choice), **_revotes(listing)}
    return Chart(
        instrument_title(listing.instrument, names),
        cast_message(listing.cast),
        _LEVELS.get(listing.level) or message("Project"),
        tuple(heading for heading, _ in columns),
        tuple(
            Entry(
                _place(listing, row),
                row.first != row.last,
                row.layer == 1,
                names.name(row.project) or row.project,
                code_of(row.project, names),
                parts.get(row.project),
                tuple(cells.get(row.project) or quoted("–") for _, cells in columns),
                row.fate or fates.get(row.project),
            )
            for row in found
        ),
    )


def _place(listing: Listing, row: Row) -> str:
    return str(row.layer) if isinstance(listing.result.outcome, Relation) else place_text(row)


def _columns(
    listing: Listing, choice: Choice, names: Naming
) -> Iterator[tuple[Message, Mapping[str, Message]]]:
    """Yield headings with a text per project: what decides, people, parts, places on the map."""
    decisive = deciding_score(listing.result)
    if decisive is not None:
        yield names.measure(decisive.measure), _texts(decisive.scores, decisive.measure, names)
    for each in side_scores(listing.result):
        if each.measure == _PEOPLE:
            yield names.measure(_PEOPLE), _texts(each.scores, _PEOPLE, names)
    weights = dict(listing.parts)
    for part in choice.parts if weights else ():
        inner = deciding_score(part.result)
        if inner is not None:
            heading = message(
                "{instrument}, weight {weight}",
                instrument=instrument_title(part.instrument, names),
                weight=shown(weights[part.instrument]),
            )
            yield heading, _texts(inner.scores, inner.measure, names)
    if weights and choice.evidence:
        places = {each.project: _places(len(each.places)) for each in choice.evidence}
        yield message("Map, no vote"), places


def _places(number: int) -> Message:
    return counted("{number} place", "{number} places", number=number)


def _texts(
    scores: Sequence[tuple[str, Fraction]], measure: str, names: Naming
) -> Mapping[str, Message]:
    told = names.column([score for _, score in scores])
    return {
        project: measured(score, measure, names)
        if measure in UNITS and score.denominator == 1
        else number
        for (project, score), number in zip(scores, told, strict=True)
    }


def _parts(listing: Listing, found: Sequence[Row]) -> Mapping[str, Fraction]:
    """Measure the bars; there are none where a longer bar would not stand further up."""
    scores = [(row.project, row.score) for row in found]
    known = [score for _, score in scores if score is not None]
    falling = known == sorted(known, reverse=True)
    if isinstance(listing.result.outcome, Relation) or len(known) < len(scores) or not falling:
        return {}
    most = max(known, default=Fraction(0))
    if most <= 0 or min(known) < 0:
        return {}
    return {project: score / most for project, score in scores if score is not None}


def _fates(choice: Choice) -> Mapping[str, Message]:
    """Say of each project whether the money reaches it, where another list says so."""
    steps = choice.funded.result.steps if choice.funded else ()
    funded = {step.project: step.fate for step in steps if isinstance(step, Considered)}
    return {id: message("funded") for id, fate in funded.items() if fate == "funded"}


def _revotes(listing: Listing) -> Mapping[str, Message]:
    """Give the votes of the last round in which people voted again on what was equal."""
    again: dict[str, Message] = {}
    for step in listing.result.steps:
        if isinstance(step, Resolved):
            again |= {id: message("voted again: {votes}", votes=shown(n)) for id, n in step.votes}
    return again


def shortest(chart: Chart, most: int) -> Chart:
    """Cut a list below so many projects, but never within a shared place, and say so."""
    if len(chart.entries) <= most:
        return chart
    kept = list(chart.entries[:most])
    while kept and kept[-1].place == chart.entries[len(kept)].place:
        kept.pop()
    below = len(chart.entries) - len(kept)
    text = counted(
        "{number} more project stands below; the minutes list it.",
        "{number} more projects stand below; the minutes list them.",
        number=below,
    )
    return evolve(chart, entries=tuple(kept), below=text)
