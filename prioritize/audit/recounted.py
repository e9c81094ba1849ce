"""What of a bundle was counted again, and the two numbers by which it is known elsewhere."""

from attrs import frozen


__all__ = ["Recounted"]


@frozen
class Recounted:
    """What a bundle let its reader count again.

    Attributes
    ----------
    title
        The title of the consultation, or the name of the file.
    files
        How many files of votes and rules were read again.
    lists
        How many lists were counted again.
    rules
        The fingerprint of the rules.
    seal
        SHA-256 of ``SHA256SUMS``, which names every other file by its SHA-256.

    """

    title: str
    files: int
    lists: int
    rules: str
    seal: str
