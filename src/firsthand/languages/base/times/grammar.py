"""Rules over categories of words, compiled to regular expressions over the characters of a `Lexicon`.

A rule is written as categories with the usual signs of a regular expression: `(weekday comma?)? d:dnum m:month dot?`. A name
before a colon keeps what stands there for the action; `d:[num hy num]` keeps several tokens. `<` and `>` enclose the
expression itself, so that a preposition before it can be asked for without being part of it; `!x` says that no `x` follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from firsthand.languages.base.times.lexicon import OTHER, Lexicon
from firsthand.languages.base.times.meaning import Meaning
from firsthand.languages.base.times.tokens import Token

_NEVER = "(?!)"
_SEVERAL = "{0,8}"  # what "*" stands for: no expression repeats a word more often, and a hostile text can
_PIECE = re.compile(
    r"(?P<key>[a-z]\w*):\[|(?P<one>[a-z]\w*):(?P<of>[a-z]\w*(?:\|[a-z]\w*)*)|!(?P<no>\w+)|(?P<name>[a-z]\w*)|(?P<sign>.)"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule in a run of tokens that starts at `offset`."""

    tokens: Sequence[Token]
    match: re.Match[str]
    categories: Mapping[str, tuple[str, ...]]
    offset: int = 0

    def __getitem__(self, key: str) -> Any:
        """The value of what a key kept, None where it kept nothing."""
        start = self.match.start(key) if key in self.categories else -1
        if start < 0:
            return None
        values = self.tokens[self.offset + start].values
        return next((values[name] for name in self.categories[key] if name in values), None)

    def kept(self, key: str) -> list[Token]:
        """The tokens that a key of several kept."""
        if key not in self.match.re.groupindex or self.match.start(key) < 0:
            return []
        start, end = self.match.span(key)
        return list(self.tokens[self.offset + start : self.offset + end])


Action: TypeAlias = Callable[[Found], Meaning | None]


@dataclass(frozen=True)
class Rule:
    """A form of expression and what it means; an action that gives None declines."""

    form: str
    action: Action


@dataclass(frozen=True)
class Compiled:
    """A rule over the characters of a lexicon."""

    pattern: re.Pattern[str]
    action: Action
    categories: Mapping[str, tuple[str, ...]]


def compile_rule(rule: Rule, lexicon: Lexicon) -> Compiled | None:
    """A rule for a language; None where the language has no word for some category that it must have."""
    categories: dict[str, tuple[str, ...]] = {}
    out: list[str] = []
    for piece in _PIECE.finditer(rule.form):
        if piece["key"]:
            out.append(f"(?P<{piece['key']}>")
        elif piece["one"]:
            names = tuple(piece["of"].split("|"))
            categories[piece["one"]] = names
            out.append(f"(?P<{piece['one']}>{_class(names, lexicon)})")
        elif piece["no"]:
            out.append(f"(?!{_class((piece['no'],), lexicon)})")
        elif piece["name"]:
            out.append(_class((piece["name"],), lexicon))
        elif piece["sign"] == "<":
            out.append("(?P<core>")
        elif piece["sign"] in ">]":
            out.append(")")
        elif piece["sign"] == "*":
            out.append(_SEVERAL)
        elif piece["sign"] != " ":
            out.append(piece["sign"])
    text = "".join(out)
    return Compiled(re.compile(text if "(?P<core>" in text else f"(?P<core>{text})"), rule.action, categories)


def _class(names: Sequence[str], lexicon: Lexicon) -> str:
    if names == ("any",):
        return "."
    if names == ("other",):
        return OTHER
    characters = "".join(lexicon.characters(name) for name in names)
    return f"[{characters}]" if characters else _NEVER
