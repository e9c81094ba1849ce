"""Chance that nobody can foresee, from the operating system."""

import secrets


__all__ = ["new_salt"]

_BYTES = 16


def new_salt() -> str:
    """Return a new salt of 128 bits in hexadecimal."""
    return secrets.token_hex(_BYTES)
