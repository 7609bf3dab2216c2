"""PolNeAR: who is credited with what in political news."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from training.reader.texts import KIND, Maker, Sample, Text

from firsthand.models.scheme import LINKS, STATUSES
from firsthand.reports.signals import SIGNALS, tokens

_KNOWN = frozenset(KIND[name] for name in ("source", "cue", "content"))
_NAMES = {"Source": "source", "Cue": "cue", "Content": "content"}
_VIOLENT = [SIGNALS.index(name) for name in ("cue", "attack", "killed", "injured", "harmed")]
_LINE = re.compile(r"(T\d+)\t(\w+) ([\d ;]+)\t(.*)")


def texts(folder: Path, maker: Maker, part: str = "train") -> Iterator[Text]:
    """The documents of a part."""
    for path in sorted((folder / "polnear" / part / "text").glob("*.txt")):
        notes = sorted((folder / "polnear" / part / "attributions").glob(path.stem + "*.ann"))
        document = maker.document(path.stem, path.read_text(encoding="utf-8"))
        if document is None or not notes:
            continue
        samples = maker.samples(document)
        _label(samples, notes[0].read_text(encoding="utf-8"))
        for sample in samples:
            if not sample.seen.signals[:, _VIOLENT].any():
                sample.status, sample.types, sample.incidents = STATUSES.index("none"), [], []
        yield Text(f"polnear/{path.stem}", "polnear", samples, _KNOWN)


def _label(samples: list[Sample], notes: str) -> None:
    spans: dict[str, tuple[str, str]] = {}
    for line in notes.splitlines():
        if match := _LINE.match(line):
            spans[match[1]] = (match[2], match[4])
    for line in notes.splitlines():
        if not line.startswith("E"):
            continue
        parts: dict[str, list[str]] = defaultdict(list)
        for pair in line.split("\t")[1].split():
            label, _, number = pair.partition(":")
            if number in spans:
                parts[re.sub(r"\d+$", "", label)].append(spans[number][1])
        _attribute(samples, parts)


def _attribute(samples: list[Sample], parts: dict[str, list[str]]) -> None:
    """Mark an attribution in the sentence where most of its words stand."""
    best: tuple[int, Sample, list[tuple[str, int, int]]] | None = None
    for sample in samples:
        found = []
        for label, name in _NAMES.items():
            for text in parts.get(label, ()):
                found += [(name, *place) for place in _places(sample, tokens(text), whole=name != "content")]
        if any(name == "cue" for name, _, _ in found):
            words = sum(end - first for _, first, end in found)
            if best is None or words > best[0]:
                best = (words, sample, found)
    if best is None:
        return
    _, sample, found = best
    cue = next(first for name, first, _ in found if name == "cue")
    sample.spans += [(KIND[name], first, end) for name, first, end in found]
    following = samples.index(sample) + 1
    for text in parts.get("Content", ()):
        _go_on(samples[following:], tokens(text), found)
    for name, first, _ in found:
        if name != "cue":
            sample.links.append((LINKS.index("speaker" if name == "source" else "credited"), cue, first, 1))


def _go_on(samples: list[Sample], words: tuple[str, ...], found: list[tuple[str, int, int]]) -> None:
    """Content that goes on over the sentences that follow."""
    told = max((end - first for name, first, end in found if name == "content"), default=0)
    rest = words[told:]
    for sample in samples:
        length = min(len(rest), len(sample.lower))
        if not length or sample.lower[:length] != rest[:length]:
            return
        sample.spans.append((KIND["content"], 0, length))
        rest = rest[length:]


def _places(sample: Sample, words: tuple[str, ...], *, whole: bool) -> list[tuple[int, int]]:
    """Where words stand in a sentence; the content may go on in other sentences, its beginning is enough."""
    for length in range(len(words), (len(words) if whole else min(3, len(words))) - 1, -1):
        if at := sample.find(words[:length]):
            return [(at[0], at[0] + length)]
    return []
