"""How a check says that it does not hold."""

from typing import Any, NoReturn

from prioritize.model.outcome import Outcome
from prioritize.model.profile import Profile
from prioritize.tally.method import Method
from prioritize.testing.display import shown


__all__ = ["fail", "fail_on"]


def fail(explanation: str) -> NoReturn:
    """Stop with an explanation."""
    raise AssertionError(explanation)


def fail_on(method: Method[Any, Outcome], profile: Profile, explanation: str) -> NoReturn:
    """Stop with an explanation, the method as it was set, and the votes that show it."""
    fail(f"{explanation}\n  method: {method!r}\n  votes: {shown(profile)}")
