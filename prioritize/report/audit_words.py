"""How the pages of an audit write risks, formulas and seals."""

from fractions import Fraction
from math import ceil

from prioritize.audit.sampling_plan import AnyTime, Plan
from prioritize.report.numbers import decimal_message, decimal_text
from prioritize.text import Message, message


__all__ = ["formula", "percent", "risk_text"]

_DIGITS = 6


def percent(part: Fraction) -> Message:
    """Write a risk in percent, rounded up to two decimals, so that none is shown too small.

    Examples
    --------
    >>> (
    ...     str(percent(Fraction(9139, 95284))),
    ...     str(percent(Fraction(1, 10))),
    ...     str(percent(Fraction(0))),
    ... )
    ('9.6 %', '10 %', '0 %')

    """
    shown = decimal_text(Fraction(ceil(part * 10_000), 100), 2).rstrip("0").rstrip(".")
    return message("{number} %", number=decimal_message(shown))


def risk_text(risk: Fraction) -> str:
    """Write a risk for programs as a decimal, rounded up to six places.

    Examples
    --------
    >>> risk_text(Fraction(9139, 95284)), risk_text(Fraction(1))
    ('0.095914', '1.000000')

    """
    scale = 10**_DIGITS
    return decimal_text(Fraction(ceil(risk * scale), scale), _DIGITS)


def formula(plan: Plan, *, papers: int, mismatches: int) -> str:
    """Write the formula of the measured risk with its numbers; C(a, b) chooses b of a.

    Examples
    --------
    >>> from prioritize.audit.sampling_plan import OneLook, planned
    >>> from prioritize.audit.sampling_risk import Stack
    >>> plan = planned(Stack(84, 3), limit=Fraction(1, 10), design=OneLook())
    >>> formula(plan, papers=45, mismatches=0)
    'C(81, 45) / C(84, 45)'
    >>> formula(plan, papers=45, mismatches=1)
    'Σ C(3, i) · C(81, 45 − i) / C(84, 45), i = 0 … 1'

    """
    ballots, wrong = plan.stack.ballots, plan.stack.wrong
    if isinstance(plan.design, AnyTime) and plan.design.expected:
        expected, matching = plan.design.expected, papers - mismatches
        if mismatches > expected:
            return f"{mismatches} > {expected}"
        return (
            f"C({ballots - wrong}, {matching}) · C({wrong}, {mismatches})"
            f" / (C({ballots - expected}, {matching}) · C({expected}, {mismatches}))"
        )
    if isinstance(plan.design, AnyTime) and mismatches:
        return f"{mismatches} > 0"
    below = f"C({ballots}, {papers})"
    if not mismatches:
        return f"C({ballots - wrong}, {papers}) / {below}"
    terms = f"C({wrong}, i) · C({ballots - wrong}, {papers} − i)"
    return f"Σ {terms} / {below}, i = 0 … {mismatches}"
