"""What a committee's workbook says once it is filled in, without the names of the reviewers."""

from fractions import Fraction

from attrs import field, frozen


__all__ = ["Application", "CommitteeRules", "Criteria", "Decided", "ReadCommittee"]


@frozen
class CommitteeRules:
    """What the sheet of rules says; texts as they are written into a consultation."""

    title: str
    date: str
    currency: str
    budget: Fraction | None
    on_overflow: str
    minimum_reviews: str
    quorum: str
    total: str
    ties: tuple[str, ...]
    normalisation: str
    rule: str
    is_training: bool


@frozen
class Criteria:
    """One criterion as it stands on its sheet."""

    id: str
    name: str
    weight: Fraction
    lowest: Fraction | None
    highest: Fraction | None
    least: Fraction | None
    direction: str
    kind: str
    decimals: str
    paragraph: str


@frozen
class Application:
    """One application: its code, what it is called, and what it asks for."""

    id: str
    name: str
    cost: Fraction | None


@frozen
class Decided:
    """What the committee decided about one application, apart from the list."""

    project: str
    decided: str
    amount: Fraction | None
    reason: str


@frozen
class ReadCommittee:
    """Everything that a workbook says, without the names of the reviewers.

    `scores` are (reviewer, application, one text for each criterion): a number, or a word for why
    there is none.
    """

    rules: CommitteeRules
    criteria: tuple[Criteria, ...]
    applications: tuple[Application, ...]
    scores: tuple[tuple[str, str, tuple[str, ...]], ...]
    decisions: tuple[Decided, ...] = field(default=())
