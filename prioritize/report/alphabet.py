"""The order of the alphabet for names, in Kyrgyz as in Russian.

Kyrgyz has 36 letters, of which Unicode puts ң, ө and ү behind я, and ё too. Russian has 33 of them
in the same order, so that one order serves both.
"""

from typing import Final, TypeAlias


__all__ = ["alphabetical"]

_LETTERS: Final = "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"
_PLACES: Final = {letter: place for place, letter in enumerate(_LETTERS)}

Key: TypeAlias = "tuple[tuple[tuple[bool, int], ...], str]"


def alphabetical(name: str) -> Key:
    """Return what to sort a name by; other letters than these come first, as Unicode has them.

    Capitals count like small letters and decide only between names that are otherwise alike.

    Examples
    --------
    >>> sorted(["Өзгөн", "Ош", "Ноокат", "Ңырды", "Пүлгөн"], key=alphabetical)
    ['Ноокат', 'Ңырды', 'Ош', 'Өзгөн', 'Пүлгөн']

    """
    letters = ((each in _PLACES, _PLACES.get(each, ord(each))) for each in name.lower())
    return tuple(letters), name
