"""Seats asked for on the command line: a method's own, or the first of the list that it makes."""

from collections.abc import Sequence
from typing import Any

from attrs import fields_dict

from prioritize.model.outcome import Ranking, Relation
from prioritize.model.profile import Profile
from prioritize.tally.engine import run
from prioritize.tally.result import Result
from prioritize.tally.seats import elect
from prioritize.tally.step import Step
from prioritize.tally.ties import TieBreak
from prioritize.workflow.request import Request


__all__ = ["count", "list_seats", "options_for"]


def list_seats(method: Any, request: Request) -> int | None:  # noqa: ANN401  # a method or its class
    """Return how many of the first of a list are elected, where the method knows no seats."""
    cls: type[Any] = method if isinstance(method, type) else type(method)
    ranks = cls.info.outcome in (Ranking, Relation) and "seats" not in fields_dict(cls)
    return request.seats if ranks else None


def options_for(cls: type[Any], request: Request) -> dict[str, object]:
    """Return what is asked of a method by name; without the seats that its list fills."""
    options = request.method_options()
    if list_seats(cls, request) is not None:
        del options["seats"]
    return options


def count(
    method: Any,  # noqa: ANN401  # any method
    profile: Profile,
    request: Request,
    *,
    tie_break: TieBreak,
    before: Sequence[Step],
) -> Result[Any]:
    """Count a profile, and elect the first of the list where seats are asked for."""
    seats = list_seats(method, request)
    if seats is None:
        return run(method, profile, tie_break=tie_break, before=before)
    return elect(method, profile, seats=seats, tie_break=tie_break, before=before)
