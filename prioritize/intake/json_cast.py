"""The ballots of a JSON document: how many are alike, what they weigh, who cast them."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

import numpy as np
from attrs import frozen

from prioritize.errors import Spot, closest
from prioritize.intake.json_node import Node
from prioritize.model.electorate import Electorate
from prioritize.model.voters import VoterTable
from prioritize.text import message


__all__ = ["Cast", "read_cast"]

_VOTER: Final = ("voter", "group", "community")


@frozen
class Cast:
    """The ballots as nodes of the document, and who cast them."""

    ballots: tuple[Node, ...]
    counts: tuple[int, ...]
    weights: tuple[Fraction, ...]
    attributes: Mapping[str, tuple[str, ...]]

    def electorate(self) -> Electorate:
        """Make the electorate; attributes are kept where any ballot has one."""
        voters = VoterTable.of(self.attributes) if self.attributes else None
        if any(weight != 1 for weight in self.weights):
            together = (a * b for a, b in zip(self.weights, self.counts, strict=True))
            weighted = Electorate.weighted(together, self.counts)
            return Electorate(weighted.weights, weighted.unit, weighted.counts, voters)
        return Electorate(np.array(self.counts, dtype=np.int64), voters=voters)


def read_cast(document: Node, *keys: str) -> Cast:
    """Read everything about the ballots but their marks, which stand under the keys.

    What else a ballot holds, apart from `count` and `weight`, describes its voter. A ballot stands
    for one, and weighs 1, unless it says otherwise.
    """
    own = ("count", "weight", *keys)
    nodes: list[Node] = []
    counts: list[int] = []
    weights: list[Fraction] = []
    attributes: dict[str, list[str]] = {}
    for node in document.member("ballots").elements():
        members = node.members()
        if not isinstance(node.value, dict):
            continue
        counts.append(node.member("count").whole(1) if "count" in members else 1)
        weights.append(_weight(node.member("weight")) if "weight" in members else Fraction(1))
        for key in members:
            if key not in own:
                column = attributes.setdefault(key, [])
                column.extend([""] * (len(nodes) - len(column)))
                column.append(_attribute(node.member(key)))
        nodes.append(node)
    if not nodes and document.member("ballots").value == []:
        document.member("ballots").fault(message("There are no ballots"))
    for column in attributes.values():
        column.extend([""] * (len(nodes) - len(column)))
    _check_keys(document, attributes, own)
    _check_voters(nodes, attributes.get("voter", []))
    columns = {key: tuple(column) for key, column in attributes.items()}
    return Cast(tuple(nodes), tuple(counts), tuple(weights), columns)


def _weight(node: Node) -> Fraction:
    weight = node.number()
    if weight <= 0:
        node.fault(message("A ballot's weight must be above 0"))
        return Fraction(1)
    return weight


def _attribute(node: Node) -> str:
    if isinstance(node.value, (list, dict)):
        node.odd(message("What describes a voter is a text; this is not read"))
        return ""
    return "" if node.value is None else str(node.value)


def _check_keys(document: Node, keys: Mapping[str, object], own: tuple[str, ...]) -> None:
    """Tell of attributes that look like a misspelled key of the format."""
    for key in keys:
        remedy = None if key in _VOTER else closest(key, (*own, *_VOTER))
        if remedy:
            what = message(
                "The key {key} was read as one that describes voters", key=repr(key[:60])
            )
            document.faults.odd(what, Spot(field="ballots"), remedy=remedy)


def _check_voters(nodes: list[Node], voters: list[str]) -> None:
    first: dict[str, str] = {}
    for node, voter in zip(nodes, voters, strict=False):
        if voter and first.setdefault(voter, node.path) != node.path:
            what = message(
                "Voter {id} stands already in {path}", id=repr(voter[:60]), path=first[voter]
            )
            node.fault(what, code="V05")
