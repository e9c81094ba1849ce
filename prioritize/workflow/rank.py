"""The main job: everything that was read becomes ranked lists."""

from prioritize.audit.material import PUBLISHED, Material
from prioritize.model.election import Election
from prioritize.model.hall.evening import Hall
from prioritize.tally.listing import Lists
from prioritize.workflow.consultation_lists import rank_consultation
from prioritize.workflow.election_lists import rank_election
from prioritize.workflow.hall_lists import rank_hall
from prioritize.workflow.progress import Progress, silent
from prioritize.workflow.public import rank_published
from prioritize.workflow.source import open_material


__all__ = ["rank"]


def rank(material: Material, *, progress: Progress = silent) -> Lists:
    """Count everything that the material holds.

    The lists depend on the material alone, so that whoever has it gets the same.

    Parameters
    ----------
    material
        The files and what was asked for.
    progress
        Told after every list how many of how many are done.

    Raises
    ------
    PrioritizeError
        Something cannot be read or counted; all that can be found is named at once.

    """
    if material.form == PUBLISHED:
        return rank_published(material)
    source, request = open_material(material)
    if isinstance(source, Election):
        return rank_election(source, request, name=material.source)
    if isinstance(source, Hall):
        return rank_hall(source, request)
    return rank_consultation(source, request, material=material, progress=progress)
