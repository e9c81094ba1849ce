"""What projects, communities and instruments are called in the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from attrs import evolve, field, frozen

from prioritize.errors import Finding
from prioritize.model.lists import ListProfile
from prioritize.model.project import Names
from prioritize.model.scoresheet import Criterion, ScoresheetProfile
from prioritize.model.totals import TotalsProfile
from prioritize.report.numbers import as_decimal, in_decimals, in_one_form, is_rounded, shown
from prioritize.report.template import quoted, word
from prioritize.report.words import WORDS
from prioritize.tally.listing import Listing, Lists
from prioritize.text import ENGLISH, Catalog, Fact, Message, counted, message, render, retold


__all__ = ["Naming", "naming", "shortened"]

_MOST: Final = 12
_OF_PROJECTS: Final = ("project", "projects", "gained", "lost")
"""Placeholders of remarks in which projects stand by their ids."""
_ON_A_MAP: Final = "approvals"
"""What a map is counted by, which nobody who stood before it would call so."""


@frozen
class Naming:
    """How things are called for one reader.

    Attributes
    ----------
    names
        Names by id: of communities, groups, directions and projects.
    language
        The language wanted; where a name lacks it, it is shown in another.
    currency
        That of all amounts, empty where it is not known.
    catalog
        The reader's language, for texts that are put together here.
    criteria
        Names of the criteria of one list.
    bare
        Ids that are left out beside the name, because nobody needs them to tell projects apart.
    units
        What measures are called in one list, where that is not their own word.
    has_decimals
        Whether the numbers of one list are read as decimals, as the means of a committee are.

    """

    names: Mapping[str, Names]
    language: str = ""
    currency: str = ""
    catalog: Catalog = ENGLISH
    criteria: Mapping[str, Names] = field(factory=dict)
    bare: frozenset[str] = frozenset()
    units: Mapping[str, str] = field(factory=dict)
    has_decimals: bool = False

    def within(self, listing: Listing) -> "Naming":
        """Return the naming for one list, whose projects may go by the id of something else."""
        own = {each.id: each.names for each in listing.result.profile.projects if each.names.texts}
        criteria = {
            each.id: _headed(each) for each in getattr(listing.result.profile, "criteria", ())
        }
        names = {**self.names, **own}
        currency = "" if _counts_seats(listing) else self.currency
        return evolve(
            self,
            names=names,
            criteria=criteria,
            units=_units(listing),
            currency=currency,
            has_decimals=_has_decimals(listing),
        )

    def name(self, id: str) -> str:
        """Return the bare name, empty where there is none."""
        return self.names[id].in_language(self.language) if id in self.names else ""

    def project(self, id: str) -> str:
        """Name a project with its id in parentheses, which tells projects of one name apart."""
        name = self.name(id)
        if name and id in self.bare:
            return name
        return f"{name} ({id})" if name and name != id else id

    def listed(self, ids: Iterable[str]) -> Fact:
        """Name several projects, of very many only the first and how many more there are."""
        return shortened(tuple(self.project(id) for id in ids))

    def place(self, id: str) -> Fact:
        """Name a community or an instrument, whose id may itself be a known word."""
        return self.name(id) or word(id)

    def measure(self, measure: str) -> Message:
        """Name what was measured: a criterion by its name, anything else by its word."""
        name = self.criteria[measure].in_language(self.language) if measure in self.criteria else ""
        return quoted(name) if name else word(self.unit(measure))

    def unit(self, measure: str) -> str:
        """Return the word for what a measure counts in this list."""
        return self.units.get(measure, measure)

    def number(self, value: Fraction) -> Message:
        """Write a number of one list."""
        return as_decimal(value) if self.has_decimals else shown(value)

    def numbers(self, values: Sequence[Fraction]) -> list[Message]:
        """Write numbers of one list that are read beside each other.

        Where rounding would make two of them look equal, all decimals stand exactly.
        """
        return in_one_form(values, as_decimal) if self.has_decimals else [*map(shown, values)]

    def column(self, values: Sequence[Fraction]) -> list[Message]:
        """Write the numbers of a column of one list."""
        return in_one_form(values, self.number)

    def remarked(self, text: Message) -> Message:
        """Make a sentence of a remark about one list, with its ids named."""
        return self.said(self.called(in_decimals(text) if self.has_decimals else text))

    def called(self, text: Message) -> Message:
        """Name what a remark speaks of by its id: projects, groups and instruments.

        Ids of digits alone stay where the remark does not say that they are projects: nothing else
        tells them from its numbers.

        Examples
        --------
        >>> names = Naming({"P3": Names.of({"en": "Bridge"})})
        >>> str(names.called(message("{id} was put up late", id="P3")))
        'Bridge (P3) was put up late'

        """
        facts = tuple(
            (name, self._of_projects(fact) if name in _OF_PROJECTS else fact)
            for name, fact in text.facts
        )
        return retold(evolve(text, facts=facts), self._called)

    def _of_projects(self, fact: Fact) -> Fact:
        if isinstance(fact, tuple):
            return tuple(map(self._of_projects, fact))
        return self.project(fact) if isinstance(fact, str) else fact

    def _called(self, text: str) -> Fact:
        if text in self.names and not text.isdecimal():
            return self.project(text)
        if text in self.criteria and not text.isdecimal():
            return self.measure(text)
        return WORDS.get(text, text)

    def finding(self, finding: Finding) -> Message:
        """Write a finding on one line: where, what, what to do."""
        told = evolve(finding, what=in_decimals(finding.what)) if self.has_decimals else finding
        return self.said(quoted(told.retold(self._called).render(self.catalog)))

    def said(self, text: Message) -> Message:
        """Make a sentence of a remark that may lack its full stop."""
        rendered = render(text, self.catalog)
        if rendered.endswith((".", "!", "?", "…")):
            return text
        return message("{text}.", text=text)


def _headed(criterion: Criterion) -> Names:
    """Return the names of a criterion, below the heading under which it stands with others."""
    if not criterion.part_of:
        return criterion.names
    texts = criterion.names.texts or (("", criterion.id),)
    return Names.of({language: f"{criterion.part_of}: {text}" for language, text in texts})


def _counts_seats(listing: Listing) -> bool:
    """Say whether seats are given away as if they were money, each project costing one."""
    return getattr(listing.result.method, "seats", None) is not None


def _units(listing: Listing) -> Mapping[str, str]:
    """Call what stands on a map marks, or people where it is known who made them."""
    if not listing.map_evidence:
        return {}
    is_anonymous = isinstance(listing.result.profile, TotalsProfile)
    return {_ON_A_MAP: "marks" if is_anonymous else "people who marked"}


def _has_decimals(listing: Listing) -> bool:
    """Say whether a list is that of a committee, or made of one that has as many digits."""
    profile = listing.result.profile
    if isinstance(profile, ListProfile):
        return any(is_rounded(shown(score)) for _, score in profile.ranking.scores)
    return isinstance(profile, ScoresheetProfile)


def naming(lists: Lists, language: str, catalog: Catalog = ENGLISH) -> Naming:
    """Return how things are called in the lists of one run."""
    return Naming(dict(lists.names), language, lists.currency, catalog)


def shortened(parts: tuple[Fact, ...]) -> Fact:
    """Keep a list that people can read, and say how many more there are."""
    if len(parts) <= _MOST:
        return parts
    kept = parts[: _MOST - 1]
    return (*kept, counted("{number} more", "{number} more", number=len(parts) - len(kept)))
