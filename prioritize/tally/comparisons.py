"""Comparisons of two projects at a time: what cannot be counted, and who is linked to whom."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from prioritize.errors import Finding, finding
from prioritize.model.pairwise import PairwiseProfile
from prioritize.text import message


__all__ = ["comparison_faults", "never_beaten", "reached"]


def comparison_faults(profile: PairwiseProfile) -> Iterator[Finding]:
    """Name unknown projects, projects compared with themselves, and answers that nobody gave."""
    ids = {project.id for project in profile.projects}
    for each in profile.comparisons:
        for unknown in sorted({each.first, each.second} - ids):
            yield finding(message("There is no project {id} to compare", id=unknown))
        if each.first == each.second:
            yield finding(message("{id} is compared with itself", id=each.first))
        if each.count < 1:
            yield finding(message("An answer is counted {count} times", count=each.count))


def reached(start: str, links: Mapping[str, Collection[str]]) -> frozenset[str]:
    """Return everything that links lead to from a start, itself included.

    Examples
    --------
    >>> sorted(reached("a", {"a": ["b"], "b": ["a"], "c": ["a"]}))
    ['a', 'b']

    """
    seen, waiting = {start}, [start]
    while waiting:
        for each in links.get(waiting.pop(), ()):
            if each not in seen:
                seen.add(each)
                waiting.append(each)
    return frozenset(seen)


def never_beaten(ids: Iterable[str], beats: Mapping[str, Collection[str]]) -> list[list[str]]:
    """Return the groups of projects that nobody outside of them ever beat.

    Where chains of wins lead from every project to every other, the only such group is all.

    Parameters
    ----------
    beats
        By project those that it beat at least once, or was equal to.

    Examples
    --------
    >>> never_beaten("abc", {"a": ["b"], "b": ["a", "c"]})
    [['a', 'b']]

    """
    beaten_by: dict[str, list[str]] = {}
    for above, below in beats.items():
        for each in below:
            beaten_by.setdefault(each, []).append(above)
    above_all = {each: reached(each, beaten_by) for each in sorted(ids)}
    groups = {
        group for each, group in above_all.items() if all(above_all[one] == group for one in group)
    }
    return sorted(sorted(group) for group in groups)
