"""Stories of a log with something odd in them."""

import copy
import random
from collections.abc import Sequence

from tests.audit.evening import Said
from tests.audit.test_verify_insiders import Events, edit


__all__ = ["odd_story"]


def odd_story(story: Sequence[Said], chance: random.Random) -> list[Said]:
    """Tell a story anew, with one to three things changed in it."""
    events: Events = [
        {"type": each.type, "body": copy.deepcopy(dict(each.body)), "who": each.who}
        for each in story
    ]
    for _ in range(chance.randrange(1, 4)):
        edit(events, chance)
    return [Said(**each) for each in events]
