"""Signatures by Ed25519, checked without any dependency: RFC 8032, section 5.1.7.

Checking needs no secret, so it need not take the same time for every input; a few hundredths of a
second are fast enough.
"""

import hashlib
from typing import Final, TypeAlias


__all__ = ["is_signed"]

Point: TypeAlias = tuple[int, int, int, int]
"""X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z."""

_P: Final = 2**255 - 19
_ORDER: Final = 2**252 + 27742317777372353535851937790883648493
_D: Final = -121665 * pow(121666, -1, _P) % _P
_ROOT_OF_MINUS_1: Final = pow(2, (_P - 1) // 4, _P)
_HALF: Final = 32
_BASE_X: Final = 15112221349535400772501151409588531511454012693041857206046113283949847762202
_BASE_Y: Final = 4 * pow(5, -1, _P) % _P
_BASE: Final = (_BASE_X, _BASE_Y, 1, _BASE_X * _BASE_Y % _P)


def is_signed(message: bytes, signature: bytes, key: bytes) -> bool:
    """Say whether a signature of a message was made with the private half of a key.

    Parameters
    ----------
    message
        What was signed.
    signature
        64 bytes; of any other length it is none.
    key
        The public key, 32 bytes.

    """
    if len(signature) != 2 * _HALF or len(key) != _HALF:
        return False
    public = _point(key)
    scalar = int.from_bytes(signature[_HALF:], "little")
    if public is None or scalar >= _ORDER:
        return False
    hashed = hashlib.sha512(signature[:_HALF] + key + message).digest()
    challenge = int.from_bytes(hashed, "little") % _ORDER
    negative = (_P - public[0], public[1], public[2], _P - public[3])
    return _bytes(_sum(_times(scalar, _BASE), _times(challenge, negative))) == signature[:_HALF]


def _sum(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % _P
    b = (one[1] + one[0]) * (other[1] + other[0]) % _P
    c = 2 * one[3] * other[3] * _D % _P
    d = 2 * one[2] * other[2] % _P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % _P, g * h % _P, f * g % _P, e * h % _P


def _times(scalar: int, point: Point) -> Point:
    found: Point = (0, 1, 1, 0)
    while scalar:
        if scalar & 1:
            found = _sum(found, point)
        point, scalar = _sum(point, point), scalar >> 1
    return found


def _bytes(point: Point) -> bytes:
    inverse = pow(point[2], -1, _P)
    x, y = point[0] * inverse % _P, point[1] * inverse % _P
    return (y | (x & 1) << 255).to_bytes(_HALF, "little")


def _point(encoded: bytes) -> Point | None:
    """Return the point of its 32 bytes; nothing where they are none, or not written its one way."""
    number = int.from_bytes(encoded, "little")
    y, is_odd = number & (1 << 255) - 1, number >> 255
    x = _x(y, is_odd)
    return None if y >= _P or x is None else (x, y, 1, x * y % _P)


def _x(y: int, is_odd: int) -> int | None:
    square = (y * y - 1) * pow(_D * y * y + 1, -1, _P) % _P
    x = pow(square, (_P + 3) // 8, _P)
    if (x * x - square) % _P:
        x = x * _ROOT_OF_MINUS_1 % _P
    if (x * x - square) % _P or (x == 0 and is_odd):
        return None
    return _P - x if x & 1 != is_odd else x
