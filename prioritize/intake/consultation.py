"""The file `consultation.toml` becomes a consultation, or every fault in it is named at once."""

from prioritize.intake.consultation_checks import check_declarations
from prioritize.intake.consultation_counting import check_lists
from prioritize.intake.consultation_draft import KEYS, Draft, read_draft
from prioritize.intake.consultation_methods import check_methods
from prioritize.intake.consultation_views import check_views
from prioritize.intake.toml_document import read_toml
from prioritize.intake.toml_table import PlacedFaults, Table
from prioritize.model.consultation import Consultation


__all__ = ["read_consultation"]


def read_consultation(content: bytes, name: str) -> Consultation:
    """Read a consultation in the format that `docs/reference/consultation.md` explains.

    Parameters
    ----------
    content
        The bytes of the file.
    name
        What the file is called in messages.

    Raises
    ------
    InputError
        The file is no TOML, or it does not hold together; every fault comes with the path of its
        field, such as ``inputs[2].options.cap`` (lists count from 0), and its line.

    """
    document = read_toml(content, name)
    faults = PlacedFaults(name, document.lines)
    draft = read_draft(Table.root(document, faults, KEYS["consultation"]))
    check_declarations(draft, faults)
    check_lists(draft, faults)
    check_views(draft, faults)
    check_methods(draft, faults)
    faults.stop()
    return _consultation(draft)


def _consultation(draft: Draft) -> Consultation:
    return Consultation(
        title=draft.title,
        kind=draft.kind,
        communities=tuple(each.value for each in draft.communities),
        inputs=tuple(each.value for each in draft.inputs),
        problems=tuple(each.value for each in draft.problems),
        directions=tuple(each.value for each in draft.directions),
        projects=tuple(each.value for each in draft.projects),
        groups=tuple(each.value for each in draft.groups),
        criteria=tuple(each.value for each in draft.criteria),
        combination=draft.combination,
        budget=draft.budget,
        decisions=tuple(each.value for each in draft.decisions),
        tie_break=draft.tie_break,
        currency=draft.currency,
        date=draft.date,
    )
