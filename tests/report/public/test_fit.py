"""How large the letters are, and what is left out when even the smallest do not help."""

import re

from attrs import evolve

from prioritize.model.project import Names
from prioritize.report.html.document import document
from prioritize.report.public.fit import SIZES, fitted
from prioritize.report.public.occasion import occasion_at
from prioritize.report.public.page import Page, pages
from tests.report.public.posters import ENGLISH_VOICE, hands, lists_of, sheet


def size(page: Page) -> int:
    """Return the size of the letters in half points."""
    (found,) = re.findall(r"half-points-(\d+)", fitted(page).look)
    return int(found)


def of_length(number: int, name: str = "Canal") -> Page:
    """Make a sheet with so many projects."""
    lists = lists_of(hands(*range(number, 0, -1)))
    names = tuple((f"P{n}", Names.of({"en": f"{name} {n}"})) for n in range(1, number + 1))
    (page,) = pages(evolve(lists, names=names), occasion_at(lists), ENGLISH_VOICE)
    return page


def test_fewer_projects_have_larger_letters() -> None:
    sizes = [size(of_length(number)) for number in (2, 8, 16, 30)]

    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[1] > sizes[2] > sizes[3]


def test_longer_names_have_smaller_letters() -> None:
    assert size(of_length(8, "A canal from the river to the upper fields of")) < size(of_length(8))


def test_bars_stand_beside_names_where_that_leaves_more_room() -> None:
    assert fitted(of_length(3)).look.endswith("roomy")
    assert fitted(of_length(20)).look.endswith("dense")


def test_a_list_without_end_is_cut_and_says_so() -> None:
    page = of_length(200)

    (chart,) = fitted(page).page.charts

    assert size(page) == SIZES[-1]
    assert 20 < len(chart.entries) < 200
    assert str(chart.below) == (
        f"{200 - len(chart.entries)} more projects stand below; the minutes list them."
    )


def test_numbers_never_push_names_off_the_sheet() -> None:
    page = sheet(hands(10**17, 10**16))

    assert size(page) < SIZES[0]


def test_the_style_has_a_class_for_every_size() -> None:
    facts = {"language": "en", "title": "x"}
    style = document("html/document.html.jinja", style="public/page.css", facts=facts).decode()

    named = {int(each) for each in re.findall(r"\.half-points-(\d+) ", style)}

    assert named == set(SIZES)
