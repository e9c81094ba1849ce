"""The paper for an evening: complete, numbered, and nothing but text."""

import re

import pytest
from attrs import evolve

from prioritize.model.project import Names
from prioritize.report.kit.supply import Kit, serials
from prioritize.report.kit.web import kit_html
from prioritize.report.kit.words import kit_words
from prioritize.report.safe_text import HIDDEN, safe_text
from tests.report.hostile import PAYLOADS, Page, poisoned
from tests.report.kit.papers import BILINGUAL, ENGLISH_VOICES, KIT, RULES, kit_of


PAPER = kit_html(KIT, BILINGUAL)
WHOLE = re.sub(r"\s+", " ", Page(PAPER).whole)


def page(kit: Kit) -> str:
    """Write paper in English and read all of it."""
    return re.sub(r"\s+", " ", Page(kit_html(kit, ENGLISH_VOICES)).whole)


def test_every_ballot_has_a_number_of_its_own() -> None:
    numbers = re.findall(r"№ (\d{3})\b", WHOLE)

    assert numbers == list(serials(12))


def test_a_ballot_has_code_names_and_as_many_circles_as_a_project_may_get() -> None:
    text = PAPER.decode()

    ballots = text.split('<div class="ballot">')[1:]

    assert len(ballots) == 12
    assert all(each.count('<span class="circle">') == 4 for each in ballots)
    assert all("Сугат каналын оңдоо" in each and "Ремонт канала" in each for each in ballots)


def test_a_ballot_asks_for_ranks_where_no_dots_are_given() -> None:
    text = page(evolve(KIT, votes="ranks", per_voter=None, cap=None))

    assert "Write 1 beside the best" in text
    assert "dots, at most" not in text


def test_more_dots_than_circles_fit_are_written_as_a_number() -> None:
    assert "Write beside a project how many you give it." in page(evolve(KIT, per_voter=20, cap=9))


def test_the_rules_are_printed_as_they_are_read_aloud() -> None:
    text = page(KIT)

    assert "In case of a tiethey share the place" in text
    assert "Dots per person3 Most dots on one project2" in text
    assert "Weight: hands0.5 Budget640000 KGS Who may voteeverybody present" in text
    assert "Weight: dots on the wall" not in text


def test_the_code_of_the_rules_stands_on_their_sheet_and_in_what_to_do() -> None:
    text = page(KIT)

    assert text.count("0123 4567 89ab cdef") == 2
    assert "0123456789abcdef" * 4 in text
    assert PAPER.decode().count('class="qr"') == 1


def test_where_no_rules_are_known_their_code_is_a_line_to_write_on() -> None:
    text = page(evolve(KIT, rules=None, fingerprint=""))

    assert "Hour: ____________ Code: ____________" in text
    assert "Rules of the meeting" not in text


def test_the_list_of_those_present_is_apart_and_has_no_number_of_a_ballot() -> None:
    (_, *lists) = PAPER.decode().split('<table class="attendance">')
    rows = [re.findall(r"<tr><td>(\d+)</td>", each.partition("</table>")[0]) for each in lists]

    assert "Хранится отдельно от бюллетеней. Номер бюллетеня сюда не пишут." in WHOLE
    assert rows == [[str(number) for number in range(1, 13)]]
    assert "№ 001" not in "".join(each.partition("</table>")[0] for each in lists)


def test_the_consent_is_there_with_the_version_that_the_list_names() -> None:
    version = kit_words().consent.version

    assert f"Тексттин версиясы: {version} / Версия текста: {version}" in WHOLE
    assert WHOLE.count(f"Тексттин версиясы: {version}") == 2


def test_every_poster_has_a_label_and_two_are_left_for_late_ones() -> None:
    codes = re.findall(r'<div class="code"><bdi>(\w+)</bdi></div>', PAPER.decode())

    assert codes == ["P1", "P2", "P3", "P4"]
    assert WHOLE.count("Кийин кошулду, саат:") == 2


def test_two_tellers_have_a_sheet_each_for_hands_and_for_the_wall() -> None:
    assert WHOLE.count("Кол көтөрүү: санак барагы / Поднятые руки: лист подсчёта") == 2
    assert WHOLE.count("Дубалдагы чекиттер: санак барагы / Точки на стене: лист подсчёта") == 2
    assert "Аялдар, кызыл" in WHOLE
    assert WHOLE.count("Берилген чекит / Выдано точек") == 2


def test_without_groups_the_wall_has_one_column() -> None:
    text = page(evolve(KIT, groups=()))

    assert "Code Project Dots Total" in text
    assert "Group: ____________" not in text


def test_posters_without_names_have_lines_to_write_on() -> None:
    nameless = evolve(KIT, projects=tuple(evolve(each, names=Names()) for each in KIT.projects))

    paper = kit_html(nameless, ENGLISH_VOICES).decode()

    assert paper.count('<div class="line"></div><div class="line"></div>') == 4


def test_paper_without_a_title_is_called_what_it_is() -> None:
    assert "Papers for the meeting" in page(Kit())


def test_a_training_is_marked_on_every_sheet_and_every_ballot() -> None:
    """Once cut apart, a ballot still says so."""
    real = Page(kit_html(evolve(KIT, kind="real"), BILINGUAL)).whole
    sheets = PAPER.decode().split('<section class="sheet')[1:]

    assert [each for each in sheets if "ОКУУ МАШЫГУУСУ" not in each] == []
    assert WHOLE.count("ОКУУ МАШЫГУУСУ / УЧЕБНОЕ СОБРАНИЕ") == 12 + 4
    assert "ОКУУ МАШЫГУУСУ" not in real


def test_the_same_bytes_come_out_twice() -> None:
    assert kit_html(KIT, BILINGUAL) == PAPER


def test_many_projects_and_languages_do_not_break_the_page() -> None:
    assert Page(kit_html(kit_of(40, length=200), BILINGUAL)).foreign == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_becomes_more_than_text(payload: str) -> None:
    hostile = poisoned(evolve(KIT, projects=(*KIT.projects, *kit_of(2).projects)), payload)
    assert isinstance(hostile, Kit)
    # All of the rules but the currency are choices and numbers.
    rules = evolve(RULES, currency=payload)

    paper = Page(kit_html(evolve(hostile, ballots=4, rules=rules), BILINGUAL))

    assert paper.foreign == []
    assert paper.outside.count(safe_text(payload)) > 40
    visible = paper.whole.replace("\n", "")
    assert HIDDEN.sub("", visible) == visible
