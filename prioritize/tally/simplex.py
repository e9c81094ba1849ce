"""Small linear programs, solved exactly: the simplex method in fractions, by Bland's rule."""

from fractions import Fraction
from typing import TypeAlias

from attrs import define


__all__ = ["Dictionary", "Row"]

Row: TypeAlias = "list[Fraction]"


@define
class Dictionary:
    """Equations that give the basic variables by the free ones, all of which are 0 at a corner.

    No variable may be below 0. Wherever moves start, the first number of every row is 0 or more.

    Attributes
    ----------
    basic, free
        The numbers of the variables that stand in the rows, and in the columns.
    rows
        For each basic variable its value where the free ones are 0, then what each free one adds.

    """

    basic: list[int]
    free: list[int]
    rows: list[Row]

    def value(self, variable: int) -> Fraction:
        """Return the value of a variable; whatever is not basic is 0."""
        if variable not in self.basic:
            return Fraction(0)
        return self.rows[self.basic.index(variable)][0]

    def swap(self, row: int, column: int) -> None:
        """Let a free variable enter the basis in the place of a basic one."""
        line = self.rows[row]
        pivot = line[column + 1]
        # Solve the row for the entering variable, then put that into the others.
        solved = [-each / pivot for each in line]
        solved[column + 1] = 1 / pivot
        for at, other in enumerate(self.rows):
            factor = other[column + 1]
            if at != row and factor:
                changed = [a + factor * b for a, b in zip(other, solved, strict=True)]
                changed[column + 1] = factor * solved[column + 1]
                self.rows[at] = changed
        self.rows[row] = solved
        self.basic[row], self.free[column] = self.free[column], self.basic[row]

    def slope(self, variable: int) -> Row:
        """Return what each free variable adds to a variable."""
        if variable not in self.basic:
            return [Fraction(variable == each) for each in self.free]
        return self.rows[self.basic.index(variable)][1:]

    def least(self, variable: int) -> Fraction:
        """Move to a corner at which a variable is least, and return it."""
        return self._toward(variable, -1)

    def most(self, variable: int) -> Fraction:
        """Move to a corner at which a variable is largest, and return it; it must be bounded."""
        return self._toward(variable, 1)

    def _toward(self, variable: int, sign: int) -> Fraction:
        """Move from corner to corner; Bland's rule, the lowest first, prevents going in circles."""
        while True:
            slope = self.slope(variable)
            entering = [at for at, each in enumerate(slope) if sign * each > 0]
            if not entering:
                return self.value(variable)
            self._enter(min(entering, key=self.free.__getitem__))

    def _enter(self, column: int) -> None:
        """Let a free variable grow until the first basic one is 0, which leaves."""
        limits = [
            (-row[0] / row[column + 1], self.basic[at], at)
            for at, row in enumerate(self.rows)
            if row[column + 1] < 0
        ]
        self.swap(min(limits)[2], column)

    def keep_least(self, variable: int) -> None:
        """Hold a variable that is least where it is: the free ones that would raise it stay 0."""
        kept = [at for at, each in enumerate(self.slope(variable)) if not each]
        self.free = [self.free[at] for at in kept]
        self.rows = [[row[0], *(row[at + 1] for at in kept)] for row in self.rows]
