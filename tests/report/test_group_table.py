"""What groups said, below the list of votes."""

from fractions import Fraction
from textwrap import dedent

from attrs import evolve

from prioritize.methods.dots.approval import Approval
from prioritize.methods.dots.dots import Dots
from prioritize.methods.ranked.instant_runoff import InstantRunoff
from prioritize.model.profile import Profile
from prioritize.model.project import Names
from prioritize.model.shorthand import ranked, totals
from prioritize.report.markdown import result_markdown
from prioritize.report.plain import result_text
from prioritize.tally.listing import Lists
from prioritize.tally.views import Voices, group_views
from tests.report.told import RULES
from tests.tally.crowds import ALL, AnyMethod, approved, of_groups, official


NAMES = (("women", Names.of({"en": "Women"})), ("men", Names.of({"en": "Men"})))


def counted(method: AnyMethod, profile: Profile, voices: Voices = ALL) -> Lists:
    listing = official(method, profile)
    return Lists(RULES, (listing,), views=group_views(listing, voices).listings, names=NAMES)


def by_group(lists: Lists) -> str:
    """Write what stands below the official list."""
    after = result_text(lists).partition("By group\n\n")[2]
    return after.partition("\nThese rules'")[0]


SHEET = totals(
    {"road": [5, 24], "preschool": [6, 9], "water": [5, 21]},
    groups=("women", "men"),
    voters=(6, 29),
)


def test_one_table_shows_votes_per_person_and_equal_voice() -> None:
    assert by_group(counted(Dots(per_voter=3), SHEET, Voices(order=("women", "men")))) == dedent(
        """\
        What there is for each person (dots). People: Women 6, Men 29.

          Place  Project      Women    Men    All    Equal voice
        -------  ---------  -------  -----  -----  -------------
              1  road          0.83   0.83   0.83       1 (0.83)
              2  water         0.83   0.72   0.74       2 (0.78)
              3  preschool     1.00   0.31   0.43       3 (0.66)

        - With an equal voice for every group the order stays the same.
        """
    )


def test_numbers_get_as_many_decimals_as_tell_them_apart() -> None:
    sheet = totals({"a": [334, 6], "b": [333, 7]}, groups=("x", "y"), voters=(1000, 10))

    text = by_group(counted(Dots(per_voter=3), sheet))

    assert "0.334" in text
    assert "0.333" in text


def test_what_no_decimals_tell_apart_stands_exactly() -> None:
    large = 3_000_001
    sheet = totals({"a": [1, 6], "b": [0, 6]}, groups=("x", "y"), voters=(large, large))

    assert "1/3000001" in by_group(counted(Dots(per_voter=3), sheet))


def test_what_a_group_was_not_offered_stays_blank() -> None:
    sheet = totals({"a": [3, 4], "b": [None, 5]}, groups=("x", "y"), voters=(6, 8))

    (row,) = (each for each in by_group(counted(Approval(), sheet)).splitlines() if "  b  " in each)

    assert row.split() == ["2", "b", "0.62", "0.36", "2", "(0.31)"]


def test_it_is_said_who_would_be_first() -> None:
    ballots = approved({"women": ["6: a"], "men": ["10: b", "2: a"]})

    assert "With an equal voice for every group a would be first." in by_group(
        counted(Approval(), ballots)
    )


def test_it_is_said_who_would_share_the_first_places() -> None:
    ballots = approved({"women": ["6: a"], "men": ["7: b"]})

    assert "With an equal voice for every group a, b would share the first places." in by_group(
        counted(Approval(), ballots)
    )


def test_it_is_said_that_only_other_places_change() -> None:
    ballots = approved({"women": ["6: a c"], "men": ["9: a b"]})

    text = by_group(counted(Approval(), ballots)).replace("\n  ", " ")

    assert "the first place stays the same, and others change" in text


def test_joined_groups_are_named_with_the_reason() -> None:
    ballots = approved({"women": ["3: a"], "men": ["7: b"], "rest": ["9: a"]})

    text = by_group(counted(Approval(), ballots))

    assert "People: rest 9, Men and Women 10." in text.replace("\n", " ")
    assert "Groups of fewer than 5 people are joined with others" in text


def test_declared_voices_have_a_column() -> None:
    weights = (("women", Fraction(3)), ("men", Fraction(1)))

    text = by_group(counted(Dots(per_voter=3), SHEET, Voices(weights=weights)))

    assert "Declared voice" in text
    assert "With the voices declared for the groups" in text


def test_a_runoff_shows_places_alone() -> None:
    ballots = of_groups(ranked("6: a > b", "9: b > a"), ("women", "men"))

    assert by_group(counted(InstantRunoff(), ballots)) == dedent("""\
          Place  Project      Equal voice
        -------  ---------  -------------
              1  b                    1–2
              2  a                    1–2

        - With an equal voice for every group a, b would share the first places.
        """)


def test_without_views_nothing_stands_below_the_list() -> None:
    lists = evolve(counted(Dots(per_voter=3), SHEET), views=())

    assert "By group" not in result_text(lists)


def test_markdown_shows_the_same_table() -> None:
    text = result_markdown(counted(Dots(per_voter=3), SHEET))

    assert "### By group" in text
    assert "| Place | Project | Men | Women | All | Equal voice |" in text


def test_names_that_two_projects_share_keep_their_ids() -> None:
    lists = evolve(
        counted(Dots(per_voter=3), SHEET),
        names=(("road", Names.of({"en": "Way"})), ("water", Names.of({"en": "Way"}))),
    )

    text = by_group(lists)

    assert "Way (road)" in text
    assert "Way (water)" in text
