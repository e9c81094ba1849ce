"""What a log has said of comparisons of papers, as far as later events depend on it."""

from collections.abc import Mapping
from contextlib import suppress

from attrs import define, field

from prioritize.audit.canonical import Value
from prioritize.audit.counting_types import FROZEN, SEED
from prioritize.audit.event import Event
from prioritize.audit.sampling_plan import Plan
from prioritize.audit.sampling_types import OBSERVED, PLANNED, SAMPLED, plan_in
from prioritize.errors import UsageError


__all__ = ["PlanPast", "SamplingPast", "stack_of"]


@define
class PlanPast:
    """What became of one plan.

    Attributes
    ----------
    plan
        What was fixed.
    known
        The digits that had been thrown by then: none of them may draw its papers.
    digits, places
        The draw, once there is one, in its order.
    draws
        How many times papers were drawn.
    observed
        Whether the papers compared so far agree, by their places.
    is_open
        Whether a conclusion is awaited: papers were drawn since the last one.

    """

    plan: Plan
    known: frozenset[str]
    digits: str = ""
    places: tuple[int, ...] = ()
    draws: int = 0
    observed: dict[int, bool] = field(factory=dict)
    is_open: bool = False

    @property
    def mismatches(self) -> tuple[int, ...]:
        """The places whose papers do not agree."""
        return tuple(place for place, agrees in self.observed.items() if not agrees)


@define
class SamplingPast:
    """The comparisons of a consultation after some of its events."""

    plans: dict[int, PlanPast] = field(factory=dict)
    stacks: set[tuple[Value, ...]] = field(factory=set)
    digits: set[str] = field(factory=set)
    ballots: int = 0

    def plan_of(self, event: Event) -> PlanPast | None:
        """Return the plan that an event belongs to."""
        number = event.body.get("plan")
        return self.plans.get(number) if isinstance(number, int) else None

    def take(self, event: Event) -> None:
        """Add what an event says; its body has the form of its type."""
        match event.type, event.body:
            case (type_, {"digits": str(digits)}) if type_ in (SEED, SAMPLED):
                self.digits.add(digits)
            case (type_, _) if type_ == FROZEN:
                self.stacks.clear()
            case (type_, body) if type_ == PLANNED:
                self._plan(event.seq, body)
        past = self.plan_of(event)
        if past is not None:
            _compare(past, event)

    def _plan(self, seq: int, body: Mapping[str, Value]) -> None:
        self.ballots += int(str(body["ballots"]))
        self.stacks.add(stack_of(body))
        with suppress(UsageError):  # The rules have said so already.
            self.plans[seq] = PlanPast(plan_in(body), frozenset(self.digits))


def stack_of(body: Mapping[str, Value]) -> tuple[Value, ...]:
    """Return what tells the stack of a plan from others."""
    return tuple(body[each] for each in ("community", "instrument", "stack"))


def _compare(past: PlanPast, event: Event) -> None:
    match event.type, event.body:
        case (type_, {"digits": str(digits), "places": list(places)}) if type_ == SAMPLED:
            past.digits, past.draws, past.is_open = digits, past.draws + 1, True
            past.places = tuple(each for each in places if isinstance(each, int))
        case (type_, {"place": int(place), "agrees": str(agrees)}) if type_ == OBSERVED:
            past.observed[place] = agrees == "yes"
        case _:
            past.is_open = False
