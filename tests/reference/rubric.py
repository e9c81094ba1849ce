"""A regulation's points, looked up one by one."""

from fractions import Fraction

from prioritize.model.measure import Band


def points(bands: list[Band], value: Fraction) -> Fraction:
    """Look up a value in bands with inclusive upper edges; the first includes its lower one."""
    if value == bands[0].low:
        return bands[0].points
    return next((each.points for each in bands if each.low < value <= each.high), Fraction(0))


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Round a number from 0 half up, by writing it out."""
    digits = str(int(value * 10 ** (decimals + 1)))
    up = int(digits[-1]) >= 5
    return Fraction(int(digits[:-1] or "0") + up, 10**decimals)
