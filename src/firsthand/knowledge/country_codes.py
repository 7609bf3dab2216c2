"""Codes of countries and territories (ISO 3166-1)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from firsthand.domain.errors import ConfigError, KnowledgeError
from firsthand.knowledge.datafile import read_text


@dataclass(frozen=True)
class CountryCodes:
    """Both codes of every country.

    Attributes:
        alpha3: alpha-2 to alpha-3.
        alpha2: alpha-3 to alpha-2.
    """

    alpha3: dict[str, str]
    alpha2: dict[str, str]

    @classmethod
    def load(cls) -> CountryCodes:
        """Read the bundled table.

        Raises:
            KnowledgeError: it is missing or damaged.
        """
        return _load()

    def checked(self, code: str) -> str:
        """The alpha-3 code of a country given by either code, in any case.

        Raises:
            ConfigError: there is no such country.
        """
        given = code.strip().upper()
        found = self.alpha3.get(given, given)
        if found not in self.alpha2:
            raise ConfigError(
                f"there is no country {code!r}: give its ISO 3166-1 code, such as MLI or ML for Mali"
            )
        return found


@cache
def _load() -> CountryCodes:
    lines = (line for line in read_text("data", "country_codes.tsv").splitlines() if line[:1] != "#")
    pairs = dict(line.split("\t")[:2] for line in lines if "\t" in line)
    if not pairs:
        raise KnowledgeError("the knowledge file data/country_codes.tsv is damaged: it holds no country")
    return CountryCodes(pairs, {three: two for two, three in pairs.items()})
