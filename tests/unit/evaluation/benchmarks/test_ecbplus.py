"""Documents and mentions of one event."""

from __future__ import annotations

import io
import json
import tarfile
from collections import Counter
from pathlib import Path

import pytest
from evaluation.benchmarks.ecbplus import BENCHMARK
from evaluation.benchmarks.ecbplus_data import FILE, load
from evaluation.benchmarks.ecbplus_lemmas import by_lemma, head, lemma

from firsthand.run.plan import Workshop
from tests.unit.evaluation.benchmarks.datasets import need

TEXTS = {
    "36_1ecb": ["Police arrested two men in Gao .", "The arrests came late ."],
    "36_2ecbplus": ["http : / / a . org / x", "Gunmen shot 3 soldiers", "The shooting lasted an hour ."],
}
MENTIONS = [
    ("36_1ecb", 0, [1], "A"),
    ("36_1ecb", 1, [1], "A"),
    ("36_2ecbplus", 0, [1], "B"),
    ("36_2ecbplus", 1, [1], "B"),
    ("36_2ecbplus", 1, [2, 4], "Singleton_1"),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    with tarfile.open(tmp_path / FILE, "w:gz") as archive:

        def put(name: str, content: str) -> None:
            member = tarfile.TarInfo(name)
            member.size = len(content.encode())
            archive.addfile(member, io.BytesIO(content.encode()))

        for name, lines in TEXTS.items():
            tokens = "".join(
                f'<token t_id="1" sentence="{s}" number="{n}">{word}</token>'
                for s, line in enumerate(lines)
                for n, word in enumerate(line.split())
            )
            put(f"raw/ECB+/36/{name}.xml", f"<Document>{tokens}</Document>")
        rows = [
            {"doc_id": doc, "sent_id": sentence, "tokens_number": numbers, "coref_chain": chain}
            for doc, sentence, numbers, chain in MENTIONS
        ]
        for split in ("Dev", "Test"):
            put(
                f"cybulska_setup/data/interim/cybulska_setup/ECB_{split}_Event_gold_mentions.json",
                json.dumps(rows),
            )
    return tmp_path


def test_mentions_point_into_texts_without_addresses(data: Path):
    corpus = load(data / FILE, "test")
    assert corpus.documents["36_2ecbplus"].document.text.startswith("Gunmen shot")
    assert [mention.tokens for mention in corpus.mentions] == [
        ("arrested",),
        ("arrests",),
        ("shot",),
        ("shooting",),
        ("lasted", "hour"),
    ]
    for mention in corpus.mentions[:-1]:
        text = corpus.documents[mention.document].document.text
        assert text[mention.start : mention.end] == mention.tokens[0]
    assert corpus.gold_documents == {"36_1ecb": "36ecb", "36_2ecbplus": "36ecbplus"}
    assert len(set(corpus.gold_mentions.values())) == 3


def test_a_first_line_with_a_full_stop_is_no_title(data: Path):
    documents = load(data / FILE, "test").documents
    assert documents["36_1ecb"].document.title is None
    assert documents["36_2ecbplus"].document.title == "Gunmen shot 3 soldiers"


@pytest.mark.parametrize(
    "forms",
    [
        "arrest arrests arrested arresting",
        "charge charges charged charging",
        "shoot shot shooting shootings",
        "injury injuries",
        "die dies died dying",
        "kill killed killing kills",
        "crash crashes crashed",
        "stop stopped stopping",
    ],
)
def test_forms_of_one_word_have_one_lemma(forms: str):
    assert len({lemma(form) for form in forms.split()}) == 1


def test_different_words_stay_apart():
    assert len({lemma(word) for word in ("arrest", "charge", "attack", "address", "said", "send")}) == 6


@pytest.mark.parametrize(
    ("words", "found"), [("handed over", "handed"), ("mortar strike", "strike"), ("loss of life", "loss")]
)
def test_heads(words: str, found: str):
    assert head(tuple(words.split())) == found


def test_one_lemma_in_another_cluster_is_another_event(data: Path):
    corpus = load(data / FILE, "test")
    by_document = by_lemma(corpus.mentions, {name: name for name in corpus.documents})
    assert sorted(Counter(by_document.values()).values()) == [1, 2, 2]


def test_all_figures_of_a_small_set(data: Path, workshop: Workshop):
    figures = {figure.name: figure for figure in BENCHMARK.run(data, workshop)}
    assert figures["test mentions, lemma in gold seminal event: CoNLL F1"].value == pytest.approx(1.0)
    assert figures["test mentions CoNLL F1"].counts["mentions"] == 5
    assert figures["dev documents B3 F1"].value == 1.0


def test_the_data_itself(workshop: Workshop):
    data = need(BENCHMARK)
    figures = {figure.name: figure for figure in BENCHMARK.run(data, workshop, 6)}
    assert figures["test mentions CoNLL F1"].value > 0
