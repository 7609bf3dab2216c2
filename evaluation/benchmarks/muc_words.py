"""What a noun phrase is by its words: a person, a thing, an organisation, and which MUC-4 category it falls into."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from evaluation.benchmarks.muc_fills import content_words
from firsthand.domain.values import Span
from firsthand.languages.base.given_names import GIVEN_NAMES

_FILE = Path(__file__).with_name("muc_vocabulary.yml")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_AFTER_HEAD = re.compile(
    r"(?:,|\s(?:of|in|at|on|from|who|whom|that|which|near|with|belonging|wearing|traveling)\s)", re.IGNORECASE
)
_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "people": "people",
    "police": "police",
    "buses": "bus",
    "minibuses": "minibus",
}
_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "some",
        "several",
        "many",
        "few",
        "other",
        "another",
        "of",
    ]
)
_ACTS = frozenset(("shot",))  # names the act and not the instrument (section 7.7 of the task documentation)
_NUMBER = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "dozen",
        "dozens",
        "hundreds",
        "scores",
        "least",
        "more",
        "than",
        "about",
        "approximately",
        "some",
        "at",
        "over",
    ]
)


@dataclass(frozen=True)
class Words:
    """The vocabulary, by singular noun."""

    persons: Mapping[str, str]
    things: Mapping[str, str]
    instruments: Mapping[str, str]
    armed: frozenset[str]
    military_things: frozenset[str]
    collectives: frozenset[str]
    titles: frozenset[str]

    def person_type(self, text: str) -> str:
        """HUM TGT: TYPE; civilian where nothing tells, as the task documentation has it."""
        return _looked_up(text, self.persons) or "CIVILIAN"

    def thing_type(self, text: str) -> str:
        """PHYS TGT: TYPE; the other category where nothing tells."""
        return _looked_up(text, self.things) or "OTHER"

    def instrument_type(self, text: str) -> str | None:
        """INCIDENT: INSTRUMENT TYPE by any of its words, None where none is known."""
        joined = "-".join(content_words(text))
        for word, kind in self.instruments.items():
            if "-" in word and word in joined:
                return kind
        return next((self.instruments[w] for w in singulars(text) if w in self.instruments), None)

    def instrument_in(self, span: Span) -> Span | None:
        """The noun of an instrument inside a phrase that names an act ("CAR BOMB" in "CAR BOMB EXPLODED")."""
        words = [(m.start(), m.end(), _singular(m.group().lower())) for m in _WORD.finditer(span.text)]
        for number, (start, end, word) in enumerate(words):
            if word in self.instruments and word not in _ACTS:
                before = words[number - 1] if number else None
                compound = before is not None and f"{before[2]}-{word}" in self.instruments
                return _part(span, before[0] if before and compound else start, end)
        return None

    def is_person(self, text: str) -> bool:
        """Whether its head is a noun of persons."""
        head = head_of(text)
        return head in self.persons or head in self.armed

    def ends_in_title(self, text: str) -> bool:
        """Whether a title or a noun of persons stands last, so that a name may follow."""
        last = (singulars(text) or [""])[-1]
        return last in self.titles or last in self.persons

    def is_thing(self, text: str) -> bool:
        """Whether its head is a noun of things."""
        head = head_of(text)
        return head in self.things or head in self.military_things

    def is_collective(self, text: str) -> bool:
        """Whether its head is a noun of a party as a whole."""
        return head_of(text) in self.collectives

    def is_armed(self, text: str) -> bool:
        """Whether it names members of an armed force or group."""
        return head_of(text) in self.armed

    def is_military_thing(self, text: str) -> bool:
        """Whether it names a military position."""
        words = set(singulars(text))
        return head_of(text) in self.military_things and not (words & {"police", "party", "company"})

    def name_in(self, span: Span) -> tuple[Span | None, Span | None]:
        """Split a phrase into title and name of a person; no name where it is no person's name."""
        words = [(m.start(), m.end(), m.group().lower()) for m in _WORD.finditer(span.text)]
        first = 0
        while first < len(words) and (
            words[first][2].rstrip(".") in self.titles or _singular(words[first][2]) in self.persons
        ):
            first += 1
        rest = words[first:]
        if not rest or len(rest) > 6:
            return span, None
        known = {_singular(w) for _, _, w in rest}
        if any(w.endswith(("ing", "ed")) for _, _, w in rest):
            return span, None
        if known & (
            self.persons.keys() | self.things.keys() | self.armed | self.collectives | _SMALL | _NUMBER
        ):
            return span, None
        if any(w[0].isdigit() for _, _, w in rest) or not all(span.text[s].isupper() for s, _, _ in rest):
            return span, None
        if first == 0 and len(rest) < 2 and rest[0][2] not in GIVEN_NAMES:
            return span, None
        name = _part(span, rest[0][0], rest[-1][1])
        return (_part(span, words[0][0], words[first - 1][1]) if first else None), name


