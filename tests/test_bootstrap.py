"""What a user without a fitting Python is told by the two commands of the README."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


TOOLS = Path(__file__).resolve().parent.parent / "tools"
SHELL = shutil.which("sh")

pytestmark = pytest.mark.skipif(SHELL is None, reason="needs a POSIX shell")


def bootstrap(**environment: str) -> subprocess.CompletedProcess[str]:
    """Ask for the check of the Python that would be used."""
    command = [SHELL or "sh", str(TOOLS / "bootstrap.sh"), "check"]
    return subprocess.run(
        command, env={**os.environ, **environment}, check=False, capture_output=True, text=True
    )


def python_with(folder: Path, module: str, source: str) -> dict[str, str]:
    """Describe an environment in which Python finds this module before its own."""
    (folder / f"{module}.py").write_text(source, encoding="utf-8")
    return {"PYTHON": sys.executable, "PYTHONPATH": str(folder)}


def test_a_fitting_python_passes_in_silence() -> None:
    run = bootstrap(PYTHON=sys.executable)

    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_an_old_python_is_told_what_to_install(tmp_path: Path) -> None:
    old = python_with(tmp_path, "sitecustomize", "import sys; sys.version_info = (3, 9, 18)")

    run = bootstrap(**old)

    assert run.returncode == 1
    assert "is Python 3.9.18: too old." in run.stderr
    assert "sudo apt install python3 python3-venv" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_python_without_ensurepip_is_told_what_to_install(tmp_path: Path) -> None:
    bare = python_with(tmp_path, "ensurepip", "raise ImportError")

    run = bootstrap(**bare)

    assert run.returncode == 1
    assert "it lacks ensurepip." in run.stderr
    assert "sudo apt install python3 python3-venv" in run.stderr
    assert "Traceback" not in run.stderr


def test_no_python_at_all_is_told_what_to_install(tmp_path: Path) -> None:
    for tool in ("cat", "dirname"):
        (tmp_path / tool).symlink_to(shutil.which(tool) or tool)

    run = bootstrap(PYTHON="", PATH=str(tmp_path))

    assert run.returncode == 1
    assert "No Python was found" in run.stderr
    assert "sudo apt install python3 python3-venv" in run.stderr


def test_the_bootstrap_keeps_to_what_old_pythons_can_read() -> None:
    tree = ast.parse((TOOLS / "bootstrap.py").read_text(encoding="ascii"))
    newer = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Nonlocal)

    found = [node for node in ast.walk(tree) if isinstance(node, newer)]
    annotated = [node for node in ast.walk(tree) if getattr(node, "annotation", None)]

    assert found == []
    assert annotated == []
