"""Counting again on the page: what the program counted, and what it did not."""

import json
import random
from typing import Any

import pytest

from prioritize.audit.bundle import Bundle, with_log
from prioritize.audit.chain import Entry, append, read_log
from prioritize.audit.event import OPERATOR
from prioritize.audit.layout import INTERNAL
from prioritize.audit.material import Material
from prioritize.model.digest import canonical_json, sha256
from prioritize.ports.env import ENV
from prioritize.workflow.bundled import make_bundle
from prioritize.workflow.rank import rank
from prioritize.workflow.request import Request
from tests.driven import Driven
from tests.report.verifier.looking import program_codes, told_of
from tests.report.verifier.votes import METHODS, election
from tests.workflow.files import ballots


RESULT = "results/result.json"
ELECTIONS = 40
"""For each method."""


def counted(material: Material) -> Bundle:
    """Count and bundle."""
    return make_bundle(material, rank(material), clock=ENV.clock)


@pytest.mark.parametrize("method", METHODS)
def test_the_page_counts_what_the_program_counts(driven: Driven, method: str) -> None:
    chance = random.Random(method)  # noqa: S311  # repeatable, not secret
    bundles = [counted(election(method, chance)).files for _ in range(ELECTIONS)]

    told = told_of(driven, bundles)

    assert [(each.findings, each.states) for each in told] == [((), ("same",))] * ELECTIONS


@pytest.mark.parametrize("method", METHODS)
def test_a_result_that_lies_is_found_however_well_it_fits(driven: Driven, method: str) -> None:
    """Whoever lies can make every digest fit, but not the votes."""
    bundles: list[dict[str, bytes]] = []
    chance = random.Random(method)  # noqa: S311  # repeatable, not secret
    while len(bundles) < 5:
        bundle = counted(election(method, chance))
        if len(ranking_in(bundle)) > 1:
            bundles.append(dict(lying(bundle).files))

    told = told_of(driven, bundles)

    assert [(each.codes, each.states) for each in told] == [({"R01", "R02"}, ("other",))] * 5
    assert {"R01", "R02"} <= program_codes(bundles[0])


def ranking_in(bundle: Bundle) -> list[dict[str, Any]]:
    """Read the tiers of the first list."""
    ranking: list[dict[str, Any]] = json.loads(bundle.files[RESULT])["lists"][0]["ranking"]
    return ranking


def lying(bundle: Bundle) -> Bundle:
    """Exchange the projects of the first two tiers, and make everything else fit."""
    result = json.loads(bundle.files[RESULT])
    (listed,) = result["lists"]
    first, second = listed["ranking"][:2]
    first["projects"], second["projects"] = second["projects"], first["projects"]
    second["rank"] = 1 + len(first["projects"])
    files = dict(bundle.files)
    files[RESULT] = json.dumps(result, ensure_ascii=False).encode()
    files["results/ranking.canonical.csv"] = table_of(listed)
    entries = [
        Entry(event.type, fitted(event.type, dict(event.body), files, listed))
        for event in read_log(bundle.files["log.jsonl"]).events.values()
    ]
    log = append(b"", entries, at="2026-03-14T09:07:12Z", actor=OPERATOR)
    own = {path: each for path, each in files.items() if path.startswith(("blobs/", "results/"))}
    return with_log(own, log, audience=INTERNAL)


def table_of(listed: dict[str, Any]) -> bytes:
    """Write the table of a ranking."""
    parts = ("community", "instrument", "level", "view")
    start = ",".join([*(listed[part] or "" for part in parts), listed["method"]["id"]])
    rows = [
        f"{start},{tier['rank']},{project},{tier['score'] or ''},"
        for tier in listed["ranking"]
        for project in tier["projects"]
    ]
    head = "community,instrument,level,view,method,rank,project,score,selected"
    return "".join(f"{row}\n" for row in (head, *rows)).encode()


def fitted(type_: str, body: dict[str, Any], files: dict[str, bytes], listed: Any) -> Any:  # noqa: ANN401  # JSON
    """Make the digests of an event fit."""
    if type_ == "method.run":
        return {**body, "result": sha256(canonical_json(listed))}
    if type_ != "result.published":
        return body
    published = [
        {
            **each,
            "sha256": sha256(files[f"results/{each['name']}"]),
            "bytes": len(files[f"results/{each['name']}"]),
        }
        for each in body["files"]
    ]
    return {"files": published}


TABLE = "voter,1,2,3\n1,road,well,school\n2,school,road,\n3,road,school=well,\n4,,,\n"
COUNTED_TABLE = "count,1,2,3\n1,road,,school\n2,school,road,\n3,road,school,well\n4,,,\n"
ORDERS = """\
# FILE NAME: council.soi
# TITLE: A council
# DATA TYPE: soi
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 6
# NUMBER UNIQUE ORDERS: 2
# ALTERNATIVE NAME 1: road
# ALTERNATIVE NAME 2: well
# ALTERNATIVE NAME 3: school
4: 1,3
2: 2,1,3
"""


@pytest.mark.parametrize(
    "name, text, method",
    [
        ("council.csv", TABLE, "borda"),
        ("council.csv", COUNTED_TABLE, "instant-runoff"),
        ("council.soi", ORDERS, "borda"),
        ("council.soi", ORDERS, "instant-runoff"),
    ],
)
def test_ranked_tables_and_preflib_files_are_read(
    driven: Driven, name: str, text: str, method: str
) -> None:
    bundle = counted(ballots(name, text, Request(method=method)))

    (told,) = told_of(driven, [bundle.files])

    assert (told.findings, told.states) == ((), ("same",))


def test_what_the_page_cannot_count_it_does_not_call_wrong(driven: Driven) -> None:
    skipping = Request(method="instant-runoff", options=(("overvote", "skip"),))
    lots = Request(method="borda", tie_break="order:road,well,school")
    tied = "voter,1\n1,road\n2,well\n"
    bundles = [
        counted(ballots("council.csv", TABLE, Request(method="copeland"))),
        counted(ballots("council.csv", TABLE, skipping)),
        counted(ballots("council.csv", tied, lots)),
        counted(ballots("council.csv", TABLE, Request(method="borda", without=("well",)))),
    ]

    told = told_of(driven, [each.files for each in bundles])

    assert [(each.findings, each.states) for each in told] == [((), ("not",))] * len(bundles)


def test_a_tie_that_could_fall_in_very_many_ways_does_not_take_for_ever(driven: Driven) -> None:
    """Forty projects that are level in everything leave the count in forty factorial orders."""
    state = driven.ask(
        """(() => {
            const ids = Array.from({ length: 40 }, (_, i) => `p${i}`);
            const cast = ids.map((id) => ({ ranks: [[id]], weight: ONE, people: ONE }));
            const plain = { overvote: "exhaust", max_skipped: "unlimited", duplicate: "skip",
                ties: "one-at-a-time", batch: false, eliminate_first: [] };
            try {
                return countRunoff({ ids, ballots: cast, blank: ZERO }, plain).tiers;
            } catch (error) { return error.message; }
        })()"""
    )

    assert state == "ties"
