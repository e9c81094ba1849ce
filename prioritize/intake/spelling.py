"""How people spell the same name: folded letters, look-alikes of another alphabet, variants."""

import re
import unicodedata
from typing import Final


__all__ = ["ascii_digits", "fold", "mixed_words"]

_SAME_LETTER: Final = str.maketrans("ёөүң", "еоун")
# Letters that look the same, in small or in capitals; ү is often typed as a Latin v.
_LATIN: Final = "aceopxykmthbiv"
_CYRILLIC: Final = "асеорхукмтнвіү"
_TO_CYRILLIC: Final = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN: Final = str.maketrans(_CYRILLIC, _LATIN)
_WORD: Final = re.compile(r"[^\W\d_]+")
_CYRILLIC_LETTER: Final = re.compile("[\u0400-\u04ff]")
_LATIN_LETTER: Final = re.compile("[a-z]")


def fold(text: str) -> str:
    """Reduce a name to what all its spellings share.

    Case, blanks and punctuation go; the Kyrgyz letters become those of a Russian keyboard; a word
    that can be read in one alphabet, because its other letters only look foreign, is read so.

    Examples
    --------
    >>> fold("Мектепке чейинки билим берүү") == fold("мектепке  чейинки билим беруу.")
    True
    >>> fold("Cугат суу") == fold("Сугат суу")  # the first begins with a Latin letter
    True
    >>> fold("rоad") == fold("road")  # the first has a Cyrillic letter
    True

    """
    words = _WORD.sub(_one_alphabet, ascii_digits(text).casefold())
    return re.sub(r"[\W_]", "", words).translate(_SAME_LETTER)


def _one_alphabet(word: re.Match[str]) -> str:
    """Write a word in Cyrillic if all its Latin letters look so, else the other way round."""
    cyrillic = word[0].translate(_TO_CYRILLIC)
    if not _LATIN_LETTER.search(cyrillic):
        return cyrillic
    latin = word[0].translate(_TO_LATIN)
    return word[0] if _CYRILLIC_LETTER.search(latin) else latin


def mixed_words(text: str) -> tuple[str, ...]:
    """Return the words that mix Latin and Cyrillic letters.

    Examples
    --------
    >>> mixed_words("Cугат суу")
    ('Cугат',)

    """
    return tuple(
        word
        for word in _WORD.findall(text)
        if _CYRILLIC_LETTER.search(word.lower()) and _LATIN_LETTER.search(word.lower())
    )


def ascii_digits(text: str) -> str:
    """Write the decimal digits of every script as 0 to 9; all other characters stay.

    Examples
    --------
    >>> ascii_digits("۱۲ １２ ²")
    '12 12 ²'

    """
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text
    )
