"""The five steps of a bundle's README, done by hand on a bundle."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from prioritize.audit.layout import INTERNAL, PUBLIC
from prioritize.audit.readme import readme
from prioritize.ports.bundle_io import write_bundle
from tests.audit.sample import BUNDLE


SHELL = shutil.which("sh")
TOOLS = ("sed", "tr", "sha256sum")
COMMANDS = re.findall(r"^     (\S.*)$", readme(INTERNAL).decode(), re.MULTILINE)


@pytest.fixture
def steps(tmp_path: Path) -> dict[str, str]:
    """Run every command that the README names inside a bundle, and give what each prints."""
    write_bundle(tmp_path / "out", BUNDLE)
    outputs = {}
    for command in COMMANDS:
        run = subprocess.run(
            [SHELL or "", "-c", command],
            cwd=tmp_path / "out",
            check=True,
            capture_output=True,
            text=True,
        )
        outputs[command] = run.stdout
    return outputs


pytestmark = pytest.mark.skipif(
    SHELL is None or not all(map(shutil.which, TOOLS)), reason="needs a POSIX shell and sha256sum"
)


@pytest.mark.parametrize("audience", [INTERNAL, PUBLIC])
def test_the_readme_fits_a_narrow_window(audience: str) -> None:
    assert max(map(len, readme(audience).decode().splitlines())) <= 80


def test_the_commands_of_the_readme_show_what_it_says(steps: dict[str, str]) -> None:
    sums, first, second, blobs = steps.values()

    assert sums.count(": OK") == len(BUNDLE.files) - 1
    assert f'"prev":"{first.split()[0]}"' in second
    assert all(f"{line.split('/')[1]}  blobs/" in line for line in blobs.splitlines())
