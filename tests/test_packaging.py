"""What the wheel and the source distribution hold."""

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest


ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build both, from the tree as it is, without a connection."""
    folder = tmp_path_factory.mktemp("distributions")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(distributions: Path) -> set[str]:
    """List the files of the wheel."""
    (path,) = distributions.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def source(distributions: Path) -> set[str]:
    """List the files of the source distribution."""
    (path,) = distributions.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def files_below(folder: str) -> set[str]:
    """List the files of a folder of the tree, those that Python makes left out."""
    paths = (path for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts)
    return {path.relative_to(ROOT).as_posix() for path in paths if path.is_file()}


def test_the_wheel_installs_one_package(wheel: set[str]) -> None:
    top = {name.partition("/")[0] for name in wheel}

    assert {name for name in top if not name.endswith(".dist-info")} == {"prioritize"}


def test_the_wheel_carries_code_cards_and_scenarios(wheel: set[str]) -> None:
    cards = {name.replace("methods/", "prioritize/_cards/", 1) for name in files_below("methods")}
    scenarios = {f"prioritize/_{name}" for name in files_below("fixtures")}

    assert files_below("prioritize") | cards | scenarios <= wheel


def test_the_source_distribution_carries_the_whole_tree(source: set[str]) -> None:
    folders = ("prioritize", "methods", "fixtures", "tests", "docs", "tools")
    files = {"LICENSE", "Makefile", "README.md", "CHANGELOG.md", "constraints.txt"}

    assert files.union(*(files_below(folder) for folder in folders)) <= source
