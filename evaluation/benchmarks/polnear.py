"""Attribution in news: who says it (source), by which words (cue), and what is said (content).

Data: PolNeAR (Newell, Margolin & Ruths 2018, "An Attribution Relations Corpus for Political News", LREC), brat files. An
attribution has a cue and content; a source unless it is coded as one without. A word has one label at most and belongs to one
attribution at most ("univocal"). Where several people annotated a text, the first file by name is the gold; on those texts the
annotators are also scored against each other, by the same scorer, as a ceiling.

Spans are compared as sets of words: punctuation at their edges and quotation marks do not count, and a span in several pieces
is one set. Of our voices those with a source or a cue are attributions; words of the source and the cue are no content, as in
the corpus. Figures, over all texts together:

- exact: F1 of spans of one role whose words are all and only the gold's;
- words: F1 of the words that carry the role's label;
- linked: F1 of attributions, paired one to one by the mean overlap of their roles (Dice: shared words of two spans, twice, over
  all words of both), best pair first. A pair is right where every role that either has overlaps by at least half; `linked
  exact` asks for equal spans, `linked overlap` counts the mean overlap itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, permutations
from pathlib import Path

from evaluation.benchmarks.figures import OF_NETWORK, Benchmark, Figure
from evaluation.benchmarks.tally import Tally
from evaluation.benchmarks.texts import extract, first, plain_document
from firsthand.domain.claim import Extraction
from firsthand.domain.values.span import Span
from firsthand.run.plan import Workshop

FOLDER = "polnear/dev"
ROLES = ("source", "cue", "content")
HALF = 0.5

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_ANNOTATION = re.compile(r"(?P<text>.+)_(?P<annotator>[^_]+)")

Words = frozenset[int]
"""Words of a text by number."""

Attribution = Mapping[str, Words]
"""Role to its words; a role without words is left out."""


@dataclass(frozen=True)
class Text:
    """A text with the attributions that each annotator marked, annotators by name."""

    name: str
    text: str
    annotated: tuple[tuple[Attribution, ...], ...]


class Numbering:
    """Numbers the words of a text."""

    def __init__(self, text: str) -> None:
        self._places = [match.span() for match in _WORD.finditer(text)]

    def words(self, pieces: Iterable[tuple[int, int]]) -> Words:
        """The words that some piece (start, end) touches."""
        return frozenset(
            number
            for start, end in pieces
            for number, (first_char, after) in enumerate(self._places)
            if first_char < end and start < after
        )


def texts(folder: Path) -> Iterator[Text]:
    """The texts of a folder, by name."""
    files = sorted((folder / "attributions").glob("*.ann"))
    for name, group in groupby(files, key=_text_name):
        with (folder / "text" / f"{name}.txt").open(encoding="utf-8", newline="") as file:
            text = file.read()  # line ends as they are: offsets count them
        numbering = Numbering(text)
        yield Text(
            name,
            text,
            tuple(tuple(read_annotation(path.read_text(encoding="utf-8"), numbering)) for path in group),
        )


def read_annotation(annotation: str, numbering: Numbering) -> Iterator[Attribution]:
    """The attributions of one brat file.

    Lines `T1 <tab> Source 10 15;20 25 <tab> words` are spans, lines `E1 <tab> Attribution:T4 Source:T1 Cue:T2 Content:T3 Content2:T5`
    say which belong together.
    """
    pieces: dict[str, list[tuple[int, int]]] = {}
    for line in annotation.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            places = rest.partition("\t")[0].partition(" ")[2]
            pieces[key] = [(int(a), int(b)) for a, b in (place.split() for place in places.split(";"))]
    for line in annotation.splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("E"):
            found: dict[str, list[tuple[int, int]]] = {}
            for part in rest.split():
                role, _, span = part.partition(":")
                found.setdefault(role.lower().rstrip("0123456789"), []).extend(pieces[span])
            words = {role: numbering.words(found[role]) for role in ROLES if role in found}
            if attribution := _non_empty(words):
                yield attribution


def attributions(extraction: Extraction, numbering: Numbering) -> list[Attribution]:
    """Our voices in the corpus's form; the document's text must be the corpus's."""
    found = []
    for voice in extraction.voices:
        if voice.source is None and voice.cue is None:
            continue
        source, cue = _words(voice.source, numbering), _words(voice.cue, numbering)
        content = _words(voice.content, numbering) - source - cue
        found.append(_non_empty({"source": source, "cue": cue - source, "content": content}))
    return found


