"""What the cells of one input can mean: the options of its level, the groups, the communities."""

from collections.abc import Iterator

from attrs import frozen

from prioritize.errors import Spot, finding
from prioritize.intake.faults import Faults
from prioritize.intake.matching import Matcher
from prioritize.model.consultation import Consultation, Input
from prioritize.model.project import Direction, Problem, Project
from prioritize.text import message


__all__ = ["Scope", "missing_options", "options_at"]

_KIND_OF_OPTION = {
    "problem": message("problem"),
    "direction": message("direction"),
    "project": message("project"),
}


def options_at(level: str, consultation: Consultation) -> tuple[Project, ...]:
    """Return what can be chosen on a level; problems and directions take a project's part."""
    if level == "project":
        return consultation.projects
    things: tuple[Problem | Direction, ...] = (
        consultation.problems if level == "problem" else consultation.directions
    )
    return tuple(Project(each.id, each.names, aliases=each.aliases) for each in things)


@frozen
class Scope:
    """One input with matchers for everything that its file may name."""

    input: Input
    consultation: Consultation
    options: tuple[Project, ...]
    projects: Matcher
    groups: Matcher
    communities: Matcher

    @classmethod
    def of(cls, input: Input, consultation: Consultation) -> "Scope":
        """Make the scope of an input; a sheet of one community offers no other's projects."""
        options = tuple(
            each
            for each in options_at(input.level, consultation)
            if not input.community or each.community in {"", input.community}
        )
        return cls(
            input,
            consultation,
            options,
            Matcher.of(_KIND_OF_OPTION.get(input.level, message("project")), options),
            Matcher.of(message("group"), consultation.groups),
            Matcher.of(message("community"), consultation.communities),
        )

    @property
    def only_community(self) -> str:
        """The community that everything in the file belongs to; empty where a column says it."""
        declared = self.consultation.communities
        return self.input.community or (declared[0].id if len(declared) == 1 else "")

    def option(self, id: str) -> Project:
        """Return an option by its id."""
        return next(each for each in self.options if each.id == id)

    def heading_of(self, meaning: str) -> str:
        """Return the heading that the consultation gives for a meaning, or nothing."""
        return dict(self.input.columns).get(meaning, "")

    def setting(self, name: str) -> object:
        """Return an option that the input declares for its method, or `None`."""
        return dict(self.input.options).get(name)

    def is_open_to(self, option: Project, community: str) -> bool:
        """Say whether a community votes on an option."""
        return option.community in {"", community}

    def check_open(self, id: str, community: str, spot: Spot, faults: Faults) -> None:
        """Record a vote for a project that belongs to another community."""
        if id and community and not self.is_open_to(self.option(id), community):
            what = message("{id} belongs to {other}", id=id, other=self.option(id).community)
            faults.fault(what, spot, code="V03")


def missing_options(scope: Scope, present: frozenset[str], community: str, faults: Faults) -> None:
    """Record the options that the file does not name.

    One that belongs to the community, or to the only community, must stand there: a deleted row
    or column is not the same as no votes. A shared one may be left out and was then not offered.
    """
    is_alone = len(scope.consultation.communities) == 1
    for option in _absent(scope, present, community):
        if is_alone or option.community == community:
            faults.add(
                finding(
                    message("{id} has no place in the file", id=option.id),
                    remedy=message("Add it; write “not offered” where it was not offered."),
                    code="V03",
                )
            )
        else:
            what = message(
                "{id} is not in the file of {community}, so it was not offered there",
                id=option.id,
                community=community,
            )
            faults.odd(what, Spot())


def _absent(scope: Scope, present: frozenset[str], community: str) -> Iterator[Project]:
    return (
        each
        for each in scope.options
        if each.id not in present and scope.is_open_to(each, community)
    )
