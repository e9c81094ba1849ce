"""The drawn ballots of the measurements of Kemeny's method, and what is measured of them."""

import numpy as np

from benchmarks.kemeny import Culture, measured
from benchmarks.kemeny_peers import orders, whole


def test_every_drawn_ballot_ranks_every_project_once() -> None:
    profile = Culture(40, 0.9).profile(seed=1, projects=6)

    assert (np.sort(profile.places, axis=0) == np.arange(1, 7)[:, None]).all()


def test_the_same_seed_draws_the_same_ballots() -> None:
    one, same, other = (Culture(5).profile(seed) for seed in (1, 1, 2))

    assert np.array_equal(one.places, same.places)
    assert not np.array_equal(one.places, other.places)


def test_a_low_dispersion_draws_ballots_near_one_order() -> None:
    """The first project inserted is the best of the common order."""
    near, even = (Culture(500, each).profile(1, projects=6).places for each in (0.3, 1.0))

    assert near[0].mean() < 1.5
    assert 3 < even[0].mean() < 4


def test_what_is_measured_is_proved() -> None:
    seconds, proved, many = measured(Culture(11, 0.9).profile(1, projects=14))

    assert (seconds > 0, proved, many > 0) == (True, True, True)


def test_the_measured_count_lists_best_orders() -> None:
    job = {"projects": 4, "ballots": 3, "seed": 1}

    found = whole(job)()

    assert found
    assert all(sorted(order) == [0, 1, 2, 3] for order in found)
    assert orders(job) == orders(job)
