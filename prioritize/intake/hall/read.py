"""The workbook of the hall becomes an evening, or every fault in it is named at once."""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import define, evolve, field

from prioritize.errors import Finding, InputError, Spot, finding
from prioritize.intake.hall.comparison import Agreed
from prioritize.intake.hall.decided import SheetNames, read_corrections, read_differences
from prioritize.intake.hall.decisions import Decisions, read_decisions
from prioritize.intake.hall.instruments import Instrument, read_instrument
from prioritize.intake.hall.ledger import Ledger
from prioritize.intake.hall.letters import check_letters
from prioritize.intake.hall.lists import HallGroup, Poster, read_groups, read_posters
from prioritize.intake.hall.logged import put_after
from prioritize.intake.hall.meeting import read_meeting
from prioritize.intake.hall.offered import (
    groups_that_took_part,
    posters_that_took_part,
    voted_for,
    voting_groups,
)
from prioritize.intake.hall.people import check_people, present_of
from prioritize.intake.hall.public import public_hall
from prioritize.intake.hall.record import HallRecord, read_record
from prioritize.intake.hall.remarks import FAULTS, remark_findings
from prioritize.intake.hall.rules import INSTRUMENTS, Offer, consultation_of
from prioritize.intake.hall.sheets import Sheets, open_sheets
from prioritize.intake.hall.tellers import with_agreed
from prioritize.intake.hall.typed import Typed, typed_once
from prioritize.intake.matching import Matcher
from prioritize.intake.scope import Scope
from prioritize.intake.spelling import fold
from prioritize.model.consultation import Consultation
from prioritize.model.hall.evening import Hall, PlacedMerge
from prioritize.model.hall.load import hall_layout
from prioritize.model.hall.rules import Rules
from prioritize.model.meeting import Correction, CrossCheck, Meeting
from prioritize.model.project import Names, Project
from prioritize.text import message


__all__ = ["NOBODY_VOTED", "read_hall", "read_public_hall"]

_BY_TELLERS: Final = ("hands", "revote")
NOBODY_VOTED: Final = message("Nobody has voted yet: no sheet of votes is filled in")
"""The one fault of a workbook that was prepared and not filled in yet."""


def read_hall(content: bytes, name: str) -> Hall:
    """Read a workbook as it comes back from people.

    Parameters
    ----------
    content, name
        The workbook and the name that it goes by in messages.

    Raises
    ------
    InputError
        The workbook cannot be opened, or with every fault in it, each with its sheet and cell.

    """
    return read_public_hall(public_hall(content, name))


def read_public_hall(content: bytes, logged: tuple[PlacedMerge, ...] = ()) -> Hall:
    """Read the record that `public_hall` makes of a workbook; nothing else is needed.

    Parameters
    ----------
    content
        The record.
    logged
        The merges that stand in the log beside the workbook.

    Raises
    ------
    InputError
        With every fault of the workbook, each with its sheet and cell.

    """
    record = read_record(content)
    ledger = Ledger(record.file)
    told = [each for each in record.remarks if each.kind not in FAULTS]
    ledger.tell(remark_findings(told, record.file))
    ledger.add(remark_findings([r for r in record.remarks if r.kind in FAULTS], record.file))
    check_letters(record, ledger)
    sheets = open_sheets(record, ledger)
    if not {"meeting", "projects"} <= sheets.pages.keys() or not sheets.tables["projects"].header:
        ledger.stop()
    reading = _Reading(record, sheets, ledger, logged)
    try:
        return reading.hall()
    except InputError as error:
        raise InputError(each.retold(reading.called) for each in error.findings) from None


