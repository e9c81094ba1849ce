"""The paper for an evening as one page to be printed, which reaches for nothing outside."""

from typing import Final

from attrs import frozen

from prioritize.model.hall.layout import HallLayout
from prioritize.model.hall.load import hall_layout
from prioritize.model.project import Names, Project
from prioritize.report.dates import date_written
from prioritize.report.html.document import document
from prioritize.report.html.qr import qr_code
from prioritize.report.isolate import outside
from prioritize.report.kit.rules import rule_rows
from prioritize.report.kit.supply import (
    Company,
    Kit,
    ballots_needed,
    circles_of,
    in_sheets,
    per_sheet,
    serials,
)
from prioritize.report.kit.words import KitWords, kit_words
from prioritize.report.public.calling import shortened_text
from prioritize.report.result_page import grouped
from prioritize.report.template import quoted
from prioritize.report.voice import Said, Voice, every, once, said
from prioritize.text import Fact


__all__ = ["kit_html"]

_LINES_A_PAGE: Final = 24
_LABELS_A_PAGE: Final = 2
_SPARE: Final = 2
"""How many lines and labels there are for posters that come late."""


@frozen
class _Poster:
    """A project on the paper: its code and its name; both are empty on a line for a late one."""

    code: str
    name: Said


@frozen
class _Desk:
    """What the template asks for words in all the languages."""

    kit: Kit
    voices: tuple[Voice, ...]
    words: KitWords
    layout: HallLayout

    def say(self, id: str, **facts: Fact) -> Said:
        """Say words of the paper."""
        return self.fill(self.words.word(id), **facts)

    def fill(self, words: Names, **facts: Fact) -> Said:
        """Fill words in, with lines to write on where nothing is given."""
        blank = quoted(self.words.blank)
        code = quoted(grouped(self.kit.fingerprint)) if self.kit.fingerprint else blank
        return said(self.voices, words, {"blank": blank, "code": code, **facts}.items())

    def name(self, names: Names) -> Said:
        """Say a name that somebody typed."""
        return tuple(
            outside(shortened_text(names.in_language(voice.language))) for voice in self.voices
        )

    def column(self, sheet: str, id: str) -> Said:
        """Say the name of a column of the workbook."""
        return self.fill(self.layout.sheet(sheet).column(id).names)

    def control(self, sheet: str, id: str) -> Said:
        """Say the name of a control row of the workbook."""
        return self.fill(self.layout.sheet(sheet).control(id).names)

    def typed(self, text: str) -> Said:
        """Repeat a text that somebody typed."""
        return every(self.voices[:1], shortened_text(text))

    @property
    def occasion(self) -> tuple[Said, ...]:
        """Where and when people meet, as far as it is known."""
        date = date_written(shortened_text(self.kit.date)) if self.kit.date else None
        day = (tuple(voice.say(date) for voice in self.voices),) if date else ()
        texts = (self.kit.community, self.kit.place)
        return (*(self.typed(text) for text in texts if text), *day)

    @property
    def rules(self) -> tuple[tuple[Said, Said], ...]:
        """The rules with their values, where they are known."""
        return rule_rows(self.kit.rules, self.voices) if self.kit.rules else ()

    @property
    def posters(self) -> tuple[_Poster, ...]:
        """The projects, and lines for those that come late."""
        late = (_Poster("", ("",)),) * _SPARE
        return (*map(self._poster, self.kit.projects), *late)

    @property
    def labels(self) -> tuple[tuple[_Poster, ...], ...]:
        """The labels, sheet by sheet, with the next free codes for posters that come late."""
        taken = {each.id for each in self.kit.projects}
        free = [code for code in self.layout.project_codes if code not in taken][:_SPARE]
        late = (_Poster(outside(code), ("",)) for code in free)
        return in_sheets((*map(self._poster, self.kit.projects), *late), _LABELS_A_PAGE)

    def _poster(self, project: Project) -> _Poster:
        return _Poster(outside(project.id), self.name(project.names))

    @property
    def ballots(self) -> tuple[tuple[str, ...], ...]:
        """The numbers of the ballots, sheet by sheet."""
        return in_sheets(serials(self.number), self.per_sheet)

    @property
    def number(self) -> int:
        """How many ballots there are."""
        return ballots_needed(self.kit, [voice.language for voice in self.voices])

    @property
    def per_sheet(self) -> int:
        """How many ballots stand on a sheet."""
        return per_sheet(self.kit, [voice.language for voice in self.voices])

    @property
    def circles(self) -> int:
        """How many circles a project has on a ballot."""
        return circles_of(self.kit)

    @property
    def groups(self) -> tuple[Said, ...]:
        """The columns of the wall: groups with their colors, or one for everybody."""
        return tuple(map(self._group, self.kit.groups)) or (self.column("wall", "votes"),)

    def _group(self, group: Company) -> Said:
        color = f", {outside(shortened_text(group.color))}" if group.color else ""
        return tuple(f"{name}{color}" for name in self.name(group.names))

    @property
    def lines(self) -> tuple[tuple[int, ...], ...]:
        """The lines of the list of those present, sheet by sheet, as many as ballots."""
        return in_sheets(range(1, self.number + 1), _LINES_A_PAGE)


def kit_html(kit: Kit, voices: tuple[Voice, ...]) -> bytes:
    """Write all the paper for an evening; the same evening gives the same bytes.

    Parameters
    ----------
    kit
        What is known of the evening.
    voices
        The languages, side by side.

    """
    desk = _Desk(kit, voices, kit_words(), hall_layout())
    title = desk.name(kit.title) if kit.title.texts else desk.say("kit")
    return document(
        "kit/page.html.jinja",
        style="kit/page.css",
        facts={
            "desk": desk,
            "kit": kit,
            "language": voices[0].language,
            "languages": tuple(voice.language for voice in voices),
            "title": title[0],
            "heading": title,
            "qr": qr_code(kit.fingerprint) if kit.fingerprint else "",
            "once": once,
        },
    )
