"""How a method describes itself to people, to the command line and to the record."""

from fractions import Fraction

from attrs import frozen

from prioritize.text import Message


__all__ = ["AXIOMS", "FAMILIES", "MethodInfo"]

FAMILIES = ("dots", "ranked", "criteria", "budget", "facilitation", "combine")
"""The families of methods, which are also the folders of modules and cards."""

AXIOMS = ("anonymity", "neutrality", "unanimity", "majority", "condorcet", "monotonicity")
"""The properties that a method may declare and the conformance kit then checks."""


@frozen
class MethodInfo:
    """How a method describes itself.

    Attributes
    ----------
    id
        The literature's name in kebab-case, one per method, for ever.
    version
        Raised only when some outcome can change.
    family
        One of `FAMILIES`.
    title, summary
        The name for people, and in one or two sentences what a voter should know.
    kinds
        The classes of profile that the method counts.
    outcome
        The class of what it returns.
    other_outcomes
        Those of what it returns under other options.
    source
        The primary text with its year, or the law with its section.
    exact
        Whether no rounding takes part in the decision.
    tolerance
        For a method that is not exact: adjacent scores this near share a tier.
    axioms
        Those of `AXIOMS` that hold for every option.
    refuses
        Options that people may expect and that the method does not have, with what to do instead.

    """

    id: str
    family: str
    title: Message
    summary: Message
    kinds: tuple[type, ...]
    outcome: type
    source: str
    version: int = 1
    exact: bool = True
    tolerance: Fraction | None = None
    axioms: frozenset[str] = frozenset()
    refuses: tuple[tuple[str, Message], ...] = ()
    other_outcomes: tuple[type, ...] = ()
