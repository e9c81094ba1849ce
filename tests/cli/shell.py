"""The program as a process of its own, as users start it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final


__all__ = ["FIXTURES", "copied", "prioritize", "tree"]

FIXTURES: Final = Path(__file__).resolve().parent.parent.parent / "fixtures"
PATIENCE: Final = 60


def prioritize(
    *arguments: str, folder: Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the program in a folder and wait for it."""
    run = subprocess.run(
        [sys.executable, "-m", "prioritize", *arguments],
        cwd=folder,
        input=stdin,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        check=False,
        capture_output=True,
        timeout=PATIENCE,
    )
    return subprocess.CompletedProcess(
        run.args, run.returncode, run.stdout.decode(), run.stderr.decode()
    )


def copied(scenario: str, folder: Path) -> Path:
    """Copy a scenario into a folder, to be changed there."""
    return Path(shutil.copytree(FIXTURES / scenario, folder / scenario))


def tree(folder: Path) -> dict[str, bytes]:
    """Read everything below a folder."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
