"""Read a plan that was written before the seed was thrown."""

from collections.abc import Callable

from attrs import frozen

from prioritize.audit.sampling_plan import AnyTime, Design, OneLook, Plan, Swing, planned
from prioritize.audit.sampling_risk import Stack
from prioritize.errors import Spot, UsageError
from prioritize.intake.faults import Faults
from prioritize.intake.json_node import Node
from prioritize.intake.json_strict import read_json
from prioritize.model.digest import sha256
from prioritize.report.audit_lottery_json import SCHEMA
from prioritize.text import message


__all__ = ["FixedPlan", "read_plan", "seal_of"]

_FIELDS = {
    "stack",
    "ballots",
    "wrong",
    "difference",
    "swing",
    "limit",
    "design",
    "foreseen",
    "papers",
}
_REMEDY = message("Write one with prioritize audit plan … --json --output plan.json.")


@frozen
class FixedPlan:
    """A plan, and the SHA-256 of the file that fixed it."""

    plan: Plan
    seal: str


def seal_of(content: bytes) -> str:
    """Return the seal of a plan: what ``sha256sum`` says of its file."""
    return sha256(content)


def read_plan(content: bytes, name: str) -> FixedPlan:
    """Read a plan.

    Parameters
    ----------
    content, name
        The file, and its name in messages.

    Raises
    ------
    InputError
        It is no plan, or its numbers do not go together.

    """
    faults = Faults(name)
    document = read_json(content, faults)
    root = Node(document.value, "", faults)
    kind = [root.member(each).value for each in ("schema", "action")]
    record = root.member("plan")
    if kind != [SCHEMA, "plan"] or not record.is_given:
        faults.refuse(message("This is no plan of an audit"), remedy=_REMEDY)
    plan = _plan(record, faults)
    if record.member("papers").value != plan.papers:
        what = message(
            "The plan says {told} papers, and {papers} follow from its numbers",
            told=str(record.member("papers").value)[:40],
            papers=plan.papers,
        )
        faults.refuse(what, Spot(field="plan.papers"), remedy=_REMEDY)
    return FixedPlan(plan, seal_of(content))


def _plan(record: Node, faults: Faults) -> Plan:
    unknown = tuple(sorted(record.members().keys() - _FIELDS))
    if unknown:
        record.fault(message("has the unknown {fields}", fields=unknown))
    stack_name = record.member("stack").text()
    ballots, wrong = (record.member(each).whole(1) for each in ("ballots", "wrong"))
    limit, foreseen = record.member("limit").number(), record.member("foreseen").whole(0)
    design = record.member("design").text()
    if design not in ("one-look", "any-time"):
        record.member("design").fault(message("This is no design of an audit"))
    parts = [record.member(each) for each in ("difference", "swing")]
    given = [each.number() for each in parts if each.is_given]
    if len(given) == 1:
        record.fault(message("A difference and a swing go together"))
    faults.stop()
    judged: Design = AnyTime(foreseen) if design == "any-time" else OneLook(foreseen)

    def made() -> Plan:
        swing = Swing(*given) if len(given) == len(parts) else None
        return planned(
            Stack(ballots, wrong), limit=limit, design=judged, name=stack_name, swing=swing
        )

    plan = _as_input(made, faults)
    if plan.swing and plan.swing.wrong != wrong:
        what = message("{n} wrong ballots follow from difference and swing", n=plan.swing.wrong)
        faults.refuse(what, Spot(field="plan.wrong"), remedy=_REMEDY)
    return plan


def _as_input(make: Callable[[], Plan], faults: Faults) -> Plan:
    """Make a plan whose faults are those of the file."""
    try:
        return make()
    except UsageError as error:
        for each in error.findings:
            faults.add(each.at(Spot(field="plan")))
        faults.stop()
        raise
