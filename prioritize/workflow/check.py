"""Read and validate everything, and count nothing."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from prioritize.audit.material import WORKBOOK, Material
from prioritize.errors import Finding, PrioritizeError, Spot, UsageError
from prioritize.intake.hall.against import compare_halls
from prioritize.intake.hall.merge import merged
from prioritize.model.consultation import Collected, Consultation
from prioritize.model.election import Election
from prioritize.model.hall.evening import Hall, PlacedMerge
from prioritize.model.profile import BallotProfile, Profile
from prioritize.model.project import Names
from prioritize.text import counted, message
from prioritize.workflow.consultation_lists import admitting, names_of
from prioritize.workflow.hall_merges import absorbed
from prioritize.workflow.rehearsal import refused_election, refused_part
from prioritize.workflow.request import Request
from prioritize.workflow.sealed import fingerprint_before
from prioritize.workflow.source import collected, open_material, wanted_inputs


__all__ = ["Checked", "Readable", "check", "check_against"]


@frozen
class Readable:
    """What was read of one list: where it stands, what it is, how much it is.

    `ballots` is `None` where ballots are not known, as on a tally sheet.
    """

    file: str
    community: str
    instrument: str
    kind: str
    projects: int
    ballots: int | None


@frozen
class Checked:
    """What reading came to: what is there, what a person should look at, what is refused.

    `names` are those of projects, groups and communities by id, for printing. `rules` is the
    fingerprint of the rules of an evening, of which it is known before anybody votes.
    """

    read: tuple[Readable, ...] = ()
    noticed: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()
    names: tuple[tuple[str, Names], ...] = ()
    rules: str = ""


def check(material: Material) -> Checked:
    """Read all files and see whether they could be counted as declared.

    Nothing is raised for what is wrong in the files: it is in the answer, all of it.
    """
    try:
        source, request = open_material(material)
        if isinstance(source, Election):
            return _election(source, request, material.source)
        if isinstance(source, Hall):
            return evolve(_hall(source), rules=fingerprint_before(material))
        return _consultation(source, request, material)
    except PrioritizeError as error:
        return Checked(refused=error.findings, rules=fingerprint_before(material))


def check_against(material: Material, other: Material) -> Checked:
    """Check a workbook of the hall, and compare it with the same evening typed by somebody else.

    Raises
    ------
    UsageError
        One of the two is no workbook of the hall.

    """
    for each in (material, other):
        if each.form != WORKBOOK:
            what = message("{file} is no workbook of the hall", file=each.source)
            remedy = message("Only two workbooks of one evening can be compared.")
            raise UsageError(Finding(what, remedy=remedy))
    checked = check(material)
    try:
        found = compare_halls(material.read(material.source), other.read(other.source))
    except PrioritizeError as error:
        return evolve(checked, refused=(*checked.refused, *error.findings))
    return evolve(
        checked,
        noticed=(*checked.noticed, *found.noticed),
        refused=(*checked.refused, *found.refused),
    )


def _election(election: Election, request: Request, name: str) -> Checked:
    refused: tuple[Finding, ...] = ()
    if request.method or election.rule is not None:
        refused = refused_election(election, request, name=name)
    read = _readable(election.profile, file=name)
    names = tuple((each.id, each.names) for each in election.profile.projects if each.names.texts)
    return Checked((read,), election.findings, refused, names)


def _consultation(consultation: Consultation, request: Request, material: Material) -> Checked:
    read: list[Readable] = []
    noticed: list[Finding] = []
    refused: list[Finding] = []
    found: list[Collected] = []
    try:
        for parts in collected(consultation, wanted_inputs(consultation, request), material):
            for part in parts:
                place = (part.input.file, part.community, part.input.id)
                read.append(_readable(part.profile, *place))
                noticed.extend(part.findings)
                found.append(part)
    except PrioritizeError as error:
        refused.extend(error.findings)
    refused.extend(_uncountable(found, request))
    return Checked(tuple(read), tuple(noticed), tuple(refused), names_of(consultation))


def _hall(hall: Hall) -> Checked:
    """Say what was read of an evening, and who used more dots than they had."""
    read = []
    refused: list[Finding] = []
    merges = [each.merge for each in hall.merges]
    parts = [merged(each, merges).collected for each in hall.collected]
    for part in parts:
        read.append(_readable(part.profile, part.input.file, part.community, part.input.id))
        refused.extend(_refused(part, Request()))
    noticed = (
        *hall.findings,
        *(found for part in parts for found in part.findings),
        *(_told(each) for each in hall.merges),
        *hall.beyond,
    )
    return Checked(tuple(read), noticed, tuple(refused), names_of(hall.consultation))


def _uncountable(parts: Sequence[Collected], request: Request) -> Iterator[Finding]:
    """Say of everything that would be counted why it cannot be."""
    try:
        counted = admitting(request.method, parts) if request.method else parts
    except PrioritizeError as error:
        yield from error.findings
    else:
        for part in counted:
            yield from _refused(part, request)


def _refused(part: Collected, request: Request) -> Iterator[Finding]:
    """Say of one input why it cannot be counted, and in which file."""
    for each in refused_part(part, request):
        yield each.at(Spot(file=part.input.file))


def _told(placed: PlacedMerge) -> Finding:
    merge = placed.merge
    others = absorbed(merge)
    what = counted(
        "{projects} counts as {into}",
        "{projects} count as {into}",
        number=len(others),
        projects=others,
        into=merge.into,
    )
    return Finding(what, placed.spot)


def _readable(profile: Profile, file: str, community: str = "", instrument: str = "") -> Readable:
    ballots = profile.electorate.ballots if isinstance(profile, BallotProfile) else None
    return Readable(
        file, community, instrument, profile.kind, projects=len(profile.projects), ballots=ballots
    )
