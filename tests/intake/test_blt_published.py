"""Published elections in BLT are read."""

from prioritize.intake.blt import read_blt
from prioritize.model.profile import RankedProfile
from tests.shared import shared_path


def test_every_published_scottish_election_is_read() -> None:
    """Six files hold letters that were damaged before; nothing else is odd about any of them."""
    paths = sorted(shared_path("data", "scotland").glob("*.blt"))

    elections = {path.name: read_blt(path.read_bytes(), path.name) for path in paths}

    odd = {name for name, each in elections.items() if each.findings}
    assert len(elections) > 200
    assert odd == {
        "east_dunbartonshire_2022_ward1.blt",
        "east_dunbartonshire_2022_ward2.blt",
        "east_dunbartonshire_2022_ward3.blt",
        "east_dunbartonshire_2022_ward4.blt",
        "north_lanarkshire_2012_ward18.blt",
        "north_lanarkshire_2012_ward2.blt",
    }
    for each in elections.values():
        assert 1 <= (each.seats or 0) <= 5
        assert isinstance(each.profile, RankedProfile)
        assert each.profile.electorate.ballots > 500
        assert all(project.names.texts for project in each.profile.projects)
        assert each.title.texts
