"""The consultation that comes with the program, to look at and to play with."""

from importlib.resources import files
from pathlib import Path
from typing import Final

from prioritize.ports.output import Existing
from prioritize.workflow.new import write_folder


__all__ = ["DEMO", "copy_demo", "demo_folder"]

DEMO: Final = "batken"
_EXPECTED: Final = "expected.json"  # A test's; it would be wrong after the first change.


def demo_folder() -> Path:
    """Return the folder of the demonstration, beside the package or in a checkout above it."""
    package = Path(str(files("prioritize")))
    inside = package / "_fixtures" / DEMO
    return inside if inside.is_dir() else package.parent / "fixtures" / DEMO


def copy_demo(folder: Path, *, existing: Existing) -> tuple[Path, ...]:
    """Copy the demonstration to where it can be changed, and return the paths."""
    source = demo_folder()
    contents = {
        path.relative_to(source).as_posix(): path.read_bytes()
        for path in sorted(source.rglob("*"))
        if path.is_file() and path.name != _EXPECTED
    }
    return write_folder(folder, contents, existing=existing)
