"""In which language a workbook of the hall was written, whatever is wrong with what it says."""

from collections import Counter

from prioritize.audit.material import Material
from prioritize.errors import InputError
from prioritize.intake.hall.record import read_record
from prioritize.intake.spelling import fold
from prioritize.model.hall.layout import LANGUAGES
from prioritize.model.hall.load import hall_layout


__all__ = ["language_of_titles"]


def language_of_titles(material: Material) -> str:
    """Return the language in which most sheets are titled, or nothing."""
    try:
        record = read_record(material.read(material.source))
    except InputError:
        return ""
    layout = hall_layout()
    spoken = Counter(
        language
        for id, page in record.pages
        for language in LANGUAGES
        if fold(page.title) == fold(layout.sheet(id).names.in_language(language))
    )
    most = max(spoken.values(), default=0)
    return next((each for each in LANGUAGES if most and spoken[each] == most), "")
