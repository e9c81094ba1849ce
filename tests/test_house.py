"""The rules of the house: what the tree as a whole has to keep to."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("benchmarks", "prioritize", "tests", "tools")
MODULES = sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
VAGUE = {"base", "common", "core", "data", "helpers", "manager", "misc", "utils"}

# Brackets keep these expressions from finding themselves.
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:home|root|[Uu]sers|work)/\w|\b[A-Z]:\\Users\\")
REGISTRY_HOST = re.compile(r"py[p]i\.org|python[h]osted\.|registry\.npm[j]s|deb\.[d]ebian")


def tracked_files() -> Iterator[Path]:
    """List what version control holds or is about to, or all visible files where there is none."""
    if not (ROOT / ".git").exists():
        return (path for path in ROOT.rglob("[!.]*") if path.is_file() and not hidden(path))
    # A checkout may belong to someone else than the one who tests it.
    git = ["git", "-c", "safe.directory=*"]
    command = [*git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    paths = (ROOT / name for name in listing.stdout.split("\0") if name)
    return (path for path in paths if path.is_file())


def hidden(path: Path) -> bool:
    """Say whether a path lies in a folder that tools keep for themselves."""
    return any(part.startswith((".", "__pycache__")) for part in path.relative_to(ROOT).parts)


def short(path: Path) -> str:
    """Write a path as it stands in the tree."""
    return path.relative_to(ROOT).as_posix()


def read(path: Path) -> str:
    """Read a file of any kind as text."""
    return path.read_text(encoding="utf-8", errors="replace")


def module_docstring(path: Path) -> str:
    """Read the docstring of a module."""
    return ast.get_docstring(ast.parse(read(path))) or ""


def make_targets() -> set[str]:
    """List what `make` can be asked for."""
    return set(re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), re.MULTILINE))


def project() -> dict[str, object]:
    """Read the project table of the project file."""
    table = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]
    assert isinstance(table, dict)
    return table


def required_names() -> set[str]:
    """Name everything that the project or one of its extras depends on."""
    table = project()
    extras = table["optional-dependencies"]
    assert isinstance(extras, dict)
    groups = [table["dependencies"], *extras.values()]
    found = (re.match(r"[\w.-]+", line) for group in groups for line in group)
    names = {match.group().lower() for match in found if match}
    return names - {str(table["name"])}


def long_functions(path: Path) -> list[str]:
    """Name the functions of over 40 lines, their docstrings not counted."""
    nodes = ast.walk(ast.parse(read(path)))
    functions = (node for node in nodes if isinstance(node, FUNCTIONS))
    return [f"{short(path)}: {node.name}" for node in functions if lines_of_code(node) > 40]


def lines_of_code(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function without those of its docstring."""
    docstring = ast.get_docstring(node, clean=False)
    quoted = 0 if docstring is None else docstring.count("\n") + 1
    return (node.end_lineno or node.lineno) - node.lineno + 1 - quoted


def test_no_module_is_longer_than_500_lines() -> None:
    long = [short(path) for path in MODULES if len(read(path).splitlines()) > 500]

    assert long == []


def test_a_module_over_300_lines_says_why() -> None:
    """Its docstring holds a sentence that begins "Long because"."""
    long = (path for path in MODULES if len(read(path).splitlines()) > 300)

    silent = [path for path in long if "Long because" not in module_docstring(path)]

    assert silent == []


def test_every_function_fits_on_a_screen() -> None:
    long = [name for path in MODULES for name in long_functions(path)]

    assert long == []


def test_no_module_has_a_vague_name() -> None:
    vague = [short(path) for path in MODULES if VAGUE & {path.stem, path.parent.name}]

    assert vague == []


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = [
        (short(path), match.group())
        for path in tracked_files()
        for expression in (MACHINE_PATH, REGISTRY_HOST)
        for match in expression.finditer(read(path))
    ]

    assert found == []


def test_the_licence_is_apache_2() -> None:
    text = read(ROOT / "LICENSE")

    assert project()["license"] == "Apache-2.0"
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text


def test_constraints_say_how_they_are_made_and_pin_without_addresses() -> None:
    first, *lines = read(ROOT / "constraints.txt").splitlines()

    assert "make constraints" in first
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9-]+==[\w.+!]+", line)] == []
    assert lines == sorted(lines)


def test_constraints_pin_every_dependency() -> None:
    pinned = {line.partition("==")[0] for line in read(ROOT / "constraints.txt").splitlines()}

    assert required_names() - pinned == set()


def test_the_readme_names_commands_that_make_knows() -> None:
    blocks = re.findall(
        r"^```[a-z]*\n(.*?)^```", read(ROOT / "README.md"), re.MULTILINE | re.DOTALL
    )

    named = set(re.findall(r"^make ([a-z]+)", "\n".join(blocks), re.MULTILINE))

    assert named >= {"demo", "test"}
    assert named - make_targets() == set()


def test_every_decision_is_short_and_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    index = read(folder / "README.md")
    decisions = sorted(folder.glob("0*.md"))

    long = [path.name for path in decisions if len(read(path).splitlines()) > 40]
    unlisted = [path.name for path in decisions if f"({path.name})" not in index]

    assert (long, unlisted) == ([], [])
