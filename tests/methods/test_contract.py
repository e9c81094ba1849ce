"""Every method that is installed keeps the contract: one test per method and check."""

from typing import Any

from prioritize.registry import discover
from prioritize.testing import Check, parametrize_with_checks


@parametrize_with_checks(discover())
def test_contract(method: type[Any], check: Check) -> None:
    check(method)
