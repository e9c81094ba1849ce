"""What a count writes into its log beside files and runs: lots, decisions, rules as amended."""

from attrs import evolve

from prioritize.audit.bundle import Bundle, build_bundle, with_log
from prioritize.audit.canonical import Value
from prioritize.audit.chain import Entry, append, read_log
from prioritize.audit.commitment import Disclosure
from prioritize.audit.event import OPERATOR
from prioritize.audit.layout import BLOBS, INTERNAL, RESULTS
from prioritize.audit.material import Decided, Material, Recount
from prioritize.audit.verify import verify
from tests.audit.sample import BUNDLE, MATERIAL, STAMP, recompute


DIGITS = "83920175564410928377"
ROAD = Decided("road", "funded", "7/2", "asked for by Asan")


def drawn(material: Material) -> Recount:
    """Count with lots, and with a decision of a committee."""
    counted = recompute(material)
    runs = tuple(evolve(each, tie_break=f"lottery:{DIGITS}") for each in counted.runs)
    return evolve(counted, runs=runs, decisions=(ROAD,))


def codes(bundle: Bundle) -> list[str]:
    """Verify a bundle that was counted with lots."""
    return [finding.code for finding in verify(bundle, recompute=drawn)]


def test_the_seed_of_lots_is_logged_once_and_after_the_freeze() -> None:
    bundle = build_bundle(MATERIAL, drawn(MATERIAL), stamp=STAMP)

    events = list(read_log(bundle.files["log.jsonl"]).events.values())
    types = [event.type for event in events]
    seed = events[types.index("seed.drawn")]
    assert (types.count("seed.drawn"), seed.body["digits"]) == (1, DIGITS)
    assert types.index("ballots.frozen") < types.index("seed.drawn") < types.index("method.run")
    assert codes(bundle) == []


def test_a_decision_is_logged_with_its_reason_hidden() -> None:
    bundle = build_bundle(MATERIAL, drawn(MATERIAL), stamp=STAMP)

    reason = Disclosure(STAMP.salt(), "reason", ROAD.reason)
    events = read_log(bundle.files["log.jsonl"]).events.values()
    body = next(event.body for event in events if event.type == "decision.recorded")
    assert body == {
        "project": "road",
        "decision": "funded",
        "amount": "7/2",
        "reason": reason.committed(),
    }
    assert b"Asan" not in bundle.files["log.jsonl"]
    assert b"Asan" in bundle.files["disclosures.jsonl"]


def test_another_decision_than_the_consultation_has_is_found() -> None:
    other = evolve(drawn(MATERIAL), decisions=(evolve(ROAD, decision="refused"),))

    assert codes(build_bundle(MATERIAL, other, stamp=STAMP)) == ["P17"]


def amended(rules: str) -> Bundle:
    """Amend the rules before the freeze, with all the rest as it was."""
    events = read_log(BUNDLE.files["log.jsonl"]).events.values()
    entries = [Entry(event.type, event.body) for event in events]
    body: dict[str, Value] = {
        "rules": rules,
        "settings": MATERIAL.settings,
        "reason": "a slip of the pen",
    }
    entries[1] = Entry("config.set", {**entries[1].body, "rules": "0" * 64})
    entries.insert(2, Entry("config.amended", body))
    log = append(b"", entries, at=STAMP.at, actor=OPERATOR)
    own = (BLOBS, RESULTS, "disclosures")
    files = {path: each for path, each in BUNDLE.files.items() if path.startswith(own)}
    return with_log(files, log, audience=INTERNAL)


def test_rules_that_were_amended_before_the_freeze_are_those_that_count() -> None:
    rules = recompute(MATERIAL).rules

    assert verify(amended(rules), recompute=recompute) == ()
    assert [each.code for each in verify(amended("1" * 64), recompute=recompute)] == ["P17"]
