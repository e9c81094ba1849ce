"""Bundles that were written once are verified for ever: version 1 is never read otherwise."""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from prioritize.audit.chain import read_log
from prioritize.audit.history import check_history
from prioritize.audit.sampling_told import Comparison, comparisons_in
from prioritize.audit.signed_note import check_signed, read_key
from prioritize.audit.verify import bundled_material, check_integrity, verify
from prioritize.ports.bundle_io import read_bundle
from prioritize.workflow.bundled import recount


GOLDEN = Path(__file__).resolve().parent / "bundles"
ROOTS = {
    "version-1-compared": "LQG/f7aVGt8i3cJK3pZagt1Kmx9gBvq2e8qby0jhQHo=",
    "version-1-cycle": "C903JpVqPUqDczlFuijqResd+xigyrCp602fZk6NJDM=",
    "version-1-hands": "j1aViaTsrzdl1Idwm8hv6udfeOfANFqlkiSbSBXv1Yk=",
}


@pytest.mark.parametrize("name", sorted(ROOTS))
def test_a_golden_bundle_hangs_together(name: str) -> None:
    bundle = read_bundle(GOLDEN / name)

    assert check_integrity(bundle) == ()
    assert bundle.files["checkpoint.note"].decode().split("\n")[2] == ROOTS[name]
    log, note = bundle.files["log.jsonl"], bundle.files["checkpoint.note"]
    assert list(check_history(log, note, name="checkpoint.note")) == []


@pytest.mark.parametrize("name", sorted(ROOTS))
def test_a_golden_bundle_is_counted_again_with_the_same_lists(name: str) -> None:
    """Later versions may say more about a list, never something else."""
    bundle = read_bundle(GOLDEN / name)
    then = json.loads(bundle.files["results/result.json"])["lists"]

    now = json.loads(recount(bundled_material(bundle)).results["result.json"])["lists"]

    assert [{key: new[key] for key in old} for old, new in zip(then, now, strict=True)] == then


def test_a_golden_bundle_tells_how_its_papers_were_compared_and_who_signed_it() -> None:
    """A paper that did not agree, a sample that grew once; the key of RFC 8032, section 7.1."""
    bundle = read_bundle(GOLDEN / "version-1-compared")

    compared = comparisons_in(read_log(bundle.files["log.jsonl"]).events.values())
    key = read_key("rfc8032+bf1ef259+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea")
    signed = list(check_signed(bundle.files["checkpoint.note"], key, name="checkpoint.note"))

    assert compared == (Comparison("", "confirmed", 20, 1, Fraction(40541, 500_000)),)
    assert signed == []
    assert verify(bundle, recompute=recount) == ()


def test_every_golden_bundle_is_verified() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(ROOTS)
