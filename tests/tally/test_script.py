"""The scripts of the ways that are still to be followed."""

from itertools import islice, product

from hypothesis import given
from hypothesis import strategies as st

from prioritize.tally.script import Pending, Script


def followed(sizes: list[int]) -> list[tuple[str, ...]]:
    """Follow every way through choices among so many letters."""
    pending = Pending()
    found = []
    for answers in pending:
        script = Script(answers, set())
        chosen = [script(tuple("abcd"[:size]), "elect", None) for size in sizes]
        found.append(tuple(step.order[0] for step in chosen))
        pending.add(script.branches)
    return found


@given(st.lists(st.integers(2, 4), max_size=4))
def test_every_way_is_followed_once(sizes: list[int]) -> None:
    assert sorted(followed(sizes)) == list(product(*("abcd"[:size] for size in sizes)))


def test_ways_that_branch_off_early_come_first() -> None:
    assert followed([2, 2]) == [("a", "a"), ("b", "a"), ("b", "b"), ("a", "b")]


def test_what_is_kept_of_a_choice_does_not_grow_with_the_tied() -> None:
    tied = tuple(map(str, range(2000)))
    script = Script((), set())
    for start in range(1000):
        script(tied[start:], "leave", start)

    assert len(script.branches) == 1000


def test_a_script_is_made_when_it_is_its_turn() -> None:
    pending = Pending()
    script = Script((3,), set())
    for _ in range(3):
        script(("a", "b", "c", "d"), "elect", None)
    pending.add(script.branches)

    assert list(islice(pending, 4)) == [(), (3, 1), (3, 2), (3, 3)]
