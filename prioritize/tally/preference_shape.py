"""How a difference on a criterion becomes a preference from 0 to 1: the six functions."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from attrs import frozen

from prioritize.errors import Finding, InputError, finding
from prioritize.model.number import exact
from prioritize.model.option import Kind, Stored
from prioritize.model.scoresheet import Criterion
from prioritize.text import Message, message, number_text


__all__ = ["SHAPES", "USUAL", "Shape", "require_known", "shape_of", "shapes"]

SHAPES: Final[Mapping[str, int]] = {
    "usual": 0,
    "u-shape": 1,
    "v-shape": 1,
    "level": 2,
    "linear": 2,
    "gaussian": 1,
}
"""The functions, and how many thresholds each has, in units of the criterion.

With a difference d above 0: ``usual``: 1. ``u-shape``: 1 above q. ``v-shape``: d/p up to p.
``level``: ½ above q, 1 above p. ``linear``: (d − q)/(p − q) from q to p. ``gaussian``:
1 − exp(−d² / 2s²).
"""

_SAYS: Final = message(
    "a preference function such as usual, u-shape,1 or cost=linear,1,5 (usual; u-shape,q;"
    " v-shape,p; level,q,p; linear,q,p; gaussian,s)"
)


@frozen
class Shape:
    """A function for one criterion, or for all that have none of their own."""

    name: str
    thresholds: tuple[Fraction, ...] = ()
    criterion: str = ""

    def __str__(self) -> str:
        """Write it as it is given."""
        words = ",".join((self.name, *map(number_text, self.thresholds)))
        return f"{self.criterion}={words}" if self.criterion else words


USUAL: Final = Shape("usual")
"""Any difference is a full preference."""


def shapes() -> Kind[tuple[Shape, ...]]:
    """Take preference functions, one each time the option is given."""

    def parse(value: object) -> tuple[Shape, ...]:
        texts = [value] if isinstance(value, str) else value
        if not isinstance(texts, (list, tuple)):
            raise _refused(value)
        found = tuple(_parsed(each) for each in texts)
        twice = {each.criterion for each in found}
        if len(twice) < len(found):
            raise InputError(finding(message("must name every criterion once")))
        return found

    def store(value: tuple[Shape, ...]) -> Stored:
        return [str(each) for each in value]

    examples: tuple[tuple[Shape, ...], ...] = (
        (),
        (Shape("linear", (Fraction(1), Fraction(3)), "k0"),),
        (Shape("level", (Fraction(0), Fraction(2))), Shape("u-shape", (Fraction(1),), "k0")),
        (Shape("v-shape", (Fraction(2),)),),
        (Shape("gaussian", (Fraction(2),)),),
    )
    return Kind(parse, store, _SAYS, repeatable=True, examples=examples)


def shape_of(given: Sequence[Shape], criterion: str) -> Shape:
    """Return the function of a criterion."""
    by_criterion = {each.criterion: each for each in given}
    return by_criterion.get(criterion) or by_criterion.get("") or USUAL


def require_known(given: Sequence[Shape], criteria: Sequence[Criterion]) -> None:
    """Refuse functions for criteria that there are not.

    Raises
    ------
    InputError
        With every such function.

    """
    known = {"", *(each.id for each in criteria)}
    unknown = tuple(each.criterion for each in given if each.criterion not in known)
    if unknown:
        raise InputError(finding(message("There are no criteria {ids}", ids=unknown)))


def _refused(value: object) -> InputError:
    return InputError(
        Finding(message("must be {kind}, not {value}", kind=_SAYS, value=repr(str(value))))
    )


def _parsed(value: object) -> Shape:
    if isinstance(value, Shape):
        return value
    if not isinstance(value, str):
        raise _refused(value)
    criterion, _, words = value.rpartition("=")
    name, *numbers = (word.strip() for word in words.split(","))
    if SHAPES.get(name) != len(numbers):
        raise _refused(value)
    try:
        thresholds = tuple(exact(each) for each in numbers)
    except InputError:
        raise _refused(value) from None
    fault = _fault(name, thresholds)
    if fault:
        raise InputError(finding(fault))
    return Shape(name, thresholds, criterion.strip())


def _fault(name: str, thresholds: Sequence[Fraction]) -> Message | None:
    """Say what is wrong with thresholds."""
    if any(each < 0 for each in thresholds):
        return message("must have thresholds from 0")
    if name in _ABOVE_ZERO and not thresholds[0]:
        return message("must have a threshold above 0")
    if name in _ASCENDING and not thresholds[0] < thresholds[1]:
        return message("must have a second threshold above the first")
    return None


_ABOVE_ZERO: Final = ("v-shape", "gaussian")
_ASCENDING: Final = ("level", "linear")
