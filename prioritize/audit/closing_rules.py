"""Rules for what binds and closes: batches, the freeze, the seed, runs, answers, redactions."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from prioritize.audit.counting_types import FROZEN, RUN, SEED
from prioritize.audit.event import Event
from prioritize.audit.past import Past
from prioritize.audit.printable import printable
from prioritize.audit.voting_types import BALLOT, BATCH_CLOSED, BATCH_OPENED
from prioritize.errors import Finding
from prioritize.text import message


__all__ = ["FEWEST_DIGITS", "check_binding", "check_later", "seed_in"]

FEWEST_DIGITS: Final = 20
"""How many digits a seed has at least, so that nobody can try them all beforehand."""

_LOTTERY: Final = "lottery:"
_MOST_FREEZES: Final = 100


def seed_in(tie_break: str) -> str | None:
    """Return the seed of a rule that draws lots; nothing of any other rule."""
    return tie_break.removeprefix(_LOTTERY) if tie_break.startswith(_LOTTERY) else None


def check_binding(past: Past, event: Event) -> Iterator[Finding]:
    """Find batches, a freeze, a seed or a run that do not hold (P10 to P12, P14, P15)."""
    if event.type in (BATCH_OPENED, BATCH_CLOSED):
        yield from _batch(past, event)
    elif event.type == FROZEN:
        yield from _freeze(past, event)
    elif event.type == SEED:
        yield from _seed(past, event)
    elif event.type == RUN:
        seed = seed_in(str(event.body.get("tie_break")))
        if seed is not None and seed not in past.seeds:
            yield Finding(message("draws lots with a seed that nobody drew"), code="P15")


def _batch(past: Past, event: Event) -> Iterator[Finding]:
    batch = str(event.body["batch"])
    shown = printable(batch)
    if event.type == BATCH_OPENED:
        if batch in past.batches:
            yield Finding(message("There is a batch {batch} already", batch=shown), code="P10")
        return
    if not past.batches.get(batch):
        yield Finding(message("The batch {batch} is not open", batch=shown), code="P13")
    papers = past.in_batch.get(batch, Counter())
    match event.body:
        case {
            "papers": int(all_),
            "recorded": int(recorded),
            "spoiled": int(spoiled),
            "blank": int(blank),
        } if all_ == recorded + spoiled + blank and recorded == len(papers):
            return
    what = message(
        "The batch {batch} does not add up: {n} papers are recorded", batch=shown, n=len(papers)
    )
    yield Finding(what, code="P10")


def _freeze(past: Past, event: Event) -> Iterator[Finding]:
    if past.types[FROZEN] and (not past.mended_since_freeze or past.types[FROZEN] > _MOST_FREEZES):
        yield Finding(message("The votes were frozen already"), code="P11")
        return
    if dict(event.body) != past.frozen():
        yield Finding(message("freezes other votes than were recorded"), code="P11")
    papers = past.papers()
    for paper, records in papers.items():
        if len({each.said() for each in records}) > 1:
            what = message(
                "Two entries of the paper {paper} still differ",
                paper=printable(str(paper[3] if len(paper) > 3 else paper[-1])),
            )
            yield Finding(what, code="P12")
    open_ = tuple(printable(batch) for batch, is_open in sorted(past.batches.items()) if is_open)
    if open_:
        yield Finding(message("The batches {batches} are still open", batches=open_), code="P10")
    ballots = {paper for paper in papers if paper[0] == BALLOT}
    if past.tokens is not None and len(ballots) > past.tokens:
        what = message(
            "There are {n} ballots for {tokens} slips given out", n=len(ballots), tokens=past.tokens
        )
        yield Finding(what, code="P14")


def _seed(past: Past, event: Event) -> Iterator[Finding]:
    digits = str(event.body["digits"])
    if past.types[SEED]:
        yield Finding(message("A seed was drawn already"), code="P15")
    if not (digits.isascii() and digits.isdecimal() and len(digits) >= FEWEST_DIGITS):
        what = message("must be at least {n} decimal digits", n=FEWEST_DIGITS)
        yield Finding(what, code="P15")


def check_later(past: Past, event: Event, roots: Mapping[int, bytes]) -> Iterator[Finding]:
    """Find answers, redactions and checkpoints of something that the log does not hold (P18).

    `roots` are those of the log at the sizes that its checkpoints name.
    """
    match event.type, event.body:
        case ("objection.answered", {"objection": str(id)}) if id not in past.objections:
            yield Finding(message("There is no objection {id}", id=printable(id)), code="P18")
        case ("redaction.applied", {"digests": list(digests)}):
            if not past.committed.issuperset(map(str, digests)):
                yield Finding(message("removes what the log does not commit to"), code="P18")
        case ("checkpoint.shown", {"size": int(size), "root": str(root)}):
            if size > event.seq or roots.get(size, b"").hex() != root:
                yield Finding(message("shows what the log never was"), code="P18")