@define
class _Reading:
    """One workbook on its way to an evening."""

    record: HallRecord
    sheets: Sheets
    ledger: Ledger
    logged: tuple[PlacedMerge, ...] = ()
    meeting: Meeting = field(factory=Meeting)
    rules: Rules | None = None
    typed: dict[str, Typed] = field(factory=dict)
    names: dict[str, Names] = field(factory=dict)
    corrections: tuple[Correction, ...] = ()

    def hall(self) -> Hall:
        """Read sheet after sheet; where rules or posters are missing nothing can follow."""
        posters, groups = self._lists()
        self._read_meeting()
        self._read_entries()
        offer, decisions = self._offer(posters, groups)
        if self.rules is None or not offer.used:
            self.ledger.stop()
        assert self.rules is not None  # noqa: S101  # without rules the ledger holds a fault
        consultation = self._consultation(offer, self.rules)
        instruments = self._instruments(consultation, offer, decisions)
        self.ledger.tell(_late_posters(offer.posters, instruments))
        registered = dict(self.record.registered)
        self.ledger.tell(check_people(offer.groups, registered, instruments))
        self.ledger.stop()
        return Hall(
            consultation=consultation,
            rules=self.rules,
            meeting=self._completed(offer, decisions, instruments, groups),
            collected=tuple(each.collected for each in instruments),
            merges=decisions.merges,
            decisions=decisions.decisions,
            findings=self.ledger.accepted,
            beyond=tuple(found for each in instruments for found in each.beyond),
        )

    def called(self, text: str) -> str:
        """Name a poster or a group in the language of the workbook, if a text is its code."""
        title = fold(self.sheets.pages["projects"].title)
        titles = hall_layout().sheet("projects").names.texts
        spoken = (language for language, known in titles if fold(known) == title)
        name = self.names.get(text, Names()).in_language(next(spoken, ""))
        return f"{name} ({text})" if name else text

    def _lists(self) -> tuple[tuple[Poster, ...], tuple[HallGroup, ...]]:
        posters: tuple[Poster, ...] = ()
        groups: tuple[HallGroup, ...] = ()
        projects = self.sheets.tables["projects"]
        with self.ledger.sheet(projects.page.title) as faults:
            posters = read_posters(projects, faults)
        table = self.sheets.tables.get("groups")
        if table is not None:
            with self.ledger.sheet(table.page.title) as faults:
                groups = read_groups(table, faults)
        self.names = {each.code: each.names for each in posters}
        self.names |= {each.code: each.names for each in groups}
        return posters, groups

    def _read_meeting(self) -> None:
        page = self.sheets.pages["meeting"]
        with self.ledger.sheet(page.title) as faults:
            self.meeting, self.rules = read_meeting(page, self.record.file, faults)

    def _read_entries(self) -> None:
        """Make one sheet of two entries, after reading what was agreed on and corrected."""
        names = SheetNames(self.sheets.pages)
        agreed: tuple[Agreed, ...] = ()
        table = self.sheets.tables.get("differences")
        if table is not None:
            with self.ledger.sheet(table.page.title) as faults:
                agreed = read_differences(table, names, faults)
        shows = {id: self.sheets.tables[id] for id in _BY_TELLERS if id in self.sheets.tables}
        answered = {id: with_agreed(table, agreed) for id, table in shows.items()}
        self.sheets = evolve(self.sheets, tables={**self.sheets.tables, **answered})
        table = self.sheets.tables.get("corrections")
        if table is not None:
            with self.ledger.sheet(table.page.title) as faults:
                self.corrections = read_corrections(table, names, faults)
        found = {id: typed_once(self.sheets, id, agreed, self.ledger) for id in INSTRUMENTS}
        self.typed = {id: each for id, each in found.items() if each is not None}

    def _offer(
        self, posters: tuple[Poster, ...], groups: tuple[HallGroup, ...]
    ) -> tuple[Offer, Decisions]:
        codes = self.sheets.codes
        every = _matcher(posters)
        tables = [each.table for each in self.typed.values()]
        voted = {id for table in tables for id in voted_for(table, codes, every)}
        voting = {id for table in tables for id in voting_groups(table, codes)} - {""}
        part, told = posters_that_took_part(posters, frozenset(voted))
        self.ledger.tell(told)
        if not self.typed:
            self.ledger.add([finding(NOBODY_VOTED, Spot(self.record.file))])
        decisions = read_decisions(self.sheets, _matcher(part), self.ledger)
        all_merges = put_after(decisions.merges, self.logged, {each.code for each in part})
        self.ledger.tell(all_merges.told)
        self.ledger.add(all_merges.faults)
        decisions = evolve(decisions, merges=all_merges.merges)
        used = tuple(id for id in INSTRUMENTS if id in self.typed)
        taking = groups_that_took_part(groups, frozenset(voting))
        return Offer(part, taking, used, decisions.absorbed), decisions

    def _consultation(self, offer: Offer, rules: Rules) -> Consultation:
        title = self.sheets.pages["meeting"].title
        file = self.record.file
        made: list[Consultation] = []
        with self.ledger.sheet(title) as faults:
            made.append(consultation_of(rules, self.meeting, offer, file=file, faults=faults))
        return made[0]

    def _instruments(
        self, consultation: Consultation, offer: Offer, decisions: Decisions
    ) -> list[Instrument]:
        withdrawn = frozenset(each.code for each in offer.posters if each.is_withdrawn)
        every = _matcher(offer.posters)
        read = []
        for input in consultation.inputs:
            typed = self.typed[input.id]
            voted = frozenset(voted_for(typed.table, self.sheets.codes, every))
            scope = Scope.of(input, _without(consultation, decisions.absorbed_before - voted))
            with self.ledger.instrument(typed.table.page.title) as faults:
                read.append(
                    read_instrument(input.id, typed, scope, withdrawn=withdrawn, faults=faults)
                )
        return read

    def _completed(
        self,
        offer: Offer,
        decisions: Decisions,
        instruments: list[Instrument],
        groups: tuple[HallGroup, ...],
    ) -> Meeting:
        shows = [each.show for each in instruments if each.show is not None]
        return evolve(
            self.meeting,
            present=present_of(offer.groups, groups, instruments),
            cast=tuple(each.cast for each in instruments),
            corrections=self.corrections,
            differences=(
                *(each for show in shows for each in show.differences),
                *(each for typed in self.typed.values() for each in typed.differences),
            ),
            agreement=tuple(self._agreements(instruments)),
            merges=tuple(each.merge for each in decisions.merges),
            revotes=decisions.revotes,
            lots=decisions.lots,
        )

    def _agreements(self, instruments: list[Instrument]) -> Iterator[CrossCheck]:
        """Say of every sheet how far those who counted and typed it agreed."""
        for each in instruments:
            id = each.collected.input.id
            for said in (each.show.agreement if each.show else None, self.typed[id].agreement):
                if said is not None:
                    yield CrossCheck(id, said)


