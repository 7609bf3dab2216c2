"""The languages we read. To add one: its folder, its name here, golden pages. Nothing else."""

from __future__ import annotations

from firsthand.languages.base.pack import LanguagePack
from firsthand.languages.en import PACK as EN
from firsthand.languages.fr import PACK as FR

LANGUAGES: tuple[LanguagePack, ...] = (EN, FR)


def pack(code: str | None) -> LanguagePack | None:
    """The pack of an ISO 639-1 code, None for a language we do not read."""
    return next((language for language in LANGUAGES if language.code == code), None)
