"""Published elections and oracles: not ours to ship, they lie beside a checkout in `../shared`."""

from pathlib import Path

import pytest


ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


def shared_path(*parts: str) -> Path:
    """Give the path of a shared file or folder, or skip the test or module where it is absent."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        reason = f"needs ../shared/{'/'.join(parts)}, which is not beside this checkout"
        pytest.skip(reason, allow_module_level=True)
    return path
