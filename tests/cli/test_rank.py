"""The options of counting reach the count, and every format says the same."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from prioritize.cli import main
from tests.cli.shell import FIXTURES


HANDS = str(FIXTURES / "hands")
TIE = str(FIXTURES / "tie")
COUNCIL = str(FIXTURES / "cycle" / "inputs" / "council.csv")


def ran(*words: str, stdin: bytes = b"") -> Result:
    run = CliRunner().invoke(main, ["rank", *words], input=stdin)
    assert (run.exit_code, run.stderr) == (0, "")
    return run


def listing(*words: str, stdin: bytes = b"") -> dict[str, Any]:
    """Count to one list."""
    (found,) = json.loads(ran(*words, "--json", stdin=stdin).stdout)["lists"]
    assert isinstance(found, dict)
    return found


def places(found: dict[str, Any]) -> list[list[str]]:
    return [tier["projects"] for tier in found["ranking"]]


def test_options_of_a_method_are_recorded_complete() -> None:
    found = listing(COUNCIL, "-m", "borda", "-o", "unranked=no-opinion")

    options = found["method"]["options"]
    assert options["unranked"] == "no-opinion"
    assert "truncated" in options


def test_a_project_left_out_is_not_in_the_list() -> None:
    found = listing(COUNCIL, "-m", "copeland", "--without", "canal")

    assert places(found) == [["field"], ["clinic"]]


def test_a_declared_order_tells_equals_apart() -> None:
    assert places(listing(TIE))[0] == ["light", "well"]
    assert places(listing(TIE, "--tie-break", "order:well,light,fence"))[0] == ["well"]


def test_the_order_can_stand_in_a_file(tmp_path: Path) -> None:
    order = tmp_path / "order.txt"
    order.write_text("light\nwell\nfence\n")

    assert places(listing(TIE, "--tie-break", f"order:@{order}"))[0] == ["light"]


def test_standard_input_is_read_as_it_is_said_to_be() -> None:
    content = Path(COUNCIL).read_bytes()

    found = listing("-", "--input-format", "csv", "-m", "copeland", stdin=content)

    assert found["ranking"] == listing(COUNCIL, "-m", "copeland")["ranking"]


def test_a_consultation_is_named_by_its_folder_or_its_file() -> None:
    assert ran(HANDS, "--json").stdout == ran(f"{HANDS}/consultation.toml", "--json").stdout


def test_a_bundle_is_a_source_and_gives_the_same_result(tmp_path: Path) -> None:
    bundle = str(tmp_path / "out.zip")
    first = ran(HANDS, "--json", "--quiet", "--bundle", bundle).stdout

    assert ran(bundle, "--json").stdout == first


def test_a_method_on_a_consultation_is_marked_as_a_what_if() -> None:
    found = listing(str(FIXTURES / "cycle"), "-m", "borda")

    assert found["what_if"] is True
    assert found["method"]["id"] == "borda"


def test_the_csv_for_people_opens_in_a_russian_excel() -> None:
    content = ran(HANDS, "--format", "csv").stdout_bytes

    text = content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert content.startswith(b"\xef\xbb\xbf")
    assert [row["score"] for row in rows] == ["32", "27", "0"]


@pytest.mark.parametrize("format_", ["text", "json", "csv", "markdown"])
def test_a_file_gets_the_bytes_that_standard_output_would(format_: str, tmp_path: Path) -> None:
    path = tmp_path / "result"

    run = CliRunner().invoke(main, ["rank", HANDS, "--format", format_, "--output", str(path)])

    assert (run.exit_code, run.stdout) == (0, "")
    assert run.stderr == f"Written: {path}\n"
    assert path.read_bytes() == ran(HANDS, "--format", format_).stdout_bytes


def test_names_come_in_the_language_asked_for() -> None:
    run = CliRunner().invoke(main, ["rank", HANDS, "--language", "en"])

    assert "Repair the bridge (bridge)" in run.stdout


def test_the_bundle_is_announced_with_its_seal(tmp_path: Path) -> None:
    run = CliRunner().invoke(main, ["rank", HANDS, "--bundle", str(tmp_path / "two words")])

    assert "Its seal, to be noted where others see it:\n  " in run.stderr
    assert f'To verify it: prioritize verify "{tmp_path / "two words"}"\n' in run.stderr
