"""Merge posters of an evening, or undo that, in the log beside its workbook.

The workbook itself is never written. A decision is checked, its effect is counted, and both are
appended to the log while nobody else writes it.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from attrs import evolve, frozen

from prioritize.audit.chain import Entry, append
from prioritize.audit.env import Clock
from prioritize.audit.event import OPERATOR
from prioritize.audit.material import WORKBOOK, Material, clean_name
from prioritize.audit.merge_log import (
    SUFFIX,
    LoggedMerge,
    complete_lines,
    merged_entry,
    read_merges,
    undone_entry,
)
from prioritize.errors import InputError, Spot, UsageError, finding
from prioritize.model.meeting import Meeting, Merge, MergeEffect
from prioritize.ports.journal import Journal, open_journal
from prioritize.report.merge_page import MergeTold
from prioritize.tally.listing import Lists
from prioritize.text import message
from prioritize.workflow.material import gather
from prioritize.workflow.merge_check import Posters, checked_merge, posters_of, standing_merge
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request


__all__ = ["merge_posters", "undo_merge"]

_ASKED = Request(tie_break="share")
"""A tie that stops the count must not stop a merge, which may be what settles it."""


def merge_posters(workbook: Path, wish: Merge, *, clock: Clock) -> MergeTold:
    """Merge posters.

    Parameters
    ----------
    workbook
        The workbook of the hall.
    wish
        The posters by code or name, the one that stays, when, why and by whom it was decided;
        where it does not say when, that is before the vote as long as nobody has voted.
    clock
        Says when it is logged.

    Returns
    -------
    MergeTold
        The merge with its effects, and the lists before and after.

    Raises
    ------
    InputError
        The workbook or the log has faults, a poster is not known, or it was merged already.
    OutputError
        The log cannot be written.

    """
    with _desk(workbook, clock) as desk:
        posters = posters_of(desk.material(desk.kept), workbook)
        merge = checked_merge(_plain(wish), posters)
        draft = desk.appended(merged_entry(merge))
        before, after = desk.lists(desk.kept, posters), desk.lists(draft, posters)
        merge = evolve(merge, effects=_effects_in(after, merge))
        desk.write(merged_entry(merge))
    return MergeTold(merge, before, after)


def undo_merge(workbook: Path, wish: Merge, *, clock: Clock) -> MergeTold:
    """Undo a merge of the log, the last one that stands unless posters are named.

    Raises
    ------
    InputError
        No such merge stands in the log, or the log has faults.
    OutputError
        The log cannot be written.

    """
    with _desk(workbook, clock) as desk:
        wish = _plain(wish)
        found = standing_merge(desk.merges, wish, workbook)
        undone = evolve(found.merge, when="", who=wish.who, why=wish.why, effects=())
        draft = desk.appended(undone_entry(found.number, undone))
        before, after = desk.lists_if_any(desk.kept), desk.lists_if_any(draft)
        effects = tuple(map(_reversed, _effects_in(before, found.merge)))
        undone = evolve(undone, effects=effects)
        desk.write(undone_entry(found.number, undone))
    return MergeTold(undone, before, after, "undone")


@frozen
class _Desk:
    """The workbook and its log, while nobody else writes the log."""

    read: Material
    log: Path
    journal: Journal
    kept: bytes
    merges: tuple[LoggedMerge, ...]
    at: str

    def material(self, log: bytes) -> Material:
        """Return what is counted when this is the log."""
        name = clean_name(self.log.name)
        others = {each: content for each, content in self.read.files.items() if each != name}
        return evolve(self.read, files={**others, name: log} if log else others)

    def appended(self, entry: Entry) -> bytes:
        """Return the log with an entry more."""
        return append(self.kept, [entry], at=self.at, actor=OPERATOR)

    def write(self, entry: Entry) -> None:
        """Append an entry to the log on the disk."""
        self.journal.extend(self.appended(entry)[len(self.kept) :], keep=self.kept)

    def lists(self, log: bytes, posters: Posters) -> Lists:
        """Count with a log; before anybody has voted there are only names."""
        if not posters.has_votes:
            return Lists("", (), names=posters.names)
        return rank(self.material(log))

    def lists_if_any(self, log: bytes) -> Lists:
        """Count with a log, unless something else is wrong: undoing may be what mends it."""
        try:
            return rank(self.material(log))
        except InputError:
            return Lists("", ())


@contextmanager
def _desk(workbook: Path, clock: Clock) -> Iterator[_Desk]:
    read = gather(str(workbook), _ASKED)
    if read.form != WORKBOOK:
        what = message("This is no workbook of the hall")
        remedy = message("Posters of other sources are merged in their own files, before counting.")
        raise UsageError(finding(what, Spot(str(workbook)), remedy=remedy))
    log = workbook.with_name(workbook.name + SUFFIX)
    with open_journal(log) as journal:
        kept = complete_lines(journal.content)
        merges = read_merges(kept, log.name)
        yield _Desk(read, log, journal, kept, merges, clock.now())


def _plain(wish: Merge) -> Merge:
    """Write the texts of a wish as a log holds them."""
    return evolve(wish, why=_line(wish.why), who=_line(wish.who))


def _line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _effects_in(lists: Lists, merge: Merge) -> tuple[MergeEffect, ...]:
    """Return what a merge does to lists that were counted with it."""
    merges = (lists.meeting or Meeting()).merges
    same = [each for each in merges if (each.projects, each.into) == (merge.projects, merge.into)]
    return same[-1].effects if same else ()


def _reversed(effect: MergeEffect) -> MergeEffect:
    return MergeEffect(effect.instrument, before=effect.after, after=effect.before)
