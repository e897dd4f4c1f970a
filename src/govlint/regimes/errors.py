"""What can be wrong with a regime's data."""

from __future__ import annotations


class RegimeError(ValueError):
    """A schema or a request for one is wrong."""


class PackError(RegimeError):
    """A user's pack is wrong. ``path`` is its file; the message begins with it."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
