import numpy as np
import pytest

from prioritize.errors import InputError
from prioritize.model.electorate import Electorate
from prioritize.model.profile import RankedProfile
from prioritize.model.project import projects_of
from prioritize.registry import build
from prioritize.tally.engine import run
from prioritize.tally.many_projects import MOST_PROJECTS


@pytest.mark.parametrize("method", ["ranked-pairs", "coombs", "stable-voting"])
def test_a_count_that_would_take_hours_is_not_begun(method: str) -> None:
    size = MOST_PROJECTS + 1
    places = np.arange(1, size + 1, dtype=np.int16).reshape(size, 1)
    profile = RankedProfile(projects_of(map(str, range(size))), Electorate.of([1]), places)

    with pytest.raises(InputError, match="counts at most 500 projects, and there are 501"):
        run(build(method, {}), profile)
