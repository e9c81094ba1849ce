"""Tests of the table of instruments."""

import attrs

from prioritize.intake.instruments import READERS, collect
from prioritize.model.consultation import INSTRUMENTS
from tests.intake.faulty import lines_of
from tests.intake.village import a_consultation, an_input


def test_every_instrument_has_a_reader() -> None:
    assert set(READERS) == set(INSTRUMENTS)


def test_an_unknown_instrument_is_refused_with_a_proposal() -> None:
    input = attrs.evolve(an_input(), instrument="galery")

    assert lines_of(lambda: collect(b"", input, a_consultation())) == [
        "There is no instrument 'galery'. Did you mean gallery?"
    ]
