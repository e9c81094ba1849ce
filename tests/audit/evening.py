"""A consultation that is told by its events alone: posters, papers typed twice, hands, scores."""

from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from prioritize.audit.canonical import Value
from prioritize.audit.chain import Entry, Log, append, read_log
from prioritize.audit.commitment import Disclosure
from prioritize.audit.event import Actor, Event
from prioritize.audit.past import Past


AT = "2026-03-14T09:07:12Z"
DIGITS = "83920175564410928377"
VOTER = Disclosure("0" * 32, "voter", "Person 0")
WHERE: Mapping[str, Value] = {"community": None, "instrument": "ballots"}


@frozen
class Said:
    """An event before it is in the log: who said what."""

    type: str
    body: Mapping[str, Value]
    who: str = "facilitator"

    def but(self, **changes: Value) -> "Said":
        """Return the event with other fields."""
        return evolve(self, body={**self.body, **changes})


def project(id: str) -> Said:
    """Put a project up."""
    return Said("project.added", {"project": id, "names": [["en", id]], "cost": "100"})


def ballot(id: str, entry: int, dots: Mapping[str, int], who: str) -> Said:
    """Type a paper."""
    return Said(
        "ballot.recorded",
        {
            **WHERE,
            "ballot": id,
            "batch": "box",
            "entry": entry,
            "group": None,
            "marks": {"dots": [[project, count] for project, count in dots.items()]},
            "not_offered": [],
            "voter": VOTER.committed() if entry == 1 else None,
        },
        who,
    )


CREATED = Said(
    "consultation.created",
    {
        "version": 1,
        "form": "ballots",
        "source": "a.csv",
        "title": "An evening",
        "tool": {"name": "prioritize", "version": "0.0"},
    },
)
CONFIGURED = Said("config.set", {"rules": "0" * 64, "settings": {"method": "dots"}})
ROAD, WELL = project("road"), project("well")
ROLL = Said("roll.committed", {"eligible": 40, "tokens": 2, "root": None})
OPENED = Said("batch.opened", {"batch": "box"})
FIRST_A = ballot("A", 1, {"road": 2, "well": 1}, "clerk-a")
FIRST_B = ballot("B", 1, {"well": 3}, "clerk-a")
SECOND_A = ballot("A", 2, {"road": 2, "well": 1}, "clerk-b")
SECOND_B = ballot("B", 2, {"road": 3}, "clerk-b")
LATE = Said(
    "project.late",
    {"project": "light", "names": [["en", "Light"]], "cost": None, "reason": "found in the hall"},
)
RECONCILED = Said(
    "record.reconciled",
    {
        "supersedes": [8, 10],
        "reason": "misread",
        "note": "",
        "type": "ballot.recorded",
        "record": {**FIRST_B.body, "entry": 1},
    },
    "clerk-c",
)
CLOSED_BOX = Said(
    "batch.closed", {"batch": "box", "papers": 3, "recorded": 2, "spoiled": 1, "blank": 0}
)
SHEET = Said(
    "sheet.recorded",
    {
        **WHERE,
        "instrument": "wall",
        "sheet": "1",
        "entry": 1,
        "group": "women",
        "dots": [["road", 4], ["light", 2]],
        "ballots": 3,
        "total": 6,
        "note": "",
    },
)
HANDS = Said(
    "hands.counted",
    {
        **WHERE,
        "instrument": "hands",
        "group": None,
        "round": 1,
        "votes": [["road", 32], ["well", 27]],
        "present": 60,
        "tellers": ["teller-a", "teller-b"],
    },
)
RECUSED = Said(
    "recusal.declared", {"reviewer": "r1", "project": "road", "reason": "lives on that road"}
)
SCORES = Said(
    "scores.recorded",
    {
        "reviewer": "r1",
        "project": "well",
        "round": 1,
        "scores": [["need", "7/2"], ["cost", None]],
        "comment": None,
    },
)
MARK = Said(
    "mark.placed",
    {
        "mark": "m1",
        "community": "sumbula",
        "place": {"zone": "upper"},
        "problem": "dry-canal",
        "group": None,
    },
)
MERGED = Said(
    "posters.merged",
    {
        "projects": ["road", "light"],
        "into": "road",
        "when": "before",
        "who": "the meeting",
        "why": "one road",
        "effects": [],
    },
)
SPLIT = Said(
    "posters.split", {"project": "well", "into": ["upper", "lower"], "who": "all", "why": "two"}
)
SEED = Said("seed.drawn", {"digits": DIGITS, "how": "ten-sided dice", "who": "four residents"})
RUN = Said(
    "method.run",
    {
        "community": None,
        "instrument": "ballots",
        "level": None,
        "view": "raw",
        "method": "dots",
        "version": 1,
        "options": {"per_voter": 3},
        "tie_break": f"lottery:{DIGITS}",
        "profile": "1" * 64,
        "result": "2" * 64,
    },
)
REVOTE = Said(
    "revote.held",
    {
        **WHERE,
        "projects": ["road", "well"],
        "votes": [["road", 30], ["well", 20]],
        "tellers": ["teller-a"],
        "reason": "tied at the last place",
    },
)
DECIDED = Said(
    "decision.recorded",
    {"project": "road", "decision": "funded", "amount": None, "reason": VOTER.committed()},
)
PUBLISHED = Said("result.published", {"files": []})
CLOSED = Said("consultation.closed", {})
FILED = Said("objection.filed", {"objection": "o1", "text": VOTER.committed()})
ANSWERED = Said(
    "objection.answered", {"objection": "o1", "upheld": "no", "answer": "The sheet was read again."}
)
REDACTED = Said("redaction.applied", {"digests": [VOTER.digest()], "ground": "asked for it"})

BEFORE = (
    CREATED,
    CONFIGURED,
    ROAD,
    WELL,
    ROLL,
    OPENED,
    LATE,
    FIRST_A,
    FIRST_B,
    SECOND_A,
    SECOND_B,
    RECONCILED,
    CLOSED_BOX,
    SHEET,
    HANDS,
    RECUSED,
    SCORES,
    MARK,
    MERGED,
    SPLIT,
)
AFTER = (SEED, RUN, REVOTE, DECIDED, PUBLISHED, CLOSED, FILED, ANSWERED, REDACTED)


def freeze(before: Iterable[Said]) -> Said:
    """Freeze what was recorded, as the program does it."""
    past = Past()
    for seq, said in enumerate(before):
        past.take(Event(seq, said.type, AT, Actor(said.who, "clerk"), said.body, "0" * 64))
    return Said("ballots.frozen", past.frozen())


def log_of(story: Iterable[Said]) -> Log:
    """Write a log, chain and all, and read it."""
    log = b""
    for said in story:
        entry = Entry(said.type, said.body)
        log = append(log, [entry], at=AT, actor=Actor(said.who, "clerk"))
    return read_log(log)