def _matcher(posters: tuple[Poster, ...]) -> Matcher:
    things = tuple(Project(each.code, each.names) for each in posters)
    return Matcher.of(message("project"), things)


def _without(consultation: Consultation, codes: frozenset[str]) -> Consultation:
    """Take out the posters that had been merged into others before people voted."""
    if not codes:
        return consultation
    return evolve(
        consultation,
        problems=tuple(each for each in consultation.problems if each.id not in codes),
        directions=tuple(each for each in consultation.directions if each.id not in codes),
        projects=tuple(each for each in consultation.projects if each.id not in codes),
    )


def _late_posters(posters: tuple[Poster, ...], instruments: list[Instrument]) -> Iterator[Finding]:
    """Tell of late posters that nobody is marked as not having been offered."""
    late: Mapping[str, Poster] = {each.code: each for each in posters if each.added}
    for instrument in instruments:
        profile = instrument.collected.profile
        offered = getattr(profile, "offered", None)
        if instrument.collected.input.id not in {"wall", "ballots"}:
            continue
        for row, project in enumerate(profile.projects):
            if project.id in late and (offered is None or offered[row].all()):
                what = message(
                    "{id} was put up late ({when}), and everybody is taken to have been offered it",
                    id=project.id,
                    when=late[project.id].added,
                )
                remedy = message("Write “not offered” for those who could not vote for it.")
                yield finding(what, late[project.id].spot, remedy=remedy)
