from fractions import Fraction

import pytest
from attrs import evolve

from prioritize.errors import InputError
from prioritize.model.measure import Linear
from prioritize.model.scoresheet import ScoresheetProfile
from prioritize.model.shorthand import scoresheet
from prioritize.tally.scale_check import check_scales
from tests.tally.recorder import recorder


def warned(profile: ScoresheetProfile) -> list[str]:
    """Return what is warned of."""
    tally = recorder()
    check_scales(profile, tally)
    return [str(each.what) for each in tally.notices]


def test_scores_outside_a_declared_scale_are_all_named() -> None:
    sheet = scoresheet(
        {"need": 1, "use": 1}, {"ann": "a=4,5 b=80,3", "ben": "a=1/2,1 b=5,6"}, scale=(1, 5)
    )

    with pytest.raises(InputError) as caught:
        check_scales(sheet, recorder())

    assert [str(each.what) for each in caught.value.findings] == [
        "ann gave b 80 on need, whose scale is from 1 to 5",
        "ben gave a 1/2 on need, whose scale is from 1 to 5",
        "ben gave b 6 on use, whose scale is from 1 to 5",
    ]


def test_a_scale_may_have_one_end_only() -> None:
    sheet = scoresheet({"need": 1}, {"ann": "a=-1"})
    half = evolve(sheet, criteria=(evolve(sheet.criteria[0], lowest=Fraction(0)),))

    with pytest.raises(InputError, match="whose scale is from 0 to …"):
        check_scales(half, recorder())


def test_what_is_measured_has_no_scale() -> None:
    sheet = scoresheet({"need": 1}, {"ann": "a=80"}, scale=(0, 5))
    linear = Linear(Fraction(0), Fraction(100), Fraction(5))
    measured = evolve(sheet, criteria=(evolve(sheet.criteria[0], measure=linear),))

    assert warned(measured) == []


def test_two_scales_on_one_criterion_are_warned_of() -> None:
    sheet = scoresheet({"need": 1}, {"ann": "a=4 b=5", "ben": "a=80 b=70", "eve": "a=60 b=-"})

    (told,) = warned(sheet)
    assert told == (
        "On need the scores of ann end at 5, and those of ben begin at 70: they seem to use two"
        " scales"
    )


@pytest.mark.parametrize(
    "other", ["a=20 b=1", "a=9 b=8", "a=- b=-"], ids=["overlap", "near", "nothing scored"]
)
def test_a_harsh_reviewer_is_no_second_scale(other: str) -> None:
    assert warned(scoresheet({"need": 1}, {"ann": "a=2 b=3", "ben": other})) == []
