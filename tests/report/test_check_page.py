"""What checking and verifying say."""

import json
from textwrap import dedent

from attrs import field, frozen

from prioritize.audit.checkpoint import Checkpoint, flip_chart_code
from prioritize.audit.recounted import Levels, Recounted
from prioritize.errors import Finding, Spot, finding
from prioritize.model.project import Names
from prioritize.report.check_page import check_json, check_text
from prioritize.report.verify_page import verify_json, verify_text
from prioritize.text import message


@frozen
class Sheet:
    """What was read of one file."""

    file: str = "wall.csv"
    community: str = "sumbula"
    instrument: str = "gallery"
    kind: str = "dots"
    projects: int = 4
    ballots: int | None = 43


@frozen
class Answer:
    """What a check came to."""

    read: tuple[Sheet, ...] = (Sheet(), Sheet("hands.csv", kind="totals", ballots=None))
    noticed: tuple[Finding, ...] = ()
    refused: tuple[Finding, ...] = field(default=())
    names: tuple[tuple[str, Names], ...] = ()
    rules: str = ""


NOTICED = finding(message("row {row} is a total", row=9), Spot("wall.csv", row=9), code="V07")
RECOUNTED = Recounted(
    "Sumbula 2024",
    files=1,
    lists=2,
    rules="0123",
    seal="4567",
    audience="internal",
    checkpoint=Checkpoint("prioritize/01", 7, bytes(32)),
)
CODE = flip_chart_code(bytes(32)).split()
GOOD = Levels(integrity=True, recomputed=True, same_version=True)
REFUSED = (
    finding(message("{id} is not known", id="'brigde'"), Spot("wall.csv", row=3), code="V03"),
    finding(message("no method is named"), remedy=message("Name one.")),
    finding(message("{id} is not known", id="'wel'"), Spot("wall.csv", row=4), code="V03"),
)


def test_a_clean_check_shows_what_was_read() -> None:
    assert check_text(Answer()) == dedent("""\
        File       Community    Instrument    Kind      Projects    Ballots
        ---------  -----------  ------------  ------  ----------  ---------
        wall.csv   sumbula      gallery       dots             4         43
        hands.csv  sumbula      gallery       totals           4

        This can be counted. Nothing was found.
        """)


def test_the_fingerprint_of_the_rules_is_told_to_be_noted_before_the_vote() -> None:
    before, after = Answer(read=(), rules="0123456789abcdef" * 4), Answer(rules="0123456789abcdef")

    assert check_text(before).endswith(
        dedent("""\
        These rules' fingerprint: 0123 4567 89ab cdef. In full:
        0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef

        Write it down where all can see it before anybody votes: every result carries
        it, and another one if the rules on the sheet of the meeting were changed.
        """)
    )
    assert check_text(after).endswith("cdef. In full: 0123456789abcdef\n")
    assert [json.loads(check_json(each))["rules"] for each in (after, Answer())] == [
        "0123456789abcdef",
        None,
    ]


def test_findings_stand_under_their_file_and_what_must_be_mended_comes_first() -> None:
    assert check_text(Answer((), (NOTICED,), REFUSED)) == dedent("""\
        To be mended
        ------------

        - no method is named. Name one.

        wall.csv:

        - [V03] row 3: 'brigde' is not known.
        - [V03] row 4: 'wel' is not known.

        To be looked at
        ---------------

        wall.csv:

        - [V07] row 9: row 9 is a total.

        3 things have to be mended before this can be counted.
        """)


def test_findings_call_projects_and_groups_by_name_where_a_person_reads_them() -> None:
    short = finding(message("{number} dots of {group} are missing", number=2, group="G1"))
    answer = Answer((), (short,), names=(("G1", Names.of({"ky": "Аялдар", "en": "Women"})),))

    assert "- 2 dots of Women (G1) are missing.\n" in check_text(answer, language="en")
    assert "- 2 dots of Аялдар (G1) are missing.\n" in check_text(answer)
    assert json.loads(check_json(answer))["noticed"][0]["text"] == "2 dots of G1 are missing"


