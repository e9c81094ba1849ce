"""Analytic hierarchy process: priorities from how many times more one thing matters."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import ClassVar, Final

from prioritize.errors import InputError
from prioritize.model.judgment import JudgmentProfile
from prioritize.model.method import MethodInfo
from prioritize.model.option import choice
from prioritize.model.outcome import Ranking
from prioritize.registry import method, option
from prioritize.tally.consistency import consistency
from prioritize.tally.consistency_story import tell_consistency
from prioritize.tally.hierarchy import Heading, Local, Ratios, overall, unlinked
from prioritize.tally.judged import judged, tell_priorities, together
from prioritize.tally.near import TOLERANCE, settled
from prioritize.tally.priorities import combined, geometric, principal
from prioritize.tally.step import Scored
from prioritize.tally.tally import Tally
from prioritize.text import message


__all__ = ["Ahp"]

_GROUP: Final = ""


@method
class Ahp:
    """Rank projects by how many times more one matters than another, compared in pairs.

    For every two projects, or every two criteria and then every two projects under each of them,
    judges say how many times more the one matters: 1 for equal, 3 for somewhat more, 9 for
    extremely more. The priorities that fit these answers best are worked out, and the result says
    how far the answers contradict each other. Answers may be missing as long as all are linked.

    Notes
    -----
    With ``priorities=eigenvector`` they solve A w = λ w for the largest λ, with Harker's diagonal
    where answers are missing; with ``geometric`` they are the means of the rows, or nearest by
    logarithms. Consistency: CR = (λ − n) / (n − 1) / RI with Saaty's random index, and the
    geometric index GCI. A group's answers are combined (``aij``) or its priorities (``aip`` by
    the mean, ``aip-geometric``), weighted by voting power. Computed with fifty digits and kept to
    twelve decimals; priorities nearer than 10⁻⁹ are equal. O(judges · n³).

    References
    ----------
    .. [1] Saaty (1980), The Analytic Hierarchy Process, McGraw-Hill.
    .. [2] Harker (1987), Incomplete pairwise comparisons in the analytic hierarchy process,
       Mathematical Modelling 9.
    .. [3] Forman & Peniwati (1998), Aggregating individual judgments and priorities with the
       analytic hierarchy process, European Journal of Operational Research 108.
    .. [4] Aguarón & Moreno-Jiménez (2003), The geometric consistency index: approximated
       thresholds, European Journal of Operational Research 147.
    .. [5] Ágoston & Csató (2022), Inconsistency thresholds for incomplete pairwise comparison
       matrices, Omega 108.

    Examples
    --------
    >>> from prioritize.model.shorthand import judgments
    >>> from prioritize.tally.engine import run
    >>> run(Ahp(), judgments("road/well=2 road/school=2 well/school=1")).outcome.scores
    (('road', Fraction(1, 2)), ('school', Fraction(1, 4)), ('well', Fraction(1, 4)))

    """

    info: ClassVar[MethodInfo] = MethodInfo(
        "ahp",
        "criteria",
        message("Analytic hierarchy process"),
        message(
            "Judges say of two things at a time how many times more the one matters. The priorities"
            " that fit all these answers best make the order."
        ),
        (JudgmentProfile,),
        Ranking,
        "Saaty (1980), The Analytic Hierarchy Process",
        exact=False,
        tolerance=TOLERANCE,
        axioms=frozenset({"anonymity", "neutrality"}),
    )

    priorities: str = option(
        choice("eigenvector", "geometric"),
        help=message(
            "How priorities are worked out of a matrix: its principal eigenvector, or the geometric"
            " means of its rows."
        ),
        default="eigenvector",
    )
    synthesis: str = option(
        choice("distributive", "ideal"),
        help=message(
            "Whether the projects under a criterion share its weight, or the best of them gets it"
            " whole and the others in proportion, so that a copy of a project turns no order."
        ),
        default="distributive",
    )
    group: str = option(
        choice("aij", "aip", "aip-geometric"),
        help=message(
            "What of several judges is combined: their answers by geometric means (aij), or each"
            " one's priorities by the mean (aip) or by geometric means (aip-geometric)."
        ),
        default="aij",
    )

    def count(self, profile: JudgmentProfile, tally: Tally) -> Ranking:
        """Work out the priorities, and tell how consistent the judgments are."""
        return judged(profile, tally, self._priorities)

    def _priorities(
        self, tree: Sequence[Heading], powers: Mapping[str, Fraction], tally: Tally
    ) -> dict[str, Fraction]:
        for each in tree:
            for judge in powers if len(powers) > 1 else ():
                self._tell(each, judge, tally)
        if self.group == "aij" or len(powers) == 1:
            return self._of_all(tree, powers, tally)
        return self._of_each(tree, powers, tally)

    def _of_all(
        self, tree: Sequence[Heading], powers: Mapping[str, Fraction], tally: Tally
    ) -> dict[str, Fraction]:
        """Combine the answers, then work out the priorities once."""
        joint = [_joint(each, powers) for each in tree]
        judge = next(iter(powers)) if len(powers) == 1 else _GROUP
        local = self._local(joint, judge)
        for each in joint:
            self._tell(each, judge, tally)
        tell_priorities(tree, local, tally)
        return overall(tree, local, self.synthesis)

    def _of_each(
        self, tree: Sequence[Heading], powers: Mapping[str, Fraction], tally: Tally
    ) -> dict[str, Fraction]:
        """Work out the priorities of each judge, then combine them."""
        own = {}
        for judge in powers:
            own[judge] = overall(tree, self._local(tree, judge), self.synthesis)
            if judge:
                shown = ((each, settled(priority)) for each, priority in own[judge].items())
                tally.record(Scored(judge, tuple(shown), decides=False))
        return together(own, powers, self.group)

    def _local(self, tree: Sequence[Heading], judge: str) -> Local:
        """Work out what one judge says under every heading."""
        faults = [fault for each in tree for fault in unlinked(each, _told(each, judge), judge)]
        if faults:
            raise InputError(faults)
        if self.priorities == "geometric":
            return {each.about: geometric(each.items, _told(each, judge)) for each in tree}
        return {each.about: principal(each.items, _told(each, judge)).priorities for each in tree}

    def _tell(self, heading: Heading, judge: str, tally: Tally) -> None:
        """Tell how consistent a judge is under one heading, where all there is linked."""
        ratios = _told(heading, judge)
        if any(True for _ in unlinked(heading, ratios, judge)):
            return
        found = consistency(heading, ratios)
        if found:
            tell_consistency(found, heading, judge, tally, by=self.priorities)


def _told(heading: Heading, judge: str) -> Ratios:
    return heading.ratios.get(judge, {})


def _joint(heading: Heading, powers: Mapping[str, Fraction]) -> Heading:
    """Return a heading with the combined answers as those of one judge."""
    own = {judge: ratios for judge, ratios in heading.ratios.items() if judge in powers}
    name = next(iter(powers)) if len(powers) == 1 else _GROUP
    return Heading(heading.about, heading.items, {name: combined(own, powers)})
