"""Countries: names and demonyms in English and French."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from firsthand.domain.errors import KnowledgeError
from firsthand.knowledge.datafile import naming, read_text
from firsthand.knowledge.phrases import PhraseIndex

_LONGEST_ACRONYM = 3  # letters
_AROUND, _SHOUTED = 30, 8  # characters beside a word, and capitals among them that tell a text in capitals
_REMEMBERED = 4  # texts whose countries are kept


@dataclass(frozen=True)
class Country:
    """One country.

    Attributes:
        code: ISO 3166-1 alpha-3.
        names: English and French names, the first is the one shown.
        demonyms: every form of the adjective and noun in both languages ("Malian", "Malians", "malienne").
        french: the French name that is shown.
    """

    code: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    french: str = ""

    def name(self, language: str) -> str:
        """The name shown in a language; the English one where we have none."""
        return self.french if language == "fr" and self.french else self.names[0]


@dataclass(frozen=True)
class CountryList:
    """All countries we know by name."""

    countries: tuple[Country, ...]

    @classmethod
    def load(cls) -> CountryList:
        """Read the bundled table.

        Raises:
            KnowledgeError: the table is damaged.
        """
        countries = []
        for number, line in enumerate(read_text("data", "countries.tsv").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            try:
                code, english, french, adjective, masculine = line.split("\t")[:5]
            except ValueError as error:
                raise KnowledgeError(
                    f"countries.tsv:{number}: five tab-separated columns are needed"
                ) from error
            names = tuple(dict.fromkeys((*english.split("|"), *french.split("|"))))
            forms = [form for word in adjective.split("|") for form in _english_forms(word)]
            forms += [form for word in masculine.split("|") for form in _french_forms(word)]
            countries.append(Country(code, names, tuple(dict.fromkeys(forms)), french.split("|")[0]))
        if not countries:
            raise KnowledgeError("countries.tsv is damaged: it holds no country")
        return cls(tuple(countries))

    @cached_property
    def _by_word(self) -> dict[str, tuple[str, ...]]:
        table: dict[str, tuple[str, ...]] = {}
        for country in self.countries:
            for name in country.names:
                table[name] = (*table.get(name, ()), country.code)
            for form in country.demonyms:
                for spelling in {form, form[:1].upper() + form[1:]}:
                    table[spelling] = (*table.get(spelling, ()), country.code)
        return table

    @cached_property
    def _index(self) -> PhraseIndex:
        return PhraseIndex(self._by_word, hyphen=False)

    @cached_property
    def names(self) -> dict[str, str]:
        """Country name, in either language, to code."""
        return {name: country.code for country in reversed(self.countries) for name in country.names}

    @cached_property
    def demonyms(self) -> dict[str, str]:
        """Demonym as written in running text to code; lower and upper case first letter."""
        table: dict[str, str] = {}
        for country in reversed(self.countries):
            for form in country.demonyms:
                table[form] = table[form[:1].upper() + form[1:]] = country.code
        return table

    def spot(self, text: str) -> tuple[tuple[int, int, str], ...]:
        """Country names and demonyms in a text as (start, end, code), longest first, not overlapping."""
        return self._spotted(text)

    @cached_property
    def _spotted(self) -> Callable[[str], tuple[tuple[int, int, str], ...]]:
        """The last texts are kept: actors, place names and places each ask for the countries of a document."""
        return lru_cache(maxsize=_REMEMBERED)(self._spot)

    def _spot(self, text: str) -> tuple[tuple[int, int, str], ...]:
        return tuple(
            (start, end, self._by_word[text[start:end]][0])
            for start, end in self._index.spot(text)
            if not is_shouted(text, start, end)
        )


def shown_names() -> dict[str, tuple[str, str]]:
    """Alpha-3 code to the name to show in English and in French.

    Raises:
        KnowledgeError: the table is damaged.
    """
    with naming("data", "countries.tsv"):
        rows = [
            line.split("\t")
            for line in read_text("data", "countries.tsv").splitlines()
            if line[:1] not in ("", "#")
        ]
        return {row[0]: (row[1].split("|")[0], row[2].split("|")[0]) for row in rows}


def is_shouted(text: str, start: int, end: int) -> bool:
    """Whether a word that is an acronym elsewhere ("US", "CAR") stands among words that are all in capitals, and may be a word."""
    if end - start > _LONGEST_ACRONYM or not text[start:end].isupper() or not text[start:end].isalpha():
        return False
    around = text[max(0, start - _AROUND) : start] + text[end : end + _AROUND]
    return sum(c.isupper() for c in around) >= _SHOUTED and not any(c.islower() for c in around)


def _english_forms(word: str) -> tuple[str, ...]:
    """The word itself and, as in "Malians", its plural; forms in -ese, -ish, -ch stay as they are."""
    return (word,) if word.endswith(("ese", "sh", "ch", "ss", ".", "S", "ine")) else (word, f"{word}s")


def _french_forms(masculine: str) -> tuple[str, ...]:
    """Feminine and plurals by the regular rules: -en/-enne, -ain/-aine, -ais/-aise, -e/-e; -s, -x invariable."""
    if masculine.endswith("en"):
        feminine = masculine + "ne"
    elif masculine.endswith(("n", "s", "d", "i", "t", "l")):
        feminine = masculine + "e"
    elif masculine.endswith("c"):
        feminine = masculine + "que" if masculine == "grec" else masculine[:-1] + "que"
    else:
        feminine = masculine
    plural = masculine if masculine.endswith("s") else masculine + "s"
    return tuple(dict.fromkeys((masculine, feminine, plural, feminine + "s")))
