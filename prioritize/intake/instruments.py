"""Every instrument with the reader of its files."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from prioritize.errors import InputError, closest, finding
from prioritize.intake.ballots import read_ballots
from prioritize.intake.gallery import read_gallery
from prioritize.intake.map import read_map
from prioritize.intake.questionnaire import read_questionnaire
from prioritize.intake.scores import read_scores
from prioritize.model.consultation import Collected, Consultation, Input
from prioritize.text import message


__all__ = ["READERS", "collect"]

Reader: TypeAlias = "Callable[[bytes, Input, Consultation], tuple[Collected, ...]]"

READERS: Final[Mapping[str, Reader]] = {
    "map": read_map,
    "gallery": read_gallery,
    "hands": read_gallery,
    "questionnaire": read_questionnaire,
    "ballots": read_ballots,
    "scores": read_scores,
}
"""The reader of each of the model's `INSTRUMENTS`."""


def collect(content: bytes, input: Input, consultation: Consultation) -> tuple[Collected, ...]:
    """Read the file of an input.

    Parameters
    ----------
    content
        The file.
    input, consultation
        What is declared about it.

    Returns
    -------
    tuple of Collected
        What was collected, one for each community.

    Raises
    ------
    InputError
        With every fault of the file, each with its row and column.

    """
    reader = READERS.get(input.instrument)
    if reader is None:
        what = message("There is no instrument {name}", name=repr(input.instrument))
        raise InputError(finding(what, remedy=closest(input.instrument, READERS)))
    return reader(content, input, consultation)
