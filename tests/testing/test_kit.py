"""All checks on one method, or one test per method and check."""

import subprocess
import sys
from pathlib import Path
from typing import ClassVar

import pytest

from prioritize.errors import PluginError, UnknownMethodError
from prioritize.model.lists import ListProfile
from prioritize.model.method import MethodInfo
from prioritize.model.outcome import Ranking
from prioritize.registry import method
from prioritize.tally.tally import Tally
from prioritize.testing import (
    CHECKS,
    check_method,
    checks_for,
    failed_checks,
    parametrize_with_checks,
)
from tests.testing.cheats import NoYear, Prints
from tests.testing.honest import SAME, Mean, Points, Same


def names(mark: pytest.MarkDecorator) -> list[str]:
    """List the names of the tests that a mark makes."""
    return [case.id for case in mark.args[1]]


def run_tests(folder: Path, source: str) -> str:
    """Run a module of tests in a process of its own and return what pytest says."""
    path = folder / "test_contract.py"
    path.write_text(source, encoding="utf-8")
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider", str(path)]
    run = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=root)
    return run.stdout


def test_an_honest_method_is_accepted_in_silence() -> None:
    check_method(Same)


def test_what_fails_is_explained_by_check() -> None:
    with pytest.raises(AssertionError) as caught:
        check_method(NoYear)

    assert str(caught.value) == (
        "same breaks its contract\n"
        "describes-itself: same does not describe itself: its source names no year"
    )


def test_an_expected_failure_is_accepted() -> None:
    check_method(Prints, expected_failures={"prints-nothing": "a demonstration"})


def test_an_expected_failure_that_holds_is_a_failure() -> None:
    with pytest.raises(AssertionError, match=r"repeatable: expected to fail \(it tosses\)"):
        check_method(Same, expected_failures={"repeatable": "it tosses"})


def test_an_expected_failure_of_an_unknown_check_is_refused() -> None:
    with pytest.raises(PluginError, match=r"There is no check neutral\. Did you mean neutrality"):
        check_method(Points, expected_failures={"neutral": "a typing error"})


def test_a_method_is_named_by_its_id_too() -> None:
    assert checks_for("borda")[0].name == "describes-itself"


def test_a_method_that_is_not_installed_is_not_checked() -> None:
    with pytest.raises(UnknownMethodError, match="no-such-method"):
        check_method("no-such-method")


def test_an_error_that_is_no_assertion_is_a_failure_too() -> None:
    @method
    class Stumbles:
        """Stumble over everything."""

        info: ClassVar[MethodInfo] = SAME

        def count(self, profile: ListProfile, tally: Tally) -> Ranking:
            tally.record()
            return Ranking([[profile.projects[9].id]])

    failed = failed_checks(Stumbles)

    assert failed["ranks-everyone-once"] == "IndexError: tuple index out of range"
    assert "share it raises IndexError" in failed["errors-only-ours"]


def test_checks_are_chosen_by_kind_and_by_axiom() -> None:
    asked = {check.name for check in checks_for(Mean)}

    assert {check.name for check in CHECKS} - asked == {
        "condorcet",
        "majority",
        "monotonicity",
        "truncated-ballots",
        "unanimity",
    }


def test_every_check_is_a_test_of_its_own_named_after_both() -> None:
    mark = parametrize_with_checks([Points, Mean])

    assert "points-neutrality" in names(mark)
    assert "mean-blank-is-not-zero" in names(mark)


def test_no_check_has_the_name_of_another() -> None:
    found = [check.name for check in CHECKS]

    assert sorted(set(found)) == sorted(found)


def test_what_cannot_be_loaded_fails_a_test_of_its_own() -> None:
    mark = parametrize_with_checks(["no-such-method"])

    assert names(mark) == ["no-such-method-loads"]
    _, check = mark.args[1][0].values
    with pytest.raises(UnknownMethodError):
        check(str)


def test_expected_failures_of_unknown_tests_are_refused() -> None:
    with pytest.raises(PluginError, match="There is no check points-repeat"):
        parametrize_with_checks([Points], expected_failures={"points-repeat": "a typing error"})


def test_pytest_runs_the_checks_and_expects_failures_strictly(tmp_path: Path) -> None:
    output = run_tests(
        tmp_path,
        """
from prioritize.testing import parametrize_with_checks
from tests.testing.cheats import Prints

EXPECTED = {"same-prints-nothing": "a demonstration", "same-exact": "a mistake"}

@parametrize_with_checks([Prints], expected_failures=EXPECTED)
def test_contract(method, check):
    check(method)
""",
    )

    assert "XFAIL" in output
    assert "test_contract[same-prints-nothing] - a demonstration" in output
    assert "[XPASS(strict)] a mistake" in output
    assert output.count("\nPASSED") == len(checks_for(Prints)) - 2
