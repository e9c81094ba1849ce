"""`prioritize audit key` and `sign`: a signature that `verify --key` finds."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prioritize.cli import main
from prioritize.ports.archive import zip_bytes
from tests.cli.shell import FIXTURES, tree


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Count the raised hands into a bundle."""
    out = tmp_path_factory.mktemp("counted") / "out"
    assert ran("rank", str(FIXTURES / "hands"), "--bundle", str(out), "--quiet").exit_code == 0
    return out


@pytest.fixture
def home(counted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work beside a bundle and a key."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(counted, "out")
    assert ran("audit", "key", "observer-1", "one.key").exit_code == 0
    return tmp_path


def ran(*words: str) -> Result:
    return CliRunner().invoke(main, words, env={"COLUMNS": "80"})


def sign(bundle: str = "out", key: str = "one.key") -> dict[str, object]:
    run = ran("audit", "sign", bundle, "--key-file", key, "--json")
    assert run.exit_code == 0, run.stderr
    answer: dict[str, object] = json.loads(run.stdout)
    return answer


def verify(key: object, bundle: str = "out") -> Result:
    return ran("verify", bundle, "--key", str(key))


def test_a_key_is_shown_by_its_public_half_alone(home: Path) -> None:
    run = ran("audit", "key", "observer-2", "two.key")
    answer = json.loads(ran("audit", "key", "observer-3", "three.key", "--json").stdout)

    secret = (home / "two.key").read_text().strip()
    assert (run.exit_code, secret.startswith("PRIVATE+KEY+observer-2+")) == (0, True)
    assert secret.rpartition("+")[2] not in run.stdout
    assert "  observer-2+" in run.stdout or "\nobserver-2+" in run.stdout
    assert (answer["action"], answer["file"]) == ("key", "three.key")
    assert answer["key"].startswith("observer-3+")


def test_a_signed_bundle_verifies_and_is_known_to_be_signed(home: Path) -> None:
    before = tree(home / "out")

    shown = ran("audit", "sign", "out", "--key-file", "one.key")

    key = sign()["key"]
    after, found = tree(home / "out"), verify(key)
    assert (shown.exit_code, f"prioritize verify out --key {key}\n" in shown.stdout) == (0, True)
    assert "- 1 signature in all\n" in shown.stdout
    assert {name for name in after if after[name] != before[name]} == {
        "checkpoint.note",
        "SHA256SUMS",
    }
    assert found.exit_code == 0
    assert "The checkpoint is signed with the keys given." in found.stdout


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="there is no program for such sums")
def test_the_sums_hold_for_other_programs(home: Path) -> None:
    sign()

    run = subprocess.run(
        [shutil.which("sha256sum") or "", "--check", "--quiet", "SHA256SUMS"],
        cwd=home / "out",
        check=False,
    )

    assert run.returncode == 0


def test_several_people_sign_and_nobody_twice(home: Path) -> None:
    ran("audit", "key", "observer-2", "two.key")

    first, second, again = sign(), sign(key="two.key"), sign()
    shown = ran("audit", "sign", "out", "--key-file", "one.key")

    assert [each["changed"] for each in (first, second, again)] == [True, True, False]
    assert len(json.dumps(again["signatures"]).split(",")) == 2
    assert {verify(each["key"]).exit_code for each in (first, second)} == {0}
    assert "signed with this key before" in shown.stdout
    assert (home / "out" / "checkpoint.note").read_text().count("— observer-") == 2


def test_an_archive_is_signed_too(home: Path) -> None:
    (home / "out.zip").write_bytes(zip_bytes(tree(home / "out")))

    key = sign("out.zip")["key"]

    assert verify(key, "out.zip").exit_code == 0


def test_a_signature_of_another_or_of_an_earlier_log_is_none(home: Path) -> None:
    ran("audit", "key", "observer-1", "false.key")
    sign(key="false.key")
    key = json.loads(ran("audit", "sign", "out", "--key-file", "one.key", "--json").stdout)["key"]
    both = verify(key)
    note = home / "out" / "checkpoint.note"
    note.write_text("\n".join(note.read_text().split("\n")[:-2]) + "\n")

    only_the_false_one = verify(key)

    assert both.exit_code == 0
    assert only_the_false_one.exit_code == 4
    assert "bears a signature of observer-1 that is not theirs" in only_the_false_one.stdout


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u200bb", "x" * 101])
def test_a_name_that_no_key_may_have_is_refused(home: Path, name: str) -> None:
    run = ran("audit", "key", name, "bad.key")

    assert (run.exit_code, "cannot be the name of a key" in run.stderr) == (2, True)
    assert not (home / "bad.key").exists()


def test_what_cannot_be_signed_is_told_and_nothing_changed(home: Path) -> None:
    before = tree(home / "out")

    no_key, no_bundle, no_option = (
        ran("audit", "sign", "out", "--key-file", "out/README.txt"),
        ran("audit", "sign", "nothing", "--key-file", "one.key"),
        ran("audit", "sign", "out"),
    )
    existing = ran("audit", "key", "observer-1", "one.key")

    assert [each.exit_code for each in (no_key, no_bundle, no_option, existing)] == [1, 1, 2, 1]
    assert "no private key" in no_key.stderr
    assert "a key is never replaced" in existing.stderr
    assert tree(home / "out") == before
