"""Judgments in pairs as a tree: the goal, the criteria under it, and the projects at its leaves."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from attrs import field, frozen

from prioritize.errors import Finding, InputError, finding
from prioritize.model.judgment import Judgment, JudgmentProfile
from prioritize.tally.comparisons import reached
from prioritize.text import Fact, message


__all__ = ["Heading", "Local", "Ratios", "headings", "overall", "powers_of", "unlinked", "who"]

Ratios: TypeAlias = "dict[tuple[str, str], Fraction]"
"""How many times the first of a pair matters as much as the second; each pair once, sorted."""

Local: TypeAlias = Mapping[str, Mapping[str, Fraction]]
"""By heading the priorities of what is compared under it."""


@frozen
class Heading:
    """What is compared under the goal or a criterion, and what every judge says about it.

    Attributes
    ----------
    about
        The criterion; empty for the goal.
    items
        The criteria, or all the projects, that stand under it, sorted.
    ratios
        By judge the ratios of the pairs that he or she judged.

    """

    about: str
    items: tuple[str, ...]
    ratios: Mapping[str, Ratios] = field(eq=False)

    @property
    def name(self) -> Fact:
        """What it is called in sentences."""
        return self.about or message("the goal")


def who(judge: str) -> Fact:
    """Return what a judge is called in sentences; nobody in particular is the group."""
    return judge or message("the group")


def powers_of(profile: JudgmentProfile) -> dict[str, Fraction]:
    """Return the voting power of every judge who has one, summing to 1.

    Raises
    ------
    InputError
        A power is below 0, or nobody has any.

    """
    told = dict(profile.powers)
    powers = {each.judge: told.get(each.judge, Fraction(1)) for each in profile.judgments}
    below = [judge for judge, power in sorted(told.items()) if power < 0]
    if below:
        raise InputError(
            [
                finding(message("The voting power of {judge} is below 0", judge=who(each)))
                for each in below
            ]
        )
    total = sum(powers.values(), Fraction(0))
    if powers and not total:
        raise InputError(finding(message("Nobody has any voting power")))
    return {judge: power / total for judge, power in sorted(powers.items()) if power}


def headings(profile: JudgmentProfile) -> tuple[Heading, ...]:
    """Return the headings of the tree, the goal first, each before those under it.

    Raises
    ------
    InputError
        With every judgment that contradicts itself, and everything that makes the judgments no
        tree with all the projects under each lowest criterion.

    """
    faults = list(_pair_faults(profile))
    by_heading = _sorted_out(profile.judgments)
    faults.extend(_tree_faults(profile, by_heading))
    if faults:
        raise InputError(faults)
    projects = tuple(sorted(project.id for project in profile.projects))
    found = []
    for about in _from_the_top(by_heading):
        named = {each for ratios in by_heading[about].values() for pair in ratios for each in pair}
        items = projects if named <= set(projects) else tuple(sorted(named))
        found.append(Heading(about, items, by_heading[about]))
    return tuple(found)


def unlinked(heading: Heading, ratios: Ratios, judge: str) -> Iterator[Finding]:
    """Name the parts that no judgment links, where there are several."""
    links: dict[str, set[str]] = {each: set() for each in heading.items}
    for one, other in ratios:
        links[one].add(other)
        links[other].add(one)
    parts = sorted({tuple(sorted(reached(each, links))) for each in heading.items})
    if len(parts) > 1:
        what = message(
            "Under {about}, no comparison of {judge} links {parts}",
            about=heading.name,
            judge=who(judge),
            parts=tuple(" = ".join(part) for part in parts),
        )
        yield finding(what, remedy=message("Compare one of each part with one of another."))


def overall(tree: Sequence[Heading], local: Local, synthesis: str) -> dict[str, Fraction]:
    """Return the priorities of the projects, summing to 1.

    Parameters
    ----------
    local
        By heading the priorities of what stands under it, summing to 1.
    synthesis
        ``distributive``: as they are; ``ideal``: under each lowest criterion divided by the
        largest, so that a copy of a project turns no order.

    """
    weights = {tree[0].about: Fraction(1)}
    totals: dict[str, Fraction] = {}
    abouts = {each.about for each in tree}
    for each in tree:
        own = local[each.about]
        lowest = not abouts.intersection(each.items)
        most = max(own.values()) if lowest and synthesis == "ideal" else Fraction(1)
        for item, priority in own.items():
            share = weights[each.about] * priority / most
            if lowest:
                totals[item] = totals.get(item, Fraction(0)) + share
            else:
                weights[item] = share
    whole = sum(totals.values(), Fraction(0))
    return {each: total / whole for each, total in totals.items()}


def _sorted_out(judgments: Iterable[Judgment]) -> dict[str, dict[str, Ratios]]:
    """Sort judgments by heading and judge; a pair is named in the order of its ids."""
    found: dict[str, dict[str, Ratios]] = {}
    for each in judgments:
        ratios = found.setdefault(each.about, {}).setdefault(each.judge, {})
        pair, ratio = _turned(each)
        ratios[pair] = ratio
    return found


def _turned(each: Judgment) -> tuple[tuple[str, str], Fraction]:
    if each.first <= each.second:
        return (each.first, each.second), each.ratio
    return (each.second, each.first), 1 / each.ratio


def _pair_faults(profile: JudgmentProfile) -> Iterator[Finding]:
    """Name what is compared with itself, and pairs that a judge judges in two ways."""
    told: dict[tuple[str, str, str, str], Fraction] = {}
    for each in profile.judgments:
        if each.first == each.second:
            yield finding(message("{id} is compared with itself", id=each.first))
            continue
        pair, ratio = _turned(each)
        before = told.setdefault((each.about, each.judge, *pair), ratio)
        if before != ratio:
            yield _contradiction(each, pair, (before, ratio))


def _contradiction(
    each: Judgment, pair: tuple[str, str], ratios: tuple[Fraction, Fraction]
) -> Finding:
    what = message(
        "{judge} says of {first} and {second} two things that contradict each other: that the"
        " first matters {ratio} and {other} times as much",
        judge=who(each.judge),
        first=pair[0],
        second=pair[1],
        ratio=ratios[0],
        other=ratios[1],
    )
    return finding(what, remedy=message("Keep the answer that holds."))


def _tree_faults(
    profile: JudgmentProfile, by_heading: Mapping[str, Mapping[str, Ratios]]
) -> Iterator[Finding]:
    """Name what makes the judgments no tree."""
    projects = {project.id for project in profile.projects}
    under = _under(by_heading)
    for about, items in under.items():
        yield from _heading_faults(about, items, projects, under)
    parents = Counter(each for items in under.values() for each in items if each in under)
    yield from _top_faults([each for each in under if each not in parents])
    for each, times in sorted(parents.items()):
        if times > 1 or each in projects:
            yield finding(message("Criterion {id} stands in two places", id=each))
        elif each in _below(each, under):
            yield finding(message("Criterion {id} stands under itself", id=each))


def _heading_faults(
    about: str, items: set[str], projects: set[str], under: Mapping[str, set[str]]
) -> Iterator[Finding]:
    for each in sorted(items - projects - under.keys()):
        what = message("{id} is compared, and it is neither a project nor a criterion", id=each)
        yield finding(what, remedy=message("Compare something under it, or leave it out."))
    if items & projects and items - projects:
        where = about or message("the goal")
        yield finding(message("Projects are compared with criteria under {about}", about=where))


def _top_faults(tops: Sequence[str]) -> Iterator[Finding]:
    """Name the criteria that stand beside the goal, or beside each other without one."""
    if len(tops) > 1 and "" in tops:
        for each in sorted(set(tops) - {""}):
            yield finding(message("Criterion {id} is compared with no other criterion", id=each))
    elif len(tops) > 1:
        ids = tuple(sorted(tops))
        what = message("These criteria are not compared with each other: {ids}", ids=ids)
        yield finding(what, remedy=message("Compare them, with nothing in the column “about”."))


def _below(about: str, under: Mapping[str, set[str]]) -> frozenset[str]:
    """Return everything that stands under a criterion, however far."""
    return frozenset(each for item in under[about] for each in reached(item, under))


def _under(by_heading: Mapping[str, Mapping[str, Ratios]]) -> dict[str, set[str]]:
    return {
        about: {each for ratios in own.values() for pair in ratios for each in pair}
        for about, own in by_heading.items()
    }


def _from_the_top(by_heading: Mapping[str, Mapping[str, Ratios]]) -> Iterator[str]:
    """Yield the headings, each before those under it, equals by id."""
    under = _under(by_heading)
    below = {each for items in under.values() for each in items}
    waiting = sorted(each for each in under if each not in below)
    while waiting:
        about = waiting.pop(0)
        yield about
        waiting.extend(sorted(under[about] & under.keys()))
