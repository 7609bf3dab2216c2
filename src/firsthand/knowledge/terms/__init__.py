"""What the codes of the record are called in English and French."""

from firsthand.knowledge.terms.terms import LANGUAGES, Terms, unbroken

__all__ = ["LANGUAGES", "Terms", "unbroken"]
