"""`prioritize new` prints paper, and writes the words of the minutes to be changed."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prioritize.cli import main
from prioritize.report.protocol.template_file import template_text


HALL = str(Path(__file__).resolve().parent.parent.parent / "fixtures" / "hall" / "hall.xlsx")
HANDS = str(Path(__file__).resolve().parent.parent.parent / "fixtures" / "hands")


def run(*arguments: str) -> Result:
    """Run the program."""
    return CliRunner().invoke(main, arguments)


def test_it_is_said_how_to_print_the_paper(tmp_path: Path) -> None:
    folder = tmp_path / "kit"

    result = run("new", f"{folder}/", "--kit", HALL, "--language", "en")

    assert (result.exit_code, result.output.splitlines()) == (
        0,
        [f"Written: {folder / 'kit.html'}", "Open it in a browser and print it on A4, at 100 %."],
    )
    assert run("new", str(folder), "--kit", HALL, "--force", "--quiet").output == ""
    assert run("new", str(folder), "--kit", HALL, "--force").output.startswith("Жазылды: ")


def test_the_same_paper_comes_out_twice(tmp_path: Path) -> None:
    first, second = tmp_path / "1.html", tmp_path / "2.html"

    for each in (first, second):
        run("new", str(each), "--kit", HALL, "--language", "ky,ru", "--ballots", "9")

    assert first.read_bytes() == second.read_bytes()
    assert first.read_text(encoding="utf-8").count('<div class="ballot">') == 9


@pytest.mark.parametrize(
    "words, said",
    [
        (("kit", "--kit", HALL, "--template", "hall"), "write different things"),
        (("kit", "--ballots", "4"), "Name the workbook with --kit"),
        (("hall.xlsx", "--template", "hall", "--language", "en,ru"), "one language"),
        (("kit", "--kit", HALL, "--ballots", "-1"), "0<=x<=2000"),
        (("minutes.txt", "--template", "protocol"), "a file in TOML"),
    ],
)
def test_words_that_do_not_go_together_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)

    result = run("new", *words)

    assert result.exit_code == 2
    assert said in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_words_of_the_minutes_can_be_changed(tmp_path: Path) -> None:
    own, minutes = tmp_path / "protocol.toml", tmp_path / "protocol.html"
    run("new", str(own), "--template", "protocol")
    assert own.read_text(encoding="utf-8") == template_text()
    own.write_text(template_text().replace("Жыйындын протоколу", "Кеңештин протоколу"), "utf-8")

    result = run("report", HANDS, str(minutes), "--kind", "protocol", "--template", str(own))

    assert result.exit_code == 0
    assert "Кеңештин протоколу" in minutes.read_text(encoding="utf-8")


def test_a_template_that_is_wrong_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    own, minutes = tmp_path / "protocol.toml", tmp_path / "protocol.docx"
    own.write_text(template_text().replace("{number}", "{nummer}"), "utf-8")

    result = run("report", HANDS, str(minutes), "--template", str(own))

    assert result.exit_code == 1
    assert result.stderr.count("There is no 'nummer' here. Did you mean number?") == 3
    assert not minutes.exists()


def test_only_the_minutes_have_a_template(tmp_path: Path) -> None:
    own = tmp_path / "protocol.toml"
    run("new", str(own), "--template", "protocol")

    result = run("report", HANDS, str(tmp_path / "page.html"), "--template", str(own))

    assert result.exit_code == 2
    assert "Only the minutes have a template" in result.stderr
