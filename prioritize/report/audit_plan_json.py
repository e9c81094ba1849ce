"""Plans of an audit as JSON: ``prioritize/audit/1``, from which they are read again."""

from collections.abc import Mapping

from prioritize.audit.sampling_plan import AnyTime, OneLook, Plan, advised, papers_needed
from prioritize.audit.sampling_risk import Stack
from prioritize.report.audit_lottery_json import SCHEMA
from prioritize.report.audit_plan_page import LIMITS, WRONG, PlanTold, designs
from prioritize.report.json_text import Json, json_bytes
from prioritize.text import ENGLISH, Catalog, number_text


__all__ = ["plan_json", "plan_record"]


def plan_json(told: PlanTold, *, language: str = "", catalog: Catalog = ENGLISH) -> bytes:  # noqa: ARG001  # as the other writers are called
    """Write a plan for programs, and for `sample` and `conclude` to read."""
    plan = told.plan
    return json_bytes(
        {
            "schema": SCHEMA,
            "action": "plan",
            "plan": None if plan is None else plan_record(plan),
            "advice": advised(told.ballots) if plan is None else advised(plan.stack, plan.papers),
            "sizes": [_clean(told.ballots, each) for each in WRONG if each <= told.ballots]
            if plan is None
            else [_sizes(plan, each) for each in range(4)],
        }
    )


def plan_record(plan: Plan) -> dict[str, Json]:
    """Write what was fixed."""
    swing, design = plan.swing, plan.design
    return {
        "stack": plan.name,
        "ballots": plan.stack.ballots,
        "wrong": plan.stack.wrong,
        "difference": number_text(swing.difference) if swing else None,
        "swing": number_text(swing.swing) if swing else None,
        "limit": number_text(plan.limit),
        "design": "any-time" if isinstance(design, AnyTime) else "one-look",
        "foreseen": design.expected if isinstance(design, AnyTime) else design.allowed,
        "papers": plan.papers,
    }


def _clean(ballots: int, wrong: int) -> Mapping[str, Json]:
    papers: list[Json] = [
        [number_text(each), papers_needed(Stack(ballots, wrong), OneLook(), limit=each)]
        for each in LIMITS
    ]
    return {"wrong": wrong, "papers": papers}


def _sizes(plan: Plan, mismatches: int) -> Mapping[str, Json]:
    once, any_time = (
        papers_needed(plan.stack, each, limit=plan.limit, mismatches=mismatches)
        for each in designs(plan)
    )
    return {"mismatches": mismatches, "one_look": once, "any_time": any_time}
