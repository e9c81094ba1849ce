"""What the META table of a Pabulib file says about the vote, its limits and its rule."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from attrs import frozen

from prioritize.errors import Spot, closest
from prioritize.intake.faults import Faults
from prioritize.intake.pabulib_sections import Section
from prioritize.model.number import exact, whole
from prioritize.model.project import Names
from prioritize.text import message


__all__ = ["VOTE_TYPES", "Meta", "read_meta"]

VOTE_TYPES: Final = ("approval", "choose-1", "cumulative", "scoring", "ordinal")
_LIMITS: Final = (
    "min_length",
    "max_length",
    "min_sum_cost",
    "max_sum_cost",
    "min_sum_points",
    "max_sum_points",
    "min_points",
    "max_points",
    "default_score",
    "min_project_score_threshold",
)
_NOT_APPLIED: Final = (
    "leftover_budget",
    "max_length_per_category",
    "max_sum_cost_per_category",
    "min_length_per_category",
    "min_project_cost",
    "max_project_cost",
)


@frozen
class Meta:
    """The table as it is needed for counting.

    `limits` are numbers by key, where given; `texts` are all the entries as they stand.
    """

    vote_type: str
    budget: Fraction
    limits: Mapping[str, Fraction]
    texts: Mapping[str, str]

    @property
    def title(self) -> Names:
        """The description, else the place and the year."""
        parts = (self.texts.get(each, "") for each in ("unit", "subunit", "instance"))
        return self.named(self.texts.get("description", "") or " ".join(filter(None, parts)))

    @property
    def adds_points(self) -> bool:
        """Whether votes give points to the projects that they name."""
        return self.vote_type in ("cumulative", "scoring")

    def named(self, text: str) -> Names:
        """Make a name in the language of the file."""
        language = self.texts.get("language", "").lower()
        return Names.of({language if language.isalpha() and len(language) < 4 else "": text})


def read_meta(section: Section, faults: Faults) -> Meta:
    """Read the table; what is wrong with it is recorded."""
    texts: dict[str, str] = {}
    rows: dict[str, int] = {}
    if section.headings != ("key", "value"):
        what = message("The headings of META are not key;value")
        faults.fault(what, Spot(row=section.rows[0] - 1 if section.rows else 0))
        return Meta("", Fraction(0), {}, {})
    for (key, value), row in zip(section.lines, section.rows, strict=True):
        name = key.strip().lower()
        if name in texts:
            faults.fault(message("META says {key} twice", key=repr(name)), Spot(row=row))
        texts[name], rows[name] = value.strip(), row
    for each in _NOT_APPLIED:
        if texts.get(each):
            what = message("META restricts {key}, and prioritize does not apply it", key=each)
            faults.odd(what, Spot(row=rows[each]))
    return Meta(
        _vote_type(texts.get("vote_type", ""), rows.get("vote_type", 0), faults),
        _budget(texts.get("budget", ""), rows.get("budget", 0), faults),
        _limits(texts, rows, faults),
        texts,
    )


def _vote_type(said: str, row: int, faults: Faults) -> str:
    vote_type = said.lower()
    if vote_type not in VOTE_TYPES:
        remedy = closest(vote_type, VOTE_TYPES) or message("Known are {kinds}.", kinds=VOTE_TYPES)
        what = (
            message("The vote_type {said} is not known", said=repr(said))
            if said
            else message("META does not say the vote_type")
        )
        faults.fault(what, Spot(row=row), remedy=remedy)
        return ""
    return vote_type


def _budget(said: str, row: int, faults: Faults) -> Fraction:
    if not said:
        faults.fault(
            message("META does not say the budget"),
            Spot(row=row),
            remedy=message("Add the line “budget;500000” with the right amount."),
        )
        return Fraction(0)
    with faults.gather(Spot(row=row, field="budget")):
        budget = exact(said)
        if budget <= 0:
            faults.fault(message("The budget is not above 0"), Spot(row=row))
        if "." in said:
            faults.odd(message("The budget has decimals: {said}", said=said), Spot(row=row))
        return budget
    return Fraction(0)


def _limits(
    texts: Mapping[str, str], rows: Mapping[str, int], faults: Faults
) -> dict[str, Fraction]:
    limits: dict[str, Fraction] = {}
    for key in _LIMITS:
        if texts.get(key):
            with faults.gather(Spot(row=rows[key], field=key)):
                limits[key] = exact(whole(texts[key]) if key.endswith("_length") else texts[key])
    return limits
