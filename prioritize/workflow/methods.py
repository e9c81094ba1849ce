"""Which methods there are, and which of them a source admits."""

from prioritize.audit.material import Material
from prioritize.model.election import Election
from prioritize.model.hall.evening import Hall
from prioritize.text import Message
from prioritize.workflow.admit import admissible
from prioritize.workflow.source import collected, open_material, wanted_inputs


__all__ = ["methods_for"]


def methods_for(
    material: Material,
) -> tuple[tuple[str, tuple[tuple[str, Message | None], ...]], ...]:
    """Pair every list of a source with all methods and, where one is refused, the reason.

    Returns
    -------
    tuple
        Pairs of (where the votes stand, pairs of (method id, nothing or the reason)); lists of
        equal kind are named together.

    """
    source, request = open_material(material)
    if isinstance(source, Election):
        return ((material.source, tuple(admissible(source.profile))),)
    files: dict[tuple[tuple[str, Message | None], ...], list[str]] = {}
    read = (
        [source.collected]
        if isinstance(source, Hall)
        else collected(source, wanted_inputs(source, request), material)
    )
    for parts in read:
        for part in parts:
            files.setdefault(tuple(admissible(part.profile)), []).append(
                f"{part.community}/{part.input.id}"
            )
    return tuple((", ".join(names), answers) for answers, names in files.items())
