"""The words that sheets use for what is no project and no group, in Kyrgyz, Russian and English."""

import re
from collections.abc import Mapping
from typing import Final

from prioritize.intake.spelling import fold


__all__ = ["CONTROLS", "meaning"]

CONTROLS: Final = (
    "issued",
    "unused",
    "spoiled",
    "total",
    "voters",
    "present",
    "abstaining",
    "against",
)
"""Meanings of rows and columns that check a count and are no votes."""

_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "code": ("код", "коду", "code", "шифр", "id", "option code", "project id", "код проекта"),
    "name": (
        *("көйгөй", "көйгөйлөр", "проблема", "проблемы", "problem", "problems"),
        *("долбоор", "долбоорлор", "проект", "проекты", "project", "projects"),
        *("багыт", "багыттар", "направление", "направления", "direction", "directions"),
        *("аталышы", "аты", "название", "наименование", "name", "title", "option", "вариант"),
        *("арыз", "заявка", "application", "сунуш", "предложение"),
    ),
    "number": ("№", "№ п/п", "п/п", "nr", "катар номери", "к/н"),
    "share": ("%", "үлүшү", "доля", "share", "пайыз", "процент", "percent"),
    "rank": ("орду", "орун", "место", "ранг", "rank", "place"),
    "note": ("эскертүү", "примечание", "комментарий", "note", "notes", "comment", "comments"),
    "group": ("топ", "тобу", "группа", "group", "фокус-топ", "фокус-группа"),
    "community": (
        *("айыл аймагы", "айылный аймак", "аймак", "аа", "муниципалитет", "municipality"),
        *("community", "айыл", "село", "village"),
    ),
    "ballot": (
        *("бюллетень", "бюллетендин номери", "бюллетень №", "номер бюллетеня", "№ бюллетеня"),
        *("баракча", "баракча №", "ballot", "ballot id", "ballot serial", "ballot number"),
        *("serial", "серия", "voter", "voter id"),
    ),
    "participant": (
        *("катышуучу", "участник", "participant", "participant id", "token", "токен"),
        *("respondent", "респондент", "respondent id", "катышуучунун коду", "код участника"),
    ),
    "votes": (
        *("добуш", "добуштар", "добуштун саны", "голоса", "голосов", "количество голосов"),
        *("votes", "чекит", "чекиттер", "точки", "точек", "dots", "points", "саны", "value"),
        *("кол көтөргөндөр", "кол", "руки", "рук", "hands", "hands raised", "макул", "за", "for"),
    ),
    "total": (
        *("бардыгы", "баары", "жалпы", "жалпысы", "жыйынтык", "жыйынтыгы", "бардыгы болуп"),
        *("итого", "всего", "сумма", "total", "totals", "sum", "grand total"),
    ),
    "issued": (
        *("берилген", "берилген чекит", "берилген чекиттер", "берилген добуш", "таратылган"),
        *("таратылган чекит", "выдано", "выдано точек", "выданные точки", "выдано наклеек"),
        *("issued", "dots issued", "issued dots", "handed out"),
    ),
    "unused": (
        *("колдонулбаган", "колдонулбаган чекит", "пайдаланылбаган", "калган", "калган чекит"),
        *("не использовано", "неиспользовано", "неиспользованные", "неиспользованные точки"),
        *("осталось", "unused", "unused dots", "left over", "returned"),
    ),
    "spoiled": (
        *("жараксыз", "жараксыз чекит", "жараксыздар", "бузулган"),
        *("испорчено", "испорченные", "недействительно", "недействительные"),
        *("spoiled", "spoilt", "invalid", "void"),
    ),
    "voters": (
        *("катышуучулар", "катышуучулардын саны", "добуш бергендер", "добуш берген", "адам"),
        *("участники", "участников", "голосовавшие", "голосовало", "проголосовало", "человек"),
        *("voters", "participants", "people", "number of voters", "persons"),
    ),
    "present": ("катышкандар", "катышты", "присутствует", "присутствовало", "present"),
    "abstaining": (
        *("калыс", "калыс калгандар", "воздержались", "воздержалось", "воздержался"),
        *("abstaining", "abstained", "abstentions", "abstain"),
    ),
    "against": ("каршы", "против", "against"),
    "reviewer": ("эксперт", "баалоочу", "рецензент", "reviewer", "expert", "комиссия мүчөсү"),
    "criterion": ("критерий", "критерийлер", "criterion", "criteria", "чен"),
    "score": ("балл", "баллы", "упай", "баа", "оценка", "score", "points given", "mark"),
    "reason": ("себеби", "себеп", "причина", "reason"),
    "round": ("тур", "раунд", "айлампа", "round"),
    "time": ("убакыт", "убактысы", "время", "time", "timestamp"),
    "latitude": ("кеңдик", "широта", "latitude", "lat"),
    "longitude": ("узундук", "долгота", "longitude", "lon", "lng", "long"),
}
_BY_WORD: Final = {
    fold(word): meaning for meaning, words in _WORDS.items() for word in words if fold(word)
}


def meaning(text: str) -> str:
    """Return what a heading or a label means, or nothing where it is an ordinary name.

    Examples
    --------
    >>> [meaning(each) for each in ("Берилген чекит", "Итого:", "Всего голосов", "Сугат суу")]
    ['issued', 'total', 'total', '']

    """
    plain = " ".join(re.sub(r"\([^)]*\)", "", text).split())
    if plain in {"%", "№"}:
        return "share" if plain == "%" else "number"
    found = _BY_WORD.get(fold(plain), "")
    first, _, second = plain.partition(" ")
    if not found and second and _BY_WORD.get(fold(second)) == "votes":
        control = _BY_WORD.get(fold(first), "")
        return control if control in CONTROLS else ""
    return found
