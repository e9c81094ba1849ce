"""The project's own exchange format for ballots of every kind: prioritize/ballots/1."""

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

import attrs

from prioritize.errors import InputError, Spot, closest
from prioritize.intake.faults import Faults
from prioritize.intake.json_ballots import (
    read_approvals,
    read_dots,
    read_ranked,
    read_scores,
)
from prioritize.intake.json_node import Node
from prioritize.intake.json_scoresheet import read_criteria
from prioritize.intake.json_strict import read_json
from prioritize.intake.json_tables import read_pairwise, read_totals
from prioritize.intake.project_ids import check_id
from prioritize.intake.size import check_size
from prioritize.model.election import Election
from prioritize.model.profile import Profile
from prioritize.model.project import Names, Project
from prioritize.text import message


__all__ = ["SCHEMA", "read_ballots_json"]

SCHEMA: Final = "prioritize/ballots/1"

Reader: TypeAlias = "Callable[[Node, tuple[Project, ...]], Profile]"

_READERS: Final[Mapping[str, Reader]] = {
    "ranked": read_ranked,
    "approval": read_approvals,
    "dots": read_dots,
    "score": read_scores,
    "criteria": read_criteria,
    "pairwise": read_pairwise,
    "totals": read_totals,
}
_KEYS: Final = (
    "schema",
    "kind",
    "title",
    "projects",
    "seats",
    "budget",
    "currency",
    "scale",
    "criteria",
    "columns",
    "ballots",
)


def read_ballots_json(content: bytes, name: str) -> Election:
    r"""Read ballots of any kind, with their projects, seats and budget.

    The document is one object with the keys `schema`, `kind`, `projects` and `ballots`; `seats`,
    `budget`, `currency` and `title` may be there. What stands in `ballots` depends on the kind:

    ========  =====================================================================
    ranked    ``"marks"``: a project, null for a skipped rank, a list for several
              marks at one rank, ``["overvote"]`` where their projects are not known
    approval  ``"approve"``: a list of projects
    dots      ``"dots"``: pairs of a project and its dots; ``"offered"`` where not
              every project was
    score     ``"scores"``: pairs of a project and its score; the document may say
              the ``"scale"`` as a pair
    criteria  ``"reviewer"`` and ``"scores"``: a project, a criterion, and a score or
              ``{"blank": reason}``; the document may list the ``"criteria"``
    pairwise  lists ``[first, second, preferred or "tie", how many]``, or objects
              with a ``"voter"`` and such lists as ``"comparisons"``
    totals    lists ``[project, group, votes]``; the document may list the
              ``"columns"`` with their control numbers
    ========  =====================================================================

    A ballot may have a `count`, a `weight`, and as many attributes of its voter as wanted. Ranked
    ballots become orders, or stay as on paper if one of them is none.

    Raises
    ------
    InputError
        With every fault that was found, its path, row and column.

    Examples
    --------
    >>> text = b'''{"schema": "prioritize/ballots/1", "kind": "ranked", "projects": ["a", "b"],
    ...     "ballots": [{"count": 3, "marks": ["b", "a"]}, {"marks": ["a"]}]}'''
    >>> read_ballots_json(text, "hall.json").profile.places.tolist()
    [[2, 1], [1, 0]]

    """
    faults = Faults(name)
    document = read_json(content, faults)
    try:
        election = _election(Node(document.value, "", faults))
        faults.stop()
    except InputError as error:
        raise InputError(document.located(error.findings)) from None
    return attrs.evolve(election, findings=document.located(faults.accepted))


def _election(document: Node) -> Election:
    reader = _reader(document)
    projects = _projects(document.member("projects"))
    ballots = document.member("ballots").value
    check_size(len(projects), len(ballots) if isinstance(ballots, list) else 0, document.faults)
    seats, budget = document.member("seats"), document.member("budget")
    money = budget.number() if budget.is_given else None
    if money is not None and money <= 0:
        budget.fault(message("The budget is not above 0"))
    title, currency = document.member("title"), document.member("currency")
    return Election(
        reader(document, projects),
        title=_names(title) if title.is_given else Names(),
        seats=seats.whole(1) if seats.is_given else None,
        budget=money,
        currency=currency.text() if currency.is_given else "",
    )


def _reader(document: Node) -> Reader:
    """Look at what the document says about itself; the rest is only read if that is known."""
    schema = document.member("schema")
    if not isinstance(document.value, dict):
        document.members()
        document.faults.stop()
    if schema.value != SCHEMA:
        what = message("The schema is {found}", found=repr(schema.value)[:60])
        schema.fault(what, remedy=message('Known is "{schema}".', schema=SCHEMA))
        document.faults.stop()
    kind = document.member("kind")
    reader = _READERS.get(kind.value) if isinstance(kind.value, str) else None
    if reader is None:
        known = message("The kinds are {kinds}.", kinds=tuple(_READERS))
        remedy = closest(str(kind.value), _READERS) or known
        kind.fault(message("There is no kind {kind}", kind=repr(kind.value)[:60]), remedy=remedy)
        document.faults.stop()
    document.told_members(_KEYS)
    return reader or read_ranked


def _projects(listed: Node) -> tuple[Project, ...]:
    projects = []
    first: dict[str, str] = {}
    for each in listed.elements():
        project = _project(each)
        if first.setdefault(project.id, each.path) != each.path:
            each.fault(
                message(
                    "Project {id} stands already in {path}",
                    id=repr(project.id),
                    path=first[project.id],
                )
            )
        projects.append(project)
    if not projects and isinstance(listed.value, list):
        listed.fault(message("There are no projects"))
    return tuple(projects)


def _project(node: Node) -> Project:
    if isinstance(node.value, str):
        return Project(check_id(node.value, Spot(field=node.path), node.faults))
    node.told_members(("id", "name", "cost", "categories"))
    if not isinstance(node.value, dict):
        return Project(node.path)
    id, name, cost = (node.member(each) for each in ("id", "name", "cost"))
    categories = node.member("categories")
    money = cost.number() if cost.is_given else None
    if money is not None and money < 0:
        cost.fault(message("The cost is below 0"))
    return Project(
        check_id(id.text(), Spot(field=id.path), node.faults),
        _names(name) if name.is_given else Names(),
        money,
        categories=tuple(each.text() for each in categories.elements())
        if categories.is_given
        else (),
    )


def _names(node: Node) -> Names:
    """Read a name: one text, or texts by language."""
    if isinstance(node.value, dict):
        return Names.of({language: node.member(language).text() for language in node.value})
    return Names.of(node.text())
