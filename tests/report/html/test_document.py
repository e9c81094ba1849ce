"""A page as one file: its policy fits its style, and it names nothing outside."""

import base64
import hashlib
import re
from fractions import Fraction

import pytest

from prioritize.cli.catalog import catalog_for
from prioritize.report.html.bar import bar
from prioritize.report.html.document import document, language_of
from prioritize.report.html.qr import qr_code
from prioritize.report.voice import Voice
from prioritize.text import ENGLISH
from tests.report.hostile import Page


FACTS = {"language": "en", "title": "<b>&\u202e"}


def page() -> str:
    """Fill in the template that all others extend."""
    made = document("html/document.html.jinja", style="public/page.css", facts=FACTS)
    return made.decode()


def test_the_policy_allows_this_style_and_no_other() -> None:
    (style,) = re.findall(r"<style>(.*?)</style>", page(), re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = re.findall('Content-Security-Policy" content="([^"]*)"', page())

    assert policy.replace("&#39;", "'") == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none';"
        " form-action 'none'"
    )


def test_the_title_is_text() -> None:
    assert "<title>&lt;b&gt;&amp;\\u202e</title>" in page()


def test_the_page_ends_with_a_line() -> None:
    assert page().endswith("</html>\n")


@pytest.mark.parametrize("name", ["public/page.css", "protocol/page.css"])
def test_a_style_asks_for_nothing_from_outside(name: str) -> None:
    facts = {"language": "en", "title": "x"}
    made = document("html/document.html.jinja", style=name, facts=facts).decode()

    assert re.findall(r"url\(|@import|//", made.partition("<style>")[2]) == []


def test_words_without_a_translation_are_english() -> None:
    spoken = [Voice("ky", catalog_for("ky")), Voice("ky", ENGLISH), Voice("xx", catalog_for("xx"))]

    assert [language_of(voice) for voice in spoken] == ["ky", "en", "en"]


def test_a_code_for_telephones_is_drawn_of_lines_alone() -> None:
    drawn = qr_code("0123456789abcdef" * 4)

    assert re.fullmatch(
        r'<svg viewBox="0 0 \d+ \d+" class="qr"><path [^<>]*/></svg>\n?', str(drawn)
    )
    assert Page(drawn.encode()).foreign == []


def test_two_fingerprints_give_two_codes() -> None:
    assert qr_code("a" * 64) != qr_code("b" * 64)


def test_a_bar_is_as_long_as_its_part() -> None:
    assert 'width="667"' in bar(Fraction(2, 3))
    assert 'width="0"' in bar(Fraction(0))
    assert Page(bar(Fraction(1, 3)).encode()).foreign == []
