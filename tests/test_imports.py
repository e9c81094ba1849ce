"""What starting the program may load."""

import subprocess
import sys

import pytest

from prioritize.cli.audit import PARTS


HEAVY = ("networkx", "numpy", "scipy", "tabulate")

START = """
import sys
from prioritize.cli import main
sys.argv = ["prioritize", *sys.argv[1:]]
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


def loaded_modules(*arguments: str) -> set[str]:
    """Run the command line in a process of its own and list what it loaded."""
    command = [sys.executable, "-c", START, *arguments]
    run = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    return set(run.stderr.splitlines()[-1].split())


def test_help_loads_none_of_the_heavy_libraries() -> None:
    loaded = loaded_modules("--help")

    assert loaded & set(HEAVY) == set()


def test_the_version_loads_none_of_the_heavy_libraries() -> None:
    loaded = loaded_modules("--version")

    assert loaded & set(HEAVY) == set()


def test_the_help_of_audits_loads_none_of_the_heavy_libraries() -> None:
    loaded = loaded_modules("audit", "--help")

    assert loaded & {*HEAVY, "cryptography"} == set()


@pytest.mark.parametrize("name", PARTS)
def test_the_help_of_an_audit_loads_nothing_that_counts_or_signs(name: str) -> None:
    loaded = loaded_modules("audit", name, "--help")

    assert loaded & {*HEAVY, "cryptography"} <= {"numpy"}
