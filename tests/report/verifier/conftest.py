"""One browser with the page open, for all the tests of a module."""

from collections.abc import Iterator

import pytest

from prioritize.report.verifier.page import verifier_page
from tests.driven import Driven, drive


@pytest.fixture(scope="module")
def driven(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driven]:
    folder = tmp_path_factory.mktemp("browser")
    page = folder / "check.html"
    page.write_bytes(verifier_page())
    with drive(folder) as browser:
        browser.open(page)
        yield browser
