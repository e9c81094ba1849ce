import shutil
import subprocess
from pathlib import Path

import pytest

from prioritize.audit.layout import (
    HEADER,
    INTERNAL,
    PUBLIC,
    audience_of,
    check_header,
    header,
    is_bundle_path,
    sums,
)
from tests.audit.sample import BUNDLE


SHA256SUM = shutil.which("sha256sum")
LOG = BUNDLE.files["log.jsonl"]
OWN = header(LOG, audience=INTERNAL)


def codes(content: bytes) -> list[str]:
    """Return what is found in a header."""
    return [finding.code for finding in check_header(content, LOG)]


@pytest.mark.parametrize(
    "path",
    [
        "BUNDLE.json",
        "README.txt",
        "SHA256SUMS",
        "log.jsonl",
        "checkpoint.note",
        "disclosures.jsonl",
        "ro-crate-metadata.json",
        "blobs/" + "0f" * 32,
        "results/result.json",
        "results/suu-bashy/gallery_1.csv",
    ],
)
def test_a_bundle_holds_its_own_files(path: str) -> None:
    assert is_bundle_path(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "bundle.json",
        "log.jsonl\n",
        "./log.jsonl",
        "/log.jsonl",
        "blobs/" + "0F" * 32,
        "blobs/" + "0f" * 31,
        "blobs/x/" + "0f" * 32,
        "results/",
        "results/../log.jsonl",
        "results/.hidden",
        "results/a//b",
        "results/Ranking.csv",
        "results/a:b",
        "results/a\\b",
        "results/тизме.csv",
        "results/" + "a" * 100,
        "report.html",
    ],
)
def test_a_bundle_holds_nothing_else(path: str) -> None:
    assert not is_bundle_path(path)


def test_our_own_header_passes() -> None:
    assert codes(OWN) == []
    assert b'"version":1' in OWN
    assert codes(header(LOG, audience=PUBLIC)) == []


@pytest.mark.parametrize(
    "content, code",
    [
        (b"", "B01"),
        (b"\xff\n", "B01"),
        (OWN + b"\n", "B01"),
        (b"[]\n", "B01"),
        (b"{}\n", "B01"),
        (OWN.replace(b"prioritize/bundle", b"something/else"), "B01"),
        (OWN.replace(b'"version":1', b'"version":0'), "B02"),
        (OWN.replace(b'"version":1', b'"version":true'), "B02"),
        (OWN.replace(b"sha-256", b"sha-1"), "B02"),
        (OWN.replace(b"}", b',"z":1}'), "B02"),
        (OWN.replace(b"internal", b"everybody"), "B02"),
        (OWN.rstrip(), "B12"),
        (header(b"", audience=INTERNAL), "B12"),
    ],
)
def test_another_header_is_found(content: bytes, code: str) -> None:
    assert codes(content) == [code]


@pytest.mark.skipif(SHA256SUM is None, reason="needs sha256sum")
def test_sha256sum_accepts_the_sums(tmp_path: Path) -> None:
    for path, content in BUNDLE.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)

    run = subprocess.run(
        [SHA256SUM or "", "--check", "--strict", "SHA256SUMS"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )

    assert run.returncode == 0, run.stderr
    assert len(run.stdout.splitlines()) == len(BUNDLE.files) - 1


def test_the_sums_list_every_file_but_themselves() -> None:
    listed = [line[66:] for line in sums(BUNDLE.files).decode().splitlines()]

    assert listed == sorted(BUNDLE.files.keys() - {"SHA256SUMS"})
    assert HEADER in listed


def test_a_header_says_for_whom_the_bundle_is() -> None:
    assert audience_of(OWN) == "internal"
    assert audience_of(header(LOG, audience=PUBLIC)) == "public"
    assert [audience_of(each) for each in (b"", b"[]", b'{"audience":7}')] == ["", "", ""]
