import pytest

from prioritize.intake import gallery, map, questionnaire, scores
from prioritize.intake.column_meanings import MEANINGS
from prioritize.intake.consultation import read_consultation


READERS = {"gallery": gallery, "map": map, "questionnaire": questionnaire, "scores": scores}


@pytest.mark.parametrize("instrument", READERS)
def test_the_reader_says_that_it_looks_for_every_meaning(instrument: str) -> None:
    text = READERS[instrument].__doc__ or ""

    assert [each for each in MEANINGS[instrument] if f"``{each}``" not in text] == []


def test_the_columns_of_a_questionnaire_may_be_places() -> None:
    text = """\
schema = "prioritize/consultation/1"
title = "Places"
kind = "real"
communities = [{ id = "village" }]
projects = [{ id = "road" }, { id = "well" }]

[[inputs]]
instrument = "questionnaire"
file = "form.csv"
level = "project"
method = "borda"
columns = { 1 = "First choice", 2 = "Second choice" }
"""

    (input,) = read_consultation(text.encode(), "c.toml").inputs

    assert input.columns == (("1", "First choice"), ("2", "Second choice"))
