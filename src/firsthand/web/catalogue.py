"""The words of the interface, one folder of TOML files for each language and one file for each room.

`catalogues/en/events.toml` with `title = "Events"` is the message `events.title`. A table of `one` and `other` is a message that
hangs on a number. `{name}` stands for a value. A test holds the languages to the same messages with the same values.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Self

from markupsafe import Markup, escape

from firsthand.domain.errors import KnowledgeError
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.terms import Terms

DEFAULT = "en"

Message = str | Mapping[str, str]
_FORMS = {"one", "other"}


def _english(count: float) -> str:
    return "one" if count == 1 else "other"


def _french(count: float) -> str:
    return "one" if 0 <= count < 2 else "other"


PLURALS: Mapping[str, Callable[[float], str]] = {"en": _english, "fr": _french}
"""Language to its rule of plurals (Unicode CLDR, cardinal plurals; the form for millions in French is not needed here)."""

NAMES: Mapping[str, str] = {"en": "English", "fr": "Français"}
"""Language to its own name."""


@dataclass(frozen=True)
class Catalogue:
    """The messages of one language."""

    language: str
    messages: Mapping[str, Message]

    def text(self, key: str, /, **values: object) -> str:
        """A message with its values put in.

        Values are escaped where they go into markup: a message itself holds none.

        Raises:
            KeyError: there is no such message, or it wants a value that is not given.
        """
        message = self.messages[key]
        if not isinstance(message, str):
            raise KeyError(f"{key} hangs on a number: call it with counted()")
        return _filled(message, values)

    def counted(self, key: str, count: float, /, **values: object) -> str:
        """A message that hangs on a number, with `{count}` and its other values put in.

        Args:
            key: name of the message.
            count: the number.
            values: others; a `count` among them is shown in place of the number.

        Raises:
            KeyError: see `text`.
        """
        message = self.messages[key]
        if isinstance(message, str):
            raise KeyError(f"{key} hangs on no number: call it with text()")
        return _filled(message[PLURALS[self.language](count)], {"count": count, **values})

    def has(self, key: str) -> bool:
        """Whether there is such a message."""
        return key in self.messages


@dataclass(frozen=True)
class Catalogues:
    """All languages of the interface."""

    by_language: Mapping[str, Catalogue]

    @classmethod
    def load(cls) -> Self:
        """Read the bundled files.

        Raises:
            KnowledgeError: one of them is damaged; the message names it.
        """
        found = {}
        for language in PLURALS:
            messages: dict[str, Message] = {}
            folder = files("firsthand.web") / "catalogues" / language
            for entry in sorted(folder.iterdir(), key=lambda e: e.name):
                if entry.name.endswith(".toml"):
                    try:
                        table = tomllib.loads(entry.read_text("utf-8"))
                    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
                        raise KnowledgeError(
                            f"catalogues/{language}/{entry.name} is damaged: {fault}"
                        ) from fault
                    _gather(entry.name.removesuffix(".toml"), table, messages)
            messages.update(_named(Terms.of(language)))
            found[language] = Catalogue(language, messages)
        return cls(found)

    def __getitem__(self, language: str) -> Catalogue:
        return self.by_language[language]

    def best(self, *wanted: str | None, accepted: str = "") -> str:
        """The language to answer in.

        Args:
            wanted: codes in order of preference, None and unknown ones passed over.
            accepted: an `Accept-Language` header, asked last.
        """
        for code in (*wanted, *_accepted(accepted)):
            if code and (language := code.split("-")[0].lower()) in self.by_language:
                return language
        return DEFAULT


def _named(terms: Terms) -> dict[str, str]:
    """The names of codes, which all rooms of the program share."""
    record = terms.record
    shelves: Mapping[str, Mapping[str, str]] = {
        "countries": terms.countries,
        "types": {entry.code: entry.called(terms.language) for entry in Codebook.load().types},
        "types.groups": record["type_groups"],
        "grade": {code: terms.grade(code) for code in record["grades"]},
        "grade.meaning": {code: _sentence(terms.gloss(code)) for code in record["grades"]},
        "casualties.kinds": {code: terms.kind(code) for code in record["kinds"]},
        "groups": {code: terms.group(code) for code in record["groups"]},
        "fields": {code: terms.term(code) for code in (*record["kinds"], *record["fields"])},
        "event.values": {code: terms.group(code) for code in record["groups"]},
        "roles": record["roles"],
        "roles.heading": {code: _sentence(name, "") for code, name in record["roles"].items()},
        "actor_kinds": record["actor_kinds"],
        "contradictions": {code: terms.contradiction(code) for code in record["contradictions"]},
        "contradictions.told": {
            code: _sentence(named["told"], "") for code, named in record["contradictions"].items()
        },
        "time.months": _numbered(record["short_months"], 1),
        "time.long_months": _numbered(record["months"], 1),
        "time.weekdays": _numbered(record["weekdays"], 0),
    }
    return {f"{shelf}.{code}": name for shelf, names in shelves.items() for code, name in names.items()}


def _sentence(words: str, end: str = ".") -> str:
    return f"{words[:1].upper()}{words[1:]}{end}"


def _numbered(names: Sequence[str], first: int) -> dict[str, str]:
    return {str(number): name for number, name in enumerate(names, first)}


def _gather(prefix: str, table: Mapping[str, Any], messages: dict[str, Message]) -> None:
    for name, value in table.items():
        key = f"{prefix}.{name}"
        if isinstance(value, Mapping) and set(value) != _FORMS:
            _gather(key, value, messages)
        else:
            messages[key] = value if isinstance(value, Mapping) else str(value)


def _filled(message: str, values: Mapping[str, object]) -> str:
    if not any(isinstance(value, Markup) for value in values.values()):
        return message.format_map(values)
    return Markup(escape(message).format_map({name: escape(value) for name, value in values.items()}))  # noqa: S704


def _accepted(header: str) -> list[str]:
    """The languages of an `Accept-Language` header (RFC 9110, 12.5.4), most wanted first."""
    ranked = []
    for position, part in enumerate(header.split(",")[:20]):
        code, _, weight = part.strip().partition(";")
        try:
            quality = float(weight.strip().removeprefix("q=")) if weight else 1.0
        except ValueError:
            continue
        if code and quality > 0:
            ranked.append((-quality, position, code.strip()))
    return [code for _, _, code in sorted(ranked)]
