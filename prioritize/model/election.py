"""What one file of ballots holds: a profile, and what the file itself says about counting it."""

from fractions import Fraction

from attrs import frozen

from prioritize.errors import Finding
from prioritize.model.profile import Profile
from prioritize.model.project import Names, Project


__all__ = ["DeclaredRule", "Election"]


@frozen
class DeclaredRule:
    """The rule that a file says its ballots were counted by.

    `method` and `options` name it in our terms; `method` is empty where prioritize has no such
    rule, or where the file `lacks` an entry that the rule needs. `said` and `comment` quote the
    file. Where `points` is above 0 the rule does not count the ranked ballots as they are: a first
    place gives so many points and each next place one less, as `points_from_places` makes them.
    """

    said: str
    method: str = ""
    options: tuple[tuple[str, str], ...] = ()
    comment: str = ""
    points: int = 0
    lacks: str = ""


@frozen
class Election:
    """A profile with the seats, the budget and the rule that came in the same file.

    `findings` are the oddities that reading accepted. `withdrawn` are projects that the file
    takes out of the election; the profile holds neither them nor their marks. `limits` are options
    of methods for money, each with texts as they are typed, that the file sets for any of them.
    """

    profile: Profile
    title: Names = Names()
    seats: int | None = None
    budget: Fraction | None = None
    currency: str = ""
    rule: DeclaredRule | None = None
    findings: tuple[Finding, ...] = ()
    withdrawn: tuple[Project, ...] = ()
    limits: tuple[tuple[str, tuple[str, ...]], ...] = ()
