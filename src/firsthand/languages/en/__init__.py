"""English."""

from firsthand.languages.en.pack import PACK

__all__ = ["PACK"]
