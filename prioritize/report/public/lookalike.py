"""Names that look alike on paper though they are written with other letters."""

import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Final


__all__ = ["alike", "looks"]

_TWINS: Final = str.maketrans("aceopxykmtbhёөүң", "асеорхукмтвнеоун")
"""Latin letters with their Cyrillic twins, then Kyrgyz letters that some keyboards do not have."""


def looks(name: str) -> str:
    """Write a name as it looks to somebody who reads past letters and spaces.

    Examples
    --------
    >>> looks("Cyгат  суу") == looks("Сугат суу")
    True

    """
    folded = unicodedata.normalize("NFKC", name).casefold().translate(_TWINS)
    return "".join(letter for letter in folded if letter.isalnum())


def alike(names: Mapping[str, str]) -> frozenset[str]:
    """Return the ids whose names another one could be taken for.

    Examples
    --------
    >>> sorted(alike({"a": "Көпүрө", "b": "Копуро", "c": "Жол"}))
    ['a', 'b']

    """
    shapes = {id: looks(name) for id, name in names.items()}
    times = Counter(shapes.values())
    return frozenset(id for id, shape in shapes.items() if times[shape] > 1)
