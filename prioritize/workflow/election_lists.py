"""One file of ballots becomes one ranked list, by the method asked for or the file's own rule."""

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import fields_dict

from prioritize import registry
from prioritize.errors import Finding, InputError, UsageError
from prioritize.model.digest import canonical_json, sha256
from prioritize.model.election import DeclaredRule, Election
from prioritize.model.points import points_from_places
from prioritize.model.profile import Profile, RankedProfile
from prioritize.model.withdraw import without
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.step import Converted
from prioritize.tally.ties import TieBreak, parse_tie_break
from prioritize.text import message, number_text
from prioritize.workflow.admit import admissible, admit, can_count
from prioritize.workflow.left_out import told_left_out
from prioritize.workflow.request import Request
from prioritize.workflow.seats import count, list_seats, options_for


__all__ = ["as_declared", "method_for", "rank_election"]


def rank_election(election: Election, request: Request, *, name: str) -> Lists:
    """Count one file of ballots."""
    profile = without(election.profile, request.without) if request.without else election.profile
    method = method_for(election, request, name=name)
    tie_break = parse_tie_break(request.tie_break or "share")
    declared, as_points = as_declared(election, method, profile)
    counted, conversions = admit(method, declared)
    before = (*as_points, *conversions)
    result = count(method, counted, request, tie_break=tie_break, before=before)
    findings = (*told_left_out(request.without), *election.findings, *_unlimited(election, method))
    projects = (*profile.projects, *election.withdrawn)
    return Lists(
        rules=_fingerprint(method, profile, tie_break, seats=list_seats(method, request)),
        listings=(
            Listing(
                result,
                findings=findings,
                withdrawn=tuple(each.id for each in election.withdrawn),
            ),
        ),
        title=election.title,
        names=tuple((each.id, each.names) for each in projects if each.names.texts),
        currency=election.currency,
    )


def method_for(election: Election, request: Request, *, name: str) -> Any:  # noqa: ANN401  # any method
    """Make the method that a file is counted by: the one asked for, or the one it declares.

    Raises
    ------
    InputError
        The file declares a rule that prioritize does not have.
    UsageError
        No method was asked for and the file declares none.

    """
    rule = election.rule
    id = request.method or _declared(election, rule, name)
    options = options_for(registry.load(id), request)
    if not request.method and rule is not None:
        options = {**dict(rule.options), **options}
    takes = fields_dict(registry.load(id))
    if election.seats is not None and "seats" in takes:
        options.setdefault("seats", election.seats)
    if election.budget is not None and "budget" in takes:
        options.setdefault("budget", number_text(election.budget))
    options = {**dict(_limits(election, request, takes)), **options}
    return registry.build(id, options)


def _limits(
    election: Election, request: Request, takes: Mapping[str, object]
) -> Iterator[tuple[str, object]]:
    """Yield the limits that a method keeps to, without those of nobody who is left."""
    left = (each for each in election.profile.projects if each.id not in request.without)
    names = {name for each in left for name in (*each.categories, each.neighborhood)}
    for option, limits in election.limits:
        if option in takes:
            yield option, [each for each in limits if each.rpartition("=")[0] in names]


def _unlimited(election: Election, method: Any) -> Iterator[Finding]:  # noqa: ANN401  # any method
    """Tell of limits of the file that a method for money does not keep to."""
    for option, _ in election.limits:
        if hasattr(method, "budget") and not hasattr(method, option):
            what = message(
                "META restricts {key}, and {method} does not apply it",
                key=option,
                method=method.info.id,
            )
            yield Finding(what)


def as_declared(
    election: Election,
    method: Any,  # noqa: ANN401  # any method
    profile: Profile,
) -> tuple[Profile, tuple[Converted, ...]]:
    """Turn places into points where the file's rule adds points, and say so.

    That is so for the declared method, and for others that cannot count places but can count
    points.
    """
    rule = election.rule
    if rule is None or not rule.points or not isinstance(profile, RankedProfile):
        return profile, ()
    if method.info.id != rule.method and can_count(method, profile):
        return profile, ()
    said = message(
        "a first place earns {points} points, each next place one less", points=rule.points
    )
    points = points_from_places(profile, first=rule.points)
    return points, (Converted(profile.kind, points.kind, said),)


def _declared(election: Election, rule: DeclaredRule | None, name: str) -> str:
    if rule is not None and rule.method in registry.discover():
        return rule.method
    able = tuple(id for id, reason in admissible(election.profile) if reason is None)
    remedy = message("Name one with --method: {methods}.", methods=able)
    if rule is not None and rule.lacks:
        what = message(
            "{file} is counted by the rule {rule}, and META does not say its {key}{comment}",
            file=name,
            rule=repr(rule.said),
            key=rule.lacks,
            comment=f" ({rule.comment})" if rule.comment else "",
        )
        add = message(
            "Add the line “{key};…” to META, or name one with --method: {methods}.",
            key=rule.lacks,
            methods=able,
        )
        raise InputError(Finding(what, remedy=add))
    if rule is not None:
        what = message(
            "{file} is counted by the rule {rule}, which prioritize does not have{comment}",
            file=name,
            rule=repr(rule.said),
            comment=f" ({rule.comment})" if rule.comment else "",
        )
        raise InputError(Finding(what, remedy=remedy))
    raise UsageError(
        Finding(message("{file} does not say how it is counted", file=name), remedy=remedy)
    )


def _fingerprint(
    method: Any,  # noqa: ANN401  # any method
    profile: Profile,
    tie_break: TieBreak,
    *,
    seats: int | None,
) -> str:
    rules: dict[str, object] = {
        "method": method.info.id,
        "options": sorted([name, value] for name, value in registry.stored_options(method).items()),
        "projects": sorted([each.id, str(each.cost)] for each in profile.projects),
        "tie_break": str(tie_break),
        "version": method.info.version,
    }
    if seats is not None:
        rules["seats"] = seats
    return sha256(b"rules/v1\0" + canonical_json(rules))
