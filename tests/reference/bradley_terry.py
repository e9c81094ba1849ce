"""Strengths by Hunter's iteration alone, in floats."""

from collections.abc import Sequence


def strengths(wins: Sequence[Sequence[float]], rounds: int = 20_000) -> list[float]:
    """Divide wins by what the strengths expect, again and again."""
    size = range(len(wins))
    found = [1.0 / len(wins)] * len(wins)
    for _ in range(rounds):
        step = [
            sum(wins[i])
            / sum((wins[i][j] + wins[j][i]) / (found[i] + found[j]) for j in size if j != i)
            for i in size
        ]
        found = [each / sum(step) for each in step]
    return found
