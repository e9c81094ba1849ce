"""Days as they are written in each language, compared with Unicode's data for it."""

import gettext
from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from prioritize.report.dates import date_shown
from prioritize.text import render


LOCALES = Path(__file__).resolve().parent.parent.parent / "prioritize" / "report" / "locales"


@pytest.mark.parametrize("language", ["ky", "ru"])
@given(day=st.dates(min_value=date(1000, 1, 1)))
def test_a_day_is_written_as_the_language_has_it(language: str, day: date) -> None:
    catalog = gettext.translation("prioritize", LOCALES, [language])

    shown = render(date_shown(day), catalog)

    assert shown.split() == format_date(day, "long", locale=language).split()


@given(day=st.dates(min_value=date(1000, 1, 1)))
def test_a_day_in_english_is_written_in_the_american_way(day: date) -> None:
    assert str(date_shown(day)) == format_date(day, "long", locale="en")


def test_the_year_and_its_sign_stay_on_one_line() -> None:
    catalog = gettext.translation("prioritize", LOCALES, ["ru"])

    assert render(date_shown(date(2024, 1, 20)), catalog) == "20 января 2024\N{NO-BREAK SPACE}г."
