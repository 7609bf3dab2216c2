"""The reports annotated by hand, in English and French."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from training.reader.annotation import Line, Mark, Story, stories
from training.reader.texts import KIND, Maker, Sample, Text

from firsthand.knowledge.codebook import Codebook
from firsthand.models.scheme import KINDS, LINKS, SIDES, SPANS, STATUSES
from firsthand.reports.signals import tokens

_SPAN_OF = {
    "T": "trigger", "I": "initiator", "A": "target", "V": "victim", "W": "weapon", "N": "count", "P": "place", "L": "elsewhere",
    "D": "date", "O": "other-date", "C": "claimant", "S": "source", "Q": "cue", "R": "relay", "X": "other-number",
}  # fmt: skip
_KNOWN = frozenset(range(KIND["content"] + 1))
_ARGUMENTS = frozenset("IAVWNPDC")


def texts(maker: Maker, *, weight: float) -> Iterator[Text]:
    """Every annotated document."""
    types = [event_type.code for event_type in Codebook.load().types]
    for story in stories():
        samples = [_sample(story, line, types, maker) for line in story.lines]
        yield Text(f"annotated/{story.id}", "annotated", [s for s in samples if s], _KNOWN, weight=weight)


def _sample(story: Story, line: Line, types: list[str], maker: Maker) -> Sample | None:
    """One sentence, read as a document of its own: the title and the sentences around it are given by their order."""
    published = date.fromisoformat(story.values["published"]) if "published" in story.values else None
    document = maker.document(
        story.id, line.text, published=published or date(2025, 1, 1), language=story.language
    )
    samples = maker.samples(document) if document is not None else []
    if not samples:
        return None
    sample = samples[0] if len(samples) == 1 else _joined(samples)
    # Reading a page mends its spaces and quotation marks: the words stay, their offsets do not.
    return _label(sample, line, types) if len(tokens(line.text)) == len(sample.seen.words) else None


def _joined(samples: list[Sample]) -> Sample:
    """The sentence splitter may cut what the annotator held to be one sentence."""
    return Sample(type(samples[0].seen).joined([sample.seen for sample in samples]))


def _label(sample: Sample, line: Line, types: list[str]) -> Sample:
    placed: list[tuple[Mark, int, int]] = []
    for mark in line.marks:
        words = _words(line.text, mark.start, mark.end)
        if words is None:
            continue
        placed.append((mark, *words))
        sample.spans.append((KIND[_SPAN_OF[mark.letter]], *words))
        if mark.kind and mark.letter in "NV":
            side = SIDES.index(mark.side) if mark.side else -1
            sample.harms.append(
                (*words, KINDS.index(mark.kind), side, int(mark.part) if mark.letter == "N" else -1)
            )
    for start, end in line.credited:
        if words := _words(line.text, start, end):
            sample.spans.append((KIND["content"], *words))
    sample.status = STATUSES.index(line.status)
    sample.types = sorted({types.index(code) for code in line.types.values()})
    sample.links = [*_arguments(placed), *_counted(placed), *_speakers(placed), *_credited(sample, placed)]
    return sample


def _words(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Words of a text that a stretch of it covers."""
    first = len(tokens(text[:start]))
    last = first + len(tokens(text[start:end]))
    return (first, last) if last > first else None


def _arguments(placed: list[tuple[Mark, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Each trigger with each span that may take part in it; only sentences with two happenings can tell them apart."""
    channel = LINKS.index("argument")
    for trigger, first, _ in placed:
        if trigger.letter == "T":
            for mark, at, _ in placed:
                if mark.letter in _ARGUMENTS:
                    yield channel, first, at, int(mark.happening == trigger.happening)


def _counted(placed: list[tuple[Mark, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """Each count with the nearest persons that have its kind and happening."""
    channel = LINKS.index("counted")
    victims = [(mark, first, end) for mark, first, end in placed if mark.letter == "V"]
    for count, first, end in placed:
        if count.letter != "N":
            continue
        fitting = [v for v in victims if v[0].kind == count.kind and v[0].happening == count.happening]
        nearest = min(
            fitting, key=lambda v: v[1] - end if v[1] >= end else 2 * (first - v[2]) + 1, default=None
        )
        for victim in victims:
            yield channel, first, victim[1], int(victim is nearest)


def _speakers(placed: list[tuple[Mark, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    channel = LINKS.index("speaker")
    sources = [first for mark, first, _ in placed if mark.letter == "S"]
    for mark, first, _ in placed:
        if mark.letter == "Q" and sources:
            nearest = min(sources, key=lambda at: abs(at - first))
            yield from ((channel, first, at, int(at == nearest)) for at in sources)


def _credited(sample: Sample, placed: list[tuple[Mark, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    channel = LINKS.index("credited")
    contents = [first for kind, first, _ in sample.spans if SPANS[kind] == "content"]
    cues = [first for mark, first, _ in placed if mark.letter == "Q"]
    if len(contents) == 1:
        yield from ((channel, cue, contents[0], 1) for cue in cues[:1])
