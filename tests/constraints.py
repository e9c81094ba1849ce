"""Side constraints that can hold, for projects named ``a`` to ``e``."""

from collections.abc import Sequence
from fractions import Fraction

from attrs import evolve
from hypothesis import strategies as st

from prioritize.model.profile import Profile
from prioritize.model.project import Project
from prioritize.tally.constraint_rules import ConstraintRules


def grouped(profile: Profile) -> tuple[Project, ...]:
    """Give the projects categories and neighborhoods by their names."""
    return tuple(
        evolve(each, categories=("red",) if each.id in "abc" else (), neighborhood=hood)
        for each in profile.projects
        for hood in ("north" if each.id in "cde" else "south",)
    )


@st.composite
def constraint_rules(draw: st.DrawFn, projects: Sequence[Project]) -> ConstraintRules:
    """Make rules of every kind about these projects; needs only go back in the alphabet."""
    ids = sorted(each.id for each in projects)
    red = any(each.categories for each in projects)
    hoods = sorted({each.neighborhood for each in projects})
    money = st.integers(0, 5).map(Fraction)
    needs = {b: a for a in ids for b in ids if a < b and draw(st.integers(0, 5)) == 0}
    free = [each for each in ids if each not in needs and each not in needs.values()]
    split = draw(st.integers(0, len(ids)))
    rivals = [each for each in ids if each in free or each not in needs][split:]
    least = {each.id: (each.cost or Fraction(0)) / 2 for each in projects}
    return ConstraintRules(
        rivals=(tuple(rivals),) if len(rivals) > 1 else (),
        needs=tuple(needs.items()),
        budget_per_category=(("red", draw(money)),) if red and draw(st.booleans()) else (),
        budget_per_neighborhood=tuple(
            (each, draw(money)) for each in hoods[: draw(st.integers(0, 2))]
        ),
        minimum=tuple((each, least[each]) for each in ids if draw(st.integers(0, 3)) == 0),
    )