@dataclass
class Scores:
    """What is right, summed over texts."""

    exact: dict[str, Tally] = field(default_factory=lambda: dict.fromkeys(ROLES, Tally()))
    words: dict[str, Tally] = field(default_factory=lambda: dict.fromkeys(ROLES, Tally()))
    linked: Tally = field(default_factory=Tally)
    linked_exact: Tally = field(default_factory=Tally)
    linked_overlap: Tally = field(default_factory=Tally)
    errors: Counter[str] = field(default_factory=Counter)

    def add(self, gold: Sequence[Attribution], ours: Sequence[Attribution]) -> None:
        """Score one text."""
        for role in ROLES:
            theirs, mine = ({a[role] for a in listed if role in a} for listed in (gold, ours))
            self.exact[role] += Tally(len(theirs & mine), len(mine), len(theirs))
            wanted, given = (frozenset().union(*spans) for spans in (theirs, mine))
            self.words[role] += Tally(len(wanted & given), len(given), len(wanted))
        pairs = match(gold, ours)
        paired = [(gold[g], ours[o]) for g, o in pairs]
        sizes = Tally(0, len(ours), len(gold))
        self.linked += sizes + Tally(sum(not wrong_roles(g, o) for g, o in paired))
        self.linked_exact += sizes + Tally(sum(g == o for g, o in paired))
        self.linked_overlap += sizes + Tally(sum(overlap(g, o) for g, o in paired))
        self.errors["not found"] += len(gold) - len(pairs)
        self.errors["none there"] += len(ours) - len(pairs)
        self.errors.update(f"wrong {'+'.join(wrong)}" for g, o in paired if (wrong := wrong_roles(g, o)))


def match(gold: Sequence[Attribution], ours: Sequence[Attribution]) -> list[tuple[int, int]]:
    """Pairs of attributions that overlap, one to one, best first; of equal pairs the first."""
    scored = [(overlap(g, o), n, m) for n, g in enumerate(gold) for m, o in enumerate(ours)]
    pairs: list[tuple[int, int]] = []
    for score, n, m in sorted(scored, key=lambda item: (-item[0], item[1], item[2])):
        if score > 0 and all(n != a and m != b for a, b in pairs):
            pairs.append((n, m))
    return pairs


def overlap(gold: Attribution, ours: Attribution) -> float:
    """Mean Dice overlap of the roles that either has."""
    roles = [role for role in ROLES if role in gold or role in ours]
    return sum(dice(gold.get(role), ours.get(role)) for role in roles) / len(roles) if roles else 0.0


def wrong_roles(gold: Attribution, ours: Attribution) -> list[str]:
    """Roles that overlap by less than half."""
    return [
        role
        for role in ROLES
        if (role in gold or role in ours) and dice(gold.get(role), ours.get(role)) < HALF
    ]


def dice(a: Words | None, b: Words | None) -> float:
    """Shared words, twice, over all words of both."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def figures(scores: Scores) -> list[Figure]:
    """The scores as figures; the linked F1 first."""
    kinds = {kind: float(count) for kind, count in scores.errors.most_common() if count}
    listed = [
        Figure(
            "linked F1",
            scores.linked.f1,
            counts=scores.linked.counts() | kinds,
            note="each role overlaps by half",
        ),
        Figure("linked exact F1", scores.linked_exact.f1, counts=scores.linked_exact.counts()),
        Figure("linked overlap F1", scores.linked_overlap.f1, counts=scores.linked_overlap.counts()),
    ]
    for role in ROLES:
        listed += [
            Figure(f"{role} exact F1", scores.exact[role].f1, counts=scores.exact[role].counts()),
            Figure(f"{role} words F1", scores.words[role].f1, counts=scores.words[role].counts()),
        ]
    return listed


def evaluate(data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Read every text; annotators against each other where there are several."""
    ours, theirs = Scores(), Scores()
    for text in first(texts(data / FOLDER), limit):
        document = plain_document(text.name, text.text, language="en", titled=True)
        ours.add(text.annotated[0], attributions(extract(workshop, document), Numbering(text.text)))
        for one, other in permutations(text.annotated, 2):
            theirs.add(one, other)
    if not theirs.linked.gold:
        return figures(ours)
    note = "annotators against each other, on texts that several annotated"
    agreement = Figure(
        "agreement linked F1", theirs.linked.f1, note=note, counts=theirs.linked.counts(), pinned=False
    )
    return [*figures(ours), agreement]


def _text_name(path: Path) -> str:
    match_ = _ANNOTATION.fullmatch(path.stem)
    return match_["text"] if match_ else path.stem


def _words(span: Span | None, numbering: Numbering) -> Words:
    return numbering.words([(span.start, span.end)]) if span else frozenset()


def _non_empty(attribution: Mapping[str, Words]) -> Attribution:
    return {role: words for role, words in attribution.items() if words}


BENCHMARK = Benchmark(
    name="polnear",
    measures="attribution: source, cue, content",
    protocol="spans as sets of words; attributions paired by overlap, each role by at least half (Newell et al. 2018)",
    files=(f"{FOLDER}/text/*.txt", f"{FOLDER}/attributions/*.ann"),
    evaluate=evaluate,
    peers="annotators find 92.3 % of each other's attributions (agr, as the corpus says)",
    slack=OF_NETWORK,
)
