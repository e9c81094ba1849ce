"""The sheet as a browser prints it: one page, nothing to complain of, nothing asked for."""

from pathlib import Path

import pytest
from attrs import evolve

from prioritize.cli.catalog import catalog_for
from prioritize.model.project import Names
from prioritize.report.public.occasion import occasion_at
from prioritize.report.public.write import public_html
from prioritize.report.voice import Voice
from prioritize.tally.listing import Lists
from prioritize.workflow.material import gather
from prioritize.workflow.report import report, writer_for
from prioritize.workflow.request import Request
from tests.browser import Browser, open_browser, without_policy
from tests.report.protocol.evening import evening
from tests.report.public.posters import hands, lists_of, wall


FIXTURES = Path(__file__).resolve().parent.parent.parent.parent / "fixtures"
LANGUAGES = ("ky", "ru", "en")


@pytest.fixture
def browser(tmp_path: Path) -> Browser:
    """Open a browser, where there is one."""
    return open_browser(tmp_path)


def voice(language: str) -> Voice:
    """Speak a language."""
    return Voice(language, catalog_for(language))


def of_fixture(name: str, *languages: str) -> bytes:
    """Write the sheets of a scenario."""
    material = gather(str(FIXTURES / name), Request())
    return report(material, writer_for("result.html"), speak=voice, languages=languages)


def of_lists(lists: Lists, *languages: str) -> bytes:
    """Write the sheets of lists."""
    return public_html(lists, occasion_at(lists), [voice(each) for each in languages])


def crowded(number: int, name: str) -> Lists:
    """Count hands and dots for many projects with long names."""
    votes = range(number, 0, -1)
    dotted = wall({f"P{n}": [each] for n, each in enumerate(votes, 1)}, voters=(90,))
    named = {f"P{n}": Names.of({"ky": f"{name} № {n}"}) for n in range(1, number + 1)}
    lists = lists_of(hands(*votes, present=9000), dotted, kind="training")
    return evolve(lists, names=tuple(named.items()))


@pytest.mark.parametrize("name", ["hands", "tie", "cycle", "hall/hall.xlsx"])
def test_one_community_is_one_sheet_in_every_language(browser: Browser, name: str) -> None:
    printed = browser.print(of_fixture(name, *LANGUAGES))

    assert (printed.sheets, printed.complaints, printed.requests) == (3, (), ())


def test_five_communities_are_five_sheets(browser: Browser) -> None:
    printed = browser.print(of_fixture("batken", "ky", "ru"))

    assert (printed.sheets, printed.complaints, printed.requests) == (10, (), ())


@pytest.mark.parametrize(
    "number, name",
    [
        (2, "Көпүрө"),
        (8, "Тегирмендин жанындагы көпүрөнү оңдоо"),
        (24, "Мектептин чатырын жаңылоо жана жылытуу системасын толугу менен алмаштыруу"),
        (60, "Арык"),
        (12, "ҮҢӨЪ" * 40),
    ],
)
def test_a_crowded_evening_is_still_one_sheet(browser: Browser, number: int, name: str) -> None:
    printed = browser.print(of_lists(crowded(number, name), *LANGUAGES))

    assert (printed.sheets, printed.complaints) == (3, ())


def test_even_without_its_policy_a_page_asks_for_nothing(browser: Browser) -> None:
    printed = browser.print(without_policy(of_lists(evening(), "ky")))

    assert (printed.complaints, printed.requests) == ((), ())


def test_the_browser_would_have_told(browser: Browser) -> None:
    """What a page must not do is seen by the two tests above."""
    picture = b'<img src="http://localhost:9/x.png" alt="x"></body>'
    page = of_lists(evening(), "ky").replace(b"</body>", picture)

    held_back = browser.print(page)
    let_go = browser.print(without_policy(page))

    assert "Content Security Policy" in held_back.complaints[0]
    assert let_go.requests == ("http://localhost:9/x.png",)


@pytest.mark.parametrize("name", ["batken", "cycle", "hall/hall.xlsx"])
def test_everybody_can_read_it(browser: Browser, name: str) -> None:
    assert browser.faults(of_fixture(name, "ky", "ru")) == []


def test_the_browser_knows_what_cannot_be_read(browser: Browser) -> None:
    page = of_lists(evening(), "ky").replace(b"</main>", b'</main><img src="data:,">')

    assert [fault.split(":")[0] for fault in browser.faults(page)] == [
        "critical image-alt",
        "moderate region",
    ]
