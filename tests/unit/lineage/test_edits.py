"""What changed between two versions of a document."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.claim import Claim, Extraction, Field
from firsthand.domain.document import Block, BlockKind, Document, Sentence
from firsthand.domain.report import Report, Status
from firsthand.domain.values import Operator, Quantity, Span
from firsthand.lineage.edits import MAX_SENTENCE, MAX_SENTENCES, concerning, edit, edits, successors

AT = datetime(2025, 6, 3, tzinfo=UTC)


def _read(day: int, *sentences: tuple[str, int | None], title: str = "A clash") -> Extraction:
    """A document of sentences, each with a report on its first word and, where given, a toll."""
    text = " ".join(words for words, _ in sentences)
    marks, reports, claims, start = [], [], [], 0
    key = f"doc_{day}"
    for n, (words, toll) in enumerate(sentences):
        span = Span.of(text, start, start + len(words))
        start = span.end + 1
        marks.append(Sentence(n, 0, span))
        first = Span.of(text, span.start, span.start + len(words.split()[0]))
        reports.append(Report(f"rep_{day}_{n}", key, n, Status.ASSERTED, "attack", first, 1.0))
        if toll is not None:
            at = text.index(str(toll), span.start)
            quantity = Quantity(Operator.EXACTLY, toll)
            where = Span.of(text, at, at + len(str(toll)))
            claims.append(
                Claim(
                    f"cl_{day}_{n}",
                    key,
                    f"rep_{day}_{n}",
                    Field.KILLED,
                    where,
                    "t/1",
                    quantity,
                    group="soldiers",
                )
            )
    block = Block(BlockKind.BODY, Span.of(text, 0, len(text)))
    document = Document(
        "a", f"page_{day}", text, (block,), tuple(marks), (), "en", AT + timedelta(day), title=title
    )
    return Extraction(document, "t/1", 1.0, tuple(reports), tuple(claims))


def _tolls(old: Extraction, new: Extraction) -> list[tuple[str | None, str | None]]:
    found = edit(old, new)
    assert found is not None
    return [(change.old, change.new) for change in found.claims]


def test_a_changed_toll_is_told_with_the_words_of_both() -> None:
    old = _read(1, ("Gunmen killed 8 soldiers near the river.", 8), ("They fled.", None))
    new = _read(2, ("Gunmen killed 12 soldiers near the river.", 12), ("They fled.", None))
    found = edit(old, new)
    assert found is not None
    assert [(c.field, c.group, c.old, c.new) for c in found.claims] == [(Field.KILLED, "soldiers", "8", "12")]
    assert (found.removed, found.added) == (
        ("Gunmen killed 8 soldiers near the river.",),
        ("Gunmen killed 12 soldiers near the river.",),
    )
    assert (found.last_seen, found.seen) == (AT + timedelta(1), AT + timedelta(2))
    assert ("rep_1_0", "rep_2_0") in found.reports
    assert not found.retitled


def test_the_same_text_is_no_edit_whatever_is_around_it() -> None:
    old = _read(1, ("Gunmen killed 8.", 8))
    assert edit(old, _read(2, ("Gunmen killed 8.", 8))) is None
    assert edit(old, _read(2, ("Gunmen killed 8.", 8), title="A  clash")) is None


def test_a_new_title_alone_is_an_edit() -> None:
    found = edit(_read(1, ("Gunmen killed 8.", 8)), _read(2, ("Gunmen killed 8.", 8), title="Another"))
    assert found is not None
    assert (found.old_title, found.new_title, found.claims, found.n_added) == ("A clash", "Another", (), 0)


def test_a_claim_that_only_moved_is_no_change() -> None:
    old = _read(1, ("Gunmen killed 8 on Monday.", 8), ("Rebels killed 5 on Friday.", 5))
    new = _read(2, ("Rebels killed 5 on Friday.", 5), ("Gunmen killed 8 on Monday.", 8))
    assert _tolls(old, new) == []


def test_claims_that_come_and_go() -> None:
    old = _read(1, ("Gunmen killed 8 on Monday.", 8))
    both = _read(2, ("Gunmen killed 8 on Monday.", 8), ("Rebels killed 5 elsewhere.", 5))
    assert _tolls(old, both) == [(None, "5")]
    assert _tolls(both, old) == [("5", None)]


def test_each_toll_is_compared_with_the_one_of_its_own_sentence() -> None:
    old = _read(1, ("Gunmen in the north killed 8 men.", 8), ("Bandits by the lake shot 5 fishers.", 5))
    new = _read(2, ("Bandits by the lake shot 6 fishers.", 6), ("Gunmen in the north killed 9 men.", 9))
    assert sorted(_tolls(old, new)) == [("5", "6"), ("8", "9")]


def test_only_changes_of_the_reports_in_question() -> None:
    versions = [
        _read(1, ("Gunmen in the north killed 8 men.", 8), ("Bandits by the lake shot 5 fishers.", 5)),
        _read(2, ("Gunmen in the north killed 9 men.", 9), ("Bandits by the lake shot 6 fishers.", 6)),
        _read(3, ("Gunmen in the north killed 9 men.", 9), ("Bandits by the lake shot 7 fishers.", 7)),
    ]
    history = edits(versions)
    assert [[(c.old, c.new) for c in e.claims] for e in concerning(history, ["rep_3_0"])] == [
        [("8", "9")],
        [],
    ]
    assert [[(c.old, c.new) for c in e.claims] for e in concerning(history, ["rep_3_1"])] == [
        [("5", "6")],
        [("6", "7")],
    ]
    assert concerning(history, []) == tuple(replace(e, claims=()) for e in history)
    assert successors(versions)["rep_1_0"] == "rep_2_0"
    assert successors(versions)["rep_2_1"] == "rep_3_1"


def test_what_is_kept_of_sentences_is_bounded() -> None:
    old = _read(1, ("Nothing.", None))
    new = _read(2, *((f"Sentence {n} {'x' * 900}.", None) for n in range(60)))
    found = edit(old, new)
    assert found is not None
    assert (len(found.added), found.n_added, found.n_removed) == (MAX_SENTENCES, 60, 1)
    assert all(len(words) <= MAX_SENTENCE for words in found.added)


@given(st.lists(st.integers(0, 30), max_size=8), st.lists(st.integers(0, 30), max_size=8))
def test_every_claim_is_accounted_for_once(before: list[int], after: list[int]) -> None:
    old = _read(1, ("Start.", None), *((f"Gunmen killed {n} men.", n) for n in before))
    new = _read(2, ("Start again.", None), *((f"Gunmen killed {n} men.", n) for n in after))
    found = edit(old, new)
    assert found is not None
    gone = [int(c.old) for c in found.claims if c.old is not None]
    come = [int(c.new) for c in found.claims if c.new is not None]
    assert sorted(gone) == sorted(_less(before, after))
    assert sorted(come) == sorted(_less(after, before))


def _less(these: list[int], those: list[int]) -> list[int]:
    left = list(these)
    for n in those:
        if n in left:
            left.remove(n)
    return left
