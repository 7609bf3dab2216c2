"""The format of the annotated reports: what it says, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.reader import annotation
from training.reader.annotation import AnnotationError, Line, Mark, read_line, read_stories, stories

from firsthand.knowledge.codebook import Codebook

TYPES = frozenset({"attack", "arrests"})
FULL = "asserted 1=attack 2=arrests | <<{I1 Men} {T1 shot} {N1.killed.target.part two} {V1.killed boys}>>, {S a nurse} {Q said}; {T2 arrests} followed."


def test_a_line_is_its_bare_sentence_with_spans_that_quote_it() -> None:
    line = read_line(FULL, TYPES)
    assert line.text == "Men shot two boys, a nurse said; arrests followed."
    assert (line.status, line.types) == ("asserted", {1: "attack", 2: "arrests"})
    assert [line.text[m.start : m.end] for m in line.marks] == [
        "Men", "shot", "two", "boys", "a nurse", "said", "arrests",
    ]  # fmt: skip
    assert [(m.letter, m.happening) for m in line.marks[:2]] == [("I", 1), ("T", 1)]
    assert line.marks[2] == Mark("N", 1, 9, 12, "killed", "target", part=True)
    assert [line.text[start:end] for start, end in line.credited] == ["Men shot two boys"]


def test_a_line_without_spans_is_a_line() -> None:
    assert read_line("none | Schools reopened.", TYPES) == Line("Schools reopened.", "none", {}, ())


def test_a_bar_of_the_sentence_stays() -> None:
    assert read_line("none | Sahel | Schools reopened.", TYPES).text == "Sahel | Schools reopened."


def test_credited_words_may_stand_in_credited_words() -> None:
    assert len(read_line("none | <<He said <<all went well>>>>.", TYPES).credited) == 2


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("asserted Nothing.", "no ' | '"),
        (" | Nothing.", "no such status"),
        ("certain | Nothing.", "no such status"),
        ("asserted 1=picnic | {T1 They} ate.", "no such type"),
        ("asserted x=attack | {T1 They} came.", "no such type"),
        ("asserted ²=attack | {T1 They} came.", "no such type"),
        ("asserted 1=attack | They came.", "no trigger"),
        ("asserted | {T1 They} came.", "no happening 1"),
        ("asserted | {T They} came.", "wants the number"),
        ("asserted | {Z They} came.", "no such code"),
        ("asserted | {S  They} came.", "spaces inside"),
        ("asserted | {S They } came.", "spaces inside"),
        ("asserted | {N0.killed two} died.", "a kind and a side"),
        ("asserted | {N0.target two} died.", "a kind and a side"),
        ("asserted | {V0 boys} died.", "want a kind"),
        ("asserted | {V0.eaten boys} died.", "no such attribute"),
        ("none | A {brace} here.", "a brace"),
        ("none | A {S brace here.", "a brace"),
        ("none | <<Open.", "<< without >>"),
        ("none | Shut>>.", ">> without <<"),
        ("none | Two  spaces.", "spaces at the ends"),
        ("none |  Space.", "spaces at the ends"),
    ],
)
def test_what_is_not_in_the_format_is_refused(line: str, fault: str) -> None:
    with pytest.raises(AnnotationError, match=fault):
        read_line(line, TYPES)


def write(folder: Path, text: str) -> Path:
    (folder / "en").mkdir(exist_ok=True)
    path = folder / "en" / "a.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_holds_documents(tmp_path: Path) -> None:
    path = write(
        tmp_path, "# note\n@doc a published=2025-01-02 country=MLI\nnone | One.\n\nnone | Two.\n@doc b\n"
    )
    first, second = read_stories(path, TYPES)
    assert (first.id, first.language, first.values["published"]) == ("a", "en", "2025-01-02")
    assert [line.text for line in first.lines] == ["One.", "Two."]
    assert (second.id, second.lines) == ("b", [])


@pytest.mark.parametrize("text", ["none | One.\n", "@doc a\nnone | One.\nodd | Two.\n"])
def test_a_fault_is_told_with_its_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(AnnotationError, match=r"a\.txt:\d: "):
        list(read_stories(write(tmp_path, text), TYPES))


def test_every_file_of_the_repository_is_in_the_format() -> None:
    found = list(stories())
    types = {event_type.code for event_type in Codebook.load().types}
    assert len({story.id for story in found}) == len(found) > 100
    assert {story.language for story in found} == {"en", "fr"}
    told = {code for story in found for line in story.lines for code in line.types.values()}
    assert told == types, "every type of the codebook has an example"


def test_checking_tells_of_the_first_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "@doc a\nodd | One.\n")
    monkeypatch.setattr(annotation.stories, "__defaults__", (tmp_path,))
    assert annotation.main() == 1
    assert "a.txt:2: no such status: odd" in capsys.readouterr().err
    write(tmp_path, "@doc a\nnone | One.\n")
    assert annotation.main() == 0
    assert capsys.readouterr().out.startswith("1 documents, 1 sentences")
