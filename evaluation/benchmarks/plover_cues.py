"""What kinds of acts the words of a sentence name, where they stand beside source and target, and in what manner.

The words lie in `plover_cues.yml`: ours, after the definitions of PLOVER. Some sixty of the benchmark's rows had been read with their
roots before; errors on them were not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("plover_cues.yml")
_MARKED = re.compile(r"<(s|t)>(.*?)</\1>", re.DOTALL)
_WORD = re.compile(r"@[st]|[^\W_]+(?:-[^\W_]+)*")
_NOT = re.compile(r"n['’]t\b")
_MARK = re.compile(r"@([st])")
_BEFORE = 5
"""Words before an act that tell its manner: "did not agree to release"."""


def words(marked: str) -> list[str]:
    """The words of a sentence in lower case, its source and target replaced by `@s` and `@t`."""
    return _WORD.findall(_NOT.sub(" not", _MARKED.sub(r" @\1 ", marked).lower()))


def cues(marked: str) -> Iterator[str]:
    """Kinds of acts that a sentence names, each by itself, with its position, and with its manners.

    Args:
        marked: a sentence with its source and target in tags.
    """
    text = " ".join(words(marked))
    marks = list(_MARK.finditer(text))
    first, last = (marks[0].start(), marks[-1].start()) if marks else (0, 0)
    order = "".join(mark[1] for mark in marks[:2])
    earliest: tuple[int, str] | None = None
    for act, pattern in _patterns("acts").items():
        for match in pattern.finditer(text):
            at = match.start()
            where = "between" if first < at < last else "after" if at > last else "before"
            yield from (act, f"{act} {where}", f"{act} {where} {order}")
            yield from (
                feature
                for manner in _manners(text[:at])
                for feature in (f"{manner} {act}", f"{manner} {act} {where}")
            )
            if where != "before" and (earliest is None or at < earliest[0]):
                earliest = at, act
    if earliest is not None:
        yield from (f"first {earliest[1]}", f"first {earliest[1]} {order}")
    if "by @s" in text:
        yield "passive"


def _manners(before: str) -> Iterator[str]:
    """The manners of an act, from the words before it, no further back than the source."""
    near = " ".join(before.split()[-_BEFORE:]).rpartition("@s")[2]
    yield from (manner for manner, pattern in _patterns("manners").items() if pattern.search(near))


@cache
def _patterns(part: str) -> Mapping[str, re.Pattern[str]]:
    loaded: dict[str, dict[str, list[str]]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {name: _pattern(phrases) for name, phrases in loaded[part].items()}


def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    choices = "|".join(" ".join(map(_word, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<!\S)(?:{choices})(?!\S)")


def _word(word: str) -> str:
    return re.escape(word[:-1]) + r"\S*" if word.endswith("*") else re.escape(word)
