"""An evening in a hall, counted, with everything that minutes can tell."""

from collections.abc import Sequence
from fractions import Fraction

from prioritize.errors import finding
from prioritize.methods.dots.dots import Dots
from prioritize.methods.dots.plurality import Plurality
from prioritize.model.meeting import (
    Cast,
    Correction,
    CrossCheck,
    Difference,
    Lot,
    Meeting,
    Merge,
    MergeEffect,
    Present,
    Revote,
)
from prioritize.model.project import Names
from prioritize.model.shorthand import totals
from prioritize.report.voice import Voice
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing, Lists
from prioritize.text import ENGLISH, message


RULES = "0123456789abcdef" * 4
ENGLISH_VOICES = (Voice("en", ENGLISH),)
BILINGUAL = (Voice("ky", ENGLISH), Voice("ru", ENGLISH))
"""Names and the words of the template in two languages; what gettext says stays English."""

NAMES = {
    "P1": Names.of({"ky": "Сугат каналын оңдоо", "ru": "Ремонт канала", "en": "Canal"}),
    "P2": Names.of({"ky": "Бала бакча", "ru": "Детский сад", "en": "Preschool"}),
    "P3": Names.of({"ky": "Көпүрө", "ru": "Мост", "en": "Bridge"}),
    "hall": Names.of({"ky": "Жаңы-Арык", "ru": "Жаны-Арык"}),
    "G1": Names.of({"ky": "Аялдар", "ru": "Женщины", "en": "Women"}),
    "G2": Names.of({"ky": "Эркектер", "ru": "Мужчины", "en": "Men"}),
    "G3": Names.of({"ky": "Жаштар", "ru": "Молодёжь", "en": "Youth"}),
}


def wall_of(ids: Sequence[str]) -> Listing:
    """Count dots on a wall, of which two have gone."""
    votes = dict(zip(ids, ([8, 8, 1], [8, 4, 2], [3, 3, 1]), strict=True))
    profile = totals(votes, groups=("G1", "G2", "G3"))
    found = finding(message("60 dots were issued and {found} found", found=58))
    result = run(Dots(per_voter=3, cap=1), profile)
    return Listing(result, "hall", "gallery", "project", cast="visible-dots", findings=(found,))


def hands() -> Listing:
    """Count hands: the first two are equal."""
    profile = totals({"P1": [27], "P2": [27], "P3": [0]})
    return Listing(run(Plurality(), profile), "hall", "hands", "project", cast="open")


MEETING = Meeting(
    date="2025-02-14",
    opened="18:00",
    rules_fixed="18:10",
    place="Маданият үйү",
    community="Жаңы-Арык",
    adults=640,
    chair="Үлгүев Бакыт",
    secretary="Примерова Анна",
    commission=("Сынакова Гүлнара", "Мисалов Эрмек"),
    agenda=("Айылдын артыкчылыктарын тандоо", "Натыйжаны билдирүү"),
    legal_basis="Жыйындын чечими",
    attachments=("Дубалдын сүрөтү: dubal.jpg",),
    present=(Present("G1", 22), Present("G2", 29), Present("G3", 4)),
    cast=(
        Cast("gallery", "visible-dots", ("Сынакова Гүлнара",), (("issued", 60), ("unused", 0))),
        Cast("hands", "open", ("Сынакова Гүлнара", "Мисалов Эрмек"), (("present", 55),)),
    ),
    corrections=(Correction("Топтор, F5", "21", "22", "Бир аял 18:20да келди", "Примерова Анна"),),
    differences=(
        Difference("Дубалдагы чекиттер, C7", "8", "9", "8", "Сүрөттө 8 чекит", "Үлгүев Бакыт"),
    ),
    agreement=(
        CrossCheck(
            "gallery", message("Two clerks agreed on {agreed} of {all} cells.", agreed=23, all=24)
        ),
    ),
    merges=(
        Merge(
            ("P2", "P3"),
            "P2",
            "after",
            "19:40",
            "Экөө тең бир көпүрө жөнүндө",
            "Жыйын, бир добуштан",
            (
                MergeEffect(
                    "gallery",
                    (("P1",), ("P2", "P3")),
                    (("P1",), ("P2",)),
                    (("P2", Fraction(7), Fraction(11)),),
                ),
            ),
        ),
    ),
    revotes=(Revote(1, (("P1", 31), ("P2", 24)), 55, 0, 0, ("Сынакова Гүлнара",)),),
    lots=(Lot(("P2", "P1"), "1", "Мектеп окуучусу", ("Күбө А", "Күбө Б"), "20:15"),),
)


def evening(meeting: Meeting | None = MEETING, kind: str = "training") -> Lists:
    """Put the lists of the evening together."""
    title = Names.of({"ky": "Айылдык жыйын", "ru": "Собрание села", "en": "Village meeting"})
    return Lists(
        RULES,
        (wall_of(("P1", "P2", "P3")), hands()),
        kind,
        title,
        tuple(NAMES.items()),
        meeting=meeting,
    )
