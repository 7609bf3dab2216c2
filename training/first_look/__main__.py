"""`python -m training.first_look --data ../shared/data`: train the first look and write its weights.

Two stages. The first scores windows of 32 words: a document that reports an act has at least one window that does, so the
windows of such documents are chosen anew in each round by what the round before found. The second gives the verdict on a
document from its windows; it is fitted on documents that the first stage did not see, in three folds.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any
from zlib import crc32

import numpy as np
import yaml
from training.first_look import corpora, synthesis
from training.first_look.corpora import Doc
from training.first_look.learn import Array, fit_documents, fit_windows, score
from training.first_look.rows import SLOTS, Featurizer, Row, cropped

from firsthand.models.features import words
from firsthand.models.first_look import MAGIC, FirstLook, Weights

_TARGET = Path(__file__).parents[2] / "src" / "firsthand" / "models" / "data" / "first_look.bin"
_CONCEPTS = Path(__file__).with_name("concepts.yml")
_MADE = {"fr": 6000, "en": 4000}
_FOLDS = 3
_ROUNDS = 3
_EPOCHS = 12
_BEST = 3
_AROUND = 2
_VIOLENT = {
    "kill",
    "dead",
    "wound",
    "shoot",
    "bomb",
    "air",
    "attack",
    "clash",
    "kidnap",
    "burn",
    "riot",
    "armed",
    "militant",
}
_WORST = 5
_RECALL = 0.99  # of every language and form, on documents that the window stage has not seen
_LOOSE = {
    "plover",
    "india_sentences",
}  # sentences out of their context with labels by machine: no ground for a threshold
_CAP = 900  # documents of one source and label


def main() -> int:
    """Train, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m training.first_look", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=_TARGET)
    parser.add_argument("--seed", type=int, default=7)
    arguments = parser.parse_args()
    docs, absent = corpora.read(corpora.TRAINED, arguments.data)
    if absent:
        print(f"absent: {', '.join(absent)}; the weights would not be the same", file=sys.stderr)
        return 2
    began = perf_counter()
    train = _selection([d for d in docs if d.label is not None and not d.held_back], arguments.seed)
    for language, count in _MADE.items():
        train += synthesis.documents(language, count, arguments.seed)
    print(Counter((d.source, d.label) for d in train))
    train = [d for d in train if words(d.title or "") or words(d.text)]
    lexicon, names = _lexicon()
    violent = sum(1 << bit for bit, name in enumerate(names) if name in _VIOLENT)
    maker = Featurizer(lexicon, len(names))
    prepared = [_rows(maker, doc) for doc in train]
    print(f"{len(train)} documents, {sum(map(len, prepared))} windows, {perf_counter() - began:.0f} s")
    folds = np.array([crc32(f"fold/{d.source}/{d.group}".encode()) % _FOLDS for d in train])
    facts: list[Any] = [None] * len(train)
    for fold in range(_FOLDS):
        inside = [i for i in range(len(train)) if folds[i] != fold]
        theta = _windows(
            [train[i] for i in inside], [prepared[i] for i in inside], maker.width, violent, arguments.seed
        )
        look = FirstLook(Weights.unpack(_pack(theta, lexicon, len(names), np.zeros(6), 0.5)))
        for i in np.flatnonzero(folds == fold):
            facts[i] = look.facts(words(train[i].title or "", 40), words(train[i].text))
        print(f"fold {fold}: {perf_counter() - began:.0f} s")
    labels = np.array([bool(d.label) for d in train], float)
    table = np.array(facts)
    verdict = fit_documents(table, labels, _weights(train))
    chances = 1 / (1 + np.exp(-(table @ verdict)))
    threshold = _threshold(train, chances)
    theta = _windows(train, prepared, maker.width, violent, arguments.seed)
    packed = _pack(theta, lexicon, len(names), verdict, threshold)
    arguments.out.write_bytes(packed)
    print(
        f"verdict {np.round(verdict, 3)}, threshold {threshold:.4f}, {len(packed)} bytes, {perf_counter() - began:.0f} s"
    )
    return 0


def _selection(docs: list[Doc], seed: int) -> list[Doc]:
    """At most `_CAP` of a source and label, and beside each long one now and then a headline or a passage alone."""
    rng = Random(seed)  # noqa: S311 - reproducible, not secret
    rng.shuffle(docs)
    taken: Counter[tuple[str, bool | None]] = Counter()
    chosen: list[Doc] = []
    for doc in docs:
        taken[doc.source, doc.label] += 1
        if taken[doc.source, doc.label] > _CAP:
            continue
        chosen.append(doc)
        if doc.label and doc.title and rng.random() < 0.3 and corpora.VIOLENCE.search(doc.title):
            chosen.append(Doc(doc.source, doc.group, doc.title, "", label=True, language=doc.language))
        if doc.label is False and len(doc.text) > 600 and rng.random() < 0.5:
            chosen.append(replace(doc, title=None, text=cropped(doc.text, rng)))
        if doc.label is False and rng.random() < 0.4:
            opening = " ".join(doc.text.split()[: rng.randint(5, 13)])
            chosen.append(replace(doc, title=doc.title or opening, text=""))
    return chosen


