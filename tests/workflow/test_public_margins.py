"""How close a list is, said from what was published of it."""

import pytest

from prioritize.audit.material import Material
from prioritize.errors import UsageError
from prioritize.model.margin import Margin
from prioritize.tally.listing import Lists
from prioritize.tally.margins.table import margins_of
from prioritize.workflow.audit_margin import typed_ballots, typed_stacks
from prioritize.workflow.public import published_material
from prioritize.workflow.rank import rank
from tests.workflow.files import RULES, village


APPROVALS = RULES.replace('method = "borda"', 'method = "approval"').partition("\n[combination]")[0]
FEW = "voter,road,well,school\n1,1,1,\n2,1,,\n3,1,,1\n"
MANY = FEW + "4,1,,\n5,1,,\n6,,1,1\n"


def hall(council: str) -> Material:
    """Let a council approve projects beside the wall with its dots."""
    return village(rules=APPROVALS, council=f"# layout: approvals\n{council}")


def margins(lists: Lists, instrument: str) -> tuple[Margin, ...]:
    """Tell how close the list of an instrument is."""
    (listing,) = (each for each in lists.listings if each.instrument == instrument)
    return margins_of(listing.result)


def test_totals_of_few_people_tell_their_margin_in_single_marks() -> None:
    internal = rank(hall(FEW))
    public = published_material(internal)

    again = rank(public)

    assert b'"totals"' in public.files["ballots/2.json"]
    assert margins(internal, "council")[0] == Margin(
        "first", "road", "school", "ballots", 1, 2, exact=True
    )
    assert margins(again, "council")[0] == Margin(
        "first", "road", "school", "approvals", 1, 2, exact=True
    )


def test_a_wall_is_as_close_in_public_as_it_was() -> None:
    internal = rank(hall(FEW))

    again = rank(published_material(internal))

    assert margins(again, "wall") == margins(internal, "wall")
    assert {each.unit for each in margins(again, "wall")} == {"dots"}


def test_of_totals_nobody_knows_how_many_papers_to_compare() -> None:
    public = published_material(rank(hall(FEW)))

    assert typed_stacks(rank(public)) == ()
    with pytest.raises(UsageError, match="It is not known here"):
        typed_ballots(public)


def test_ballots_of_enough_people_promise_as_much_as_those_that_were_counted() -> None:
    internal = rank(hall(MANY))

    (before,) = typed_stacks(internal)
    (after,) = typed_stacks(rank(published_material(internal)))

    assert (before, before.ballots) == (after, 6)
