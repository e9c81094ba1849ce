"""A consultation becomes its lists: every instrument's own, combined, funded, and by group."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeAlias

from attrs import evolve, frozen

from prioritize import registry
from prioritize.audit.material import Material
from prioritize.errors import Finding, InputError, UsageError
from prioritize.intake.rollup import rolled_up
from prioritize.intake.rules import rules_fingerprint
from prioritize.model.consultation import COMBINED, Collected, Consultation, Input
from prioritize.model.profile import Profile
from prioritize.model.project import Names
from prioritize.model.withdraw import without
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.ties import TieBreak, parse_tie_break
from prioritize.text import message
from prioritize.workflow.admit import can_count, refusal
from prioritize.workflow.budget_list import budget_listing
from prioritize.workflow.combine import Counted, combined_listing
from prioritize.workflow.deviations import deviations
from prioritize.workflow.failures import Failures
from prioritize.workflow.left_out import told_left_out
from prioritize.workflow.part_count import count_part
from prioritize.workflow.progress import Progress
from prioritize.workflow.recusals import with_recusals
from prioritize.workflow.request import Request
from prioritize.workflow.source import collected, wanted_inputs
from prioritize.workflow.voices import with_views


__all__ = ["Settle", "admitting", "names_of", "rank_collected", "rank_consultation"]

Settle: TypeAlias = "Callable[[Listing], Listing]"
"""Makes of a list what people decided about it."""


class _Named(Protocol):
    """Whatever has an id and names."""

    @property
    def id(self) -> str: ...

    @property
    def names(self) -> Names: ...


def _as_counted(listing: Listing) -> Listing:
    return listing


@frozen
class _Run:
    """One run over a consultation: its rules, and what was asked for beyond them."""

    consultation: Consultation
    request: Request
    tie_break: TieBreak
    settle: Settle

    @property
    def communities(self) -> tuple[str, ...]:
        known = tuple(each.id for each in self.consultation.communities)
        return (self.request.community,) if self.request.community else known

    def contest(self, community: str, instrument: str) -> TieBreak:
        return self.tie_break.for_contest(f"{community}/{instrument}")


def rank_consultation(
    consultation: Consultation, request: Request, *, material: Material, progress: Progress
) -> Lists:
    """Count every input, combine where weights are declared, and fund where a budget is."""
    inputs = wanted_inputs(consultation, request)
    return rank_collected(consultation, request, _read(consultation, inputs, material, progress))


def _read(
    consultation: Consultation, inputs: tuple[Input, ...], material: Material, progress: Progress
) -> Iterator[Collected]:
    """Read the inputs one after another, and tell of each when it is read."""
    for done, parts in enumerate(collected(consultation, inputs, material), 1):
        progress(done, len(inputs))
        yield from parts


def rank_collected(
    consultation: Consultation,
    request: Request,
    parts: Iterable[Collected],
    *,
    settle: Settle = _as_counted,
) -> Lists:
    """Make the lists of what was collected.

    Parameters
    ----------
    consultation, request
        The rules, and what was asked for beyond them.
    parts
        What was collected, read while it is counted.
    settle
        What people decided about a list of an instrument or a combined one, before anything
        follows from it.

    """
    tie_break = parse_tie_break(request.tie_break or consultation.tie_break)
    asked = _Run(consultation, request, tie_break, settle)
    _check_options(request)
    counted = _counted(asked, parts)
    listings = tuple(_listings(asked, counted))
    return Lists(
        rules=rules_fingerprint(
            evolve(_without_them(consultation, request.without), tie_break=str(tie_break))
        ),
        listings=tuple(_asked_for(listings, request)),
        views=tuple(_asked_for(_views(asked, counted), request)),
        kind=consultation.kind,
        title=consultation.title,
        names=names_of(consultation),
        currency=consultation.currency,
        findings=tuple(deviations(consultation.decisions, listings)),
        decisions=consultation.decisions,
    )


def _asked_for(listings: Iterable[Listing], request: Request) -> Iterator[Listing]:
    """Keep the lists that are asked for, and say what they would hold by the rules and do not."""
    for each in listings:
        if request.instrument in ("", each.instrument):
            yield evolve(each, findings=(*told_left_out(request.without), *each.findings))


def _without_them(consultation: Consultation, withdrawn: tuple[str, ...]) -> Consultation:
    """Return the rules that hold when projects are left out, to be told from the declared ones."""
    return evolve(
        consultation,
        problems=tuple(each for each in consultation.problems if each.id not in withdrawn),
        directions=tuple(each for each in consultation.directions if each.id not in withdrawn),
        projects=tuple(each for each in consultation.projects if each.id not in withdrawn),
    )


def _check_options(request: Request) -> None:
    if request.seats is not None and not request.method:
        what = message("Seats are given, but no method that fills them")
        raise UsageError(Finding(what, remedy=message("Name it with --method.")))
    if request.options and not request.method:
        what = message("Options are given, but no method that they belong to")
        raise UsageError(Finding(what, remedy=message("Name it with --method.")))


def _counted(asked: _Run, read: Iterable[Collected]) -> tuple[Counted, ...]:
    """Count all that was collected; what is wrong in any of it is raised together."""
    own = [each for each in read if each.community in asked.communities]
    parts = _without(own, asked.request.without)
    if asked.request.method:
        parts = admitting(asked.request.method, parts)
    failures = Failures()
    counted: list[Counted] = []
    for each in parts:
        with failures.of(f"{each.community}/{each.input.id}"):
            counted.append(_count(asked, each))
    failures.stop()
    return tuple(counted)


def _without(parts: Sequence[Collected], withdrawn: tuple[str, ...]) -> list[Collected]:
    """Leave projects out of every profile that has them; one that no profile has is an error."""
    known = {project.id for each in parts for project in each.profile.projects}
    unknown = [each for each in withdrawn if each not in known]
    if unknown:
        what = message("There is no project {ids} to leave out", ids=tuple(unknown))
        raise UsageError(Finding(what))
    return [_smaller_part(each, withdrawn) for each in parts]


def _smaller_part(part: Collected, withdrawn: tuple[str, ...]) -> Collected:
    evidence = tuple(each for each in part.map_evidence if each.project not in withdrawn)
    return evolve(part, profile=_smaller(part.profile, withdrawn), map_evidence=evidence)


def _smaller(profile: Profile, withdrawn: tuple[str, ...]) -> Profile:
    present = {project.id for project in profile.projects}
    gone = [each for each in withdrawn if each in present]
    return without(profile, gone) if gone else profile


def admitting(method: str, parts: Sequence[Collected]) -> list[Collected]:
    """Keep what a method counts.

    Raises
    ------
    InputError
        It counts nothing of all that, with the reasons.

    """
    cls = registry.load(method)
    admitted = [each for each in parts if can_count(cls, each.profile)]
    if not admitted:
        reasons = dict.fromkeys(refusal(cls, each.profile) for each in parts)
        raise InputError([Finding(reason) for reason in reasons])
    return admitted


def _count(asked: _Run, part: Collected) -> Counted:
    """Count one input, and once more rolled up where its votes are combined on another level."""
    own = _listing(asked, part, level=part.input.level)
    own, views = with_views(own, part.input, asked.consultation)
    if not part.input.roll_up or part.input.roll_up == part.input.level:
        return Counted(part, own, own, views)
    rolled = _smaller_part(rolled_up(part, asked.consultation), asked.request.without)
    return Counted(part, own, _listing(asked, rolled, level=part.input.roll_up), views)


def _listing(asked: _Run, part: Collected, *, level: str) -> Listing:
    result = count_part(part, asked.request, asked.contest(part.community, part.input.id))
    listing = Listing(
        result,
        community=part.community,
        instrument=part.input.id,
        level=level,
        cast=part.input.cast,
        map_evidence=part.map_evidence,
        findings=part.findings,
        what_if=bool(asked.request.method),
    )
    return asked.settle(listing)


def _listings(asked: _Run, counted: tuple[Counted, ...]) -> Iterator[Listing]:
    """Yield the lists community by community: instruments, rolled up, combined, funded."""
    failures = Failures()
    for community in asked.communities:
        parts = [each for each in counted if each.part.community == community]
        own = [each.own for each in parts]
        own.extend(each.combinable for each in parts if each.combinable is not each.own)
        with failures.of(community):
            if not asked.request.method:
                own.extend(_further(asked, community, parts))
        yield from own
    failures.stop()


def _views(asked: _Run, counted: Sequence[Counted]) -> Iterator[Listing]:
    """Yield what groups said, community by community."""
    for community in asked.communities:
        for each in counted:
            if each.part.community == community:
                yield from each.views


def _further(asked: _Run, community: str, parts: Sequence[Counted]) -> Iterable[Listing]:
    combined = combined_listing(
        asked.consultation, parts, tie_break=asked.contest(community, COMBINED)
    )
    lists = {each.own.instrument: each.own for each in parts}
    if combined:
        lists[COMBINED] = asked.settle(combined)
        yield lists[COMBINED]
    funded = budget_listing(
        asked.consultation,
        lists,
        community=community,
        tie_break=asked.contest(community, "budget"),
        budget=asked.request.budget,
    )
    if funded:
        yield _told_recusals(asked, funded, parts)


def _told_recusals(asked: _Run, funded: Listing, parts: Sequence[Counted]) -> Listing:
    """Say which recusals decided about money, where the money follows the scores of reviewers."""
    source = next((each.part for each in parts if each.part.input.id == funded.instrument), None)
    if source is None:
        return funded
    return with_recusals(
        funded,
        source,
        consultation=asked.consultation,
        request=asked.request,
        tie_break=asked.contest(funded.community, "budget"),
    )


def names_of(consultation: Consultation) -> tuple[tuple[str, Names], ...]:
    """Return the names of everything that lists and findings speak of, by its id."""
    named: tuple[_Named, ...] = (
        *consultation.communities,
        *consultation.problems,
        *consultation.directions,
        *consultation.projects,
        *consultation.groups,
    )
    return tuple((each.id, each.names) for each in named if each.names.texts)
