"""An evening to print paper for."""

from fractions import Fraction

from prioritize.model.hall.rules import Rules
from prioritize.model.project import Names, Project
from prioritize.report.kit.supply import Company, Kit
from prioritize.report.voice import Voice
from prioritize.text import ENGLISH


ENGLISH_VOICES = (Voice("en", ENGLISH),)
BILINGUAL = (Voice("ky", ENGLISH), Voice("ru", ENGLISH))
PROJECTS = (
    Project("P1", Names.of({"ky": "Сугат каналын оңдоо", "ru": "Ремонт канала"})),
    Project("P2", Names.of({"ky": "Бала бакча", "ru": "Детский сад"})),
)
RULES = Rules(
    title=Names(),
    kind="training",
    electorate="present",
    level="project",
    tie_rule="share",
    hands_method="plurality",
    ranks_method="borda",
    dots_per_voter=3,
    cap=2,
    casts={},
    weights={"hands": Fraction(1, 2), "wall": None},
    budget=Fraction(640_000),
    currency="KGS",
    spots={},
)
KIT = Kit(
    title=Names.of({"ky": "Айылдык жыйын", "ru": "Собрание села"}),
    kind="training",
    date="2025-02-14",
    place="Маданият үйү",
    community="Жаңы-Арык",
    projects=PROJECTS,
    groups=(
        Company(Names.of({"ky": "Аялдар", "ru": "Женщины"}), "кызыл"),
        Company(Names.of({"ky": "Эркектер", "ru": "Мужчины"})),
    ),
    per_voter=3,
    cap=2,
    people=6,
    rules=RULES,
    fingerprint="0123456789abcdef" * 4,
)


def kit_of(count: int, length: int = 20) -> Kit:
    """Make an evening with so many projects, whose names have so many letters."""
    name = Names.of({"ky": "ө" * length, "ru": "ж" * length})
    return Kit(projects=tuple(Project(f"P{number}", name) for number in range(count)))
