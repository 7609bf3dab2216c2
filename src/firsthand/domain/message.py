"""Sentences that the program says about what it did, in English and French.

Records keep them as English text (`because`, `note`: part of the contract), and exceptions carry English text. Who shows one in another language
finds the message that made it (`Messages.say`) and says that one. So every such sentence stands once, with the code that says it, and both its
languages beside each other; a value is never lost between.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from string import Formatter
from typing import TypeAlias

SHAPES: Mapping[str, str] = {
    "": r".+?",  # words of somebody: a name, an id, a quotation
    "int": r"\d[\d,]*",
    "number": r"-?\d+(?:\.\d+)?",
    "percent": r"\d+%",
    "date": r"\d{4}-\d\d-\d\d",
    "quoted": r"None|-?\d[\d.]*|'.*?'|\".*?\"|[\[{(].*?[\])}]",  # as Python shows a value
    "group": r"[a-z-]+",  # of persons counted: soldiers, civilians
    "term": r"[a-z-]+(?: or [a-z-]+)*",  # a word of our own: killed, low, claim
    "actor": r"\S+",  # its id
    "message": r".+?",  # another message
}
"""What a value of each shape looks like in English. A shape says how a language writes the value."""

Write: TypeAlias = Callable[[str, str], str]
"""Writes a value in another language: its shape, and how English has it."""

SEPARATOR = "; "
"""Between several messages in one text."""


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence. `{name}` and `{name:shape}` are blanks; the French text has the same names.

    Attributes:
        english: as records and exceptions have it.
        french: the same in French.
    """

    english: str
    french: str

    def __call__(self, **values: object) -> str:
        """The English sentence with its blanks filled in.

        Raises:
            KeyError: a value is missing.
        """
        return "".join(
            literal + ("" if name is None else _shown(values[name], shape))
            for literal, name, shape in _parts(self.english)
        )

    def values(self, text: str) -> dict[str, str] | None:
        """What stands in the blanks of an English text that this message made; None where another one did."""
        found = _pattern(self.english).fullmatch(text)
        return None if found is None else found.groupdict()

    def say(self, language: str, values: Mapping[str, str], write: Write) -> str:
        """The sentence in a language.

        Args:
            language: "fr"; any other is English.
            values: what stands in the blanks, as English has it.
            write: writes it.
        """
        shapes = {name: shape for _, name, shape in _parts(self.english) if name is not None}
        return "".join(
            literal + ("" if name is None else write(shapes[name], values[name]))
            for literal, name, _ in _parts(self.french if language == "fr" else self.english)
        )


@dataclass(frozen=True)
class Messages:
    """All messages that one place may have to show."""

    all: tuple[Message, ...]

    @classmethod
    def of(cls, *registries: Iterable[Message]) -> Messages:
        """The messages of several modules."""
        return cls(tuple(message for registry in registries for message in registry))

    def say(self, text: str, language: str, write: Write) -> str | None:
        """A text that records or exceptions have in English, in a language; None where no message made it.

        Args:
            text: one message, or several with `SEPARATOR` between.
            language: "fr"; any other is English.
            write: writes values.
        """
        parts = text.split(SEPARATOR)
        told = [self._one(part, language, write) for part in parts]
        found = [part for part in told if part is not None]
        if len(found) < len(parts):  # a separator in somebody's words
            return self._one(text, language, write)
        return (f" {SEPARATOR}" if language == "fr" else SEPARATOR).join(found)

    def _one(self, text: str, language: str, write: Write) -> str | None:
        def deeper(shape: str, value: str) -> str:
            if shape == "message":
                return self._one(value, language, write) or value
            return write(shape, value)

        for message in self._exact_first:
            values = message.values(text)
            if values is not None:
                return message.say(language, values, deeper)
        return None

    @cached_property
    def _exact_first(self) -> tuple[Message, ...]:
        """Those with more words of their own before those that leave more open."""
        return tuple(
            sorted(self.all, key=lambda message: -sum(len(part[0]) for part in _parts(message.english)))
        )


@cache
def _parts(template: str) -> tuple[tuple[str, str | None, str], ...]:
    """Words, name of the blank behind them, its shape."""
    return tuple((literal, name, shape or "") for literal, name, shape, _ in Formatter().parse(template))


@cache
def _pattern(template: str) -> re.Pattern[str]:
    pieces = [
        re.escape(literal) + ("" if name is None else f"(?P<{name}>{SHAPES[shape]})")
        for literal, name, shape in _parts(template)
    ]
    return re.compile("".join(pieces), re.DOTALL)


def _shown(value: object, shape: str) -> str:
    return repr(value) if shape == "quoted" else str(value)
