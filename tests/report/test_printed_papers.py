"""Minutes and paper in a browser: they print as they should and ask for nothing."""

from pathlib import Path

import pytest

from prioritize.report.kit.web import kit_html
from prioritize.report.protocol.compose import compose
from prioritize.report.protocol.web import protocol_html
from tests.browser import Browser, open_browser
from tests.report.kit.papers import BILINGUAL, ENGLISH_VOICES, KIT
from tests.report.protocol.evening import evening


PAGES = {
    "minutes": protocol_html(compose(evening(), BILINGUAL)),
    "blank minutes": protocol_html(compose(evening(None), ENGLISH_VOICES)),
    "paper": kit_html(KIT, BILINGUAL),
}
every_page = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Browser:
    """Open one browser for all pages."""
    folder: Path = tmp_path_factory.mktemp("browser")
    return open_browser(folder)


@every_page
def test_a_page_asks_for_nothing_and_is_not_complained_of(browser: Browser, page: bytes) -> None:
    printed = browser.print(page)

    assert (printed.complaints, printed.requests) == ((), ())


@every_page
def test_nothing_keeps_people_out_who_see_or_hear_otherwise(browser: Browser, page: bytes) -> None:
    assert browser.faults(page) == []


def test_every_sheet_of_the_paper_is_one_sheet(browser: Browser) -> None:
    """What to do, consent, those present, labels, hands, wall, ties, ballots: nothing spills."""
    paper = PAGES["paper"]

    assert browser.print(paper).sheets == paper.count(b'<section class="sheet')
