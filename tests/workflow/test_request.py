import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritize.errors import InputError
from prioritize.workflow.request import Request, request_from


WORDS = st.text("abc=:,", max_size=5)
REQUESTS = st.builds(
    Request,
    method=WORDS,
    options=st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple),
    seats=st.none() | st.integers(1, 9),
    tie_break=WORDS,
    community=WORDS,
    instrument=WORDS,
    without=st.lists(WORDS, max_size=2).map(tuple),
)


@given(REQUESTS)
def test_a_request_is_made_again_from_its_record(request_: Request) -> None:
    assert request_from(request_.settings()) == request_


def test_what_the_record_does_not_say_is_not_asked_for() -> None:
    assert request_from({"method": "borda", "color": "red"}) == Request(method="borda")


def test_an_option_given_twice_holds_a_list() -> None:
    asked = Request(options=(("eliminate_first", "a"), ("cap", "1"), ("eliminate_first", "b")))

    assert asked.method_options() == {"eliminate_first": ["a", "b"], "cap": "1"}


def test_seats_and_money_go_to_the_method_exactly() -> None:
    assert Request(seats=3, budget="1500.50").method_options() == {"seats": 3, "budget": "3001/2"}


def test_money_that_is_no_number_is_refused() -> None:
    with pytest.raises(InputError, match="'much' is not a number"):
        Request(budget="much").method_options()
