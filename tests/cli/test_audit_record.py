"""Plan, draw and conclusion go into the log of a bundle, where `verify` follows them."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prioritize.cli import main
from tests.cli.shell import FIXTURES, tree


SEED = "83920175564410928377"
RECORD = ("--record", "out")
LIST = ("--community", "ken-talaa", "--instrument", "gallery")


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Count Batken into a bundle for those who may see the votes, and into a public one."""
    folder = tmp_path_factory.mktemp("counted")
    rank = ("rank", str(FIXTURES / "batken"), "--quiet", "--bundle")
    assert ran(*rank, str(folder / "out")).exit_code == 0
    assert ran(*rank, str(folder / "public"), "--public").exit_code == 0
    return folder


@pytest.fixture(autouse=True)
def home(counted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work beside copies of the bundles."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(counted, tmp_path, dirs_exist_ok=True)
    return tmp_path


def ran(*words: str) -> Result:
    return CliRunner().invoke(main, words, env={"COLUMNS": "80"})


def planned(*words: str) -> Result:
    return ran("audit", "plan", *words, "--json", "--output", "plan.json", "--force")


def sampled(name: str, *words: str, no: int = 0) -> Result:
    """Draw a sheet and fill it in; the first papers of it do not agree."""
    words = ("--seed", SEED, *words, "--format", "csv", "--output", name)
    run = ran("audit", "sample", "plan.json", *words)
    path = Path(name)
    if path.exists():
        head, *rows = path.read_text(encoding="utf-8-sig").splitlines()
        filled = [
            row.replace(";;;", ";A7;no;of Person 7" if number < no else ";;yes;")
            for number, row in enumerate(rows)
        ]
        path.write_text("\n".join([head, *filled]), encoding="utf-8-sig")
    return run


def concluded(*words: str) -> Result:
    return ran("audit", "conclude", "plan.json", *words, "--seed", SEED)


def told(bundle: str) -> list[dict[str, object]]:
    """Verify a bundle, in which all is well, and return the comparisons that it tells of."""
    run = ran("verify", bundle, "--json")
    assert run.exit_code == 0, run.stdout
    found: list[dict[str, object]] = json.loads(run.stdout)["recounted"]["comparisons"]
    return found


def types(bundle: str) -> list[str]:
    lines = (Path(bundle) / "log.jsonl").read_bytes().splitlines()
    return [json.loads(line)["type"] for line in lines]


def test_all_three_steps_are_recorded_and_verified() -> None:
    before = len(types("out"))
    plan = planned("out", *LIST, *RECORD)
    first = told("out")
    sample = sampled("sheet.csv", *RECORD)
    end = concluded("sheet.csv", *RECORD)

    assert [each.exit_code for each in (plan, sample, end)] == [0, 0, 0]
    assert "Written into the log of out.\nIts code is now, for the flip chart: " in plan.stderr
    assert types("out")[before:] == [
        "audit.planned",
        "audit.sampled",
        *["audit.observed"] * 18,
        "audit.concluded",
    ]
    stack = "ken-talaa/gallery"
    assert first == [{"stack": stack, "verdict": None, "papers": 0, "mismatches": 0, "risk": None}]
    assert told("out") == [
        {
            "stack": stack,
            "verdict": "confirmed",
            "papers": 18,
            "mismatches": 0,
            "risk": "0.086154",
        }
    ]
    page = " ".join(ran("verify", "out").stdout.split())
    assert f"{stack}: 18 papers confirm the result. Do not agree: 0. Measured risk: 8.62 %" in page


def test_what_differs_on_a_paper_is_only_committed_to() -> None:
    planned("out", *LIST, *RECORD)
    sampled("sheet.csv", *RECORD, no=1)
    end = concluded("sheet.csv", *RECORD)

    log = (Path("out") / "log.jsonl").read_text(encoding="utf-8")
    shown = (Path("out") / "disclosures.jsonl").read_text(encoding="utf-8")
    assert (end.exit_code, told("out")[0]["verdict"]) == (4, "recount")
    assert ("of Person 7" in log, "of Person 7" in shown) == (False, True)
    assert '"ballot":"A7"' in log
    page = " ".join(ran("verify", "out").stdout.split())
    assert "18 papers do not confirm the result. Do not agree: 1." in page


def test_a_public_bundle_does_not_say_which_ballot_differs() -> None:
    planned("out", *LIST, "--record", "public")
    sampled("sheet.csv", "--record", "public", no=1)
    concluded("sheet.csv", "--record", "public")

    content = b"".join(tree(Path("public")).values())
    assert (b"A7" in content, b"Person 7" in content) == (False, False)
    assert told("public")[0]["verdict"] == "recount"


def test_a_sample_that_grows_is_recorded_paper_by_paper() -> None:
    growing = ("--ballots", "240", "--wrong", "6", "--expect", "3", "--stack", "women")
    planned(*growing, *RECORD)
    sampled("first.csv", *RECORD, no=1)
    first = concluded("first.csv", *RECORD)
    between = told("out")[0]["verdict"]
    sampled("more.csv", "--papers", "151", *RECORD)
    second = concluded("first.csv", "more.csv", *RECORD)

    assert (first.exit_code, between) == (4, "enlarge")
    assert (second.exit_code, told("out")[0]["verdict"]) == (0, "confirmed")
    assert types("out").count("audit.observed") == 151


def test_a_sheet_that_was_changed_after_it_was_recorded_is_refused() -> None:
    growing = ("--ballots", "240", "--wrong", "6", "--expect", "3")
    planned(*growing, *RECORD)
    sampled("first.csv", *RECORD, no=1)
    concluded("first.csv", *RECORD)
    sampled("more.csv", "--papers", "151", *RECORD)
    sheet = Path("first.csv")
    sheet.write_text(sheet.read_text("utf-8-sig").replace(";no;", ";yes;"), "utf-8-sig")
    before = tree(Path("out"))

    run = concluded("first.csv", "more.csv", *RECORD)

    assert run.exit_code == 1
    assert "The log says something else of these papers: 1" in run.stderr
    assert tree(Path("out")) == before


@pytest.mark.parametrize(
    "steps, code, problem",
    [
        ([("plan", "--ballots", "84", *RECORD)], 2, "no plan yet that could be recorded"),
        (
            [
                ("plan", "--ballots", "84", "--wrong", "3", *RECORD),
                ("plan", "--ballots", "84", "--wrong", "4", *RECORD),
            ],
            1,
            "[A01]",
        ),
        (
            [
                ("plan", "--ballots", "84", "--wrong", "3", "--json", "--output", "plan.json"),
                ("sample", "plan.json", "--seed", SEED, *RECORD),
            ],
            2,
            "The log of out does not hold this plan",
        ),
        ([("plan", "--ballots", "84", "--wrong", "3", "--record", "none")], 1, "no such file"),
        ([("plan", "--ballots", "100001", "--wrong", "9", *RECORD)], 1, "more than 100000 ballots"),
    ],
    ids=["no plan", "a second plan", "a plan never recorded", "no bundle", "too large"],
)
def test_what_cannot_be_recorded_is_told(
    steps: list[tuple[str, ...]], code: int, problem: str
) -> None:
    *earlier, last = steps
    for each in earlier:
        assert ran("audit", *each).exit_code == 0
    before = tree(Path("out"))

    run = ran("audit", *last)

    assert (run.exit_code, problem in " ".join(run.stderr.split())) == (code, True)
    assert tree(Path("out")) == before


def test_a_plan_that_promises_too_much_is_found() -> None:
    planned("--ballots", "26", "--wrong", "9", *LIST, *RECORD)

    run = ran("verify", "out", "--json")

    found = json.loads(run.stdout)
    assert run.exit_code == 4
    assert [each["code"] for each in found["findings"]] == ["A04"]
    assert (found["levels"]["integrity"], found["levels"]["recomputed"]) == (True, False)
