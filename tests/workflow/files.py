"""Material that tests make: a consultation with a show of hands, and files of ballots."""

from prioritize.audit.material import CONSULTATION, Material
from prioritize.workflow.request import Request


__all__ = ["RULES", "ballots", "consultation", "village"]

RULES = """
schema = "prioritize/consultation/1"
kind = "real"
currency = "KGS"

[title]
en = "Two lists"

[[communities]]
id = "upper"
name = { en = "Upper village" }

[[projects]]
id = "road"
cost = 60

[[projects]]
id = "well"
cost = 50

[[projects]]
id = "school"
cost = 90

[[inputs]]
id = "wall"
community = "upper"
instrument = "gallery"
file = "wall.csv"
level = "project"
method = "dots"
options = { per_voter = 3 }

[[inputs]]
id = "council"
community = "upper"
instrument = "ballots"
file = "council.csv"
level = "project"
method = "borda"

[combination]
method = "combine-ranks"
level = "project"
weights = { wall = 1, council = 2 }
"""
"""A wall of dots and ranked ballots of one village."""
WALL = "code;women;men\nroad;9;4\nwell;5;8\nschool;1;3\n"
COUNCIL = "voter,1,2,3\n1,road,well,school\n2,school,road,well\n3,road,school,well\n"


def village(
    request: Request | None = None, *, rules: str = RULES, wall: str = WALL, council: str = COUNCIL
) -> Material:
    """Give the village's consultation with its two files."""
    return consultation(rules, request, **{"wall.csv": wall, "council.csv": council})


def consultation(rules: str, request: Request | None = None, /, **files: str) -> Material:
    """Give a consultation with its files."""
    contents = {name: text.encode() for name, text in files.items()}
    settings = (request or Request()).settings()
    return Material(
        CONSULTATION, "rules.toml", {"rules.toml": rules.encode(), **contents}, settings
    )


def ballots(name: str, text: str, request: Request | None = None) -> Material:
    """Give one file of ballots."""
    return Material("ballots", name, {name: text.encode()}, (request or Request()).settings())
