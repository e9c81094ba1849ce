"""A look at files before they are sealed: headings and cells that look like those of persons.

It knows words and not people, so it warns and decides nothing.
"""

import re
from collections.abc import Iterator
from typing import Final

from prioritize.audit.material import Material
from prioritize.audit.printable import printable
from prioritize.errors import Finding, Spot
from prioritize.text import message


__all__ = ["check_personal"]

_WORDS: Final = (
    # English, Russian, Kyrgyz: names, ways to reach somebody, papers, places of homes.
    r"full name|first name|last name|surname|phone|mobile|e-?mail|address|passport|birth|gps|"
    r"latitude|longitude|signature|"
    r"фио|ф\.и\.о|фамилия|имя и|телефон|почта|адрес|паспорт|инн|дата рождения|подпись|"
    r"аты-жөнү|аты жөнү|фамилиясы|дареги|дарек|пин|туулган|кол тамга"
)
_PERSONAL: Final = re.compile(rf"(?<!\w)({_WORDS})(?!\w)", re.IGNORECASE)
_PHONE: Final = re.compile(
    r"(?<!\d)(?:\+?996|0)[ -]?\d{3}[ -]?\d{2,3}[ -]?\d{2,3}[ -]?\d{0,2}(?!\d)"
)
_LOOKED_AT: Final = 64 * 1024
_TABLES: Final = (".csv", ".tsv", ".txt", ".json")
_REMEDY: Final = message(
    "Leave out what the count does not need, and write the bundle again;"
    " what is sealed cannot be taken back."
)


def check_personal(material: Material) -> Iterator[Finding]:
    """Find headings and cells that look personal, each file once for each kind."""
    for name, content in sorted(material.files.items()):
        if not name.lower().endswith(_TABLES):
            continue
        text = content[:_LOOKED_AT].decode("utf-8", "replace")
        heading = _PERSONAL.search(text.partition("\n")[0])
        if heading:
            word = printable(heading.group())
            what = message("The heading {word} looks personal", word=word)
            yield Finding(what, Spot(name, row=1), _REMEDY)
        phone = _PHONE.search(text)
        if phone:
            row = text.count("\n", 0, phone.start()) + 1
            yield Finding(
                message("This looks like a telephone number"), Spot(name, row=row), _REMEDY
            )
