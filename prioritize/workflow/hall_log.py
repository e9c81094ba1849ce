"""Merges that stand in the log beside a workbook, read together with those in the workbook."""

from collections.abc import Iterator

from attrs import evolve

from prioritize.audit.material import Material
from prioritize.audit.merge_log import SUFFIX, read_merges
from prioritize.errors import Finding, Spot, finding
from prioritize.model.hall.evening import Hall, PlacedMerge
from prioritize.text import message


__all__ = ["with_logged_merges"]


def with_logged_merges(hall: Hall, material: Material) -> Hall:
    """Add the merges of the log that stand; those that were undone are left out.

    Raises
    ------
    InputError
        The log was changed by hand.

    """
    logged = [each for name in sorted(material.files) for each in _logged(name, material)]
    if not logged:
        return hall
    known = {project.id for part in hall.collected for project in part.profile.projects}
    taken = {id for each in hall.merges for id in each.merge.projects if id != each.merge.into}
    kept: list[PlacedMerge] = []
    findings: list[Finding] = []
    for each in logged:
        members = set(each.merge.projects) - {each.merge.into}
        if members <= taken:
            findings.append(_twice(each))
        elif not members & known:
            findings.append(_unknown(each))
        else:
            taken |= members
            kept.append(each)
    return evolve(
        hall,
        merges=(*hall.merges, *kept),
        findings=(*hall.findings, *findings),
    )


def _logged(name: str, material: Material) -> Iterator[PlacedMerge]:
    if name.endswith(SUFFIX):
        for each in read_merges(material.files[name], name):
            if not each.undone:
                yield PlacedMerge(each.merge, Spot(name, row=each.number + 1))


def _twice(placed: PlacedMerge) -> Finding:
    what = message(
        "The workbook says already that {codes} were merged", codes=placed.merge.projects
    )
    return finding(what, placed.spot)


def _unknown(placed: PlacedMerge) -> Finding:
    what = message(
        "No list holds {codes}, so merging them changes nothing", codes=placed.merge.projects
    )
    return finding(what, placed.spot)
