"""An evening after which papers are compared with what was typed, told by its events."""

from fractions import Fraction

from prioritize.audit.sampling import drawn_places
from prioritize.audit.sampling_conclusion import concluded
from prioritize.audit.sampling_plan import AnyTime, Design, OneLook, planned
from prioritize.audit.sampling_risk import Stack
from prioritize.audit.sampling_types import concluded_entry, planned_entry
from tests.audit import evening
from tests.audit.evening import AFTER, BEFORE, Said, freeze


THROWN = "55500111732849172645"
START = (*BEFORE, freeze(BEFORE), *AFTER[:5])
"""Everything up to the published results; a plan comes next."""
PLAN = len(START)
"""The number of the event of the plan."""
ONCE, GROWING = OneLook(), AnyTime(3)


def plan(design: Design = ONCE, *, ballots: int = 84, wrong: int = 3) -> Said:
    """Fix how papers are compared."""
    fixed = planned(Stack(ballots, wrong), limit=Fraction(1, 10), design=design, name="women")
    entry = planned_entry(fixed, seal="a" * 64, community=None, instrument=None)
    return Said(entry.type, entry.body)


def sample(papers: int = 45, *, ballots: int = 84, digits: str = THROWN) -> Said:
    """Draw papers."""
    places = drawn_places(ballots, digits=digits, papers=papers, stack="women")
    return Said("audit.sampled", {"plan": PLAN, "digits": digits, "places": list(places)})


def papers_of(drawn: Said, *, no: int = 0, known: int = 0) -> tuple[Said, ...]:
    """Compare the papers of a draw beyond those that are known; the first do not agree."""
    places = drawn.body["places"]
    assert isinstance(places, list)
    return tuple(
        Said(
            "audit.observed",
            {
                "plan": PLAN,
                "place": place,
                "ballot": f"A{place}",
                "agrees": "no" if number < no else "yes",
                "note": evening.VOTER.committed() if number < no else None,
            },
        )
        for number, place in enumerate(places[known:])
    )


def conclusion(said: Said, papers: int, *, no: int = 0, design: Design = ONCE) -> Said:
    """Conclude from so many papers by a plan."""
    ballots, wrong = (int(str(said.body[each])) for each in ("ballots", "wrong"))
    fixed = planned(Stack(ballots, wrong), limit=Fraction(1, 10), design=design)
    entry = concluded_entry(concluded(fixed, papers=papers, mismatches=range(no)), plan=PLAN)
    return Said(entry.type, entry.body)


ONE_LOOK = (*START, plan(), sample(), *papers_of(sample()), conclusion(plan(), 45))
"""A comparison that is judged once and confirms the result."""


def grown() -> tuple[Said, ...]:
    """Compare papers, find one that does not agree, enlarge the sample, and confirm."""
    fixed = plan(GROWING, ballots=240, wrong=6)
    first, second = sample(127, ballots=240), sample(151, ballots=240)
    return (
        *START,
        fixed,
        first,
        *papers_of(first, no=1),
        conclusion(fixed, 127, no=1, design=GROWING),
        second,
        *papers_of(second, known=127),
        conclusion(fixed, 151, no=1, design=GROWING),
    )
