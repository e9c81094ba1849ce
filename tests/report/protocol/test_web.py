"""The minutes as a page: everything in it is text, and it reaches for nothing."""

import base64
import hashlib
import re

import pytest
from attrs import evolve

from prioritize.model.meeting import Meeting
from prioritize.model.project import Names
from prioritize.report.isolate import unmarked
from prioritize.report.protocol.compose import compose
from prioritize.report.protocol.web import protocol_html
from prioritize.report.safe_text import HIDDEN, safe_text
from prioritize.tally.listing import Lists
from tests.report.hostile import PAYLOADS, Page, poisoned
from tests.report.protocol.evening import (
    BILINGUAL,
    ENGLISH_VOICES,
    MEETING,
    evening,
    wall_of,
)
from tests.report.protocol.shown import every_text


PAGE = protocol_html(compose(evening(), BILINGUAL))


def hostile_evening(payload: str) -> Lists:
    """Put a text into every field that somebody may fill in, the ids of projects too."""
    meeting = poisoned(MEETING, payload)
    assert isinstance(meeting, Meeting)
    names = Names.of({"ky": payload, "ru": payload})
    wall = evolve(wall_of((payload, f"2{payload}", f"3{payload}")), community=payload)
    return Lists(
        payload,
        (evolve(wall, instrument=payload, cast=payload), *evening().listings),
        title=names,
        names=((payload, names), ("P1", names), ("hall", names), ("G1", names)),
        currency=payload,
        findings=wall.findings,
        meeting=evolve(meeting, present=MEETING.present),
    )


def test_everything_that_the_minutes_say_stands_on_the_page() -> None:
    page = Page(PAGE)
    whole = re.sub(r"\s+", " ", page.text)

    texts = {unmarked(text) for text in every_text(compose(evening(), ENGLISH_VOICES))}
    english = Page(protocol_html(compose(evening(), ENGLISH_VOICES)))

    assert "Добуштарды угуп жана талкуулап, жыйын чечти:" in whole
    assert "Заслушав и обсудив итоги голосования, собрание решило:" in whole
    assert [text for text in texts if text not in re.sub(r"\s+", " ", english.whole)] == []


def test_the_same_bytes_come_out_twice() -> None:
    assert protocol_html(compose(evening(), BILINGUAL)) == PAGE


def test_the_policy_allows_this_style_and_nothing_else() -> None:
    text = PAGE.decode()
    (style,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;" in text
    assert re.findall(r"url\(|@import|http", style) == []


def test_the_page_has_no_element_that_could_act() -> None:
    assert Page(PAGE).foreign == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_more_than_text(payload: str) -> None:
    page = Page(protocol_html(compose(hostile_evening(payload), BILINGUAL)))

    assert page.foreign == []
    assert page.outside.count(safe_text(payload)) > 60
    assert HIDDEN.sub("", page.whole.replace("\n", "")) == page.whole.replace("\n", "")


def test_a_training_is_written_across_the_page() -> None:
    training, real = (
        Page(protocol_html(compose(evening(kind=kind), ENGLISH_VOICES)))
        for kind in ("training", "real")
    )

    assert training.text.count("TRAINING") == 3
    assert "TRAINING" not in real.text


def test_languages_are_marked_for_who_reads_aloud() -> None:
    text = PAGE.decode()

    assert '<html lang="ky">' in text
    assert '<p lang="ru">Заслушав и обсудив итоги голосования, собрание решило:</p>' in text
