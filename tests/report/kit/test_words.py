"""The words on the paper stand in three languages."""

import re
from importlib.resources import files
from string import Formatter

from prioritize.model.project import Names
from prioritize.report.kit.words import kit_words


WORDS = kit_words()
EVERY: tuple[Names, ...] = (
    *(words for _, words in WORDS.words),
    *(steps.title for steps in WORDS.checklist),
    *(item for steps in WORDS.checklist for item in steps.items),
    *WORDS.consent.paragraphs,
)


def placeholders(text: str) -> list[str]:
    """List what a text is filled in with, as often as it is."""
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name)


def test_every_text_has_three_languages_with_the_same_placeholders() -> None:
    texts = [dict(each.texts) for each in EVERY]

    assert [each for each in texts if sorted(each) != ["en", "ky", "ru"]] == []
    assert [each for each in texts if len({str(placeholders(t)) for t in each.values()}) > 1] == []


def test_the_consent_says_its_version_and_all_that_consent_is_about() -> None:
    """Purpose, what is written down, no tie to the vote, who sees it, how long, withdrawal."""
    text = " ".join(each.in_language("en") for each in WORDS.consent.paragraphs)

    assert re.fullmatch(r"\d{4}-\d+", WORDS.consent.version)
    for part in ("voluntary", "telephone", "not tied", "destroyed", "withdraw", "guardian"):
        assert part in text


def test_no_word_mixes_two_alphabets() -> None:
    """A Latin letter in a Cyrillic word looks right and is found by nobody."""
    words = [
        word for names in EVERY for _, text in names.texts for word in re.findall(r"\w+", text)
    ]

    mixed = [
        each
        for each in words
        if re.search("[a-z]", each, re.IGNORECASE) and re.search("[а-яңөү]", each)
    ]
    assert mixed == []


def test_every_word_is_said_somewhere() -> None:
    folder = files("prioritize.report.kit")
    texts = [(folder / name).read_text(encoding="utf-8") for name in ("page.html.jinja", "web.py")]

    assert [id for id, _ in WORDS.words if not any(f'"{id}"' in text for text in texts)] == []
