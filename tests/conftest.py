"""What every test can use: the profiles of Hypothesis and the fixture for golden files.

`ci` is the profile of every ordinary run and finds the same examples each time. To look for new
ones: `pytest --hypothesis-profile=dev`, or `make campaign`.
"""

import pytest
from hypothesis import HealthCheck, settings

from tests.golden import Golden


# How fast a machine is must not decide whether a test passes.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", PATIENT, derandomize=True)
settings.register_profile("dev", PATIENT, print_blob=True)
settings.register_profile("campaign", PATIENT, max_examples=10_000, print_blob=True)
settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option behind `make golden`."""
    parser.addoption("--golden", action="store_true", help="renew the golden files")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Under `--golden` run only the tests that have a golden file."""
    if config.getoption("--golden"):
        items[:] = [item for item in items if "golden" in getattr(item, "fixturenames", ())]


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Give the comparison with golden files."""
    return Golden(renew=bool(request.config.getoption("--golden")))
