"""What one input collected in one community is counted: by its own method, or by another one."""

from typing import Any

from attrs import evolve, fields_dict

from prioritize import registry
from prioritize.model.consultation import Collected
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.stages import Stages
from prioritize.tally.result import Result
from prioritize.tally.staged import staged
from prioritize.tally.ties import TieBreak
from prioritize.workflow.admit import admit
from prioritize.workflow.request import Request
from prioritize.workflow.seats import count, options_for


__all__ = ["count_part", "method_of_part"]


def count_part(part: Collected, request: Request, tie_break: TieBreak) -> Result[Any]:
    """Count what was collected; scores by the stages that are declared for them."""
    method = method_of_part(part, request)
    profile, conversions = admit(method, part.profile)
    if not isinstance(profile, ScoresheetProfile) or request.seats is not None:
        return count(method, profile, request, tie_break=tie_break, before=conversions)
    stages = part.input.stages or Stages()
    declared = registry.build(part.input.method, dict(part.input.options))
    return staged(
        _as_declared(method, stages),
        profile,
        stages,
        declared=_as_declared(declared, stages),
        tie_break=tie_break,
        before=conversions,
    )


def _as_declared(method: Any, stages: Stages) -> Any:  # noqa: ANN401  # any method
    """Let a method ask for as many reviews as the stages do, so that a list says one number."""
    if stages.minimum_reviews is None or "minimum_reviews" not in fields_dict(type(method)):
        return method
    return evolve(method, minimum_reviews=stages.minimum_reviews)


def method_of_part(part: Collected, request: Request) -> Any:  # noqa: ANN401  # any method
    """Make the method that a part is counted by: its own, or the one asked for."""
    declared = dict(part.input.options)
    if not request.method:
        return registry.build(part.input.method, declared)
    options = options_for(registry.load(request.method), request)
    if request.method == part.input.method:
        options = {**declared, **options}
    return registry.build(request.method, options)
