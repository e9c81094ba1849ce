"""The steps of a count as JSON: one function per kind of step.

Long because the set of steps is closed, and every kind is written here.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, Final

from attrs import frozen

from prioritize.report.json_text import Json
from prioritize.report.numbers import exact_text
from prioritize.tally.step import (
    ByGroup,
    Chain,
    Chosen,
    Compared,
    Considered,
    Converted,
    Defeat,
    Earned,
    Elected,
    Endowed,
    Exchange,
    Excluded,
    Kept,
    Named,
    Opened,
    Paid,
    Parted,
    Placed,
    Raised,
    Related,
    Remark,
    Resolved,
    Returned,
    Round,
    Scored,
    Scores,
    Seated,
    SetAside,
    Shared,
    Short,
    Step,
    Undecided,
    Weighed,
)
from prioritize.text import ENGLISH, Catalog, Message, render


__all__ = ["StepWriter"]


@frozen
class StepWriter:
    """Turns steps into JSON, with the method's way to write numbers and the catalog for texts."""

    number: Callable[[Fraction], str]
    catalog: Catalog = ENGLISH

    def written(self, step: Step) -> Mapping[str, Json]:
        """Return a step as an object that begins with its name."""
        name, facts = _STEPS[type(step)]
        return {"step": name, **facts(step, self)}

    def optional(self, value: Fraction | None) -> str | None:
        """Write a number, or nothing."""
        return None if value is None else self.number(value)

    def text(self, text: Message | None) -> str | None:
        """Write a text, or nothing."""
        return None if text is None else render(text, self.catalog)

    def pairs(self, scores: Scores) -> list[Json]:
        """Write numbers by project as pairs."""
        return [[project, self.number(score)] for project, score in scores]


_Facts = Mapping[str, Json]


def _opened(step: Opened, write: StepWriter) -> _Facts:
    budget = write.optional(step.budget)
    return {"outcome": step.outcome, "seats": step.seats, "budget": budget}


def _converted(step: Converted, write: StepWriter) -> _Facts:
    return {"source": step.source, "target": step.target, "rule": write.text(step.rule)}


def _set_aside(step: SetAside, _write: StepWriter) -> _Facts:
    return {"reason": step.reason, "ballots": step.ballots}


def _scored(step: Scored, write: StepWriter) -> _Facts:
    scores = write.pairs(step.scores)
    return {"measure": step.measure, "decides": step.decides, "scores": scores}


def _by_group(step: ByGroup, write: StepWriter) -> _Facts:
    scores = write.pairs(step.scores)
    return {"groups": step.groups, "people": step.people, "scores": scores}


def _compared(step: Compared, write: StepWriter) -> _Facts:
    return {
        "first": step.first,
        "second": step.second,
        "support": write.number(step.support),
        "against": write.number(step.against),
    }


def _defeat(step: Defeat, write: StepWriter) -> _Facts:
    return {
        "above": step.above,
        "below": step.below,
        "support": write.number(step.support),
        "against": write.number(step.against),
        "chain": step.chain,
    }


def _chain(step: Chain, write: StepWriter) -> _Facts:
    return {
        "projects": step.projects,
        "weakest": step.weakest,
        "support": write.number(step.support),
        "against": write.number(step.against),
    }


def _named(step: Named, _write: StepWriter) -> _Facts:
    return {"role": step.role, "projects": step.projects}


def _related(step: Related, _write: StepWriter) -> _Facts:
    return {"pairs": step.pairs}


def _placed(step: Placed, write: StepWriter) -> _Facts:
    return {"projects": step.projects, "end": step.end, "reason": write.text(step.reason)}


def _round(step: Round, write: StepWriter) -> _Facts:
    return {
        "round": step.number,
        "tally": write.pairs(step.tally),
        "quota": write.optional(step.quota),
        "elected": step.elected,
        "eliminated": step.eliminated,
        "transfers": [[source, to, write.number(votes)] for source, to, votes in step.transfers],
        "exhausted": write.pairs(step.exhausted),
    }


def _kept(step: Kept, write: StepWriter) -> _Facts:
    return {
        "rule": step.rule,
        "factors": write.pairs(step.factors),
        "surplus": write.number(step.surplus),
        "passes": step.passes,
    }


def _elected(step: Elected, write: StepWriter) -> _Facts:
    return {"projects": step.projects, "reason": write.text(step.reason)}


def _seated(step: Seated, write: StepWriter) -> _Facts:
    return {"projects": step.projects, "points": write.optional(step.points)}


