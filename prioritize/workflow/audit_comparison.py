"""Draw the papers of a plan, and judge what was found when they were compared."""

from collections.abc import Iterator, Sequence

from prioritize.audit.lottery_seed import Thrown
from prioritize.audit.sampling import drawn_places
from prioritize.audit.sampling_conclusion import concluded
from prioritize.audit.sampling_plan import OneLook
from prioritize.errors import Finding, InputError, UsageError, finding
from prioritize.report.audit_conclusion_page import Compared, ConclusionTold
from prioritize.report.audit_sample_page import SampleTold
from prioritize.text import message
from prioritize.workflow.audit_plan_file import FixedPlan


__all__ = ["conclusion_of", "sample_of"]


def sample_of(
    fixed: FixedPlan, *, seed: str, thrown: Thrown, papers: int | None = None
) -> SampleTold:
    """Draw the papers of a plan.

    Parameters
    ----------
    fixed
        The plan.
    seed, thrown
        Digits thrown after the plan was fixed, and when.
    papers
        How many in all, where the sample is enlarged; those of the plan were listed before.

    Raises
    ------
    UsageError
        The seed is none, or the plan does not let the sample grow so far.

    """
    plan = fixed.plan
    wanted = papers or plan.papers
    if isinstance(plan.design, OneLook) and wanted != plan.papers:
        what = message("The plan is judged once, after {papers} papers", papers=plan.papers)
        remedy = message("Whoever wants to go on must plan for it, with --expect.")
        raise UsageError(finding(what, remedy=remedy))
    if not plan.papers <= wanted <= plan.stack.ballots:
        what = message(
            "A sample of this plan has {papers} to {ballots} papers",
            papers=plan.papers,
            ballots=plan.stack.ballots,
        )
        raise UsageError(finding(what))
    draws = drawn_places(plan.stack.ballots, digits=seed, papers=wanted, stack=plan.name)
    known = plan.papers if wanted > plan.papers else 0
    return SampleTold(plan, fixed.seal, seed, thrown, draws, known)


def conclusion_of(
    fixed: FixedPlan, papers: Sequence[Compared], *, seed: str, thrown: Thrown
) -> ConclusionTold:
    """Judge compared papers, which must be those that the seed draws.

    Parameters
    ----------
    fixed
        The plan.
    papers
        All that were compared, in any order.
    seed, thrown
        The digits that drew them, and when they were thrown.

    Raises
    ------
    InputError
        Other papers were compared than the seed draws, or one of them twice.
    UsageError
        The seed is none, or the plan fixed another number of papers.

    """
    plan = fixed.plan
    number = min(len(papers), plan.stack.ballots)
    draws = drawn_places(plan.stack.ballots, digits=seed, papers=number, stack=plan.name)
    faults = tuple(_other_than(draws, [each.place for each in papers]))
    if faults:
        raise InputError(faults)
    found = concluded(
        plan, papers=len(papers), mismatches=[each.place for each in papers if not each.agrees]
    )
    ordered = tuple(sorted(papers, key=lambda each: each.place))
    return ConclusionTold(found, fixed.seal, seed, thrown, ordered)


def _other_than(draws: Sequence[int], places: Sequence[int]) -> Iterator[Finding]:
    twice = tuple(str(each) for each in sorted(set(places)) if places.count(each) > 1)
    other = tuple(str(each) for each in sorted(set(places).difference(draws)))
    lacking = tuple(str(each) for each in sorted(set(draws).difference(places)))
    if twice:
        yield finding(message("Papers were compared twice: {places}", places=twice))
    if other:
        yield finding(
            message("These papers were not drawn: {places}", places=other),
            remedy=message("Compare those that the seed draws, and only them."),
        )
    if lacking:
        yield finding(message("These papers were drawn and not compared: {places}", places=lacking))
