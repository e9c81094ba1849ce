"""Events of a comparison of papers with what was typed: a plan, a draw, papers, a conclusion."""

from collections.abc import Mapping
from fractions import Fraction
from math import ceil
from typing import Final

from prioritize.audit.canonical import Value
from prioritize.audit.chain import Entry
from prioritize.audit.sampling_conclusion import Conclusion
from prioritize.audit.sampling_plan import AnyTime, OneLook, Plan, planned
from prioritize.audit.sampling_risk import Stack
from prioritize.audit.schema import Check, digest, listed, nullable, one_of, record, text, whole
from prioritize.audit.vocabulary import commitment, identifier, ratio
from prioritize.text import number_text


__all__ = [
    "CONCLUDED",
    "OBSERVED",
    "PLANNED",
    "SAMPLED",
    "SAMPLING",
    "concluded_entry",
    "plan_in",
    "planned_entry",
    "risk_in_log",
]

PLANNED: Final = "audit.planned"
SAMPLED: Final = "audit.sampled"
OBSERVED: Final = "audit.observed"
CONCLUDED: Final = "audit.concluded"

_ANY_TIME: Final = "any-time"
_ONE_LOOK: Final = "one-look"
_SCALE: Final = 10**6

SAMPLING: Final[Mapping[str, Check]] = {
    PLANNED: record(
        community=nullable(identifier),
        instrument=nullable(identifier),
        stack=text,
        ballots=whole,
        wrong=whole,
        limit=ratio,
        design=one_of(_ONE_LOOK, _ANY_TIME),
        foreseen=whole,
        papers=whole,
        seal=digest,
    ),
    SAMPLED: record(plan=whole, digits=text, places=listed(whole)),
    OBSERVED: record(
        plan=whole, place=whole, ballot=text, agrees=one_of("yes", "no"), note=nullable(commitment)
    ),
    CONCLUDED: record(
        plan=whole,
        papers=whole,
        mismatches=whole,
        risk=ratio,
        verdict=one_of("confirmed", "enlarge", "recount"),
    ),
}
"""The types of events of a comparison of papers."""


def planned_entry(plan: Plan, *, seal: str, community: str | None, instrument: str | None) -> Entry:
    """Return what the log says of a plan.

    Parameters
    ----------
    plan
        What was fixed.
    seal
        The SHA-256 of the file that fixed it.
    community, instrument
        The list that the papers were counted for, as its run names it.

    """
    design = plan.design
    body: dict[str, Value] = {
        "community": community,
        "instrument": instrument,
        "stack": plan.name,
        "ballots": plan.stack.ballots,
        "wrong": plan.stack.wrong,
        "limit": number_text(plan.limit),
        "design": _ANY_TIME if isinstance(design, AnyTime) else _ONE_LOOK,
        "foreseen": design.expected if isinstance(design, AnyTime) else design.allowed,
        "papers": plan.papers,
        "seal": seal,
    }
    return Entry(PLANNED, body)


def plan_in(body: Mapping[str, Value]) -> Plan:
    """Return the plan of an event whose body has the right form; its papers follow from the rest.

    Raises
    ------
    UsageError
        Its numbers do not go together.

    """
    ballots, wrong, foreseen = (int(str(body[each])) for each in ("ballots", "wrong", "foreseen"))
    return planned(
        Stack(ballots, wrong),
        limit=Fraction(str(body["limit"])),
        design=AnyTime(foreseen) if body["design"] == _ANY_TIME else OneLook(foreseen),
        name=str(body["stack"]),
    )


def risk_in_log(risk: Fraction) -> str:
    """Write a risk as the log holds it: in millionths, rounded up, in lowest terms.

    Examples
    --------
    >>> risk_in_log(Fraction(9139, 95284))
    '47957/500000'

    """
    return number_text(Fraction(ceil(risk * _SCALE), _SCALE))


def concluded_entry(conclusion: Conclusion, *, plan: int) -> Entry:
    """Return what the log says of a conclusion; `plan` is the number of the plan's event."""
    body: dict[str, Value] = {
        "plan": plan,
        "papers": conclusion.papers,
        "mismatches": len(conclusion.mismatches),
        "risk": risk_in_log(conclusion.risk),
        "verdict": conclusion.verdict,
    }
    return Entry(CONCLUDED, body)
