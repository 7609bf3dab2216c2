"""The model as it is run: what must hold of any model in that place. Nothing here knows its probabilities."""

from __future__ import annotations

import json
import shutil
import time
from dataclasses import fields
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from firsthand.domain.errors import KnowledgeError
from firsthand.models import scheme
from firsthand.models import tagger as module
from firsthand.models.tagger import Tagged, TaggedText, Tagger

from .sentences import seen

DOCUMENTS = [
    [seen("Gunmen killed nine villagers near Kala on Monday.", marked=[1, 2]), seen("The mayor said so.")],
    [],
    [seen("Le maire a parlé.")],
    [seen(""), seen("Two soldiers were hurt, the army said, and one is missing.")],
    [seen(f"Raid number {n} left {n} dead in the village of Ouro.", marked=[n % 5]) for n in range(40)],
    [seen("raid " * 400)],
    [seen("مسلحون 😀 漢字 \x07")],
]


@pytest.fixture(scope="module")
def together(tagger: Tagger) -> list[TaggedText]:
    return tagger.tag(DOCUMENTS)


def numbers(text: TaggedText) -> list[np.ndarray]:
    """All probabilities of a text; queries and keys count by their products alone."""
    found = [text.killed, text.injured]
    for sentence in text.sentences:
        found += [getattr(sentence, f.name) for f in fields(Tagged) if f.name not in ("queries", "keys")]
    return found


def test_it_loads_in_bounded_time() -> None:
    began = time.process_time()
    Tagger.load()
    assert time.process_time() - began < 5.0


def test_every_sentence_is_tagged_word_by_word_in_its_place(together: list[TaggedText]) -> None:
    assert [len(text.sentences) for text in together] == [len(document) for document in DOCUMENTS]
    for document, text in zip(DOCUMENTS[:5], together, strict=False):
        for sentence, tagged in zip(document, text.sentences, strict=True):
            size = len(sentence.words)
            assert tagged.inside.shape == tagged.begin.shape == (size, len(scheme.SPANS))
            assert tagged.kinds.shape == (size, len(scheme.KINDS))
            assert tagged.sides.shape == (size, len(scheme.SIDES))
            assert tagged.part.shape == (size,)
            assert tagged.queries.shape == tagged.keys.shape == (size, len(scheme.LINKS), scheme.LINK_WIDTH)


def test_what_a_window_has_no_room_for_is_left_out(together: list[TaggedText]) -> None:
    assert 100 < len(together[5].sentences[0].part) < 400


def test_all_are_probabilities(tagger: Tagger, together: list[TaggedText]) -> None:
    for text in together:
        assert all(np.isfinite(n).all() and (n >= 0).all() and (n <= 1).all() for n in numbers(text))
        for row in (text.killed, text.injured):
            assert row.shape == (scheme.TOLLS,)
            assert row.sum() == pytest.approx(1, abs=1e-4)
        for sentence in text.sentences:
            assert sentence.status.shape == (len(scheme.STATUSES),)
            assert sentence.status.sum() == pytest.approx(1, abs=1e-4)
            assert sentence.types.shape == (len(tagger.types),)
            assert sentence.incidents.shape == (len(scheme.INCIDENTS),)
            assert np.allclose(sentence.kinds.sum(axis=1), 1, atol=1e-4)
            assert np.allclose(sentence.sides.sum(axis=1), 1, atol=1e-4)


def test_links_are_probabilities_of_a_pair(together: list[TaggedText]) -> None:
    sentence = together[0].sentences[0]
    for kind in scheme.LINKS:
        assert 0 < sentence.linked(kind, 0, 2) < 1


def test_a_document_without_sentences_has_flat_tolls(together: list[TaggedText]) -> None:
    assert together[1].sentences == ()
    assert np.allclose(together[1].killed, 1 / scheme.TOLLS)


def test_no_documents_are_no_work(tagger: Tagger) -> None:
    assert tagger.tag([]) == []


def test_a_batch_is_read_as_its_documents_one_by_one(tagger: Tagger, together: list[TaggedText]) -> None:
    """Products in 8 bits have one scale for all that is run at once: what stands beside a text must not be run with it."""
    for document, text in zip(DOCUMENTS, together, strict=True):
        (alone,) = tagger.tag([document])
        assert all((one == other).all() for one, other in zip(numbers(alone), numbers(text), strict=True))


def test_the_same_batch_twice_is_read_the_same_way(tagger: Tagger, together: list[TaggedText]) -> None:
    for one, other in zip(tagger.tag(DOCUMENTS), together, strict=True):
        assert all((a == b).all() for a, b in zip(numbers(one), numbers(other), strict=True))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the files of the model that a test may damage."""
    (tmp_path / "data").mkdir()
    for name in ("reader.json", "reader.pieces", "reader.onnx"):
        shutil.copy(str(files("firsthand.models") / "data" / name), tmp_path / "data" / name)
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    return tmp_path / "data"


@pytest.mark.parametrize("name", ["spans", "kinds", "sides", "statuses", "incidents", "links", "signals"])
def test_a_model_made_for_other_names_is_refused(folder: Path, name: str) -> None:
    names = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    names[name] = list(reversed(names[name]))
    (folder / "reader.json").write_text(json.dumps(names), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=f"other {name}"):
        Tagger.load()


def test_a_model_that_does_not_name_its_outputs_is_refused(folder: Path) -> None:
    (folder / "reader.json").write_text("{}", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="other spans"):
        Tagger.load()


@pytest.mark.parametrize("name", ["reader.json", "reader.pieces", "reader.onnx"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(KnowledgeError, match=name):
        Tagger.load()


@pytest.mark.parametrize("name", ["reader.json", "reader.pieces"])
def test_a_damaged_file_is_told(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"version https://example.org/pointer")
    with pytest.raises(KnowledgeError, match="damaged"):
        Tagger.load()
