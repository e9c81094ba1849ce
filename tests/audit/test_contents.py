"""Files of a bundle that its log names in odd ways."""

import pytest

from prioritize.audit.bundle import Bundle
from prioritize.audit.contents import check_contents
from prioritize.audit.verify import verify
from tests.audit import evening
from tests.audit.evening import log_of
from tests.audit.sample import recompute


@pytest.mark.parametrize(
    "files", [[7], [{"name": 1, "sha256": "", "bytes": 0}], [{"name": "a"}], "a"]
)
def test_what_names_no_file_asks_for_none(files: object) -> None:
    """That it is malformed (B06) is found elsewhere."""
    published = evening.PUBLISHED.but(files=files)  # type: ignore[arg-type]  # to be refused
    log = log_of((evening.CREATED, published))

    found = {each.code for each in check_contents({"log.jsonl": log.content}, log)}

    assert found == {"B01", "B11", "B16", "B19"}
    assert "B06" in {
        each.code for each in verify(Bundle({"log.jsonl": log.content}), recompute=recompute)
    }
