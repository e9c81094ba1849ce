"""Consoles with old code pages show what they can of Kyrgyz and never crash."""

import io
import os
import subprocess
import sys

import pytest

from prioritize.cli.console import prepare_console, simpler


KYRGYZ = "Сүзүү, өң, Ң – «½» …"


@pytest.mark.parametrize("encoding", ["cp866", "cp1251", "koi8-r", "latin-1", "ascii"])
def test_any_encoding_can_show_the_simpler_text(encoding: str) -> None:
    simpler(KYRGYZ, encoding).encode(encoding)


def test_kyrgyz_letters_become_those_of_a_russian_keyboard() -> None:
    assert simpler("Ыңгайлуу өрүк", "cp866") == "Ынгайлуу орук"


def test_letters_that_fit_stay() -> None:
    assert simpler(KYRGYZ, "utf-8") == KYRGYZ


def test_standard_streams_replace_what_they_cannot_show(monkeypatch: pytest.MonkeyPatch) -> None:
    bytes_out = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(bytes_out, encoding="cp1251"))

    prepare_console()
    print("өң", file=sys.stdout, flush=True)  # noqa: T201  # printing is what is tested

    assert bytes_out.getvalue().decode("cp1251").split() == ["он"]


@pytest.mark.parametrize("encoding", ["cp866", "cp1251"])
def test_a_command_prints_kyrgyz_names_to_an_old_console(encoding: str) -> None:
    command = [sys.executable, "-m", "prioritize", "rank", "no-өң.toml"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}

    run = subprocess.run(command, env=environment, check=False, capture_output=True)

    assert run.returncode == 1
    assert "no-он.toml" in run.stderr.decode(encoding)
