"""Tables of a TOML file, asked key by key; whatever is wrong is collected with its place."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, Generic, TypeVar

import attrs
from attrs import frozen

from prioritize.errors import Finding, InputError, PrioritizeError, Spot, closest, finding
from prioritize.intake.toml_document import TomlDocument
from prioritize.intake.toml_lines import Lines, Path, line_of, path_text
from prioritize.text import counted, message


__all__ = ["Item", "PlacedFaults", "Table"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
D = TypeVar("D")

_SHOWN_KEYS: Final = 12
_MOST_FAULTS: Final = 100


@frozen
class PlacedFaults:
    """The findings of one file; each is placed by its path and its line."""

    file: str
    lines: Lines
    found: list[Finding] = attrs.field(factory=list)

    def add(self, path: Path, fault: Finding) -> None:
        """Take a finding; a field that it already names lies inside the path."""
        full = (*path, *_inner(fault.spot.field))
        spot = Spot(self.file, row=line_of(self.lines, full), field=path_text(full))
        self.found.append(attrs.evolve(fault, spot=spot))

    def add_all(self, path: Path, error: PrioritizeError) -> None:
        """Take the findings of an error."""
        for each in error.findings:
            self.add(path, each)

    def line(self, path: Path) -> int:
        """Return the line on which something stands; 0 where that is not known."""
        return line_of(self.lines, path)

    def concern(self, *path: str | int) -> bool:
        """Say whether anything was found at a path or inside it."""
        start = path_text(path)
        return any(
            re.match(rf"{re.escape(start)}(?![\w-])", each.spot.field) for each in self.found
        )

    def stop(self) -> None:
        """Raise what was found, in the order of the file; of very many the first hundred.

        Raises
        ------
        InputError
            With all the findings.

        """
        if not self.found:
            return
        shown = sorted(self.found, key=lambda each: each.spot.row)[:_MOST_FAULTS]
        more = len(self.found) - len(shown)
        if more:
            what = counted("And {number} more fault", "And {number} more faults", number=more)
            shown.append(finding(what, Spot(self.file)))
        raise InputError(shown)


def _inner(field: str) -> Path:
    """Turn a field inside a value into a path: a key, or a position such as ``[2]``."""
    if re.fullmatch(r"\[\d+\]", field):
        return (int(field[1:-1]),)
    return (field,) if field else ()


def _check_printable(key: str) -> None:
    if not key.isprintable():
        raise InputError(finding(message("The key holds a character that cannot be seen")))


@frozen
class Item(Generic[T_co]):
    """A value read from a list of tables, with the path that leads to it."""

    path: Path
    value: T_co


@frozen
class Table:
    """One table, of which only known keys are asked for.

    `meant` are known keys that an unknown one was probably meant for; that they are missing is
    then not said as well.
    """

    values: Mapping[str, object]
    path: Path
    faults: PlacedFaults
    meant: frozenset[str] = frozenset()

    @classmethod
    def root(cls, document: TomlDocument, faults: PlacedFaults, keys: Iterable[str]) -> "Table":
        """Return the table that is the whole file."""
        return cls._checked(document.values, (), faults, tuple(keys))

    @classmethod
    def _checked(
        cls, values: Mapping[str, object], path: Path, faults: PlacedFaults, keys: tuple[str, ...]
    ) -> "Table":
        """Report unknown keys, each with the key that it may have been meant for."""
        absent = [key for key in keys if key not in values]
        meant: set[str] = set()
        for key in values:
            if key in keys:
                continue
            guess = closest(key, absent)
            meant.update(name for name in absent if closest(key, (name,)))
            known = message("The keys here are {names}.", names=keys[:_SHOWN_KEYS])
            remedy = guess or (known if keys else None)
            faults.add((*path, key), finding(message("There is no such key"), remedy=remedy))
        return cls(values, path, faults, frozenset(meant))

    def get(self, key: str, read: Callable[[object], T], default: D) -> T | D:
        """Read the value of a key; the default stands where it is absent or faulty."""
        if key not in self.values:
            return default
        try:
            return read(self.values[key])
        except PrioritizeError as error:
            self.faults.add_all((*self.path, key), error)
            return default

    def need(self, key: str, read: Callable[[object], T], default: T) -> T:
        """Read the value of a key that must be there."""
        if key not in self.values and key not in self.meant:
            self.fault(finding(message("{key} is missing", key=key)))
        return self.get(key, read, default)

    def table(self, key: str, keys: Iterable[str]) -> "Table | None":
        """Open the table under a key."""
        if key not in self.values:
            return None
        values = self._as_table(self.values[key], (*self.path, key))
        if values is None:
            return None
        return self._checked(values, (*self.path, key), self.faults, tuple(keys))

    def items(
        self, key: str, read: Callable[["Table"], T], keys: Iterable[str]
    ) -> tuple[Item[T], ...]:
        """Read a list of tables."""
        return tuple(Item(table.path, read(table)) for table in self._tables(key, tuple(keys)))

    def _tables(self, key: str, keys: tuple[str, ...]) -> "Iterator[Table]":
        written = self.values.get(key, [])
        if not isinstance(written, list):
            self.fault(
                finding(
                    message("must be a list of tables"),
                    Spot(field=key),
                    remedy=message("Begin each one with [[{key}]].", key=key),
                )
            )
            return
        for index, each in enumerate(written):
            path = (*self.path, key, index)
            values = self._as_table(each, path)
            if values is not None:
                yield self._checked(values, path, self.faults, keys)

    def pairs(self, key: str, read: Callable[[object], T]) -> tuple[tuple[str, T], ...]:
        """Read a table whose keys are free, as pairs sorted by key; faulty ones are left out."""
        if key not in self.values:
            return ()
        path = (*self.path, key)
        values = self._as_table(self.values[key], path)
        read_pairs = []
        for name, value in sorted((values or {}).items()):
            try:
                _check_printable(name)
                read_pairs.append((name, read(value)))
            except PrioritizeError as error:
                self.faults.add_all((*path, name), error)
        return tuple(read_pairs)

    def fault(self, fault: Finding) -> None:
        """Report what is wrong with this table, or with the key that the finding names."""
        self.faults.add(self.path, fault)

    def concerned(self, key: str) -> bool:
        """Say whether anything was found under a key of this table."""
        return self.faults.concern(*self.path, key)

    def _as_table(self, value: object, path: Path) -> dict[str, object] | None:
        if isinstance(value, dict):
            return value
        self.faults.add(path, finding(message("must be a table of keys and values")))
        return None
