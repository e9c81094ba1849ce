"""What a log has said up to a line, as far as later events depend on it."""

from collections import Counter
from collections.abc import Iterator, Mapping

from attrs import define, field, frozen

from prioritize.audit.canonical import Value, write_canonical
from prioritize.audit.closing_types import CORRECTED, RECONCILED, VOIDED
from prioritize.audit.commitment import committed_in
from prioritize.audit.event import Event
from prioritize.audit.sampling_past import SamplingPast
from prioritize.audit.voting_types import ADDED, BATCH_OPENED, LATE, RECORDS
from prioritize.model.digest import sha256


__all__ = ["Held", "Past", "mended", "seqs_of", "texts_of"]


@frozen
class Held:
    """A record that stands: nothing later replaced it or made it void."""

    seq: int
    type: str
    body: Mapping[str, Value]
    actor: str

    def key(self) -> tuple[Value, ...]:
        """Return what tells this record from others."""
        return (self.type, *(self.body.get(name) for name in RECORDS[self.type]))

    def paper(self) -> tuple[Value, ...]:
        """Return what tells the paper behind it from others, whoever typed it."""
        return (
            self.type,
            *(self.body.get(name) for name in RECORDS[self.type] if name != "entry"),
        )

    def said(self) -> bytes:
        """Return what the record says, whichever of two entries it is."""
        aside = {"entry", "voter", "note"}
        said = {name: value for name, value in self.body.items() if name not in aside}
        return write_canonical([self.type, said])


@define
class Past:
    """The state of a consultation after some of its events."""

    types: Counter[str] = field(factory=Counter)
    held: dict[int, Held] = field(factory=dict)
    keys: dict[tuple[Value, ...], int] = field(factory=dict)
    entered: dict[tuple[Value, ...], set[str]] = field(factory=dict)
    projects: set[str] = field(factory=set)
    late: set[str] = field(factory=set)
    recused: set[tuple[str, str]] = field(factory=set)
    batches: dict[str, bool] = field(factory=dict)
    in_batch: dict[Value, Counter[tuple[Value, ...]]] = field(factory=dict)
    merges: set[int] = field(factory=set)
    files: list[list[str]] = field(factory=list)
    seeds: set[str] = field(factory=set)
    objections: set[str] = field(factory=set)
    committed: set[str] = field(factory=set)
    tokens: int | None = None
    mended_since_freeze: bool = False
    sampling: SamplingPast = field(factory=SamplingPast)

    @property
    def has_records(self) -> bool:
        """Whether anything was recorded yet that is counted."""
        return any(self.types[each] for each in RECORDS)

    @property
    def has_projects(self) -> bool:
        """Whether the log says what could be voted for."""
        return bool(self.types[ADDED] or self.types[LATE])

    def papers(self) -> dict[tuple[Value, ...], list[Held]]:
        """Return the records that stand by the paper behind them."""
        found: dict[tuple[Value, ...], list[Held]] = {}
        for each in self.held.values():
            found.setdefault(each.paper(), []).append(each)
        return found

    def frozen(self) -> dict[str, Value]:
        """Return what `ballots.frozen` has to say here."""
        said = sorted({each.said() for each in self.held.values()})
        return {
            "records": len(self.papers()),
            "digest": sha256(b"\n".join(said)),
            "files": sha256(write_canonical(sorted(self.files))),
        }

    def take(self, event: Event) -> None:
        """Add what an event says; its body has the form of its type."""
        self.types[event.type] += 1
        self.committed.update(committed_in(event.body))
        self.sampling.take(event)
        if event.type in RECORDS:
            self._hold(Held(event.seq, event.type, event.body, event.actor.id))
        elif event.type in (CORRECTED, RECONCILED, VOIDED):
            self._mend(event)
        else:
            self._note(event)

    def _hold(self, record: Held) -> None:
        self.held[record.seq] = record
        self.keys[record.key()] = record.seq
        self.in_batch.setdefault(record.body.get("batch"), Counter())[record.paper()] += 1
        self.entered.setdefault(record.paper(), set()).add(record.actor)

    def _mend(self, event: Event) -> None:
        for seq in seqs_of(event):
            gone = self.held.pop(seq, None)
            if gone is not None:
                self.keys.pop(gone.key(), None)
                self._forget(gone)
        record = mended(event)
        if record is not None:
            self._hold(record)
        self.mended_since_freeze = True

    def _forget(self, gone: Held) -> None:
        papers = self.in_batch[gone.body.get("batch")]
        papers[gone.paper()] -= 1
        if not papers[gone.paper()]:
            del papers[gone.paper()]

    def _note(self, event: Event) -> None:  # noqa: C901  # one line for each type
        match event.type, event.body:
            case (("project.added" | "project.late") as type_, {"project": str(id)}):
                self.projects.add(id)
                self.late |= {id} if type_ == LATE else set()
            case ("project.withdrawn", {"project": str(id)}):
                self.projects.discard(id)
            case ("posters.split", {"into": list(into)}):
                self.projects.update(map(str, into))
            case ("posters.merged", _):
                self.merges.add(event.seq)
            case ("merge.undone", {"merge": int(merge)}):
                self.merges.discard(merge)
            case ("recusal.declared", {"reviewer": str(reviewer), "project": str(id)}):
                self.recused.add((reviewer, id))
            case (("batch.opened" | "batch.closed") as type_, {"batch": str(batch)}):
                self.batches[batch] = type_ == BATCH_OPENED
            case ("roll.committed", {"tokens": int(tokens)}):
                self.tokens = tokens
            case ("file.imported", {"name": str(name), "blob": str(blob)}):
                self.files.append([name, blob])
            case ("seed.drawn", {"digits": str(digits)}):
                self.seeds.add(digits)
            case ("objection.filed", {"objection": str(id)}):
                self.objections.add(id)
            case ("ballots.frozen", _):
                self.mended_since_freeze = False


def seqs_of(event: Event) -> tuple[int, ...]:
    """Return the events that a correction supersedes."""
    listed = event.body.get("supersedes")
    return (
        tuple(each for each in listed if isinstance(each, int))
        if (isinstance(listed, list))
        else ()
    )


def mended(event: Event) -> Held | None:
    """Return the record that a correction puts in place; nothing where it makes one void."""
    match event.body:
        case {"type": str(type_), "record": dict(body)}:
            return Held(event.seq, type_, body, event.actor.id)
    return None


def texts_of(value: Value) -> Iterator[str]:
    """Give every text inside a value: the ids that marks name."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from texts_of(part)
