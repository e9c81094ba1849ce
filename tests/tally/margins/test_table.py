"""Who tells the margins of a result: the table, or a method that knows them itself."""

from fractions import Fraction
from typing import ClassVar

from attrs import evolve

from prioritize.model.margin import Margin
from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Outcome, Ranking, tiers_by_score
from prioritize.model.profile import ApprovalProfile
from prioritize.model.shorthand import approvals
from prioritize.registry import method
from prioritize.tally.engine import run
from prioritize.tally.margins.table import KnowsMargins, margins_of
from prioritize.tally.result import Result, ranking_of
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


VOTES = approvals("32: a", "27: b")


@method
class Silent:
    """A method of another package that says nothing of margins, although it could be added up."""

    info: ClassVar[MethodInfo] = MethodInfo(
        "silent",
        "dots",
        message("Silent"),
        message("Whoever is marked most often comes first."),
        (ApprovalProfile,),
        Ranking,
        "No source",
    )

    def count(self, profile: ApprovalProfile, tally: Tally) -> Ranking:
        """Add up marks."""
        sums = (profile.approved * profile.electorate.weights).sum(axis=1).tolist()
        scores = {
            each.id: Fraction(marks) for each, marks in zip(profile.projects, sums, strict=True)
        }
        tally.record(Scored("marks", tuple(scores.items())))
        return tiers_by_score(scores)


@method
class Told(Silent):
    """The same method, which knows by itself how close its results are."""

    info: ClassVar[MethodInfo] = evolve(Silent.info, id="told")

    def margins(self, result: Result[Outcome], /) -> tuple[Margin, ...]:
        """Name the first two."""
        (first,), (second,) = ranking_of(result.outcome).tiers
        return (Margin("first", first, second, "ballots", 3, exact=True),)


def test_a_method_of_another_package_tells_its_margins_itself() -> None:
    result = run(Told(), VOTES)

    assert isinstance(result.method, KnowsMargins)
    assert margins_of(result) == (Margin("first", "a", "b", "ballots", 3, exact=True),)


def test_of_a_method_that_tells_none_nothing_is_made_up() -> None:
    result = run(Silent(), VOTES)

    assert not isinstance(result.method, KnowsMargins)
    assert margins_of(result) == ()
