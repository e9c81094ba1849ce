"""Majority judgment by taking the middle grade off a pile, again and again."""

from fractions import Fraction


def majority_value(grades: list[Fraction]) -> tuple[Fraction, ...]:
    """Return the medians in the order in which they are taken away, the lower one of two."""
    pile, value = sorted(grades), []
    while pile:
        value.append(pile.pop((len(pile) - 1) // 2))
    return tuple(value)


def tiers(grades: dict[str, list[Fraction]]) -> tuple[tuple[str, ...], ...]:
    """Rank projects by their medians, then by those that come next; all have as many grades."""
    values = {project: majority_value(each) for project, each in grades.items()}
    ordered = sorted(set(values.values()), reverse=True)
    return tuple(
        tuple(sorted(project for project, each in values.items() if each == value))
        for value in ordered
    )
