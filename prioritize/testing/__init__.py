"""For those who write methods: checks that every method passes, and strategies to test one.

Install the extra ``prioritize[testing]``, and one test asks for everything::

    from prioritize.testing import parametrize_with_checks


    @parametrize_with_checks(["dowdall"])
    def test_contract(method, check):
        check(method)

"""

from prioritize.testing.catalogue import CHECKS
from prioritize.testing.check import Check
from prioritize.testing.kit import (
    check_method,
    checks_for,
    failed_checks,
    parametrize_with_checks,
)


__all__ = [
    "CHECKS",
    "Check",
    "check_method",
    "checks_for",
    "failed_checks",
    "parametrize_with_checks",
]
