"""The reader of pages sees what would be an attack."""

import pytest

from tests.report.hostile import PAYLOADS, Page


@pytest.mark.parametrize(
    "markup",
    [
        b"<script>alert(1)</script>",
        b"<p onclick=x>x</p>",
        b"<a href=x>x</a>",
        b"<img src=x>",
        b"<!-- x -->",
        b"<p style='color:red'>x</p>",
    ],
)
def test_what_no_page_may_have_is_seen(markup: bytes) -> None:
    assert Page(markup).foreign != []


def test_text_from_outside_is_told_from_ours() -> None:
    page = Page(b"<p>Venue: <bdi>hall &lt;b&gt;</bdi></p>")

    assert page.text == "Venue: "
    assert page.outside == ["hall <b>"]
    assert page.foreign == []


def test_there_are_sixty_payloads() -> None:
    assert len(set(PAYLOADS)) == 60
