"""French."""

from firsthand.languages.fr.pack import PACK

__all__ = ["PACK"]
