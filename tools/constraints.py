"""Write `constraints.txt`: the versions that a fresh install of `.[dev]` gets today.

Run by `make constraints`, on the oldest supported Python, because a version that it can install is
one that every later Python can install too.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "constraints.txt"
HEADER = "# Made by `make constraints` on the oldest supported Python; not edited by hand."


def oldest_python() -> str:
    """Read the oldest supported Python, such as ``3.11``, from the project file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["requires-python"]).removeprefix(">=")


def installed_versions(environment: Path) -> list[str]:
    """Install the project into a new environment and list the releases that came with it."""
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    python = environment / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
    subprocess.run([*pip, "install", "--quiet", f"{ROOT}[dev]"], check=True)
    listing = [*pip, "freeze", "--exclude=prioritize"]
    answer = subprocess.run(listing, check=True, capture_output=True, text=True)
    return answer.stdout.split()


def pin(release: str) -> str:
    """Write a release as ``name==version`` with the name in its normal form."""
    name, version = release.split("==")
    return f"{re.sub(r'[-_.]+', '-', name).lower()}=={version}"


def main() -> int:
    """Renew the file; return the exit code."""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    if running != oldest_python():
        print(f"This is Python {running}. To pin for Python {oldest_python()}, which is the oldest")
        print("supported: make clean, then make constraints PYTHON=/path/to/it")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        pins = sorted(pin(release) for release in installed_versions(Path(folder)))
    TARGET.write_text("\n".join([HEADER, *pins, ""]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
