"""What a map shows: it is evidence of where a need is, and nobody is first or second on it."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from prioritize.model.consultation import MapEvidence
from prioritize.report.measure import measured
from prioritize.report.naming import Naming
from prioritize.text import Message, counted, message


__all__ = ["map_sentences"]

_MOST: Final = 3


def map_sentences(evidence: Sequence[MapEvidence], names: Naming) -> Iterator[Message]:
    """Name the projects that were marked most, and those that were marked as often."""
    marked = sorted((each for each in evidence if each.marks), key=_most_marks)
    least = marked[:_MOST][-1].marks if marked else 0
    shown = [each for each in marked if each.marks >= least]
    if shown:
        yield message(
            "Marked most often: {projects}.",
            projects=tuple(_marked(each, names) for each in shown),
        )
        yield message("The map is evidence of where a need is; it is not a vote.")


def _most_marks(evidence: MapEvidence) -> tuple[int, str]:
    return -evidence.marks, evidence.project


def _marked(evidence: MapEvidence, names: Naming) -> Message:
    project = names.project(evidence.project)
    if evidence.participants is not None:
        return message(
            "{project} with {marks} from {people}",
            project=project,
            marks=measured(Fraction(evidence.marks), "marks", names),
            people=measured(Fraction(evidence.participants), "people", names),
        )
    return counted(
        "{project} with {number} mark",
        "{project} with {number} marks",
        number=evidence.marks,
        project=project,
    )
