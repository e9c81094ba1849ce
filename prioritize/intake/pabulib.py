"""Pabulib's files of participatory budgets: .pb."""

from fractions import Fraction
from functools import cache
from typing import Final

from prioritize.errors import InputError, Spot
from prioritize.intake.content import clean_text
from prioritize.intake.faults import Faults
from prioritize.intake.pabulib_limits import read_limits
from prioritize.intake.pabulib_meta import Meta, read_meta
from prioritize.intake.pabulib_profile import Counted, counted, profile_of
from prioritize.intake.pabulib_projects import read_projects
from prioritize.intake.pabulib_rule import declared_rule, first_points
from prioritize.intake.pabulib_sections import Section, read_sections
from prioritize.intake.pabulib_votes import read_votes
from prioritize.intake.size import check_size
from prioritize.model.election import Election
from prioritize.model.number import exact
from prioritize.model.voters import VoterTable
from prioritize.text import message


__all__ = ["read_pabulib"]

_NO_ATTRIBUTES: Final = ("vote", "points")


def read_pabulib(content: bytes, name: str) -> Election:
    r"""Read a participatory budget: projects with their costs, votes, the budget and the rule.

    Votes are counted from the table VOTES alone. Approval and choose-1 votes become approvals,
    cumulative votes dots, scoring votes scores, ordinal votes orders, whose declared rule says how
    many points a first place earns. A project named twice in one vote counts once, at its first
    place. What the file stores about votes only serves to say where it disagrees, and who was
    selected is not read. Attributes of voters are read when they are first asked for. Budgets of
    categories and neighborhoods become options of the methods for money.

    Raises
    ------
    InputError
        With every fault that was found: a table is missing, a line has other cells than its
        headings, an id stands twice, a vote names an unknown project or gives more points than
        allowed, a number is none, the budget is missing or not above 0, or the vote type is not
        known.

    References
    ----------
    .. [1] Faliszewski, P. et al. (2023), Participatory Budgeting: Data, Tools, and Analysis,
       IJCAI 2023. Pabulib, format of .pb files.

    Examples
    --------
    >>> text = (
    ...     "META\nkey;value\nbudget;10\nvote_type;approval\nrule;greedy\n"
    ...     "PROJECTS\nproject_id;cost\nGRA/0006;7\nb;4\n"
    ...     "VOTES\nvoter_id;vote;sex\n1;GRA/0006,b;F\n2;b;M\n"
    ... )
    >>> election = read_pabulib(text.encode(), "city.pb")
    >>> election.profile.approved.astype(int).tolist()
    [[1, 0], [1, 1]]
    >>> election.rule.method, election.profile.electorate.voters.column("sex")
    ('greedy-budget', ('F', 'M'))

    """
    faults = Faults(name)
    text = clean_text(content, faults)
    tables = read_sections(text, faults)
    meta = read_meta(tables[0], faults)
    projects = read_projects(tables[1], meta, faults)
    check_size(len(projects), len(tables[2].rows), faults)
    votes = read_votes(tables[2], meta, projects, faults)
    faults.stop()
    points = first_points(meta, len(projects))
    _compare(tables[1], counted(votes, meta, len(projects), points), faults)
    _check_numbers(meta, len(projects), votes.cast.size, faults)
    limits = read_limits(meta, projects, faults)
    return Election(
        profile_of(votes, meta, projects, _voters(text, tables[2].headings)),
        title=meta.title,
        budget=meta.budget,
        currency=meta.texts.get("currency", ""),
        rule=declared_rule(meta, points),
        limits=limits,
        findings=faults.accepted,
    )


def _voters(text: str, headings: tuple[str, ...]) -> VoterTable:
    """Offer the attributes of voters without reading them yet."""
    names = tuple(each for each in headings if each not in _NO_ATTRIBUTES)

    @cache
    def load() -> dict[str, tuple[str, ...]]:
        votes = read_sections(text, Faults(""))[2]
        return {_meaning(each): tuple(votes.column(each)) for each in names}

    return VoterTable(tuple(map(_meaning, names)), load)


def _meaning(heading: str) -> str:
    return "voter" if heading == "voter_id" else heading


def _compare(projects: Section, by_votes: Counted, faults: Faults) -> None:
    """Tell where the totals that the file stores are not those of its votes."""
    ids = projects.column("project_id")
    told = zip(ids, projects.column("votes"), by_votes.voters, projects.rows, strict=True)
    scored = zip(ids, projects.column("score"), by_votes.scores, projects.rows, strict=True)
    for heading, rows in (("votes", told), ("score", scored)):
        for id, said, number, row in rows:
            if said.strip() and not _is(said, number):
                what = message(
                    "Project {id} has {said} in column {heading}, and the votes add up to {number}",
                    id=id,
                    said=said,
                    heading=heading,
                    number=number,
                )
                faults.odd(what, Spot(row=row))


def _is(said: str, number: Fraction | int) -> bool:
    try:
        return exact(said) == number
    except InputError:
        return False


def _check_numbers(meta: Meta, projects: int, votes: int, faults: Faults) -> None:
    for key, number in (("num_projects", projects), ("num_votes", votes)):
        said = meta.texts.get(key, "")
        if said and said != str(number):
            faults.odd(
                message(
                    "META says {key} {said}, and there are {number}",
                    key=key,
                    said=said,
                    number=number,
                )
            )
