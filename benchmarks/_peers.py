"""The environment in which other libraries run: `.bench/`, made anew when its pins change."""

import hashlib
import subprocess
import sys
from pathlib import Path
from typing import Final


__all__ = ["ROOT", "environment", "version"]

ROOT: Final = Path(__file__).resolve().parents[1]
_HOME: Final = ROOT / ".bench"
_WANTED: Final = ROOT / "benchmarks" / "peers.txt"
_PINS: Final = ROOT / "benchmarks" / "constraints.txt"


def environment() -> Path:
    """Return the Python that has the peers, after installing them where they are not yet.

    Raises
    ------
    subprocess.CalledProcessError
        They cannot be installed; pip has said why.

    """
    python = _HOME / "bin" / "python"
    done = _HOME / ".installed"
    recipe = hashlib.sha256(_WANTED.read_bytes() + _PINS.read_bytes()).hexdigest()
    if done.exists() and done.read_text(encoding="ascii") == recipe:
        return python
    print(f"Installing other libraries into {_HOME.name}/ …", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", _HOME], check=True)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "-r", str(_WANTED), "-c", str(_PINS)], check=True)
    done.write_text(recipe, encoding="ascii")
    return python


def version(package: str) -> str:
    """Return the version of a peer that is pinned.

    Examples
    --------
    >>> version("pabutools")[0]
    '1'

    """
    pins = dict(
        line.split("==", 1)
        for line in _PINS.read_text(encoding="utf-8").splitlines()
        if "==" in line
    )
    return pins[package]
