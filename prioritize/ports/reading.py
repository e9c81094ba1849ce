"""Read a file without trusting what it says about its size."""

import os
from io import BufferedReader
from typing import Final


__all__ = ["read_at_most"]

_CHUNK: Final = 2**20


def read_at_most(stream: BufferedReader, limit: int) -> bytes:
    """Read a file to its end or to the limit, taking no more memory than there is content."""
    chunk = max(os.fstat(stream.fileno()).st_size + 1, _CHUNK)
    parts: list[bytes] = []
    while part := stream.read(min(chunk, limit)):
        parts.append(part)
        limit -= len(part)
        chunk = _CHUNK
    return b"".join(parts)