def trimmed(span: Span) -> Span:
    """The phrase without articles and numbers before it, as the keys hold most strings."""
    for match in _WORD.finditer(span.text):
        word = match.group().lower()
        if word not in _SMALL and word not in _NUMBER and not word[0].isdigit():
            return _part(span, match.start(), len(span.text.rstrip(" ,.;:")))
    return span


def without_article(span: Span) -> Span:
    """The phrase with its number but without an article."""
    article = re.match(r"(?:the|an?)\s+", span.text, re.IGNORECASE)
    return _part(span, article.end(), len(span.text)) if article else span


def closed(span: Span) -> Span:
    """The phrase without a bracket or quotation mark that opens and does not close in it."""
    text = span.text
    for opening, closing in ("[]", "()"):
        at = text.rfind(opening)
        if at > 0 and closing not in text[at:]:
            text = text[:at]
        elif closing in text and opening not in text:
            text = (
                text[text.rfind(closing) + 1 :]
                if text.rfind(closing) < len(text) / 2
                else text[: text.find(closing)]
            )
    if text.count('"') == 1:
        before, after = text.split('"')
        text = after if len(after) > len(before) else before
    start = span.text.find(text)
    left = len(text) - len(text.lstrip(' ,.;:"'))
    return _part(span, start + left, start + len(text.rstrip(" ,.;:")))


def head_of(text: str) -> str:
    """The last word of the noun phrase before what is hung on to it, in the singular."""
    words = singulars(_AFTER_HEAD.split(text, maxsplit=1)[0]) or singulars(text)
    return words[-1] if words else ""


def singulars(text: str) -> list[str]:
    """The words in lower case and in the singular."""
    return [_singular(match.group().lower()) for match in _WORD.finditer(text)]


def is_plural(text: str) -> bool:
    """Whether the head is a plural."""
    words = [match.group().lower() for match in _WORD.finditer(_AFTER_HEAD.split(text, maxsplit=1)[0])]
    return bool(words) and (words[-1] in {"people", "police"} or _singular(words[-1]) != words[-1])


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return (
        word[:-1]
        if word.endswith("s") and not word.endswith(("ss", "us", "headquarters", "barracks"))
        else word
    )


def _looked_up(text: str, table: Mapping[str, str]) -> str | None:
    head = head_of(text)
    if head in table:
        return table[head]
    return next((table[word] for word in reversed(singulars(text)) if word in table), None)


def _part(span: Span, start: int, end: int) -> Span:
    return Span(span.start + start, span.start + end, span.text[start:end])


@cache
def load_words() -> Words:
    """Read the vocabulary."""
    raw = yaml.safe_load(_FILE.read_text(encoding="utf-8"))

    def table(name: str) -> dict[str, str]:
        return {word: kind for kind, words in raw[name].items() for word in words.split()}

    def plain(name: str) -> frozenset[str]:
        return frozenset(raw[name].split())

    return Words(
        table("persons"),
        table("things"),
        table("instruments"),
        plain("armed"),
        plain("military_things"),
        plain("collectives"),
        plain("titles"),
    )
