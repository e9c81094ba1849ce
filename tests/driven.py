"""A browser that a test drives: files are chosen on a page, and what it then shows is read.

The browser listens and answers on two pipes, so that no port is opened and nothing is installed.
"""

import base64
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from attrs import define, field

from tests.browser import open_browser


__all__ = ["Driven", "drive"]

_PATIENCE: Final = 60
_OPTIONS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--remote-debugging-pipe",
    "--window-size=1000,900",
)
# The browser wants its pipes as files 3 and 4, whatever they are called here.
_LAUNCH: Final = """
import os, sys
for here, there in [(sys.argv[1], 11), (sys.argv[2], 12), (11, 3), (12, 4)]:
    os.dup2(int(here), there)
os.execvp(sys.argv[3], sys.argv[3:])
"""
_TOLD: Final = ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
_ASKED: Final = "Network.requestWillBeSent"


@define
class Driven:
    """One page in a browser, which does what it is told, one thing after the other."""

    _tell: int
    _hear: int
    _session: str = ""
    _number: int = 0
    _rest: bytes = b""
    complaints: list[Any] = field(factory=list)
    requests: list[str] = field(factory=list)

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Give an order of the browser's own protocol and return its answer."""
        self._number += 1
        order = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            order["sessionId"] = self._session
        whole = json.dumps(order).encode() + b"\0"
        while whole:
            whole = whole[os.write(self._tell, whole) :]
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result
            self._take_down(answer)

    def open(self, page: Path) -> None:
        """Open a page from the disk, in a tab of its own."""
        self._session = ""
        tab = self.call("Target.createTarget", url="about:blank")["targetId"]
        attached = self.call("Target.attachToTarget", targetId=tab, flatten=True)
        self._session = attached["sessionId"]
        for domain in ("DOM", "Log", "Network", "Page", "Runtime"):
            self.call(f"{domain}.enable")
        self.call("Page.navigate", url=page.as_uri())
        self.wait("document.readyState === 'complete'")

    def ask(self, expression: str) -> object:
        """Return what an expression is on the page."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def wait(self, condition: str) -> None:
        """Wait until something is so on the page."""
        limit = _PATIENCE * 1000
        assert self.ask(
            f"""new Promise((resolve) => {{
                const end = Date.now() + {limit};
                const look = () => {{
                    if ({condition}) resolve(true);
                    else if (Date.now() > end) resolve(false);
                    else setTimeout(look, 10);
                }};
                look();
            }})"""
        ), f"{condition} never came true"

    def choose(self, field: str, *paths: Path) -> None:
        """Choose files, or a folder, in a field of the page."""
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=field)["nodeId"]
        self.call("DOM.setFileInputFiles", nodeId=node, files=[str(path) for path in paths])

    def faults(self) -> list[str]:
        """Name what axe-core finds wrong for people who see or hear the page in another way."""
        self.ask((files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8"))
        found = self.ask(
            "axe.run().then((found) => found.violations.map((fault) =>"
            " `${fault.impact} ${fault.id}: ${fault.nodes.map((node) => node.html)}`))"
        )
        assert isinstance(found, list)
        return found

    def picture(self) -> bytes:
        """Take a picture of the whole page, as PNG."""
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
        return base64.b64decode(shot["data"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            more = os.read(self._hear, 1 << 16)
            assert more, "the browser went away"
            self._rest += more
        first, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(first)
        return message

    def _take_down(self, event: dict[str, Any]) -> None:
        method = event.get("method", "")
        if method in _TOLD:
            self.complaints.append(event["params"])
        if method == _ASKED:
            self.requests.append(event["params"]["request"]["url"])


@contextmanager
def drive(folder: Path) -> Iterator[Driven]:
    """Start a browser with its files in a folder, or skip the test where there is none."""
    program = open_browser(folder).program
    (hear, tell), (told, heard) = os.pipe(), os.pipe()
    command: Sequence[str] = (
        *(sys.executable, "-c", _LAUNCH, str(hear), str(heard), program),
        *_OPTIONS,
        f"--user-data-dir={folder / 'profile'}",
    )
    with (folder / "browser.log").open("wb") as log:
        process = subprocess.Popen(command, pass_fds=(hear, heard), stdout=log, stderr=log)
    os.close(hear)
    os.close(heard)
    try:
        yield Driven(tell, told)
    finally:
        # It ends when nobody can tell it anything anymore.
        os.close(tell)
        process.wait(_PATIENCE)
        os.close(told)
