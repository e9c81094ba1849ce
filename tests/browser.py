"""A browser without a window, which prints pages and says what it minds about them."""

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import pytest
from attrs import frozen


__all__ = ["Browser", "Printed", "open_browser"]

_PROGRAMS: Final = ("chromium", "chromium-browser", "google-chrome")
_PATIENCE: Final = 60
_POLICY: Final = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_OWN_ERRANDS: Final = (".google.com", ".googleapis.com", ".gvt1.com")
"""Hosts that the browser itself asks for, whatever the page is."""


@frozen
class Printed:
    """What printing a page came to: how many sheets, what was complained of, what was asked for."""

    sheets: int
    complaints: tuple[str, ...]
    requests: tuple[str, ...]


@frozen
class Browser:
    """A browser with a folder of its own, which reaches no network."""

    program: str
    folder: Path

    def print(self, page: bytes) -> Printed:
        """Print a page on A4."""
        log, paper = self.folder / "log.json", self.folder / "paper.pdf"
        run = self._run(
            page,
            "--no-pdf-header-footer",
            f"--log-net-log={log}",
            f"--print-to-pdf={paper}",
        )
        complaints = re.findall(r"CONSOLE[^ ]* (.*)", run.stderr)
        sheets = len(re.findall(rb"/Type\s*/Page\b", paper.read_bytes()))
        return Printed(sheets, tuple(complaints), tuple(_requests(log)))

    def faults(self, page: bytes) -> list[str]:
        """Name what axe-core finds wrong for people who see or hear a page in another way."""
        axe = (files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
        asking = (
            f"<script>{axe}</script><script>axe.run().then(found => {{"
            " document.title = JSON.stringify(found.violations.map(fault =>"
            " `${fault.impact} ${fault.id}: ${fault.nodes.map(node => node.html)}`)) })</script>"
        )
        asked = without_policy(page).replace(b"</body>", asking.encode() + b"</body>")
        run = self._run(asked, "--virtual-time-budget=20000", "--dump-dom")
        found: list[str] = json.loads(_Title.of(run.stdout))
        return found

    def _run(self, page: bytes, *wishes: str) -> subprocess.CompletedProcess[str]:
        path = self.folder / "page.html"
        path.write_bytes(page)
        options = (
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--enable-logging=stderr",
            f"--user-data-dir={self.folder / 'profile'}",
        )
        return subprocess.run(
            [self.program, *options, *wishes, path.as_uri()],
            check=True,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
        )


def open_browser(folder: Path) -> Browser:
    """Find a browser, or skip the test that needs one."""
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        pytest.skip("there is no chromium here to look at pages with")
    return Browser(program, folder)


def without_policy(page: bytes) -> bytes:
    """Return a page that may do as it likes, to see what it would."""
    return _POLICY.sub(b"", page)


def _requests(log: Path) -> list[str]:
    """List the addresses that were asked for, but for the page and the browser's own errands."""
    record: dict[str, Any] = json.loads(log.read_text(encoding="utf-8"))
    addresses = {str(event.get("params", {}).get("url", "")) for event in record["events"]}
    return sorted(
        each
        for each in addresses
        if each.startswith(("http", "ws", "ftp"))
        and not f".{urlsplit(each).hostname}".endswith(_OWN_ERRANDS)
    )


class _Title(HTMLParser):
    """Reads the title of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._within = False

    @classmethod
    def of(cls, page: str) -> str:
        reader = cls()
        reader.feed(page)
        return reader.text

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # as the parser calls it
        self._within = tag == "title" and not self.text

    def handle_endtag(self, tag: str) -> None:
        self._within = self._within and tag != "title"

    def handle_data(self, data: str) -> None:
        self.text += data if self._within else ""
