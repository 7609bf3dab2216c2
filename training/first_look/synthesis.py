"""Training documents made from our own phrases: headline and sentences of one topic, shuffled, with filled slots."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random
from typing import Any

import yaml
from training.first_look.corpora import Doc

_PHRASES = Path(__file__).with_name("phrases")
_SLOT = re.compile(r"\{(\w+)\}")
_GROUPS = 40  # made documents have no stories; groups only spread them over the folds


def documents(language: str, count: int, seed: int) -> list[Doc]:
    """`count` made documents of a language; half of them report an act."""
    rng = Random(f"{seed}/{language}")  # noqa: S311 - reproducible, not secret
    book = yaml.safe_load((_PHRASES / f"{language}.yml").read_text(encoding="utf-8"))
    topics: dict[str, list[dict[str, Any]]] = {"act": [], "plain": [], "hard": [], "filler": []}
    for topic in book["topics"].values():
        topics[topic["kind"]].append(topic)
    return [_document(language, number, topics, book["slots"], rng) for number in range(count)]


def _document(
    language: str,
    number: int,
    topics: dict[str, list[dict[str, Any]]],
    slots: dict[str, list[str]],
    rng: Random,
) -> Doc:
    kind = rng.choices(["act", "plain", "hard"], [50, 20, 30])[0]
    topic = rng.choice(topics[kind])
    title: str | None = rng.choice(topic["heads"])
    lines = rng.sample(topic["lines"], min(len(topic["lines"]), rng.choice([1, 1, 2, 3, 4, 6])))
    form = rng.random()
    if form < 0.25:
        lines = []
    elif form < 0.45:
        title = None
    if lines and rng.random() < 0.5:
        lines += rng.sample(topics["filler"][0]["lines"], rng.choice([1, 2, 3]))
    if lines and rng.random() < 0.35:
        other = rng.choice(topics["plain"])
        extra = rng.sample(other["lines"], rng.choice([1, 2, 4]))
        lines = extra + lines if rng.random() < 0.4 else lines + extra
    filled = [_fill(line, slots, rng) for line in lines]
    group = f"{language}{number % _GROUPS}"
    head = _fill(title, slots, rng) if title else None
    return Doc(
        f"made_{language}", group, head, " ".join(filled), kind == "act", language, hard=kind == "hard"
    )


def _fill(line: str, slots: dict[str, list[str]], rng: Random) -> str:
    filled = _SLOT.sub(lambda slot: str(rng.choice(slots[slot[1]])), line)
    return filled[:1].upper() + filled[1:]
