"""Whether the declarations of a consultation fit together: ids, references and names."""

import unicodedata
from collections.abc import Iterable, Iterator

from attrs import frozen

from prioritize.errors import closest, finding
from prioritize.intake.column_meanings import check_columns
from prioritize.intake.consultation_draft import Draft
from prioritize.intake.matching import Named
from prioritize.intake.stages_table import check_stages
from prioritize.intake.toml_lines import Path
from prioritize.intake.toml_table import Item, PlacedFaults
from prioritize.text import message


__all__ = ["check_declarations", "refer"]


def check_declarations(draft: Draft, faults: PlacedFaults) -> None:
    """Check that everything is declared once, and everything referred to is declared."""
    _check_presence("communities", draft.communities, faults)
    _check_presence("inputs", draft.inputs, faults)
    for items in (draft.communities, draft.groups, draft.criteria, draft.votable):
        _check_ids(items, faults)
    _check_references(draft, faults)
    for terms in _scopes(draft):
        _check_terms(terms, faults)
    for item in draft.inputs:
        check_columns(item, [each.value.id for each in draft.criteria], faults)
        check_stages(item, draft.criteria, faults)


def refer(
    id: str, declared: Iterable[Named], key: str, *, path: Path, faults: PlacedFaults
) -> None:
    """Report an id that is not declared among the tables of a key; an empty one is no id."""
    ids = tuple(dict.fromkeys(each.id for each in declared))
    if id and id not in ids:
        what = message("{id} is not declared under [[{key}]]", id=id, key=key)
        faults.add(path, finding(what, remedy=closest(id, ids)))


def _check_presence(key: str, items: tuple[object, ...], faults: PlacedFaults) -> None:
    if not items and not faults.concern(key):
        remedy = message("Begin each one with [[{key}]].", key=key)
        faults.add((), finding(message("There are no {key}", key=key), remedy=remedy))


def _check_ids(items: Iterable[Item[Named]], faults: PlacedFaults) -> None:
    first: dict[str, Path] = {}
    for item in items:
        id = item.value.id
        if id and id in first:
            what = message(
                "The id {id} is taken on line {line}", id=id, line=faults.line(first[id])
            )
            remedy = message("Problems, directions and projects share one list of ids.")
            faults.add((*item.path, "id"), finding(what, remedy=remedy))
        first.setdefault(id, item.path)


def _check_references(draft: Draft, faults: PlacedFaults) -> None:
    communities = [each.value for each in draft.communities]
    directions = [each.value for each in draft.directions]
    problems = [each.value for each in draft.problems]
    for direction in draft.directions:
        for index, id in enumerate(direction.value.problems):
            path = (*direction.path, "problems", index)
            refer(id, problems, "problems", path=path, faults=faults)
    for project in draft.projects:
        path = (*project.path, "direction")
        refer(project.value.direction, directions, "directions", path=path, faults=faults)
        path = (*project.path, "community")
        refer(project.value.community, communities, "communities", path=path, faults=faults)
    for decision in draft.decisions:
        path = (*decision.path, "project")
        listed = [each.value for each in draft.projects]
        refer(decision.value.project, listed, "projects", path=path, faults=faults)
    for item in draft.inputs:
        path = (*item.path, "community")
        refer(item.value.community, communities, "communities", path=path, faults=faults)


@frozen
class _Term:
    """A word by which a file may mean something, in one community or (empty) in all."""

    word: str
    owner: str
    path: Path
    community: str = ""


def _scopes(draft: Draft) -> Iterator[list[_Term]]:
    """Yield the words that are looked for together and so have to differ."""
    yield [term for each in draft.communities for term in _terms(each, ())]
    for items in (draft.groups, draft.problems, draft.directions):
        yield [term for each in items for term in _terms(each, each.value.aliases)]
    yield [
        term
        for each in draft.projects
        for term in _terms(each, each.value.aliases, each.value.community)
    ]


def _terms(item: Item[Named], aliases: tuple[str, ...], community: str = "") -> Iterator[_Term]:
    owner = item.value.id
    yield _Term(owner, owner, item.path, community)
    for _, text in item.value.names.texts:
        yield _Term(_plain(text), owner, (*item.path, "name"), community)
    for index, alias in enumerate(aliases):
        yield _Term(_plain(alias), owner, (*item.path, "aliases", index), community)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _check_terms(terms: Iterable[_Term], faults: PlacedFaults) -> None:
    known: dict[str, list[_Term]] = {}
    for term in terms:
        others = known.setdefault(term.word, [])
        other = next((each for each in others if _clash(each, term)), None)
        if other:
            what = message("{word} already means {id}", word=repr(term.word), id=other.owner)
            remedy = message("Each name and alias may stand for one thing only.")
            faults.add(term.path, finding(what, remedy=remedy))
        others.append(term)


def _clash(one: _Term, other: _Term) -> bool:
    return one.owner != other.owner and (
        one.community == other.community or "" in (one.community, other.community)
    )
