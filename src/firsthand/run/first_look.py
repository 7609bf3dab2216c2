"""The first look: whether a document is worth reading further."""

from __future__ import annotations

from typing import Protocol


class FirstLook(Protocol):
    """Tells cheaply how likely an article reports armed violence. Must not depend on anything but its arguments."""

    @property
    def threshold(self) -> float:
        """Articles with a lower score are set aside, unless a setting says otherwise."""
        ...

    def score(self, title: str | None, text: str, language: str | None) -> float:
        """Likelihood from 0 to 1 that an article reports armed violence.

        Args:
            title: its title, where it has one.
            text: its clean text.
            language: ISO 639-1 code, None where it could not be told.
        """
        ...


class OpenDoor:
    """Lets everything through."""

    threshold = 0.0

    def score(self, title: str | None, text: str, language: str | None) -> float:  # noqa: ARG002
        """Always 1."""
        return 1.0
