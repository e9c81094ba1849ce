"""What looks as if it were about a person: headings, and telephones, numbers and names in cells."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from attrs import frozen

from prioritize.intake.spelling import fold


__all__ = ["Found", "looks_like_a_name", "personal_content", "personal_heading", "taken_out"]

_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "phone": (
        *("телефон", "телефону", "тел", "тел номери", "номер телефона", "телефон номери"),
        *("уюлдук", "уюлдук телефон", "сотовый", "мобильный", "phone", "telephone", "mobile"),
        *("phone number", "tel", "whatsapp", "ватсап", "telegram", "телеграм"),
    ),
    "email": ("email", "e-mail", "почта", "эл почта", "электронная почта", "электрондук почта"),
    "identity": (
        *("пин", "инн", "жеке номер", "жеке номери", "персональный номер", "личный номер"),
        *("паспорт", "passport", "id номер", "id карта", "id card", "пин инн", "document"),
    ),
    "name": (
        *("аты-жөнү", "аты жөнү", "фамилиясы", "фамилия", "фамилия имя", "фио", "ф.и.о.", "имя"),
        *("фамилия и имя", "фамилия имя отчество", "аты", "ысымы", "full name", "surname"),
        *("first name", "last name", "катышуучунун аты", "добуш берүүчү", "избиратель"),
        *("name of voter", "voter name", "катышуучу", "участник", "participant", "person"),
    ),
    "address": ("дарек", "дареги", "адрес", "address", "көчө", "улица", "үй", "дом"),
    "birth": (
        *("туулган күнү", "туулган жылы", "дата рождения", "год рождения", "date of birth"),
        *("birthday", "year of birth", "жашы", "жаш", "возраст", "лет", "age"),
    ),
    "sex": ("жынысы", "пол", "sex", "gender"),
    "signature": ("колу", "кол тамгасы", "подпись", "роспись", "signature"),
}
_BY_WORD: Final = {fold(word): kind for kind, words in _WORDS.items() for word in words}

_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_IDENTITY: Final = re.compile(r"(?<!\d)[0-2]\d{13}(?!\d)", re.ASCII)
_DIGITS: Final = re.compile(
    r"(?<![\d.,])\+?\(?\d(?:[ ()\u2010-\u2015-]{0,2}\d){8,14}(?!\d|[.,]\d)", re.ASCII
)
_PHONE: Final = re.compile(
    r"\+\d{9,15}|\+?996\d{9}|\+?992\d{9}|[+]?[78]9\d{9}|0[2-9]\d{8}", re.ASCII
)
_NAME: Final = re.compile(r"[^\W\d_]{2,}(?:[\s.-]+[^\W\d_]+)+\.?")
_HIDDEN: Final = "…"


@frozen
class Found:
    """A text without what is about a person, and what that was."""

    text: str
    kinds: tuple[str, ...]


def personal_heading(text: str) -> str:
    """Return what kind of personal data a heading announces, or nothing.

    Examples
    --------
    >>> personal_heading("Тел."), personal_heading("Ф.И.О."), personal_heading("Көпүрө")
    ('phone', 'name', '')

    """
    return _BY_WORD.get(fold(text), "")


def personal_content(texts: Iterable[str]) -> str:
    """Return what kind of personal data a column holds, judged by its cells, or nothing."""
    kinds = {"cell-email": "email", "cell-identity": "identity", "cell-phone": "phone"}
    found = (kind for text in texts for kind in taken_out(text).kinds)
    return next((kinds[kind] for kind in found), "")


def taken_out(text: str) -> Found:
    """Take telephone numbers, e-mail addresses and numbers of persons out of a text.

    Examples
    --------
    >>> taken_out("Бакыт, +996 555 12-34-56")
    Found(text='Бакыт, …', kinds=('cell-phone',))
    >>> taken_out("0(555)123456, үйдө")
    Found(text='…, үйдө', kinds=('cell-phone',))
    >>> taken_out("640000, 2025-02-14, 18:50")
    Found(text='640000, 2025-02-14, 18:50', kinds=())

    """
    kinds = []
    for kind, pattern in (("cell-email", _EMAIL), ("cell-identity", _IDENTITY)):
        text, number = pattern.subn(_HIDDEN, text)
        kinds.extend([kind] if number else [])
    without = _DIGITS.sub(_without_phone, text)
    kinds.extend(["cell-phone"] if without != text else [])
    return Found(without, tuple(kinds))


def _without_phone(digits: re.Match[str]) -> str:
    number = re.sub(r"[^\d+]", "", digits[0])
    return _HIDDEN if _PHONE.fullmatch(number) else digits[0]


def looks_like_a_name(text: str) -> bool:
    """Say whether a text is two words or more without a digit, as no serial number is.

    Examples
    --------
    >>> looks_like_a_name("Асанова Гүл"), looks_like_a_name("A-17"), looks_like_a_name("17")
    (True, False, False)

    """
    return _NAME.fullmatch(text) is not None
