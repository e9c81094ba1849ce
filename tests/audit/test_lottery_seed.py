"""Which digits decide a lot or a sample, and which are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.audit.lottery_seed import Thrown, check_digits, thrown
from prioritize.errors import UsageError


SEED = "83920175564410928377"


def told(seed: str) -> str:
    """Return what is wrong with a seed."""
    with pytest.raises(UsageError) as error:
        check_digits(seed)
    (found,) = error.value.findings
    assert "after everything is frozen" in str(found.remedy)
    return str(found.what)


@pytest.mark.parametrize(
    "seed, problem",
    [
        ("", "something else than digits"),
        ("8392017556441092837x", "something else than digits"),
        ("٨٣٩٢٠١٧٥٥٦٤٤١٠٩٢٨٣٧٧", "something else than digits"),
        ("8392 0175 5644 1092 8377", "something else than digits"),
        (SEED[:19], "19 digits, and at least 20"),
        ("7" * 20, "repeats 7 again"),
        ("12" * 10, "repeats 12 again"),
        ("8392017556" * 2, "repeats 8392017556 again"),
        ("839201755683920175568", "repeats 8392017556 again"),
        ("01101001100101101001", "fewer than 3 different"),
        ("23456789012345678901", "repeats 2345678901 again"),
        ("98765432109876543210", "repeats 9876543210 again"),
    ],
)
def test_digits_that_no_dice_show_are_refused(seed: str, problem: str) -> None:
    assert problem in told(seed)


def test_twenty_digits_from_dice_of_six_sides_will_do() -> None:
    check_digits("36142513366421542163")


@given(st.text("0123456789", min_size=20, max_size=21))
def test_a_seed_is_refused_only_for_a_pattern(seed: str) -> None:
    repeats = any(seed == (seed[:each] * 21)[: len(seed)] for each in range(1, 11))

    if repeats or len(set(seed)) < 3:
        told(seed)
    else:
        check_digits(seed)


def test_a_seed_thrown_after_the_freeze_is_fine() -> None:
    told_both = thrown("2026-03-14T15:00", "2026-03-14T15:20")

    assert told_both == Thrown("2026-03-14T15:00", "2026-03-14T15:20")
    assert told_both.is_told
    assert not thrown("", "2026-03-14T15:20").is_told
    assert thrown("2026-03-14T15:00+06:00", "2026-03-14T09:20Z").is_told


@pytest.mark.parametrize(
    "frozen, time, problem",
    [
        ("2026-03-14T15:20", "2026-03-14T15:00", "too early"),
        ("2026-03-14T15:20", "2026-03-14T15:20", "too early"),
        ("2026-03-14T09:00Z", "2026-03-14T14:00+06:00", "too early"),
        ("2026-03-14T15:00Z", "2026-03-14T15:20", "Only one"),
        ("14.03.2026", "2026-03-14T15:20", "is no time"),
        ("2026-13-14T15:20", "", "is no time"),
    ],
)
def test_an_early_seed_is_refused(frozen: str, time: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        thrown(frozen, time)
