"""The folder for a laptop without a connection: how it starts, and what it has to hold.

Long because two scripts have to take the same steps, and one of them is really run.
"""

import importlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement

from prioritize.report.verifier.page import verifier_page
from prioritize.report.workbook.hall import hall_workbook
from prioritize.workflow.verified import verify_path
from tests.batch import Batch


ROOT = Path(__file__).resolve().parent.parent
USB = ROOT / "usb"
BAT = "Баштоо.bat"
BATCH = (USB / BAT).read_bytes()
SHELL = shutil.which("sh")
CANDIDATES = ("3.13", "3.12", "3.11", "3", "")
RUNNING = f"{sys.version_info.major}.{sys.version_info.minor}"
PROGRAM = """
import json, sys
print(json.dumps(sys.argv[1:], ensure_ascii=False))
sys.exit(7 if sys.argv[-1].endswith("faulty.xlsx") else 0)
"""

needs_shell = pytest.mark.skipif(SHELL is None, reason="needs a POSIX shell")


def tool(name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Import a script of `tools/` as its neighbors do."""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    return importlib.import_module(name)


@pytest.fixture
def usb(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return tool("usb", monkeypatch)


@pytest.fixture
def wheelhouse(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return tool("wheelhouse", monkeypatch)


def wheel(folder: Path, tags: str, *requires: str, program: str = "") -> Path:
    """Write a wheel of the name, version and tags given, such as ``click-8-py3-none-any``."""
    name, version, _ = tags.split("-", 2)
    metadata = [f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nProvides-Extra: docx"]
    info = f"{name}-{version}.dist-info"
    files = {
        f"{name}/__init__.py": "",
        f"{name}/__main__.py": program,
        f"{info}/METADATA": "\n".join(
            [*metadata, *(f"Requires-Dist: {each}" for each in requires)]
        ),
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{info}/RECORD": "",
    }
    path = folder / f"{tags}.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for each, content in files.items():
            archive.writestr(each, content)
    return path


def stick(folder: Path, *, pythons: Iterable[str] = (RUNNING,), program: str = PROGRAM) -> Path:
    """Lay out a folder that holds nothing but a small program of our name."""
    place = folder / "флешка no 1"
    shutil.copytree(USB, place)
    wheels = place / "program" / "wheels"
    wheels.mkdir()
    wheel(wheels, "prioritize-1.0-py3-none-any", program=program)
    held = {
        "version": "1.0",
        "fingerprint": "0123456789ab",
        "extras": ["docx"],
        "pythons": {sysconfig.get_platform(): list(pythons)},
    }
    (place / "program" / "contents.json").write_text(json.dumps(held), encoding="utf-8")
    return place


def offline(home: Path) -> dict[str, str]:
    """Describe an environment in which nothing is reached and pip is told to go astray."""
    nowhere = "http://127.0.0.1:9"
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), nowhere)
    astray = {"PIP_INDEX_URL": nowhere, "PIP_TARGET": str(home / "astray"), "PYTHONPATH": nowhere}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    places = {"HOME": str(home), "XDG_DATA_HOME": str(home / "дата"), "LOCALAPPDATA": ""}
    return {**os.environ, **proxies, **astray, **places, "PATH": path}


def started(
    place: Path, *workbooks: str, environment: dict[str, str], before: Iterable[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Drop workbooks on `start.sh`."""
    return subprocess.run(
        [*before, SHELL or "sh", str(place / "start.sh"), *workbooks],
        env=environment,
        check=False,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=300,
    )


def asked(place: Path, answer: str, *, environment: dict[str, str]) -> str:
    """Open `start.sh` in a terminal, drag a workbook into it, and return what stands there."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    command = [SHELL or "sh", str(place / "start.sh")]
    with subprocess.Popen(
        command, env=environment, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as terminal:
        os.write(ours, f"{answer}\n".encode())
        said, _ = terminal.communicate(timeout=300)
    os.close(ours)
    os.close(theirs)
    return said.decode()


def listing(folder: Path) -> list[str]:
    """List everything below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@needs_shell
def test_the_program_is_set_up_once_and_gets_every_workbook(tmp_path: Path) -> None:
    place, environment = stick(tmp_path), offline(tmp_path)
    before = listing(place)
    home = tmp_path / "дата" / "prioritize" / f"1.0-0123456789ab-py{RUNNING}"
    home.parent.mkdir(parents=True)
    home.touch()

    failed = started(place, "a.xlsx", environment=environment)
    (log,) = re.findall("жибериңиз: (.*)", failed.stdout)
    reason = Path(log).read_text(encoding="utf-8")
    home.unlink()
    first = started(place, "/зал 1/жыйын.xlsx", "-b.xlsx", environment=environment)
    again = started(place, "faulty.xlsx", environment=environment)
    nothing = started(place, environment=environment)
    dragged = asked(place, "'/зал 1/жыйын.xlsx' ", environment=environment)

    assert failed.returncode == 1
    assert "не установилась" in failed.stdout
    assert home.name in reason

    said, *_, held, other = first.stdout.splitlines()
    assert (first.returncode, first.stderr) == (0, "")
    assert "биринчи жолу" in said
    assert json.loads(held) == ["evening", "--open", "--", "/зал 1/жыйын.xlsx"]
    assert json.loads(other) == ["evening", "--open", "--", "-b.xlsx"]
    assert again.returncode == 7
    assert json.loads(again.stdout) == ["evening", "--open", "--", "faulty.xlsx"]
    assert nothing.returncode == 0
    assert "«Баштоо»" in nothing.stdout
    assert "Enter баскычын басыңыз" in dragged
    assert '["evening", "--open", "--", "/зал 1/жыйын.xlsx"]' in dragged
    # Nothing is written on the stick, which may be locked.
    assert listing(place) == before
    assert not (tmp_path / "astray").exists()


@needs_shell
def test_a_person_without_a_fitting_python_is_told_what_to_install(tmp_path: Path) -> None:
    place = stick(tmp_path, pythons=["2.7"])

    run = started(place, "a.xlsx", environment=offline(tmp_path))

    assert run.returncode == 1
    assert "Python 3.11, 3.12, 3.13 же 3.14 керек" in run.stdout
    assert "Нужен Python 3.11, 3.12, 3.13 или 3.14" in run.stdout
    assert listing(tmp_path / "дата") == []


def test_the_batch_file_is_plain_enough_for_every_windows() -> None:
    """Other letters than ASCII, or ends of lines of Unix, lead its reader astray."""
    text = BATCH.decode("ascii")
    lines = text.split("\r\n")

    assert "\n" not in text.replace("\r\n", "")
    assert lines[0] == "@echo off"
    assert lines[-1] == ""
    assert [line for line in lines if "%~" in re.sub(r'"[^"]*"', "", line)] == []
    assert [line for line in lines if re.search(r"%~?\d", line)] == []
    assert text.index("chcp 65001") < text.index("%START%")
    # Else a mark in the name of a folder, as in "зал!", would be swallowed.
    assert text.index("DisableDelayedExpansion") < text.index("%~dp0")
    assert text.index("%~dp0") < text.index("EnableDelayedExpansion\r\nset")
    # Between parentheses, a name such as "hall (1).xlsx" would end the block.
    assert "(" not in text


@needs_shell
@pytest.mark.parametrize("fitting", [*CANDIDATES, None])
def test_the_batch_file_takes_the_steps_of_the_script(tmp_path: Path, fitting: str | None) -> None:
    """The same Pythons are tried in the same order, and called with the same words."""
    workbook = "D:/зал 1/жыйын (2).xlsx"
    calls: list[list[str]] = []

    def run(command: list[str]) -> int:
        calls.append(unlike_windows(command))
        return 7 if workbook in command else int(fits(command) != fitting)

    called = rf'C:\Windows\system32\cmd.exe /c ""E:\флешка\Баштоо.bat" "{workbook}""'
    batch = Batch(BATCH.decode("ascii"), "E:\\флешка\\", f'"{workbook}"', run, called)
    code = batch.follow()

    assert (code, calls) == traced(tmp_path, fitting, workbook)
    assert batch.typed == ([] if fitting is not None else ["no-python.txt"])
    assert batch.variables.get("PRIORITIZE_CALLED") == (called if fitting is not None else None)


def fits(command: list[str]) -> str | None:
    """Return the version of Python that a command of Windows calls, or nothing."""
    if command[0] == "py":
        return command[1].removeprefix("-")
    return "" if command[0] == "python" else None


def unlike_windows(command: list[str]) -> list[str]:
    """Write a command of Windows as the shell has it."""
    words = [f"python{fits(command)}", *command[2 if command[0] == "py" else 1 :]]
    return [word.replace("E:/флешка/", "") for word in words]


def traced(folder: Path, fitting: str | None, workbook: str) -> tuple[int, list[list[str]]]:
    """Run `start.sh` where every Python only says that it was called."""
    trace, tools = folder / "trace", folder / "tools"
    tools.mkdir()
    for name in ("cat", "dirname"):
        (tools / name).symlink_to(shutil.which(name) or name)
    for version in CANDIDATES:
        code = int(version != fitting)
        answer = f'case "$2" in --fits) exit {code} ;; esac\nexit 7\n'
        words = f'printf "%s\\n" python{version} "$@" "" >>"{trace}"\n'
        fake = tools / f"python{version}"
        fake.write_text(f"#!{SHELL}\n{words}{answer}", encoding="utf-8")
        fake.chmod(0o755)
    place = stick(folder)
    run = started(place, workbook, environment={"PATH": str(tools)})
    calls = trace.read_text(encoding="utf-8").replace(f"{place}/", "").split("\n\n")
    return run.returncode, [call.splitlines() for call in calls if call]


def start_script() -> ModuleType:
    """Import the script as the batch file starts it."""
    spec = importlib.util.spec_from_file_location("start", USB / "program" / "start.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    "names, expected",
    [
        (r"D:\а&б.xlsx", [r"D:\а&б.xlsx"]),
        (r'D:\100%^!.xlsx "D:\зал & сахна\жыйын (2).xlsx" ', None),
        (r'"D:\a,b;c=d.xlsx"', [r"D:\a,b;c=d.xlsx"]),
        ("", []),
        (" ", []),
    ],
)
@pytest.mark.parametrize("folder", ["E:\\", "C:\\Колдонуучулар\\R&D (1)\\"])
def test_what_was_dropped_is_known_whatever_its_name(
    folder: str, names: str, expected: list[str] | None
) -> None:
    called = rf'C:\Windows\system32\cmd.exe /c ""{folder}Баштоо.bat" {names}"'

    wanted = [r"D:\100%^!.xlsx", r"D:\зал & сахна\жыйын (2).xlsx"] if expected is None else expected
    assert start_script().dropped(called) == wanted


@needs_shell
def test_what_was_dropped_comes_before_what_a_shell_made_of_it(tmp_path: Path) -> None:
    place = stick(tmp_path)
    called = rf'cmd.exe /c ""E:\{BAT}" D:\a&b.xlsx"'

    run = started(place, "D:\\a", environment={**offline(tmp_path), "PRIORITIZE_CALLED": called})

    assert json.loads(run.stdout.splitlines()[-1]) == ["evening", "--open", "--", r"D:\a&b.xlsx"]


@pytest.mark.parametrize(
    "called",
    ["", r'"C:\Windows\system32\cmd.exe" ', r'cmd /c ""E:\other.bat" a.xlsx"', "cmd /c dir"],
)
def test_what_called_something_else_names_no_workbook(called: str) -> None:
    assert start_script().dropped(called) == []


def test_the_python_of_the_store_keeps_the_program_where_others_see_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Windows moves what it writes below LOCALAPPDATA."""
    start = start_script()
    monkeypatch.setattr(start, "HERE", stick(tmp_path) / "program")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "AppData"))

    usual = start.home()
    monkeypatch.setattr(sys, "base_prefix", r"C:\Program Files\WindowsApps\PythonSoftware.3.12")

    assert usual.is_relative_to(tmp_path / "AppData")
    assert not start.home().is_relative_to(tmp_path / "AppData")


def test_everything_is_said_in_kyrgyz_and_russian_with_the_same_facts() -> None:
    texts = tomllib.loads((USB / "program" / "texts.toml").read_text(encoding="utf-8"))
    script = (USB / "program" / "start.py").read_text(encoding="utf-8")

    facts = {
        name: {language: re.findall(r"{\w+}", text) for language, text in each.items()}
        for name, each in texts.items()
    }

    assert set(texts) == set(re.findall(r'say\("(\w+)"', script))
    assert {tuple(each) for each in facts.values()} == {("ky", "ru")}
    assert [name for name, each in facts.items() if each["ky"] != each["ru"]] == []


def test_what_only_windows_needs_is_missed(wheelhouse: ModuleType, tmp_path: Path) -> None:
    wheel(tmp_path, "prioritize-1.0-py3-none-any", "click>=8", 'lxml; extra == "docx"')
    wheel(tmp_path, "click-8.2-py3-none-any", 'colorama; platform_system == "Windows"')
    wheel(tmp_path, "lxml-6.0-cp311-cp311-win_amd64")

    def missing(extras: str, python: str) -> object:
        wanted = Requirement(f"prioritize{extras}")
        return wheelhouse.missing(tmp_path, wheelhouse.windows(python), wanted=wanted)

    assert missing("", "3.11") == ("colorama",)
    assert missing("[docx]", "3.11") == ("colorama",)
    assert missing("[docx]", "3.13") == ("colorama", "lxml")


def test_nothing_that_windows_needs_is_missed_here(wheelhouse: ModuleType, tmp_path: Path) -> None:
    wheel(
        tmp_path, "prioritize-1.0-py3-none-any", 'colorama; sys_platform == "nowhere"', "click>=8"
    )
    wheel(tmp_path, "click-7.0-py3-none-any")

    lacking = wheelhouse.missing(
        tmp_path, wheelhouse.this_machine(), wanted=Requirement("prioritize")
    )

    assert lacking == ("click>=8",)


def apart() -> list[str]:
    """Return what starts a command without any network, where this system lets us."""
    unshare = shutil.which("unshare")
    command = [unshare, "--map-root-user", "--net"] if unshare else []
    works = bool(command) and not subprocess.run([*command, "true"], check=False).returncode
    return command if works else []


@needs_shell
@pytest.mark.campaign
def test_the_real_folder_holds_an_evening_without_a_connection(
    usb: ModuleType, tmp_path: Path
) -> None:
    """As in the hall: built with a connection, carried to a laptop, and started without one."""
    place, hall = tmp_path / "флешка", tmp_path / "зал 1"
    hall.mkdir()
    workbook = Path(shutil.copy(ROOT / "fixtures" / "hall" / "hall.xlsx", hall / "жыйын.xlsx"))
    browser = tmp_path / "browser"
    browser.write_text(f'#!{SHELL}\necho "$1" >"{tmp_path}/opened"\n', encoding="utf-8")
    browser.chmod(0o755)
    assert usb.main([str(place)]) == 0

    environment = {**offline(tmp_path), "BROWSER": str(browser)}
    run = started(place, str(workbook), environment=environment, before=apart())

    assert run.returncode == 0, run.stdout + run.stderr
    assert "Эми эмне кылуу керек" in run.stdout
    papers = {path.name.split("-", 2)[-1] for path in hall.iterdir()}
    assert papers == {
        *("жыйын.xlsx", "result.html", "protocol.docx", "protocol.html"),
        *("bundle.zip", "findings.txt"),
    }
    opened = (tmp_path / "opened").read_text(encoding="utf-8").strip()
    assert opened.endswith("-result.html")
    assert verify_path(next(hall.glob("*-bundle.zip"))).findings == ()


def test_everything_lies_in_its_place(usb: ModuleType, tmp_path: Path) -> None:
    place = tmp_path / "usb"
    made = wheel(tmp_path, "prioritize-1.0-py3-none-any")

    usb.lay_out(place, made)

    assert [name for name in listing(place) if "/" not in name] == sorted(
        [
            *("program", "start.sh", "Баштоо.bat", "ОКУҢУЗ-ПРОЧТИТЕ.txt"),
            *(usb.CHECK, *usb.TEMPLATES.values()),
        ]
    )
    assert listing(place / "program" / "wheels") == [made.name]
    assert (place / "жыйын-үлгү.xlsx").read_bytes() == hall_workbook("ky")
    assert (place / usb.CHECK).read_bytes() == verifier_page()
    assert os.access(place / "start.sh", os.X_OK)


def test_other_wheels_are_set_up_anew(
    usb: ModuleType, wheelhouse: ModuleType, tmp_path: Path
) -> None:
    place = tmp_path / "usb"
    usb.lay_out(place, wheel(tmp_path, "prioritize-1.0-py3-none-any"))

    def contents() -> dict[str, object]:
        usb.write_contents(place, [wheelhouse.windows("3.13"), wheelhouse.this_machine()])
        held: dict[str, object] = json.loads((place / usb.CONTENTS).read_text(encoding="utf-8"))
        return held

    before = contents()
    wheel(place / usb.WHEELS, "prioritize-1.0-py3-none-any", program="# mended")

    assert contents()["fingerprint"] != before["fingerprint"]
    assert before["pythons"] == {"win-amd64": ["3.13"], sysconfig.get_platform(): [RUNNING]}


def test_a_folder_of_something_else_is_left_alone(usb: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "letters.txt").touch()

    assert usb.main([str(tmp_path)]) == 1
    assert listing(tmp_path) == ["letters.txt"]


def test_the_page_to_read_first_opens_in_every_notepad() -> None:
    content = (USB / "ОКУҢУЗ-ПРОЧТИТЕ.txt").read_bytes()

    assert content.startswith("\ufeff".encode())
    assert b"\n" not in content.replace(b"\r\n", b"")
