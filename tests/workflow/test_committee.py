"""The committee of 35 applications: who is ranked, who is funded, and what is flagged."""

from functools import cache
from pathlib import Path

from prioritize.report.explain import Question, explain_text
from prioritize.report.row import chosen
from prioritize.tally.listing import Lists
from prioritize.tally.result import ranking_of
from prioritize.tally.step import Excluded, Parted
from prioritize.workflow.explain import lists_about
from prioritize.workflow.material import gather
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request


FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "akf-committee"


@cache
def _lists(*projects: str) -> Lists:
    material = gather(str(FOLDER), Request())
    return lists_about(material, projects) if projects else rank(material)


def test_every_application_is_ranked_or_has_its_reasons() -> None:
    listing = _lists().listings[0]

    excluded = [step for step in listing.result.steps if isinstance(step, Excluded)]
    ranked = ranking_of(listing.result.outcome).projects
    assert len(ranked) + len(excluded) == 35
    assert all(step.reasons for step in excluded)
    assert {step.stage for step in excluded} == {"threshold", "total"}


def test_the_tie_at_the_line_is_decided_by_the_declared_order() -> None:
    listing, funded = _lists().listings

    (parted,) = (step for step in listing.result.steps if isinstance(step, Parted))
    assert (parted.by, parted.tiers) == ("importance", (("a04",), ("a19",)))
    assert "a04" in (chosen(funded.result.outcome) or ())
    assert "a19" not in (chosen(funded.result.outcome) or ())


def test_what_is_not_ranked_is_never_funded() -> None:
    listing, funded = _lists().listings

    ranked = ranking_of(listing.result.outcome).projects
    assert set(ranking_of(funded.result.outcome).projects) == set(ranked)


def test_a_recusal_that_decides_about_money_is_told() -> None:
    told = [str(each.what) for each in _lists().listings[1].findings]

    assert told == [
        (
            "a19 is not funded, and would be if R5, who is recused from it, had scored no other"
            " either"
        )
    ]


def test_an_application_that_is_not_ranked_is_explained() -> None:
    text = explain_text(_lists("a07"), Question("a07"), language="en")

    assert "is not ranked: 49.375 in all" in text


def test_two_applications_are_compared_criterion_by_criterion() -> None:
    text = explain_text(_lists("a04", "a19"), Question("a04", "a19"), language="en")

    assert " ".join(text.split()).count(", weight ") == 5
    assert "Importance decided" in " ".join(text.split())
