"""Write a plan, a draw and a conclusion into the log of a bundle, where `verify` follows them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from attrs import frozen

from prioritize.audit.bundle import Bundle
from prioritize.audit.canonical import Value
from prioritize.audit.chain import LOG, Entry, read_log
from prioritize.audit.checkpoint import Checkpoint, checkpoint_of
from prioritize.audit.continuation import recorded
from prioritize.audit.entry import Hiding
from prioritize.audit.env import Clock
from prioritize.audit.layout import HEADER, PUBLIC, audience_of
from prioritize.audit.printable import printable
from prioritize.audit.sampling_types import (
    OBSERVED,
    PLANNED,
    SAMPLED,
    concluded_entry,
    planned_entry,
)
from prioritize.errors import InputError, Spot, UsageError, finding
from prioritize.ports.bundle_io import Existing, read_bundle, write_bundle
from prioritize.ports.chance import new_salt
from prioritize.report.audit_conclusion_page import Compared, ConclusionTold
from prioritize.report.audit_sample_page import SampleTold
from prioritize.text import message
from prioritize.workflow.audit_plan_file import FixedPlan


__all__ = ["Ledger", "open_ledger"]

_LONGEST_NOTE = 500


@frozen
class Ledger:
    """The log of a bundle, to which events are added.

    Attributes
    ----------
    path
        Where the bundle lies.
    bundle
        What it held when it was opened.
    clock
        Says when.

    """

    path: Path
    bundle: Bundle
    clock: Clock

    def plan(
        self, fixed: FixedPlan, *, community: str | None, instrument: str | None
    ) -> Checkpoint:
        """Write a plan, before anybody throws the digits, and return the new checkpoint.

        Parameters
        ----------
        fixed
            The plan and its seal.
        community, instrument
            The list for which the papers were typed; `None` where it has no such name.

        Raises
        ------
        AuditError
            The bundle does not hold together, or the rules do not allow it.
        OutputError
            The bundle cannot be replaced.

        """
        entry = planned_entry(
            fixed.plan, seal=fixed.seal, community=community, instrument=instrument
        )
        return self._write([entry])

    def sample(self, told: SampleTold) -> Checkpoint:
        """Write which papers the digits draw, and return the new checkpoint.

        Raises
        ------
        UsageError
            The log does not hold the plan.
        AuditError
            The bundle does not hold together, or the rules do not allow it.
        OutputError
            The bundle cannot be replaced.

        """
        body: dict[str, Value] = {
            "plan": self._number_of(told.seal),
            "digits": told.seed,
            "places": list(told.draws),
        }
        return self._write([Entry(SAMPLED, body)])

    def conclusion(self, told: ConclusionTold) -> Checkpoint:
        """Write what was found on each paper, and the conclusion; return the new checkpoint.

        What differs on a paper is only committed to, and not even that in a public bundle.

        Raises
        ------
        UsageError
            The log does not hold the plan.
        InputError
            The sheets say something else of a paper than the log does already.
        AuditError
            The bundle does not hold together, or the rules do not allow it.
        OutputError
            The bundle cannot be replaced.

        """
        plan, hiding = self._number_of(told.seal), Hiding(new_salt)
        papers = tuple(self._new(told.papers, plan))
        entries = [self._observed(each, plan, hiding) for each in papers]
        return self._write([*entries, concluded_entry(told.conclusion, plan=plan)], hiding)

    def _number_of(self, seal: str) -> int:
        """Return the number of the event that fixed a plan."""
        events = read_log(self.bundle.files.get(LOG, b"")).events.values()
        for event in events:
            if event.type == PLANNED and event.body.get("seal") == seal:
                return event.seq
        what = message("The log of {bundle} does not hold this plan", bundle=str(self.path))
        remedy = message("A plan is recorded before the digits are thrown, with audit plan.")
        raise UsageError(finding(what, remedy=remedy))

    def _new(self, papers: Sequence[Compared], plan: int) -> Iterable[Compared]:
        """Give the papers that the log does not tell of yet."""
        events = read_log(self.bundle.files[LOG]).events.values()
        told = {
            event.body.get("place"): event.body.get("agrees") == "yes"
            for event in events
            if event.type == OBSERVED and event.body.get("plan") == plan
        }
        other = tuple(
            str(each.place) for each in papers if told.get(each.place, each.agrees) != each.agrees
        )
        if other:
            what = message("The log says something else of these papers: {places}", places=other)
            raise InputError(finding(what, Spot(str(self.path))))
        return (each for each in papers if each.place not in told)

    def _observed(self, paper: Compared, plan: int, hiding: Hiding) -> Entry:
        is_public = audience_of(self.bundle.files.get(HEADER, b"")) == PUBLIC
        note = printable(paper.remark, limit=_LONGEST_NOTE)
        body: dict[str, Value] = {
            "plan": plan,
            "place": paper.place,
            "ballot": "" if is_public else printable(paper.ballot),
            "agrees": "yes" if paper.agrees else "no",
            "note": hiding("note", note) if note and not is_public else None,
        }
        return Entry(OBSERVED, body)

    def _write(self, entries: Iterable[Entry], hiding: Hiding | None = None) -> Checkpoint:
        shown = hiding.disclosures if hiding else {}
        files = recorded(self.bundle, entries, shown=shown, at=self.clock.now())
        write_bundle(self.path, Bundle(files), existing=Existing.REPLACE)
        return checkpoint_of(files[LOG])


def open_ledger(path: Path, clock: Clock) -> Ledger:
    """Read a bundle to which events are to be added.

    Raises
    ------
    InputError
        There is no bundle.

    """
    return Ledger(path, read_bundle(path), clock)
