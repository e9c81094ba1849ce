"""How sure one list of a committee is: what was found when it was counted again otherwise."""

from fractions import Fraction
from typing import Literal

from attrs import frozen

from prioritize.errors import Finding
from prioritize.tally.listing import Listing


__all__ = [
    "Agreement",
    "Beside",
    "Calibration",
    "Interval",
    "LeftOut",
    "Reviewer",
    "Robustness",
    "Sureness",
    "Swap",
    "WeightRange",
]


@frozen
class Interval:
    """The weights of one criterion, parts of the whole, between which the order of pairs stays."""

    criterion: str
    weight: Fraction
    low: Fraction
    high: Fraction


@frozen
class WeightRange:
    """The weights of one criterion under which the first, the line and the whole order stay."""

    criterion: str
    weight: Fraction
    first: Interval
    line: Interval
    order: Interval


@frozen
class Swap:
    """By how much the weight of a criterion must change for two projects to be equal.

    `change` is relative to the weight; below -1 it is not possible, as a weight is not negative.
    All other weights stay as they are.
    """

    criterion: str
    above: str
    below: str
    change: Fraction

    @property
    def is_possible(self) -> bool:
        """Whether the weight stays at 0 or above."""
        return self.change >= -1


@frozen
class LeftOut:
    """What changes when one criterion, or one reviewer, is left out altogether.

    `entering` would be chosen, `leaving` would not; `tau` is how far the orders of the projects in
    both lists agree. All are empty where nothing can be ranked any more (`is_counted`).
    """

    kind: Literal["criterion", "reviewer"]
    id: str
    entering: tuple[str, ...] = ()
    leaving: tuple[str, ...] = ()
    tau: str | None = None
    is_counted: bool = True


@frozen
class Reviewer:
    """What is known of one reviewer: how many projects were scored, the mean, the severity.

    `severity` is how far the scores lie from those of the others on the same projects, in the mean
    over the criteria by weight; a severe reviewer lies below 0. `None` where panels cannot be
    joined.
    """

    id: str
    projects: int
    mean: Fraction | None
    severity: Fraction | None


@frozen
class Agreement:
    """How far reviewers agree; `None` where that cannot be told.

    `single` and `mean` are the intraclass correlations ICC(2,1) and ICC(2,k) of what reviewers
    gave in all, `concordance` is Kendall's W, `alpha` Krippendorff's α for intervals.
    """

    single: Fraction | None
    mean: Fraction | None
    concordance: Fraction | None
    alpha: Fraction | None


@frozen
class Sureness:
    """How sure the place of one project is.

    Attributes
    ----------
    place
        Its place; 0 for who is not ranked.
    is_chosen
        Whether it is funded, or first where there is no money.
    drawn
        In which part of the drawn panels it is chosen.
    expected_rank
        Its mean place in the drawn panels.
    wide, middle
        Its places in the middle 95 of 100 panels, and in the middle half of them.
    weighted
        Under which part of all weightings it is above the line; `None` where that is not asked.

    """

    project: str
    place: int
    is_chosen: bool
    drawn: Fraction
    expected_rank: Fraction
    wide: tuple[int, int]
    middle: tuple[int, int]
    weighted: Fraction | None

    @property
    def frequency(self) -> Literal["always", "sometimes", "never"]:
        """Whether it is always, sometimes or never chosen: in 95 panels of 100, in 5, or between.

        As in Graves, Barnett & Clarke (2011), BMJ 343.
        """
        if self.drawn >= Fraction(95, 100):
            return "always"
        return "never" if self.drawn <= Fraction(5, 100) else "sometimes"


@frozen
class Calibration:
    """What one project has in all, raw and freed of the severity of its reviewers.

    Only reviews that are complete count here. `raw` is their mean, `centered` shifts every
    reviewer to one mean, `additive` fits severities, `shrunken` draws them to 0 the more, the fewer
    scores there are, and `standardized` is in standard deviations of each reviewer. `None` where
    it cannot be worked out.
    """

    project: str
    raw: Fraction
    centered: Fraction
    additive: Fraction | None
    shrunken: Fraction | None
    standardized: Fraction | None


@frozen
class Beside:
    """A list beside the raw one: who would be chosen by it, and who no more."""

    name: Literal["medians", "calibrated"]
    entering: tuple[str, ...]
    leaving: tuple[str, ...]
    tau: str | None


@frozen
class Robustness:
    """How sure a list is.

    Attributes
    ----------
    listing
        The official list.
    line
        How many are chosen.
    is_money
        Whether the chosen are funded; otherwise they are the first.
    draws, failed
        How many panels were drawn and counted, and how many could not be.
    weightings
        How many weightings were drawn; 0 for a method that adds nothing up.
    projects
        How sure each project is, in the order of the list, those not ranked at the end.
    band
        Who cannot be told apart around the line: the middle half of their places reaches across.
    weights, swaps, left_out, beside
        What weights, criteria, reviewers and other ways of averaging would change.
    calibrations
        The scores in all without the severity of the reviewers, by several rules.
    reviewers, agreement
        What is known of the reviewers.
    findings
        What could not be done, and why.

    """

    listing: Listing
    line: int
    is_money: bool
    draws: int
    failed: int
    weightings: int
    projects: tuple[Sureness, ...]
    band: tuple[str, ...]
    weights: tuple[WeightRange, ...]
    swaps: tuple[Swap, ...]
    left_out: tuple[LeftOut, ...]
    beside: tuple[Beside, ...]
    calibrations: tuple[Calibration, ...]
    reviewers: tuple[Reviewer, ...]
    agreement: Agreement
    findings: tuple[Finding, ...] = ()
