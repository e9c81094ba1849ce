"""A bar whose length says how much something is, in black and white."""

from fractions import Fraction
from typing import Final

from markupsafe import Markup


__all__ = ["bar"]

_LENGTH: Final = 1000
_DRAWING: Final = Markup(
    '<svg class="bar" viewBox="0 0 {length} 10" preserveAspectRatio="none" aria-hidden="true">'
    '<rect class="track" width="{length}" height="10"/><rect width="{part}" height="10"/></svg>'
)


def bar(part: Fraction) -> Markup:
    """Draw a part of the full length, from 0 to 1.

    Examples
    --------
    >>> 'width="500"' in bar(Fraction(1, 2))
    True

    """
    return _DRAWING.format(length=_LENGTH, part=round(part * _LENGTH))