def test_what_was_found_twice_is_said_once() -> None:
    answer = Answer((), (NOTICED, NOTICED), (*REFUSED, *REFUSED))

    text, written = check_text(answer), json.loads(check_json(answer))

    assert text.count("is a total") == 1
    assert "3 things have to be mended" in text
    assert (len(written["noticed"]), len(written["refused"])) == (1, 3)


def test_what_was_noticed_does_not_block() -> None:
    text = check_text(Answer((), (NOTICED,)))

    assert text.endswith("\nThis can be counted. Look at what is listed above first.\n")


def test_a_check_for_programs_says_whether_counting_is_possible() -> None:
    good, bad = Answer(noticed=(NOTICED,)), Answer(refused=REFUSED)

    answers = [json.loads(check_json(each)) for each in (good, bad)]

    assert [each["ok"] for each in answers] == [True, False]
    assert answers[0]["schema"] == "prioritize/check/1"
    assert answers[0]["read"][1]["ballots"] is None
    assert answers[0]["noticed"][0]["code"] == "V07"
    assert [each["row"] for each in answers[1]["refused"]] == [3, None, 4]


def test_a_good_bundle_is_called_good_and_no_more_than_that() -> None:
    assert verify_text((), levels=GOOD, recounted=RECOUNTED) == dedent("""\
        All is well: counting again gave the same, byte for byte.

        - Integrity: files, log and rules hold together.
        - Counted again by the version that made it: the same bytes.

        - Sumbula 2024
        - This is the internal bundle, with every vote as it was entered, so that
          everything could be counted again: 2 lists from 1 file.
        - Fingerprint of the rules: 0123
        - Seal of the bundle, the SHA-256 of SHA256SUMS: 4567
        - Code of the log, of 7 events, for the flip chart: CODE

        This shows that the result follows from what the bundle records, and in which
        order it was recorded. It does not show that the records are what people voted,
        nor when they were made.

        Whether the rules were fixed before the votes were counted, and whether this is
        the bundle that was shown then, only a note made outside can show: compare these
        numbers with the flip chart, the call or the message on which they were written
        down.
        """).replace("CODE", f"{' '.join(CODE[:4])}\n  {' '.join(CODE[4:])}")


def test_findings_in_a_bundle_are_listed_with_their_codes() -> None:
    broken = finding(
        message("does not follow from the line before"),
        Spot("log.jsonl", row=7),
        remedy=message("Ask for the bundle again."),
        code="B08",
    )

    levels = Levels(integrity=False, recomputed=False, same_version=True, unrewritten=False)

    assert verify_text((broken,), levels=levels) == dedent("""\
        Found in the bundle
        -------------------

        log.jsonl:

        - [B08] row 7: does not follow from the line before. Ask for the bundle again.

        1 finding. The bundle does not hold what it says.

        - Integrity: files, log or rules do not hold together.
        - Counting again did not give what the bundle says.
        - The log is not the one of the note.
        """)


def test_verifying_for_programs_says_whether_all_is_well() -> None:
    good = json.loads(verify_json((), levels=GOOD, recounted=RECOUNTED))
    bad = json.loads(verify_json((NOTICED,), levels=GOOD))

    assert (good["schema"], good["ok"], good["findings"]) == ("prioritize/verify/1", True, [])
    assert good["recounted"]["lists"] == 2
    assert good["recounted"]["checkpoint"]["root"] == "00" * 32
    assert good["levels"]["unrewritten"] is None
    assert bad["recounted"] is None
    assert (bad["ok"], bad["findings"][0]["code"]) == (False, "V07")


def test_folders_are_left_out_where_the_names_alone_tell_files_apart() -> None:
    apart = Answer(read=(Sheet("inputs/a.csv"), Sheet("inputs/b.csv")))
    alike = Answer(read=(Sheet("one/a.csv"), Sheet("two/a.csv")))

    assert "inputs/" not in check_text(apart)
    assert "one/a.csv" in check_text(alike)
