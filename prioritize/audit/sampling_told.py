"""What a log says of comparisons of papers with what was typed."""

from collections.abc import Iterable
from fractions import Fraction

from attrs import evolve, frozen

from prioritize.audit.counting_types import FROZEN
from prioritize.audit.event import Event
from prioritize.audit.sampling_types import CONCLUDED, PLANNED


__all__ = ["Comparison", "comparisons_in"]


@frozen
class Comparison:
    """A comparison that was planned since the votes were last frozen.

    Attributes
    ----------
    stack
        The name of the stack; it may be empty.
    verdict
        ``confirmed``, ``enlarge`` or ``recount``, as concluded last; empty until then.
    papers, mismatches
        How many were compared, and how many of them do not agree.
    risk
        The measured risk.

    """

    stack: str
    verdict: str = ""
    papers: int = 0
    mismatches: int = 0
    risk: Fraction = Fraction(1)


def comparisons_in(events: Iterable[Event]) -> tuple[Comparison, ...]:
    """Return the comparisons of a log that holds, in the order of their plans."""
    found: dict[int, Comparison] = {}
    for event in events:
        match event.type, event.body:
            case (type_, _) if type_ == FROZEN:
                found.clear()
            case (type_, {"stack": str(stack)}) if type_ == PLANNED:
                found[event.seq] = Comparison(stack)
            case (
                type_,
                {
                    "plan": int(plan),
                    "papers": int(papers),
                    "mismatches": int(mismatches),
                    "risk": str(risk),
                    "verdict": str(verdict),
                },
            ) if type_ == CONCLUDED and plan in found:
                found[plan] = evolve(
                    found[plan],
                    verdict=verdict,
                    papers=papers,
                    mismatches=mismatches,
                    risk=Fraction(risk),
                )
    return tuple(found.values())