def _lexicon() -> tuple[dict[str, int], list[str]]:
    groups = yaml.safe_load(_CONCEPTS.read_text(encoding="utf-8"))
    lexicon: dict[str, int] = {}
    for bit, entries in enumerate(groups.values()):
        for entry in entries:
            lexicon[entry] = lexicon.get(entry, 0) | 1 << bit
    return lexicon, list(groups)


def _rows(maker: Featurizer, doc: Doc) -> list[Row]:
    title = maker.title(doc.title or "")
    return [*([title] if title else []), *maker.body(doc.text)]


def _weights(docs: list[Doc]) -> Array:
    """Each source counts by the root of its size, both labels in all the same."""
    sizes = Counter((d.source, d.label) for d in docs)
    raw = np.array([sizes[d.source, d.label] ** -0.4 for d in docs])
    labels = np.array([bool(d.label) for d in docs])
    for side in (True, False):
        raw[labels == side] *= 0.5 / raw[labels == side].sum()
    return np.asarray(raw * len(docs))


def _windows(docs: list[Doc], prepared: list[list[Row]], width: int, violent: int, seed: int) -> Array:
    rng = Random(seed)  # noqa: S311 - reproducible, not secret
    weights = _weights(docs)
    theta: Array | None = None
    for turn in range(_ROUNDS):
        rows: list[Row] = []
        labels: list[float] = []
        shares: list[float] = []
        for doc, windows, weight in zip(docs, prepared, weights, strict=True):
            chosen = _choose(doc, windows, theta, rng)
            rows += chosen
            labels += [float(bool(doc.label))] * len(chosen)
            shares += [weight / len(chosen) ** 0.5] * len(chosen) if chosen else []
            if (
                doc.label and len(windows) > 4
            ):  # what stands around an act is ordinary text of the same outlets
                around = [row for row in windows if not row.concepts & violent][:_AROUND]
                rows += around
                labels += [0.0] * len(around)
                shares += [0.5 * weight] * len(around)
        flags = np.array(labels)
        masses = np.array(shares)
        for side in (0.0, 1.0):
            masses[flags == side] *= 0.5 * len(rows) / masses[flags == side].sum()
        theta = fit_windows(rows, flags, masses, width, _EPOCHS, seed + turn)
    assert theta is not None  # noqa: S101 - there is at least one round
    return theta


def _choose(doc: Doc, windows: list[Row], theta: Array | None, rng: Random) -> list[Row]:
    if len(windows) <= 2:
        return windows
    if theta is None:
        return windows[:3] if doc.label else rng.sample(windows, min(len(windows), _WORST))
    ranked = [windows[i] for i in np.argsort(-score(windows, theta))]
    if doc.label:
        return ranked[:_BEST]
    return ranked[:_WORST] + rng.sample(ranked[_WORST:], min(2, len(ranked[_WORST:])))


def _threshold(docs: list[Doc], chances: Array) -> float:
    """The highest value at which every language and form keeps its recall."""
    values = []
    for language in ("en", "fr"):
        for long in (False, True):
            scores = [
                chances[i]
                for i, d in enumerate(docs)
                if d.label
                and d.source not in _LOOSE
                and d.language == language
                and (len(d.text) > 300) == long
            ]
            values.append(float(np.quantile(scores, 1 - _RECALL)))
            print(f"threshold {language} {'long' if long else 'short'}: {values[-1]:.4f} ({len(scores)})")
    return round(min(values), 4)


def _pack(theta: Array, lexicon: dict[str, int], size: int, verdict: Array, threshold: float) -> bytes:
    slots = theta[:SLOTS]
    scale = float(np.quantile(np.abs(slots[slots != 0.0]), 0.9998)) / 127.0
    table = np.clip(np.rint(slots / scale), -127, 127).astype(np.int8)
    singles = theta[SLOTS : SLOTS + size]
    pairs = theta[SLOTS + size : SLOTS + size + size * size].reshape(size, size)
    head = json.dumps(
        {
            "scale": float(f"{scale:.6g}"),
            "bias": round(float(theta[-1]), 5),
            "lexicon": dict(sorted(lexicon.items())),
            "singles": [round(float(x), 4) for x in singles],
            "pairs": [[round(float(x), 4) for x in line] for line in pairs],
            "verdict": [round(float(x), 5) for x in verdict],
            "threshold": threshold,
        },
        separators=(",", ":"),
    ).encode()
    raw = len(head).to_bytes(4, "little") + head + table.tobytes()
    return MAGIC + zlib.compress(raw, 9)


if __name__ == "__main__":
    sys.exit(main())
