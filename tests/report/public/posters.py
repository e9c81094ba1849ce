"""Lists of every shape, and the sheets that are made of them."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from attrs import evolve

from prioritize.methods.combine.combine_points import CombinePoints
from prioritize.methods.dots.dots import Dots
from prioritize.methods.dots.plurality import Plurality
from prioritize.model.lists import Part, PartsProfile
from prioritize.model.meeting import Meeting
from prioritize.model.project import Names
from prioritize.model.shorthand import totals
from prioritize.report.naming import Naming
from prioritize.report.public.occasion import occasion_at
from prioritize.report.public.page import Page, pages
from prioritize.report.voice import Voice
from prioritize.tally.engine import run
from prioritize.tally.listing import Listing, Lists
from prioritize.tally.replay import replay
from prioritize.tally.result import ranking_of
from prioritize.tally.step import Resolved
from prioritize.text import ENGLISH, Message


RULES = "0123456789abcdef" * 4
ENGLISH_VOICE = Voice("en", ENGLISH)
NAMES = {
    "P1": Names.of({"ky": "Сугат суу", "en": "Irrigation"}),
    "P2": Names.of({"ky": "Бала бакча", "en": "Preschool"}),
    "P3": Names.of({"ky": "Көпүрө", "en": "Bridge"}),
}
NAMING = Naming(NAMES, "en", bare=frozenset(NAMES))


def hands(*votes: int, present: int | None = None) -> Listing:
    """Count raised hands for P1, P2 …"""
    rows = {f"P{number}": [each] for number, each in enumerate(votes, 1)}
    profile = totals(rows, groups=("",), voters=(present,))
    return Listing(run(Plurality(), profile), instrument="hands", level="project", cast="open")


def wall(
    votes: Mapping[str, Sequence[int | None]],
    groups: Sequence[str] = (),
    voters: Sequence[int | None] = (),
) -> Listing:
    """Count dots on a wall, three a person, by group."""
    result = run(Dots(per_voter=3, cap=1), totals(votes, groups=groups, voters=voters))
    return Listing(result, instrument="gallery", level="project", cast="visible-dots")


def together(*parts: tuple[Listing, int]) -> tuple[Listing, ...]:
    """Return lists and the one they are combined into."""
    profile = PartsProfile(
        parts[0][0].result.profile.projects,
        tuple(
            Part(each.instrument, Fraction(weight), ranking_of(each.result.outcome))
            for each, weight in parts
        ),
    )
    combined = Listing(
        run(CombinePoints(), profile),
        instrument="combined",
        level="project",
        parts=tuple((each.instrument, Fraction(weight)) for each, weight in parts),
    )
    return (*(each for each, _ in parts), combined)


def voted_again(listing: Listing, votes: Mapping[str, int]) -> Listing:
    """Let a re-vote decide between the projects named."""
    found = tuple((id, Fraction(number)) for id, number in votes.items())
    tiers = tuple((id,) for id in sorted(votes, key=lambda id: -votes[id]))
    steps = (*listing.result.steps, Resolved(tiers, "revote", found))
    ids = [project.id for project in listing.result.profile.projects]
    return evolve(listing, result=evolve(listing.result, steps=steps, outcome=replay(ids, steps)))


def lists_of(*listings: Listing, meeting: Meeting | None = None, kind: str = "real") -> Lists:
    """Put lists into one run of an evening."""
    return Lists(
        RULES,
        listings,
        kind,
        Names.of({"ky": "Айылдык жыйын", "en": "Village meeting"}),
        tuple(NAMES.items()),
        meeting=meeting,
    )


def sheet(*listings: Listing, meeting: Meeting | None = None, kind: str = "real") -> Page:
    """Make the one sheet of an evening, in English."""
    lists = lists_of(*listings, meeting=meeting, kind=kind)
    (page,) = pages(lists, occasion_at(lists), ENGLISH_VOICE)
    return page


def part(page: Page, heading: str) -> list[str]:
    """Return the sentences under a heading, nothing where it is missing."""
    found = (each for each in page.parts if str(each.heading) == heading)
    return [str(text) for each in found for text in each.sentences]


def told(texts: Iterable[Message]) -> list[str]:
    """Write sentences in English."""
    return [str(text) for text in texts]


def in_community(listing: Listing, community: str) -> Listing:
    """Give a list to a community."""
    return evolve(listing, community=community)
