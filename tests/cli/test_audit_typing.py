"""`prioritize audit plan`, `sample` and `conclude`, one after the other."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prioritize.cli import main
from tests.cli.shell import FIXTURES


SEED = "83920175564410928377"
BATKEN = str(FIXTURES / "batken")
GROWING = ("--ballots", "240", "--wrong", "6", "--expect", "3")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def ran(*words: str) -> Result:
    return CliRunner().invoke(main, ["audit", *words], env={"COLUMNS": "80"})


def planned(*words: str) -> Result:
    return ran("plan", *words, "--json", "--output", "plan.json", "--force")


def sheet(name: str, *words: str, no: int = 0) -> None:
    """Draw a sheet and fill it in; the first papers of it do not agree."""
    drawn = ran("sample", "plan.json", "--seed", SEED, *words, "--format", "csv", "--output", name)
    assert drawn.exit_code == 0
    path = Path(name)
    head, *rows = path.read_text(encoding="utf-8-sig").splitlines()
    filled = [
        row.replace(";;;", ";;no;4 dots, not 5" if number < no else ";;yes;")
        for number, row in enumerate(rows)
    ]
    path.write_text("\n".join([head, *filled]), encoding="utf-8-sig")


def concluded(*sheets: str) -> Result:
    return ran("conclude", "plan.json", *sheets, "--seed", SEED)


def test_the_worked_example_from_the_plan_to_the_conclusion() -> None:
    shown = ran("plan", "--ballots", "84", "--difference", "21", "--swing", "10")
    fixed = planned("--ballots", "84", "--difference", "21", "--swing", "10")
    sheet("sheet.csv")

    found = concluded("sheet.csv")

    assert "- Papers to compare: 45\n" in shown.stdout
    assert "type all the ballots twice" in shown.stdout
    assert "Below about 150 ballots" in shown.stdout
    assert "Its seal, for the flip chart: " in fixed.stderr
    assert (found.exit_code, "The papers confirm the result" in found.stdout) == (0, True)
    assert "- Measured risk: 9.6 %, at a limit of 10 %\n" in found.stdout
    assert "- Its formula: C(81, 45) / C(84, 45)\n" in found.stdout


def test_a_mismatch_sends_a_small_group_to_its_papers() -> None:
    planned("--ballots", "84", "--wrong", "3")
    sheet("sheet.csv", no=1)

    text, answer = (
        concluded("sheet.csv"),
        ran("conclude", "plan.json", "sheet.csv", "--seed", SEED, "--json"),
    )

    found = json.loads(answer.stdout)
    assert (text.exit_code, answer.exit_code) == (4, 4)
    assert "all of them must be counted by hand" in text.stdout
    assert "4 dots, not 5" in text.stdout
    assert (found["verdict"], found["risk"], found["enlarge_to"]) == ("recount", "0.445868", None)
    assert found["mismatches"] == [{"place": 1, "ballot": "", "differs": "4 dots, not 5"}]


def test_a_sample_grows_once() -> None:
    planned(*GROWING)
    sheet("first.csv", no=1)
    first = concluded("first.csv")
    sheet("more.csv", "--papers", "151")
    second = concluded("first.csv", "more.csv")
    sheet("worse.csv", "--papers", "151", no=1)
    third = concluded("first.csv", "worse.csv")

    assert (first.exit_code, "--papers 151" in " ".join(first.stdout.split())) == (4, True)
    assert (second.exit_code, "The papers confirm the result" in second.stdout) == (0, True)
    assert (third.exit_code, "Count every paper by hand" in third.stdout) == (4, True)
    formula = "C(234, 150) · C(6, 1) / (C(237, 150) · C(3, 1))"
    assert f"- Its formula: {formula}\n" in second.stdout


def test_the_page_of_a_sample_says_what_to_take_out_and_how_to_draw_again() -> None:
    planned(*GROWING, "--stack", "women")

    first = ran("sample", "plan.json", "--seed", SEED).stdout
    more = ran("sample", "plan.json", "--seed", SEED, "--papers", "151").stdout

    assert "Take these out, counted from the top of the stack: " in first
    assert "Take these out as well" in more
    assert "- Stack: women\n" in first
    line = f'seed = "sample/v1\\0" "{SEED}\\0" \'women\'\n'
    assert line in first
    assert 'sorted(sampler(range(1, 241), seed=seed, take=127, output="id"))' in first


def test_programs_read_plan_and_sample() -> None:
    planned(*GROWING)
    plan = json.loads(Path("plan.json").read_text(encoding="utf-8"))
    sample = json.loads(ran("sample", "plan.json", "--seed", SEED, "--json").stdout)

    assert (plan["schema"], plan["action"], plan["advice"]) == (
        "prioritize/audit/1",
        "plan",
        "sample",
    )
    assert [each["any_time"] for each in plan["sizes"]] == [127, 151, 174, 199]
    assert [each["one_look"] for each in plan["sizes"]] == [76, 122, 160, 192]
    assert (sample["action"], sample["plan"]) == ("sample", plan["plan"])
    assert sorted(sample["draws"]) == sample["places"]


def test_without_decisive_ballots_a_table_is_shown() -> None:
    text = ran("plan", "--ballots", "20").stdout
    answer = json.loads(ran("plan", "--ballots", "20", "--json").stdout)

    assert "Say it with --wrong" in text
    assert (answer["plan"], answer["advice"]) == (None, "twice")
    first, second, *_, last = answer["sizes"]
    assert first == {"wrong": 1, "papers": [["1/10", 18], ["1/20", 19]]}
    assert second["papers"] == [["1/10", 14], ["1/20", 16]]
    assert last["wrong"] == 20


def test_what_a_larger_group_and_a_close_result_should_do() -> None:
    assert "Type close batches twice" in ran("plan", "--ballots", "600", "--wrong", "30").stdout
    assert "count all the papers again by hand" in " ".join(
        ran("plan", "--ballots", "600", "--wrong", "2").stdout.split()
    )
    allowed = ran("plan", "--ballots", "600", "--wrong", "30", "--allow", "2").stdout
    assert "at most 2 of them do not agree" in " ".join(allowed.split())
    five = ran("plan", "--ballots", "84", "--wrong", "3", "--risk", "1/20").stdout
    assert "- Papers to compare: 53\n" in five


def test_a_source_says_how_many_ballots_are_decisive() -> None:
    chosen = ("--community", "ken-talaa", "--instrument", "gallery", "--language", "en")

    text = ran("plan", BATKEN, *chosen).stdout
    plan = json.loads(ran("plan", BATKEN, *chosen, "--json").stdout)["plan"]

    # 24 ballots were counted, one is blank and one over-full: all of them are papers.
    assert (plan["stack"], plan["ballots"], plan["wrong"]) == ("ken-talaa/gallery", 26, 2)
    assert "is first, and Irrigation water (irrigation) comes closest" in " ".join(text.split())
    assert "count all the papers again by hand" in " ".join(text.split())


@pytest.mark.parametrize(
    "words, problem",
    [
        ((BATKEN, "--community", "sumbula"), "sumbula/questionnaire, sumbula/map"),
        ((str(FIXTURES / "hands"),), "how many wrong ballots would change"),
        ((BATKEN, "--ballots", "84"), "--ballots is counted from SOURCE"),
        ((), "It is not said how many ballots were typed"),
    ],
)
def test_a_source_that_does_not_say_it_is_told(words: tuple[str, ...], problem: str) -> None:
    run = ran("plan", *words)

    assert (run.exit_code, run.stdout) == (2, "")
    assert problem in run.stderr


@pytest.mark.parametrize(
    "words, problem",
    [
        (("--ballots", "0"), "1 to 1000000 ballots, not 0"),
        (("--ballots", "5", "--wrong", "6"), "can be wrong, not 6"),
        (("--ballots", "84", "--difference", "21"), "go together"),
        (("--ballots", "84", "--difference", "21", "--swing", "2", "--wrong", "3"), "go together"),
        (("--ballots", "84", "--difference", "x", "--swing", "2"), "is not a number"),
        (("--ballots", "84", "--difference", "0", "--swing", "2"), "above 0"),
        (("--ballots", "84", "--wrong", "3", "--risk", "60%"), "limit of risk"),
        (("--ballots", "84", "--wrong", "3", "--risk", "ten"), "is not a number"),
        (("--ballots", "84", "--wrong", "3", "--allow", "1", "--expect", "1"), "one of them"),
        (("--ballots", "84", "--wrong", "3", "--expect", "3"), "cannot be planned for"),
    ],
)
def test_what_cannot_be_planned_is_told(words: tuple[str, ...], problem: str) -> None:
    run = ran("plan", *words)

    assert (run.exit_code, run.stdout) == (2, "")
    assert problem in run.stderr


def test_a_sheet_of_another_seed_is_refused() -> None:
    planned("--ballots", "84", "--wrong", "3")
    sheet("sheet.csv")

    other = ran("conclude", "plan.json", "sheet.csv", "--seed", SEED[::-1])
    empty = concluded("nothing.csv")

    assert other.exit_code == 1
    assert "These papers were not drawn" in other.stderr
    assert (empty.exit_code, "There is no such file" in empty.stderr) == (1, True)
