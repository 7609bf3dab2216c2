"""ECB+ as documents with gold mentions of events, in the set-up of Cybulska and Vossen (2015).

The archive holds the texts as they were annotated (Cybulska and Vossen 2014; annotation CC BY 3.0) and the mentions of the sentences that
were checked, as given by Barhom et al. (2019). A document belongs to a seminal event, that is, to half a topic: `36_1ecb` to `36ecb`, `36_1ecbplus` to
`36ecbplus`.
"""

from __future__ import annotations

import io
import json
import tarfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeAlias

from lxml import etree

from evaluation.benchmarks.texts import plain_document
from firsthand.domain.document import Document

FILE = "ecbplus.tar.gz"
_TEXTS = "raw/ECB+/"
_MENTIONS = "cybulska_setup/data/interim/cybulska_setup/ECB_{}_Event_gold_mentions.json"
_GLUED = frozenset(
    [".", ",", ";", ":", "!", "?", ")", "]", "%", "'s", "'S", "n't", "'", "'re", "'ve", "'ll", "'d", "'m"]
)
"""Tokens written without a space before them."""

Split: TypeAlias = Literal["train", "dev", "test"]
At: TypeAlias = tuple[int, int]
"""Number of the sentence and of the token in it; the address that a document may begin with is no sentence."""


@dataclass(frozen=True)
class EcbDocument:
    """A document with the place of its tokens in the text.

    Attributes:
        id: such as "36_1ecb".
        document: the text, a line for each sentence; the address that some begin with is left out.
        offsets: start and end of each token, code points.
    """

    id: str
    document: Document
    offsets: Mapping[At, tuple[int, int]]

    @property
    def topic(self) -> str:
        """Such as "36"."""
        return self.id.split("_")[0]

    @property
    def event(self) -> str:
        """Its seminal event, such as "36ecb"."""
        return self.topic + self.id.partition("_")[2].lstrip("0123456789")


@dataclass(frozen=True)
class Mention:
    """Words that mention an event.

    Attributes:
        id: unique in the corpus.
        document: id.
        start, end: in the text of the document, code points.
        tokens: its words.
        chain: the gold event; mentions of no other share one of their own.
    """

    id: str
    document: str
    start: int
    end: int
    tokens: tuple[str, ...]
    chain: str


@dataclass(frozen=True)
class Corpus:
    """One split."""

    documents: Mapping[str, EcbDocument]
    mentions: tuple[Mention, ...]

    @cached_property
    def gold_documents(self) -> dict[str, str]:
        """The seminal event of each document."""
        return {name: document.event for name, document in self.documents.items()}

    @cached_property
    def gold_mentions(self) -> dict[str, str]:
        """The event of each mention."""
        return {mention.id: mention.chain for mention in self.mentions}


def load(path: Path, split: Split, limit: int | None = None) -> Corpus:
    """Read one split: train is topics 1 to 35 without 2, 5, 12, 18, 21, 23, 34 and 35, which are dev; test is 36 to 45.

    Args:
        path: of the archive.
        split: which.
        limit: at most so many documents, by topic and name.
    """
    with tarfile.open(path) as archive:
        rows = json.loads(_bytes(archive, _MENTIONS.format(split.capitalize())))
        names = sorted({row["doc_id"] for row in rows}, key=_order)[:limit]
        wanted = {f"{_TEXTS}{name.split('_')[0]}/{name}.xml": name for name in names}
        documents = {
            wanted[member.name]: _document(wanted[member.name], _bytes(archive, member.name))
            for member in archive.getmembers()
            if member.name in wanted
        }
    documents = {name: documents[name] for name in names}
    return Corpus(documents, tuple(_mentions(rows, documents)))


def _bytes(archive: tarfile.TarFile, name: str) -> bytes:
    file = archive.extractfile(name)
    if file is None:
        raise ValueError(f"{name} is no file")
    return file.read()


def _order(name: str) -> tuple[int, bool, int]:
    """By topic, half and number."""
    topic, rest = name.split("_")
    return int(topic), rest.endswith("plus"), int(rest.rstrip("ecbplus"))


def _document(name: str, content: bytes) -> EcbDocument:
    sentences: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for _, token in etree.iterparse(io.BytesIO(content), tag="token"):
        sentences[int(token.get("sentence"))].append((int(token.get("number")), token.text or ""))
    if sentences[0][0][1].startswith("http"):
        sentences = defaultdict(list, {number - 1: held for number, held in sentences.items() if number})
    text = ""
    offsets: dict[At, tuple[int, int]] = {}
    for number, tokens in sorted(sentences.items()):
        text += "\n" if text else ""
        for index, (position, word) in enumerate(tokens):
            if index and word not in _GLUED:
                text += " "
            offsets[number, position] = (len(text), len(text) + len(word))
            text += word
    titled = not text.partition("\n")[0].endswith(
        "."
    )  # not all begin with a title, and nothing else marks it
    return EcbDocument(name, plain_document(name, text, language="en", titled=titled), offsets)


def _mentions(
    rows: Iterable[Mapping[str, object]], documents: Mapping[str, EcbDocument]
) -> Iterable[Mention]:
    for row in rows:
        name, sentence, numbers = row["doc_id"], row["sent_id"], row["tokens_number"]
        if not (isinstance(name, str) and isinstance(sentence, int) and isinstance(numbers, list)):
            raise TypeError("a mention names its document, its sentence and its tokens")
        if name not in documents:
            continue
        spans = [documents[name].offsets[sentence, number] for number in numbers]
        text = documents[name].document.text
        yield Mention(
            id=f"{name}/{sentence}/{'-'.join(map(str, numbers))}",
            document=name,
            start=min(start for start, _ in spans),
            end=max(end for _, end in spans),
            tokens=tuple(text[start:end] for start, end in spans),
            chain=str(row["coref_chain"]),
        )
