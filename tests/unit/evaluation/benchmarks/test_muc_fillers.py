"""Country, place, damage, perpetrators and victims of MUC-4 incidents, on sentences that we wrote."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from evaluation.benchmarks.muc_apart import apart
from evaluation.benchmarks.muc_bars import chosen
from evaluation.benchmarks.muc_incidents import BARS, Bars
from evaluation.benchmarks.muc_perpetrators import category, is_state, organisations_of, whole
from evaluation.benchmarks.muc_setting import day_in, whereabouts
from evaluation.benchmarks.muc_targets import damage, is_something
from evaluation.benchmarks.muc_victims import victims_of
from evaluation.benchmarks.muc_words import load_words

from firsthand.domain.claim import Extraction
from firsthand.domain.document import Document, Sentence
from firsthand.domain.report import CasualtyKind, Incident, Part
from firsthand.domain.values import Anchor, DateExpression, DateKind, DateMention, DaySet, Span


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def read(text: str, days: dict[str, date] | None = None) -> Extraction:
    ends = [match.end() for match in re.finditer(r"\.(?= |$)", text)]
    starts = [0, *(end + 1 for end in ends)]
    sentences = tuple(
        Sentence(n, 0, Span.of(text, a, b)) for n, (a, b) in enumerate(zip(starts, ends, strict=False))
    )
    mentions = tuple(
        DateMention(
            DateExpression(at(text, words), DateKind.DAY, Anchor.NONE), DaySet.day(day), day.isoformat()
        )
        for words, day in (days or {}).items()
    )
    document = Document("d", "p", text, (), sentences, (), "en", datetime(1990, 1, 1, tzinfo=UTC))
    return Extraction(document, "hand/1", 0.9, dates=mentions)


def test_the_country_is_counted_by_names_and_demonyms_and_never_by_letters() -> None:
    held = read("A CAR BOMB SHOOK US. THE PERUVIAN POLICE CLOSED THE NORMAL ROADS IN HUARAZ.")
    country, place = whereabouts(held.document, [s.span for s in held.document.sentences])
    assert country == "PER"
    assert place is not None
    assert place.span.text == "HUARAZ"
    assert place.span.matches(held.document.text)


def test_the_dateline_tells_the_country_where_no_other_word_does() -> None:
    held = read("MEDELLIN, 3 MAY 90 (EFE) -- [TEXT] A BOMB WENT OFF NEAR A MILL.")
    assert whereabouts(held.document, [])[0] == "COL"


def test_a_country_that_the_task_does_not_ask_for_is_none() -> None:
    held = read("A BOMB WENT OFF IN PARIS, THE FRENCH POLICE SAID.")
    assert whereabouts(held.document, [held.document.sentences[0].span]) == (None, None)


def test_the_day_is_the_first_of_the_sentence() -> None:
    held = read(
        "IT WENT OFF ON 2 MAY. HE SPOKE ON 5 MAY.", {"2 MAY": date(1990, 5, 2), "5 MAY": date(1990, 5, 5)}
    )
    first, second = (day_in(held, s.span) for s in held.document.sentences)
    assert first is not None
    assert second is not None
    assert (first.span.text, second.span.text) == ("2 MAY", "5 MAY")
    assert day_in(read("NOTHING IS SAID."), Span(0, 16, "NOTHING IS SAID.")) is None


TWO = "PERU SUFFERS. A BOMB WENT OFF IN HUARAZ. ANOTHER WENT OFF IN AREQUIPA. IT HIT A MILL."


@pytest.mark.parametrize(("probability", "groups"), [(0.95, [[1], [2, 3]]), (0.7, [[1, 2, 3]])])
def test_another_place_is_another_incident_where_the_sentence_is_sure(
    probability: float, groups: list[list[int]]
) -> None:
    part = (Part.TARGET, at(TWO, "MILL"), 0.9)
    told = [Incident(n, (("BOMBING", probability),), (part,)) for n in (1, 2, 3)]
    found = apart(told, "BOMBING", read(TWO), 0.9)
    assert [[incident.sentence for incident in group] for group in found] == groups


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        ("THE BLAST DESTROYED THE MILL.", "BOMBING", "DESTROYED"),
        ("THE BLAST DAMAGED THE MILL AND LATER A FIRE DESTROYED A HUT NEARBY.", "BOMBING", "SOME DAMAGE"),
        ("A BOMB AT THE MILL CAUSED NO DAMAGE.", "BOMBING", "NO DAMAGE"),
        ("THEY SET FIRE TO THE MILL.", "ARSON", "SOME DAMAGE"),
        ("A BOMB WENT OFF AT THE MILL.", "BOMBING", None),
    ],
)
def test_what_became_of_a_target(text: str, kind: str, wanted: str | None) -> None:
    assert damage(at(text, "MILL"), kind, read(text)) == wanted


def test_a_pronoun_is_no_target() -> None:
    assert not is_something(Span(0, 3, "ITS"))
    assert is_something(Span(0, 8, "ITS MILL"))


@pytest.mark.parametrize(
    ("text", "state"),
    [("THE ARMED FORCES", True), ("ARMED FORCES OF LIBERATION", False), ("PEOPLE'S ARMY", False), ("POLICE", True)],
)  # fmt: skip
def test_forces_of_a_state(text: str, state: bool) -> None:
    assert is_state(text) is state


@pytest.mark.parametrize(("words", "wanted"), [("SOLDIERS", True), ("REBELS", False), ("MEN", None)])
def test_the_category_follows_those_behind_it(words: str, wanted: bool | None) -> None:
    assert category([Span(0, len(words), words)], (), read("X.")) is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("THE RED DAWN CLAIMED RESPONSIBILITY.", "CLAIMED OR ADMITTED"),
        ("THE POLICE BLAMED THE RED DAWN.", "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ("RESIDENTS ACCUSED THE RED DAWN.", "SUSPECTED OR ACCUSED"),
        ("IT WAS POSSIBLY THE RED DAWN.", "POSSIBLE"),
        ("THE RED DAWN DID IT.", "REPORTED AS FACT"),
    ],
)
def test_how_sure_a_text_is_of_an_organisation(text: str, wanted: str) -> None:
    (organisation,) = organisations_of([at(text, "RED DAWN")], read(text))
    assert organisation.confidence == wanted


def test_members_go_with_their_organisation() -> None:
    text = "MEMBERS OF THE RED DAWN AND MEN OF HONOR"
    dawn = at(text, "RED DAWN")
    assert whole(at(text, "MEMBERS"), [dawn], text).text == "MEMBERS OF THE RED DAWN"
    assert whole(at(text, "MEN"), [dawn], text).text == "MEN"


def victims(
    text: str, spans: tuple[str, ...], names: tuple[str, ...] = ()
) -> list[tuple[str | None, str | None]]:
    found = victims_of([at(text, s) for s in spans], [at(text, n) for n in names], read(text), load_words())
    return [(v.name.text if v.name else None, v.description.text if v.description else None) for v in found]


def test_a_name_and_what_stands_beside_it_are_one_victim() -> None:
    text = "ANA RUIZ LEON, A TEACHER, AND TWO STUDENTS DIED. THE TEACHER WAS 30."
    found = victims(text, ("ANA RUIZ LEON", "TEACHER", "STUDENTS"), ("ANA RUIZ LEON",))
    assert found == [("ANA RUIZ LEON", "TEACHER"), (None, "STUDENTS")]


def test_a_lone_description_of_the_same_kind_is_of_the_one_named() -> None:
    text = "JUDGE ANA RUIZ LEON DIED AT HOME. SHE WAS A MAGISTRATE. A WATCHMAN FLED."
    found = victims(text, ("JUDGE ANA RUIZ LEON", "MAGISTRATE", "WATCHMAN", "SHE"), ("ANA RUIZ LEON",))
    assert found == [("ANA RUIZ LEON", "JUDGE"), (None, "WATCHMAN")]


def test_harm_is_that_of_the_nearest_word() -> None:
    text = "THE BLAST KILLED A NUN AND WOUNDED SEVERAL PEASANTS. MINERS SLEPT."
    spans = [at(text, word) for word in ("NUN", "PEASANTS", "MINERS")]
    harms = [victim.harms for victim in victims_of(spans, [], read(text), load_words())]
    assert harms == [{CasualtyKind.KILLED}, {CasualtyKind.INJURED}, set()]


def test_bars_move_to_where_they_are_worth_most() -> None:
    def worth(bars: Bars) -> float:
        return -abs(bars.document - 0.6) - abs(bars.part[Part.NAME] - 0.3)

    best = chosen(worth, BARS)
    assert (best.document, best.part[Part.NAME]) == (0.6, 0.3)
    assert replace(best, document=BARS.document, part=BARS.part) == BARS
