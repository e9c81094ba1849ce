"""A small consultation that the tests of instruments read files for."""

from collections.abc import Iterable
from fractions import Fraction

from prioritize.intake.instruments import collect
from prioritize.model.consultation import Collected, Community, Consultation, Group, Input
from prioritize.model.option import Stored
from prioritize.model.project import Direction, Names, Problem, Project
from prioritize.model.scoresheet import Criterion


AREA = (Fraction("39.8"), Fraction("71.1"), Fraction("40.0"), Fraction("71.5"))

KYSHTUT = Community("kyshtut", Names.of({"ky": "Кыштут"}), AREA, 2900)
SUMBULA = Community("sumbula", Names.of({"ky": "Сумбула"}), AREA, 2100)

GROUPS = (
    Group("women", Names.of({"ky": "Аялдар", "ru": "Женщины"})),
    Group("youth", Names.of({"ky": "Жаштар", "ru": "Молодёжь"})),
    Group("men", Names.of({"ky": "Эркектер", "ru": "Мужчины"})),
)

PROJECTS = (
    Project(
        "preschool",
        Names.of({"ky": "Мектепке чейинки билим берүү", "ru": "Детский сад"}),
        direction="education",
        aliases=("Бала бакча", "P1"),
    ),
    Project("irrigation", Names.of({"ky": "Сугат суу", "ru": "Поливная вода"}), direction="water"),
    Project("tap", Names.of({"ky": "Таза суу", "ru": "Питьевая вода"}), direction="water"),
    Project("sport", Names.of({"ky": "Спорт"}), direction="leisure"),
)

PROBLEMS = tuple(Problem(each.id, each.names, each.aliases) for each in PROJECTS)

DIRECTIONS = (
    Direction("education", problems=("preschool",)),
    Direction("water", problems=("irrigation", "tap")),
    Direction("leisure", problems=("sport",)),
)

CRITERIA = (
    Criterion("need", Names.of({"ru": "Нужность"}), Fraction(2), Fraction(1), Fraction(5)),
    Criterion("cost", Names.of({"ru": "Цена"}), Fraction(1), Fraction(1), Fraction(5), "cost"),
)


def an_input(
    instrument: str = "gallery",
    *,
    method: str = "dots",
    file: str = "votes.csv",
    columns: Iterable[tuple[str, str]] = (),
    options: Iterable[tuple[str, Stored]] = (),
    reading: Iterable[tuple[str, Stored]] = (),
    community: str = "",
    level: str = "project",
    roll_up: str = "",
) -> Input:
    """Declare an input; its id is its instrument."""
    return Input(
        instrument,
        instrument,
        file,
        level,
        method,
        community,
        columns=tuple(columns),
        options=tuple(options),
        reading=tuple(reading),
        roll_up=roll_up,
    )


def a_consultation(
    *inputs: Input,
    communities: tuple[Community, ...] = (KYSHTUT,),
    projects: tuple[Project, ...] = PROJECTS,
    groups: tuple[Group, ...] = GROUPS,
) -> Consultation:
    """Declare a consultation about four projects."""
    return Consultation(
        Names.of("Village"),
        "real",
        communities,
        inputs,
        PROBLEMS,
        DIRECTIONS,
        projects,
        groups,
        CRITERIA,
    )


def read(content: bytes | str, input: Input, consultation: Consultation | None = None) -> Collected:
    """Read a file that belongs to one community."""
    (collected,) = read_all(content, input, consultation)
    return collected


def read_all(
    content: bytes | str, input: Input, consultation: Consultation | None = None
) -> tuple[Collected, ...]:
    """Read a file of an input."""
    data = content.encode() if isinstance(content, str) else content
    return collect(data, input, consultation or a_consultation(input))


def codes(collected: Collected) -> list[str]:
    """Return the codes of what was told, those without a code left out."""
    return [each.code for each in collected.findings if each.code]


def told(collected: Collected) -> list[str]:
    """Return what was told."""
    return [each.render() for each in collected.findings]
