"""The page that checks bundles: one file that a browser may open from anywhere."""

import base64
import hashlib
import re
from pathlib import Path

from prioritize.report.verifier.page import verifier_page


ROOT = Path(__file__).resolve().parents[3]
FORMAT = (ROOT / "docs" / "bundle-format.md").read_text(encoding="utf-8")
PAGE = verifier_page().decode()
SCRIPTS = re.findall("<script[^>]*>(.*?)</script>", PAGE, re.DOTALL)
(STYLE,) = re.findall("<style>(.*?)</style>", PAGE, re.DOTALL)


def test_the_page_is_the_same_bytes_every_time() -> None:
    assert verifier_page() == PAGE.encode()


def test_the_policy_lets_these_scripts_run_and_nothing_else() -> None:
    (policy,) = re.findall('Content-Security-Policy" content="([^"]*)"', PAGE)
    named = set(re.findall("'sha256-([^']*)'", policy))

    assert named == {digest(part) for part in (*SCRIPTS, STYLE)}
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_nothing_on_the_page_turns_text_into_elements_or_code_or_asks_for_an_address() -> None:
    for forbidden in (
        *("innerHTML", "outerHTML", "insertAdjacent", "document.write", "eval(", "Function("),
        *("fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "importScripts", "import("),
        *("localStorage", "indexedDB", "cookie", "url(", "src=", "href="),
    ):
        assert forbidden not in PAGE, forbidden
    assert "://" not in PAGE


def test_every_type_of_event_in_the_format_is_known_to_the_page() -> None:
    (table,) = re.findall(r"const EVENT_FIELDS = \{(.*?)\n\};", PAGE, re.DOTALL)
    known = re.findall(r'^  "?([a-z.]+)"?: "', table, re.MULTILINE)
    events = FORMAT.partition("## Events")[2].partition("## Chain")[0]

    assert set(known) == set(re.findall(r"^\| `([a-z]+\.[a-z]+|note)` ", events, re.MULTILINE))


def test_every_code_in_the_format_is_known_to_the_page() -> None:
    known = set(re.findall(r"^  ([ABPR]\d\d): \[", PAGE, re.MULTILINE))

    assert known == set(re.findall(r"^\| ([ABPR]\d\d) \|", FORMAT, re.MULTILINE))


def digest(text: str) -> str:
    """Write the SHA-256 of a text as a policy does."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
