"""The sheet as HTML: what stands on it, and that nothing else can."""

import base64
import hashlib
import re

import pytest
from attrs import evolve

from prioritize.cli.catalog import catalog_for
from prioritize.model.meeting import Meeting
from prioritize.model.project import Names
from prioritize.report.public.occasion import Occasion, occasion_at
from prioritize.report.public.write import public_html
from prioritize.report.safe_text import safe_text
from prioritize.report.voice import Voice
from prioritize.tally.listing import Lists
from tests.report.hostile import PAYLOADS, Page, poisoned
from tests.report.protocol.evening import MEETING, evening, wall_of
from tests.report.public.posters import (
    ENGLISH_VOICE,
    RULES,
    hands,
    in_community,
    lists_of,
    together,
    wall,
)


KYRGYZ = Voice("ky", catalog_for("ky"))
RUSSIAN = Voice("ru", catalog_for("ru"))
EVENING = evening()


def written(lists: Lists, *voices: Voice) -> str:
    """Write the sheets of lists."""
    return public_html(lists, occasion_at(lists), voices or (ENGLISH_VOICE,)).decode()


def read(html: str) -> str:
    """Read a page as a person does, in one line."""
    return re.sub(r"\s+", " ", Page(html.encode()).whole)


def hostile(payload: str) -> tuple[Lists, Occasion]:
    """Put a text into every field that somebody may fill in, ids and words of methods too."""
    meeting = poisoned(MEETING, payload)
    assert isinstance(meeting, Meeting)
    names = Names.of({"ky": payload, "ru": payload})
    listing = evolve(
        wall_of((payload, f"2{payload}", f"3{payload}")),
        community=payload,
        instrument=payload,
        level=payload,
        cast=payload,
    )
    *parts, combined = together((evolve(hands(5, 3), instrument=payload), 1), (hands(3, 4), 1))
    combined_there = [in_community(each, f"other {payload}") for each in (*parts, combined)]
    lists = Lists(
        RULES,
        (listing, *combined_there),
        "training",
        names,
        ((payload, names), ("P1", names), ("G1", names), ("G2", names)),
        currency=payload,
        meeting=evolve(meeting, present=MEETING.present),
    )
    return lists, Occasion(payload, ((payload, 100),), meeting)


def test_places_names_votes_and_reasons_stand_on_the_sheet() -> None:
    text = read(written(lists_of(hands(32, 27, 0))))

    for part in ("Village meeting", "Irrigation P1", "32 votes", "3 Bridge", "Hands raised"):
        assert part in text
    assert "If 3 votes had moved from Irrigation to Preschool" in text


def test_a_shared_place_is_said_in_words() -> None:
    assert read(written(lists_of(hands(27, 27, 0)))).count("1–2 equal") == 2
    assert "2–3 тең" in read(written(lists_of(hands(9, 4, 4)), KYRGYZ))


def test_the_fingerprint_stands_there_short_and_whole_and_as_a_code() -> None:
    html = written(lists_of(hands(3, 2)))

    assert "0123 4567 89ab cdef" in html
    assert RULES in html
    assert html.count('class="qr"') == 1


def test_lists_without_rules_have_no_fingerprint() -> None:
    assert 'class="qr"' not in written(evolve(lists_of(hands(3, 2)), rules=""))


def test_a_training_says_so_across_the_sheet_and_in_a_line() -> None:
    html = written(evening(kind="training"), KYRGYZ)

    assert html.count('class="watermark"') == 1
    assert html.count('class="warning"') == 1
    assert "watermark" not in written(evening(kind="real"), KYRGYZ).partition("</style>")[2]


def test_every_language_has_its_own_sheet() -> None:
    html = written(EVENING, KYRGYZ, RUSSIAN)

    assert '<html lang="ky">' in html
    assert re.findall(r'<section class="sheet [^"]*" lang="(\w+)"', html) == ["ky", "ru"]
    assert "Жаңы-Арык" in html
    assert "Жаны-Арык" in html


def test_every_community_has_its_own_sheet_in_every_language() -> None:
    lists = lists_of(in_community(hands(3, 2), "north"), in_community(hands(1, 2), "south"))

    html = written(lists, KYRGYZ, RUSSIAN)

    sheets = html.split('<section class="sheet ')[1:]
    assert ["north" in each for each in sheets] == [True, True, False, False]
    assert [re.findall('lang="(\\w+)"', each)[0] for each in sheets] == ["ky", "ru", "ky", "ru"]


def test_the_same_bytes_come_out_twice() -> None:
    assert written(EVENING, KYRGYZ, RUSSIAN) == written(evening(), KYRGYZ, RUSSIAN)


@pytest.mark.parametrize("voice", [ENGLISH_VOICE, KYRGYZ, RUSSIAN])
def test_there_is_nothing_on_it_that_could_do_or_load_something(voice: Voice) -> None:
    html = written(EVENING, voice)

    assert Page(html.encode()).foreign == []
    assert re.findall(r"https?:|src=|href=|url\(|@import", html) == []


def test_the_policy_fits_the_style() -> None:
    html = written(EVENING)
    (style,) = re.findall("<style>(.*?)</style>", html, re.DOTALL)

    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()

    assert f"default-src &#39;none&#39;; style-src &#39;sha256-{digest}&#39;; img-src data:" in html
    assert "style=" not in html


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_text_in_every_field_stays_a_text(payload: str) -> None:
    lists, occasion = hostile(payload)

    html = public_html(lists, occasion, (KYRGYZ, ENGLISH_VOICE))

    page = Page(html)
    assert page.foreign == []
    assert len([text for text in page.outside if safe_text(payload)[:20] in text]) > 20


@pytest.mark.parametrize("payload", ["\u202eтегар", "су\u200bу", "\u2066x", "a\x1b[2Jb"])
def test_what_cannot_be_seen_is_shown(payload: str) -> None:
    lists, occasion = hostile(payload)

    html = public_html(lists, occasion, (ENGLISH_VOICE,)).decode()

    assert re.findall("[\u200b\u202e\u2066\u2068\u2069\x1b]", html) == []
    assert safe_text(payload) in html


def test_a_combined_list_stands_above_its_parts() -> None:
    html = written(lists_of(*together((wall({"P1": [9], "P2": [4]}), 2), (hands(5, 3), 1))))

    assert "Combined list" in html
    assert "weight 2" in read(html)
    assert html.count("<table>") == 1
