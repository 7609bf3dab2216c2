"""Language packs: words and patterns as data, one folder per language."""

from firsthand.languages.registry import LANGUAGES, pack

__all__ = ["LANGUAGES", "pack"]
