"""Read and validate everything, and count nothing."""

from attrs import frozen

from prioritize import registry
from prioritize.audit.material import Material
from prioritize.errors import Finding, PrioritizeError, Spot
from prioritize.model.consultation import Consultation
from prioritize.model.election import Election
from prioritize.model.profile import BallotProfile, Profile
from prioritize.workflow.admit import admit
from prioritize.workflow.election_lists import as_declared, method_for
from prioritize.workflow.request import Request
from prioritize.workflow.source import collected, open_material, wanted_inputs


__all__ = ["Checked", "Readable", "check"]


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
    """What reading came to: what is there, what a person should look at, what is refused."""

    read: tuple[Readable, ...] = ()
    noticed: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = ()


def check(material: Material) -> Checked:
    """Read all files and see whether they could be counted as declared.

    Nothing is raised for what is wrong in the files: it is in the answer, all of it.
    """
    try:
        source, request = open_material(material)
        if isinstance(source, Election):
            return _election(source, request, material.source)
        return _consultation(source, request, material)
    except PrioritizeError as error:
        return Checked(refused=error.findings)


def _election(election: Election, request: Request, name: str) -> Checked:
    refused: tuple[Finding, ...] = ()
    if request.method or election.rule is not None:
        try:
            method = method_for(election, request, name=name)
            admit(method, as_declared(election, method, election.profile)[0])
        except PrioritizeError as error:
            refused = error.findings
    read = _readable(election.profile, file=name)
    return Checked((read,), election.findings, refused)


def _consultation(consultation: Consultation, request: Request, material: Material) -> Checked:
    read: list[Readable] = []
    noticed: list[Finding] = []
    refused: list[Finding] = []
    try:
        for parts in collected(consultation, wanted_inputs(consultation, request), material):
            for part in parts:
                place = (part.input.file, part.community, part.input.id)
                read.append(_readable(part.profile, *place))
                noticed.extend(part.findings)
                try:
                    method = registry.build(part.input.method, dict(part.input.options))
                    admit(method, part.profile)
                except PrioritizeError as error:
                    spot = Spot(file=part.input.file)
                    refused.extend(each.at(spot) for each in error.findings)
    except PrioritizeError as error:
        refused.extend(error.findings)
    return Checked(tuple(read), tuple(noticed), tuple(refused))


def _readable(profile: Profile, file: str, community: str = "", instrument: str = "") -> Readable:
    ballots = profile.electorate.ballots if isinstance(profile, BallotProfile) else None
    return Readable(
        file, community, instrument, profile.kind, projects=len(profile.projects), ballots=ballots
    )
