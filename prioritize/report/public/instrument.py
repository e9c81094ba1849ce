"""What an instrument is called at the head of its list and at the start of a sentence."""

from typing import Final

from prioritize.report.naming import Naming
from prioritize.text import Message, message


__all__ = ["instrument_title", "of_instrument"]

_TITLES: Final = {
    "ballots": message("Ballots"),
    "combined": message("Combined list"),
    "gallery": message("Gallery"),
    "hands": message("Hands raised"),
    "map": message("Map"),
    "questionnaire": message("Questionnaire"),
    "ranks": message("Ballots with places"),
    "scores": message("Scores"),
    "wall": message("Dots on the wall"),
}


def instrument_title(instrument: str, names: Naming) -> Message:
    """Name an instrument at the head of its list."""
    if not instrument:
        return message("The list")
    return _TITLES.get(instrument) or message("{name}", name=names.place(instrument))


def of_instrument(instrument: str, text: Message, names: Naming) -> Message:
    """Say of which instrument something is said.

    Examples
    --------
    >>> str(of_instrument("gallery", message("36 people took part."), Naming({})))
    'Gallery: 36 people took part.'

    """
    title = instrument_title(instrument, names)
    return message("{instrument}: {sentence}", instrument=title, sentence=text)
