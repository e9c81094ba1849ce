"""Build the folder for a laptop without a connection: the program, its wheels, and how to start.

`make usb` builds `dist/usb`, to be copied onto a stick. Building needs a connection, or another
place that pip takes releases from; the laptop needs none.
"""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from wheelhouse import Target, build_wheel, fill, this_machine, windows

from prioritize import __version__
from prioritize.model.digest import sha256
from prioritize.report.verifier.page import verifier_page
from prioritize.report.workbook.hall import hall_workbook


ROOT: Final = Path(__file__).resolve().parent.parent
SOURCE: Final = ROOT / "usb"
FOLDER: Final = ROOT / "dist" / "usb"
CONTENTS: Final = "program/contents.json"
WHEELS: Final = "program/wheels"
EXTRAS: Final = ("docx",)
WINDOWS: Final = ("3.11", "3.12", "3.13", "3.14")
CHECK: Final = "текшерүү-проверка.html"
TEMPLATES: Final = {"ky": "жыйын-үлгү.xlsx", "ru": "собрание-шаблон.xlsx"}


def main(arguments: list[str]) -> int:
    """Build the folder; return the exit code."""
    folder = Path(arguments[0]) if arguments else FOLDER
    if folder.exists() and not (folder / CONTENTS).exists() and any(folder.iterdir()):
        print(f"{folder} holds something else; name another folder.", file=sys.stderr)
        return 1
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory() as workshop:
        lay_out(folder, build_wheel(ROOT, Path(workshop)))
    targets = (*map(windows, WINDOWS), this_machine())
    collect(folder / WHEELS, targets)
    write_contents(folder, targets)
    print(f"{folder}: {size(folder.rglob('*'))} MB")
    return 0


def lay_out(folder: Path, wheel: Path) -> None:
    """Put everything but the wheels of others in its place."""
    shutil.copytree(SOURCE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / WHEELS).mkdir()
    shutil.copy(wheel, folder / WHEELS)
    for language, name in TEMPLATES.items():
        (folder / name).write_bytes(hall_workbook(language))
    (folder / CHECK).write_bytes(verifier_page())


def collect(wheels: Path, targets: Iterable[Target]) -> None:
    """Download what the program needs on every target."""
    wanted = Requirement(f"prioritize[{','.join(EXTRAS)}]")
    for target in targets:
        fill(wheels, target, wanted=wanted, constraints=ROOT / "constraints.txt")
        print(f"{target.system}, Python {target.python}: the wheels are there")


def write_contents(folder: Path, targets: Iterable[Target]) -> None:
    """Write down what the folder holds, so that it is set up anew when that changes."""
    digests = [sha256(path.read_bytes()) for path in sorted((folder / WHEELS).iterdir())]
    pythons: dict[str, list[str]] = {}
    for target in targets:
        pythons.setdefault(target.system, []).append(target.python)
    held = {
        "version": __version__,
        "fingerprint": sha256("\n".join(digests).encode())[:12],
        "extras": list(EXTRAS),
        "pythons": pythons,
    }
    (folder / CONTENTS).write_text(json.dumps(held, indent=2) + "\n", encoding="utf-8")


def size(paths: Iterable[Path]) -> int:
    """Return how many megabytes files take together."""
    return round(sum(path.stat().st_size for path in paths if path.is_file()) / 10**6)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
