"""The door for plug-ins, tried with a package that is built and installed for real."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import frozen


SOURCE = Path(__file__).resolve().parent / "plugin"
PAGE = (SOURCE.parents[1] / "docs" / "how-to" / "write-a-method.md").read_text(encoding="utf-8")
BALLOTS = """\
# FILE NAME: village.soc
# TITLE: Village
# DATA TYPE: soc
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 5
# NUMBER UNIQUE ORDERS: 2
# ALTERNATIVE NAME 1: Park
# ALTERNATIVE NAME 2: Pool
# ALTERNATIVE NAME 3: Well
3: 1,3,2
2: 2,1,3
"""


@frozen
class Installation:
    """A folder into which a plug-in was installed, beside prioritize itself."""

    folder: Path

    def python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Python where the plug-in is installed."""
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "PYTHONUTF8": "1"}
        command = [sys.executable, *arguments]
        return subprocess.run(
            command, check=False, capture_output=True, encoding="utf-8", env=environment
        )

    def prioritize(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command line where the plug-in is installed."""
        return self.python("-m", "prioritize", *arguments)


def install(folder: Path, *, module: str = "", point: str = "dowdall") -> Installation:
    """Build and install the plug-in without a connection, changed where a test wants it so."""
    source, target = folder / "source", folder / "installed"
    shutil.copytree(SOURCE, source, ignore=shutil.ignore_patterns("__pycache__"))
    if module:
        (source / "prioritize_dowdall" / "__init__.py").write_text(module, encoding="utf-8")
    recipe = source / "pyproject.toml"
    text = recipe.read_text(encoding="utf-8")
    recipe.write_text(text.replace("dowdall = ", f"{point} = "), encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    offline = ["--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*pip, *offline, "--target", str(target), str(source)], check=True)
    return Installation(target)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Install the plug-in as it is."""
    return install(tmp_path_factory.mktemp("plugin"))


def test_it_is_discovered_with_the_package_it_comes_from(installed: Installation) -> None:
    code = """
from prioritize.registry import load, package_of
print(load("dowdall"), package_of("dowdall"))
"""

    run = installed.python("-c", code)

    assert run.stdout == "<class 'prioritize_dowdall.Dowdall'> prioritize-dowdall\n"


def test_nothing_is_imported_to_discover_it(installed: Installation) -> None:
    code = """
import sys
from prioritize.registry import discover
print("dowdall" in discover(), "prioritize_dowdall" in sys.modules)
"""

    run = installed.python("-c", code)

    assert run.stdout == "True False\n"


def test_the_list_of_methods_names_it(installed: Installation) -> None:
    run = installed.prioritize("methods", "--format", "json")

    assert '"dowdall"' in run.stdout
    assert (run.returncode, run.stderr) == (0, "")


def test_its_card_is_shown(installed: Installation) -> None:
    run = installed.prioritize("methods", "dowdall")

    assert "Nauru elects its parliament this way." in run.stdout
    assert run.returncode == 0


def test_the_help_of_rank_names_it(installed: Installation) -> None:
    run = installed.prioritize("rank", "--help")

    assert "dowdall" in run.stdout
    assert run.returncode == 0


def test_it_passes_the_kit_as_the_page_on_methods_says(
    installed: Installation, tmp_path: Path
) -> None:
    plain, strict = re.findall(
        r"(?<!-->)\n```python\n((?:from|EXPECTED).*?)^```", PAGE, re.MULTILINE | re.DOTALL
    )
    (tmp_path / "test_plain.py").write_text(plain, encoding="utf-8")
    (tmp_path / "test_strict.py").write_text(plain + strict, encoding="utf-8")

    run = installed.python("-m", "pytest", "-q", "-rf", "-p", "no:cacheprovider", str(tmp_path))

    failed = [line for line in run.stdout.splitlines() if line.startswith("FAILED")]
    assert len(failed) == 1
    assert "test_strict.py::test_contract[dowdall-exact]" in failed[0]
    assert "[XPASS(strict)] scores are logarithms" in run.stdout


def test_it_counts_a_file_of_ballots(installed: Installation, tmp_path: Path) -> None:
    ballots = tmp_path / "village.soc"
    ballots.write_text(BALLOTS, encoding="utf-8")

    run = installed.prioritize("rank", str(ballots), "-m", "dowdall", "--format", "json")

    ranking = json.loads(run.stdout)["lists"][0]["ranking"]
    assert [[each["projects"], each["score"]] for each in ranking] == [
        [["1"], "4"],
        [["2"], "3"],
        [["3"], "13/6"],
    ]


def test_it_may_not_take_the_name_of_a_built_in(tmp_path: Path) -> None:
    run = install(tmp_path, point="borda").prioritize("methods")

    assert run.returncode == 1
    assert "prioritize-dowdall" in run.stderr
    assert "borda" in run.stderr
    assert "Traceback" not in run.stderr


def test_one_that_cannot_be_imported_is_named(tmp_path: Path) -> None:
    """Code L01: the others are listed all the same."""
    broken = install(tmp_path, module="import no_such_module\n")

    listed = broken.prioritize("methods")
    asked = broken.prioritize("methods", "dowdall")

    assert "borda" in listed.stdout
    for run in (listed, asked):
        assert "prioritize-dowdall" in run.stderr
        assert "no_such_module" in run.stderr
        assert "Traceback" not in run.stderr
    assert (listed.returncode, asked.returncode) == (0, 1)


def test_one_whose_id_is_another_is_refused(tmp_path: Path) -> None:
    run = install(tmp_path, point="nauru").prioritize("methods", "nauru")

    assert run.returncode == 1
    assert "prioritize-dowdall" in run.stderr
