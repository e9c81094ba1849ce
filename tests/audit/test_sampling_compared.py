"""A plan may promise no more than the lists that counting again gives."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from attrs import evolve

from prioritize.audit.bundle import Bundle
from prioritize.audit.chain import Entry
from prioritize.audit.continuation import recorded
from prioritize.audit.material import Material, Recount, TypedStack
from prioritize.audit.sampling_plan import OneLook, planned
from prioritize.audit.sampling_risk import Stack
from prioritize.audit.sampling_types import planned_entry
from prioritize.audit.verify import verify
from prioritize.errors import AuditError
from tests.audit import sample
from tests.audit.sample import BUNDLE, without_file


AT = "2026-03-15T09:00:00Z"
COMMUNITY, INSTRUMENT = "inputs/sumbula.csv", "gallery"


def plan(
    ballots: int = 84,
    wrong: int = 3,
    *,
    community: str | None = COMMUNITY,
    instrument: str | None = INSTRUMENT,
) -> Entry:
    """Plan for a list of the small consultation."""
    fixed = planned(Stack(ballots, wrong), limit=Fraction(1, 10), design=OneLook())
    return planned_entry(fixed, seal="0" * 64, community=community, instrument=instrument)


def recompute(material: Material) -> Recount:
    """Count as ever, and know how close one of the lists is."""
    stacks = (TypedStack(COMMUNITY, INSTRUMENT, 84, 3),)
    return evolve(sample.recompute(material), stacks=lambda: stacks)


def found(entries: Sequence[Entry]) -> list[str]:
    """Write plans into the bundle, and verify it."""
    files = recorded(BUNDLE, entries, shown={}, at=AT)
    return [each.code for each in verify(Bundle(files), recompute=recompute)]


@pytest.mark.parametrize(
    "entry, codes",
    [
        (plan(), []),
        (plan(wrong=2), []),
        (plan(ballots=90), []),
        (plan(wrong=4), ["A04"]),
        (plan(ballots=83), ["A04"]),
        (plan(83, 4), ["A04", "A04"]),
        (plan(community="inputs/Кыштут.csv", wrong=40), []),
        (plan(community="nowhere", wrong=40), ["A04"]),
        (plan(community=None, wrong=40), ["A04"]),
        (plan(community=None, instrument=None, wrong=40), []),
    ],
    ids=[
        "as counted",
        "careful",
        "papers beyond those counted",
        "85 too many wrong",
        "too few ballots",
        "both",
        "a list whose margin is not known",
        "no such list",
        "half a list",
        "told by people",
    ],
)
def test_a_plan_is_held_against_the_list_that_is_counted_again(
    entry: Entry, codes: list[str]
) -> None:
    assert found([entry]) == codes


def test_without_a_plan_nobody_asks_how_close_the_lists_are() -> None:
    def refuse() -> tuple[TypedStack, ...]:
        raise AssertionError

    def asked(material: Material) -> Recount:
        return evolve(sample.recompute(material), stacks=refuse)

    assert verify(BUNDLE, recompute=asked) == ()


def test_what_the_rules_forbid_is_not_recorded() -> None:
    with pytest.raises(AuditError, match=r"\[A01\] log.jsonl, row 12: There is a plan"):
        recorded(BUNDLE, [plan(), plan()], shown={}, at=AT)


def test_a_bundle_that_does_not_hold_is_not_continued() -> None:
    with pytest.raises(AuditError, match=r"\[B16\]"):
        recorded(without_file("README.txt"), [plan()], shown={}, at=AT)
