"""The template of the minutes is a file that a municipality can change."""

import re
from string import Formatter

import pytest

from prioritize.errors import InputError
from prioritize.model.project import Names
from prioritize.report.protocol.compose import compose
from prioritize.report.protocol.document import Lines, Prose
from prioritize.report.protocol.template import HEADS
from prioritize.report.protocol.template_file import (
    TEMPLATE,
    own_template,
    protocol_template,
    template_text,
)
from tests.report.protocol.evening import ENGLISH_VOICES, evening


OURS = protocol_template()
HEAD = f'template = "{TEMPLATE}"\n'


def every_text() -> list[Names]:
    """List all words of our template."""
    parts = [part for section in OURS.sections for part in section.parts]
    return [
        *(words for _, words in OURS.heads),
        *(section.title for section in OURS.sections),
        *(words for part in parts for words in (part.text, part.empty)),
        *(words for _, words in OURS.words),
    ]


def placeholders(text: str) -> list[str]:
    """List what a text is filled in with."""
    return sorted({name for _, name, _, _ in Formatter().parse(text) if name})


def faults(text: str) -> list[str]:
    """Read a template that is wrong, and list what is said about it."""
    with pytest.raises(InputError) as caught:
        own_template((HEAD + text).encode(), "own.toml")
    return [each.render() for each in caught.value.findings]


def test_every_text_stands_in_three_languages_with_the_same_placeholders() -> None:
    texts = [dict(words.texts) for words in every_text() if words.texts]

    lacking = [each for each in texts if sorted(each) != ["en", "ky", "ru"]]
    uneven = [each for each in texts if len({str(placeholders(t)) for t in each.values()}) > 1]

    assert (lacking, uneven) == ([], [])
    assert len(texts) > 80


def test_our_own_template_is_a_template_of_a_municipality() -> None:
    assert own_template(template_text().encode(), "protocol.toml") == OURS


def test_a_municipality_may_reword_and_leave_out() -> None:
    own = own_template(
        f"""{HEAD}
        title = {{ ky = "Айылдык кеңештин протоколу № {{number}}" }}
        [[sections]]
        id = "short"
        title = {{ ky = "Бүттү" }}
        parts = [{{ text = {{ ky = "Төрага {{chair}}" }} }}, {{ lines = 2, numbered = true }}]
        [words]
        chair = {{ ky = "Баштык" }}
        """.encode(),
        "own.toml",
    )

    protocol = compose(evening(), ENGLISH_VOICES, template=own)

    assert len(protocol.sections) == 1
    assert protocol.title == ("Айылдык кеңештин протоколу № \u2068______\u2069",)
    assert protocol.sections[0].blocks == (
        Prose(("Төрага \u2068Үлгүев Бакыт\u2069",)),
        Lines(2, is_numbered=True),
    )
    assert own.word("chair") == Names.of({"ky": "Баштык"})
    assert own.word("secretary") == OURS.word("secretary")


def test_a_template_of_another_version_is_refused() -> None:
    with pytest.raises(InputError, match="no template of the minutes"):
        own_template(b'template = "prioritize/protocol/9"', "own.toml")


@pytest.mark.parametrize("content", [b"title = ", b"\xff\xfe", b"PK\x03\x04"])
def test_a_file_that_is_no_toml_is_refused(content: bytes) -> None:
    with pytest.raises(InputError, match=r"own\.toml: This is no file in TOML"):
        own_template(content, "own.toml")


def test_all_that_is_wrong_in_a_template_is_named_at_once() -> None:
    found = faults(
        """
        title = { ky = "Протокол {nummer}", de = "Protokoll" }
        footer = "Код"
        [[sections]]
        parts = [
          { block = "result" },
          { fields = ["chairman"] },
          { text = { ky = "{" }, lines = 1 },
          { text = { ky = "x" }, needs = ["adult"] },
          { lines = 61 },
        ]
        """
    )

    assert found == [
        "own.toml, title: There is no 'de' here",
        "own.toml, title.ky: There is no 'nummer' here. Did you mean number?",
        "own.toml, footer: Words stand by language, such as ky = …",
        (
            "own.toml, sections[0].parts[0].block: There is no 'result' here."
            " Did you mean results, present?"
        ),
        "own.toml, sections[0].parts[1].fields: There is no 'chairman' here. Did you mean chair?",
        "own.toml, sections[0].parts[2]: A part has one of text, fields, block and lines",
        "own.toml, sections[0].parts[2].text.ky: A brace is open or closed that has no partner",
        "own.toml, sections[0].parts[3].needs: There is no 'adult' here. Did you mean adults?",
        "own.toml, sections[0].parts[4].lines: Lines to write on are 1 to 60",
    ]


@pytest.mark.parametrize(
    "text", ["{rules.real}", "{rules[0]}", "{rules!r}", "{rules:>99999999}", "{0}", "{}"]
)
def test_braces_reach_into_nothing(text: str) -> None:
    assert len(faults(f'title = {{ ky = "{text}" }}')) == 1


@pytest.mark.parametrize("text", ["sections = 1", "sections = [1]", "words = 1", "blank = 1"])
def test_values_of_another_kind_are_named_or_do_no_harm(text: str) -> None:
    try:
        own = own_template((HEAD + text).encode(), "own.toml")
    except InputError:
        return

    assert [id for id, _ in own.heads] == list(HEADS)


def test_no_word_mixes_two_alphabets() -> None:
    """A Latin letter in a Cyrillic word looks right and is found by nobody."""
    texts = [text for names in every_text() for _, text in names.texts]
    words = [word for text in texts for word in re.findall(r"\w+", text)]

    mixed = [
        each
        for each in words
        if re.search("[a-z]", each, re.IGNORECASE) and re.search("[а-яңөү]", each)
    ]
    assert mixed == []
