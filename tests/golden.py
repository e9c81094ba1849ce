"""Golden files: expected output that one command writes and a person reviews as a diff."""

from pathlib import Path

from attrs import frozen


@frozen
class Golden:
    """Compares output with the file that holds what is expected, or renews that file."""

    renew: bool

    def check(self, path: Path, actual: str) -> None:
        """Assert that `path` holds `actual`; under `make golden` write it there instead."""
        if self.renew:
            path.write_text(actual, encoding="utf-8", newline="")
        expected = path.read_bytes().decode("utf-8") if path.exists() else ""
        assert actual == expected, f"{path} holds something else; `make golden` renews it"
