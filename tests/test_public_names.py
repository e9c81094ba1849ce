"""What `import prioritize` offers, and that it costs nothing before it is used."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import prioritize


SOURCE = Path(prioritize.__file__).read_text(encoding="utf-8")


def names_for_type_checkers() -> set[str]:
    """List what the block for type checkers imports."""
    tree = ast.parse(SOURCE)
    block = next(node for node in tree.body if isinstance(node, ast.If))
    imports = (node for node in block.body if isinstance(node, ast.ImportFrom))
    return {alias.name for node in imports for alias in node.names}


@pytest.mark.parametrize("name", prioritize.__all__)
def test_every_public_name_can_be_imported(name: str) -> None:
    assert getattr(prioritize, name) is not None


def test_type_checkers_see_the_same_names_as_programs() -> None:
    assert names_for_type_checkers() | {"__version__"} == set(prioritize.__all__)
    assert dir(prioritize) == sorted(prioritize.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'election'"):
        prioritize.election  # noqa: B018  # looking is what fails


def test_importing_the_package_loads_no_module_of_it() -> None:
    code = "import sys, prioritize; print(sorted(m for m in sys.modules if 'prioritize' in m))"

    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)

    assert run.stdout.strip() == "['prioritize']"
