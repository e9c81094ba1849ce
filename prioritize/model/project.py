"""What people vote on: problems, directions, projects, and the names they go by."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from attrs import frozen


__all__ = ["Direction", "Location", "Names", "Problem", "Project", "index_by_id", "projects_of"]


@frozen
class Names:
    """A name in several languages, as (language, text) pairs sorted by language.

    Examples
    --------
    >>> name = Names.of({"ky": "Сугат суу", "ru": "Поливная вода"})
    >>> name.in_language("ru"), name.in_language("en")
    ('Поливная вода', 'Сугат суу')

    """

    texts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, texts: Mapping[str, str] | str) -> "Names":
        """Make names from a mapping, or from one text whose language is not known."""
        return cls(tuple(sorted(({"": texts} if isinstance(texts, str) else texts).items())))

    def in_language(self, language: str) -> str:
        """Return the name in this language, else in the first of ky, ru, en that has one."""
        by_language = dict(self.texts)
        for wanted in (language, "ky", "ru", "en", ""):
            if by_language.get(wanted):
                return by_language[wanted]
        return next((text for _, text in self.texts), "")


@frozen
class Location:
    """A place on the ground in decimal degrees of WGS 84, kept as exact text was typed."""

    latitude: Fraction
    longitude: Fraction


@frozen
class Problem:
    """A problem statement as people put it on the wall or the map."""

    id: str
    names: Names = Names()
    aliases: tuple[str, ...] = ()


@frozen
class Direction:
    """A field of action, such as preschool or irrigation, under which projects stand."""

    id: str
    names: Names = Names()
    problems: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@frozen
class Project:
    """Something that can be chosen; on the level of directions a direction takes its part.

    `cost` is in units of the consultation's currency, exact; `None` where it is not known.
    Other spellings under which sheets name the project are `aliases`. The `neighborhood` is the
    part of its community that it is for.
    """

    id: str
    names: Names = Names()
    cost: Fraction | None = None
    direction: str = ""
    community: str = ""
    aliases: tuple[str, ...] = ()
    location: Location | None = None
    categories: tuple[str, ...] = ()
    neighborhood: str = ""


def projects_of(ids: Iterable[str]) -> tuple[Project, ...]:
    """Make bare projects from ids, in the order given."""
    return tuple(Project(each) for each in ids)


def index_by_id(projects: Iterable[Project]) -> dict[str, int]:
    """Return each project's position by its id."""
    return {project.id: index for index, project in enumerate(projects)}
