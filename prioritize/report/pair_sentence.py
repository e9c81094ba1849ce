"""What pairwise methods record about wins, as one plain sentence each."""

from collections.abc import Iterable, Mapping
from typing import Final

from prioritize.report.naming import Naming
from prioritize.report.numbers import shown
from prioritize.report.template import filled
from prioritize.tally.step import Chain, Defeat, Named
from prioritize.text import Message, message


__all__ = ["chain_sentence", "chain_text", "defeat_sentence", "named_sentence"]


def chain_text(projects: Iterable[str], names: Naming) -> str:
    """Write projects that each beat the next one."""
    return " > ".join(names.project(each) for each in projects)


_DEFEATS: Final = {
    "counts": message("{above} over {below} counts, with {support} to {against}."),
    "falls": message(
        "{above} over {below}, with {support} to {against}, does not count: {chain} leads back by"
        " wins that are at least as strong."
    ),
}


def defeat_sentence(step: Defeat, names: Naming) -> Message:
    """Say whether a win counts, and what stands against it."""
    return filled(
        _DEFEATS["falls" if step.chain else "counts"],
        above=names.project(step.above),
        below=names.project(step.below),
        support=shown(step.support),
        against=shown(step.against),
        chain=chain_text(step.chain, names),
    )


_CHAINS: Final = {
    "direct": message(
        "From {first} to {last} no chain is stronger than the direct win, {support} to {against}."
    ),
    "long": message(
        "From {first} to {last} the strongest chain is {chain}; its weakest win is {one} over"
        " {other}, {support} to {against}."
    ),
}


def chain_sentence(step: Chain, names: Naming) -> Message:
    """Say through whom a chain leads, and where it is weakest."""
    return filled(
        _CHAINS["direct" if len(step.projects) == 2 else "long"],
        first=names.project(step.projects[0]),
        last=names.project(step.projects[-1]),
        chain=chain_text(step.projects, names),
        one=names.project(step.weakest[0]),
        other=names.project(step.weakest[1]),
        support=shown(step.support),
        against=shown(step.against),
    )


_ROLES: Final[Mapping[str, Message]] = {
    "condorcet-winner": message("{projects} beats every other project."),
    "condorcet-loser": message("{projects} loses to every other project."),
    "smith-set": message("The smallest group that beats all outside it (Smith set): {projects}."),
    "schwartz-set": message(
        "All of the smallest groups that nobody outside beats (Schwartz set): {projects}."
    ),
    "undefeated": message("No defeat stands against: {projects}."),
}
_NOBODY: Final[Mapping[str, Message]] = {
    "condorcet-winner": message("No project beats every other one."),
    "condorcet-loser": message("No project loses to every other one."),
}


def named_sentence(step: Named, names: Naming) -> Message:
    """Say who stands out, or that nobody does."""
    if not step.projects and step.role in _NOBODY:
        return _NOBODY[step.role]
    return filled(_ROLES[step.role], projects=names.listed(step.projects))