def _exchange(step: Exchange, write: StepWriter) -> _Facts:
    return {
        "project": step.project,
        "leaving": step.leaving,
        "entering": step.entering,
        "loss": write.number(step.loss),
    }


def _considered(step: Considered, write: StepWriter) -> _Facts:
    cost, left = write.number(step.cost), write.number(step.left)
    return {
        "project": step.project,
        "cost": cost,
        "fate": step.fate,
        "left": left,
        "tier": step.tier,
        "paid": write.number(step.paid),
        "because": step.because,
        "limit": step.limit or None,
    }


def _endowed(step: Endowed, write: StepWriter) -> _Facts:
    return {
        "share": write.number(step.share),
        "increment": step.increment,
        "bought": step.bought,
        "cost": write.number(step.cost),
        "left": write.number(step.left),
    }


def _paid(step: Paid, write: StepWriter) -> _Facts:
    return {
        "project": step.project,
        "price": write.number(step.price),
        "per": step.per,
        "payers": write.number(step.payers),
        "full": write.number(step.full),
        "support": write.number(step.support),
    }


def _earned(step: Earned, write: StepWriter) -> _Facts:
    share, backers = write.number(step.share), write.number(step.backers)
    return {"project": step.project, "share": share, "backers": backers}


def _short(step: Short, write: StepWriter) -> _Facts:
    return {
        "project": step.project,
        "cost": write.number(step.cost),
        "held": write.number(step.held),
        "more": write.optional(step.more),
    }


def _chosen(step: Chosen, _write: StepWriter) -> _Facts:
    return {"tied": step.tied, "order": step.order, "purpose": step.purpose, "by": step.by}


def _resolved(step: Resolved, write: StepWriter) -> _Facts:
    return {
        "tiers": step.tiers,
        "by": step.by,
        "votes": write.pairs(step.votes),
        "witnesses": step.witnesses,
    }


def _excluded(step: Excluded, write: StepWriter) -> _Facts:
    reasons = [write.text(each) for each in step.reasons]
    return {"project": step.project, "stage": step.stage, "reasons": reasons}


def _weighed(step: Weighed, write: StepWriter) -> _Facts:
    return {
        "criterion": step.criterion,
        "weight": write.number(step.weight),
        "slope": write.number(step.slope),
        "offset": write.number(step.offset),
        "root": write.number(step.root),
        "inverse": step.is_inverse,
    }


def _raised(step: Raised, _write: StepWriter) -> _Facts:
    # A product is counted to twelve decimals, and these are exact.
    weight, exponent = exact_text(step.weight), exact_text(step.exponent)
    return {"criterion": step.criterion, "weight": weight, "exponent": exponent}


def _parted(step: Parted, write: StepWriter) -> _Facts:
    return {"by": step.by, "tiers": step.tiers, "values": write.pairs(step.values)}


def _projects(step: Shared | Undecided, _write: StepWriter) -> _Facts:
    return {"projects": step.projects}


def _remark(step: Remark, write: StepWriter) -> _Facts:
    return {"text": write.text(step.text)}


_STEPS: Final[Mapping[type, tuple[str, Callable[[Any, StepWriter], _Facts]]]] = {
    Opened: ("opened", _opened),
    Converted: ("converted", _converted),
    SetAside: ("set-aside", _set_aside),
    Scored: ("scored", _scored),
    ByGroup: ("by-group", _by_group),
    Compared: ("compared", _compared),
    Defeat: ("defeat", _defeat),
    Chain: ("chain", _chain),
    Named: ("named", _named),
    Related: ("related", _related),
    Placed: ("placed", _placed),
    Round: ("round", _round),
    Returned: ("returned", _projects),
    Kept: ("kept", _kept),
    Elected: ("elected", _elected),
    Seated: ("seated", _seated),
    Exchange: ("exchange", _exchange),
    Considered: ("considered", _considered),
    Endowed: ("endowed", _endowed),
    Paid: ("paid", _paid),
    Earned: ("earned", _earned),
    Short: ("short", _short),
    Chosen: ("chosen", _chosen),
    Resolved: ("resolved", _resolved),
    Excluded: ("excluded", _excluded),
    Weighed: ("weighed", _weighed),
    Raised: ("raised", _raised),
    Parted: ("parted", _parted),
    Shared: ("shared", _projects),
    Undecided: ("undecided", _projects),
    Remark: ("remark", _remark),
}
