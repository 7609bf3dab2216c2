"""Persons told of one by one against the toll of the whole: whether they are it, or part of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.domain.ids import content_id
from firsthand.domain.report import CasualtyKind, Figure, Report, Status
from firsthand.domain.values import Operator, Span
from firsthand.models.tagger import Floats

_SURE = 0.7
_UNLIKELY = 0.1
_PRONOUNS = frozenset({"he", "she", "it", "they", "il", "elle", "ils", "elles"})
_SHORTLY = 3
"""Sentences behind a toll in which those buried are its own, though the day of their burial parts the reports."""

_OTHER = {CasualtyKind.KILLED: CasualtyKind.INJURED, CasualtyKind.INJURED: CasualtyKind.KILLED}

Hints = Mapping[int, Sequence[Figure]]
"""Sentence to figures in it that only count for whoever knows the toll."""


def settle(
    reports: Sequence[Report],
    singles: frozenset[Span],
    tolls: Mapping[CasualtyKind, Floats],
    hints: Hints | None = None,
    unnumbered: Hints | None = None,
    guessed: Mapping[Span, bool] | None = None,
    remains: Mapping[Span, bool] | None = None,
) -> list[Report]:
    """Reports whose persons told of singly count where they are the toll, are part of it where a number gives it, and are left out where
    the model is sure that nobody of what the document is about came to that harm.

    Args:
        reports: of one document, in order.
        singles: spans of the figures that are persons told of singly.
        tolls: the model's probabilities of 0, 1, 2, ... persons, for what the document is about.
        hints: persons of whom the words alone say too little; they count where the model is sure of a toll that nothing else gives.
        unnumbered: words that may tell of harm, as many persons as they can stand for; they count where the model is sure of just as many and
            nothing else gives them.
        guessed: spans of the figures whose kind of harm no word beside them tells, with whether the words say that people were hit ("five were
            shot"); where the toll speaks against such a figure, those hit are of the other kind, or of both together, and others are left out.
        remains: spans of the figures that count bodies, with whether these were buried or are still sought; they are part of a larger toll that the
            same voice, nobody or, of those buried, anybody gives.
    """
    told = [report for report in reports if report.status is Status.ASSERTED]
    main = next((report.thread for report in told if report.event_type), None)
    guesses = guessed or {}
    # One person whom no word says to be harmed is told of singly too.
    singles |= {f.span for r in reports for f in r.figures if f.span in guesses and f.quantity.point == 1}
    of_kind = {
        r.id: [
            _of_kind(f, tolls, hit=guesses[f.span], single=f.span in singles)
            if f.span in guesses and r.thread == main
            else f
            for f in r.figures
        ]
        for r in reports
    }
    of_kind = _without_told_apart(reports, of_kind, guesses)
    numbered: dict[tuple[str, CasualtyKind], int] = {}
    for report in reports:
        for figure in of_kind[report.id] if report.status is Status.ASSERTED else ():
            if figure is not None and figure.span not in singles and not figure.part_of:
                key = (report.thread, figure.kind)
                numbered[key] = max(numbered.get(key, 0), figure.quantity.point or 0)
    settled = []
    for report in reports:
        thread = report.thread
        said = tolls if thread == main else {}
        figures = [
            _settled(figure, numbered.get((thread, figure.kind), 0), said)
            if figure is not None and figure.span in singles
            else figure
            for figure in of_kind[report.id]
        ]
        kept = [n for n, figure in enumerate(figures) if figure is not None]
        voices = tuple(report.figure_voices[n] for n in kept if n < len(report.figure_voices))
        settled.append(
            replace(report, figures=tuple(f for f in figures if f is not None), figure_voices=voices)
        )
    for kind, of_toll in tolls.items():
        whole = int(of_toll.argmax())
        if main is not None and whole and of_toll[whole] >= _SURE:
            settled = _with_hints(settled, main, kind, whole, hints or {}, unnumbered or {})
    return _without_wholes([_with_remains(report, settled, remains or {}) for report in settled])


def _without_told_apart(
    reports: Sequence[Report],
    figures: Mapping[str, list[Figure | None]],
    guesses: Mapping[Span, bool],
) -> dict[str, list[Figure | None]]:
    """The figures by report, without people who were hit of whom others tell who died and who lives: "two were shot; one died, one is in hospital"."""
    told: dict[str, dict[CasualtyKind, int]] = {}
    for report in reports if any(guesses.values()) else ():
        if report.status is Status.ASSERTED:
            most = told.setdefault(report.thread, {})
            for kind in _OTHER:
                own = (f for f in figures[report.id] if f is not None and not guesses.get(f.span))
                number = sum(f.quantity.point or 0 for f in own if f.kind is kind and not f.part_of)
                most[kind] = max(most.get(kind, 0), number)
    kept = dict(figures)
    for report in reports:
        hit = [f for f in figures[report.id] if f is not None and guesses.get(f.span)]
        apart = told.get(report.thread, {}).values()
        if hit and apart and all(apart) and sum(f.quantity.point or 0 for f in hit) == sum(apart):
            kept[report.id] = [None if f in hit else f for f in figures[report.id]]
    return kept


def _with_remains(report: Report, beside: Sequence[Report], remains: Mapping[Span, bool]) -> Report:
    """A report whose bodies are part of a larger toll of the same happening where that is told."""
    if not any(figure.span in remains for figure in report.figures):
        return report
    wholes = [
        (figure.quantity.point or 0, _source(other, n), other.thread == report.thread)
        for other in beside
        if other.status is Status.ASSERTED
        and (other.thread == report.thread or 0 < report.sentence - other.sentence <= _SHORTLY)
        for n, figure in enumerate(other.figures)
        if figure.kind is CasualtyKind.KILLED and not figure.part_of
    ]
    figures = []
    for n, figure in enumerate(report.figures):
        voice = _source(report, n)
        larger = [
            told
            for told, source, same in wholes
            if told > (figure.quantity.point or 0)
            and (remains.get(figure.span) or (same and (not voice or _is_one_voice(voice, source))))
        ]
        is_part = figure.span in remains and bool(larger)
        figures.append(replace(figure, part_of=True) if is_part else figure)
    return replace(report, figures=tuple(figures))


def _is_one_voice(voice: str, other: str) -> bool:
    """Whether two mentions of voices open with the same office, or one only takes up another: "le gouverneur sur la télévision", "il"."""
    return voice.split()[:2] == other.split()[:2] or voice in _PRONOUNS


def _source(report: Report, figure: int) -> str:
    """Who gives a figure, in the text's own words; empty where nobody is named."""
    voice = report.voice_of(figure)
    return voice.source.text.lower() if voice is not None and voice.source is not None else ""


def _without_wholes(reports: Sequence[Report]) -> list[Report]:
    """The reports; where a document tells some of those harmed ("a nurse was among the dead") and never how many there were, there were at
    least so many.
    """
    wholes = {figure.kind for report in reports for figure in report.figures if not figure.part_of}
    return [
        replace(report, figures=tuple(f if f.kind in wholes else _at_least(f) for f in report.figures))
        for report in reports
    ]


def _at_least(figure: Figure) -> Figure:
    quantity = figure.quantity
    if quantity.op is Operator.EXACTLY:
        quantity = replace(quantity, op=Operator.AT_LEAST)
    return replace(figure, quantity=quantity, part_of=False)


def _of_kind(
    figure: Figure, tolls: Mapping[CasualtyKind, Floats], *, hit: bool, single: bool
) -> Figure | None:
    """A figure that the model guessed, as what it holds of the whole document lets it stand."""
    if figure.kind is CasualtyKind.CASUALTIES:
        return replace(figure, kind=_of_the_hit(figure.kind, tolls))
    other = _OTHER.get(figure.kind)
    if other is None or not {figure.kind, other} <= tolls.keys() or figure.quantity.point is None:
        return figure
    said, beside = tolls[figure.kind], tolls[other]
    number = min(figure.quantity.point, len(said) - 1)
    if said[number] > _UNLIKELY:
        return figure
    if hit and said[0] > _SURE and beside[0] < 1 - _SURE:
        return replace(figure, kind=other)
    if single:
        return figure
    both = int(said.argmax()) + int(beside.argmax())
    if hit and figure.quantity.point == both:
        return replace(figure, kind=CasualtyKind.CASUALTIES)
    return None


def _of_the_hit(kind: CasualtyKind, tolls: Mapping[CasualtyKind, Floats]) -> CasualtyKind:
    """The kind of harm of people who were hit, where the model is sure that all who were harmed lived, or that all died."""
    for harm, other in _OTHER.items() if tolls.keys() >= _OTHER.keys() else ():
        if tolls[other][0] > _SURE and tolls[harm][0] < 1 - _SURE:
            return harm
    return kind


def _with_hints(
    reports: list[Report], main: str, kind: CasualtyKind, whole: int, hints: Hints, unnumbered: Hints
) -> list[Report]:
    """The reports with persons harmed in one way, as many as the model is sure of, where no figure counts any."""
    own = [r for r in reports if r.thread == main and r.status is Status.ASSERTED]
    if any(f.kind is kind and not f.part_of for report in own for f in report.figures):
        return reports
    theirs = {report.sentence for report in own}
    elsewhere = {report.sentence for report in reports} - theirs
    persons, words = (
        [
            (sentence, hint)
            for sentence in sorted(given.keys() - elsewhere, key=lambda n: (n not in theirs, n))
            for hint in given[sentence]
            if hint.kind is kind
        ]
        for given in (hints, unnumbered)
    )
    all_of_them = [pair for pair in (*persons, *words) if pair[1].quantity.point == whole]
    for sentence, hint in all_of_them[:1] or persons[:whole]:
        at = next((n for n, r in enumerate(reports) if r.sentence == sentence and r.thread == main), None)
        if at is not None:
            grown = reports[at]
            figures, voices = (*grown.figures, hint), (*grown.figure_voices, None)
            reports[at] = replace(grown, figures=figures, figure_voices=voices)
            continue
        at = next((n for n, r in enumerate(reports) if r.sentence > sentence), len(reports))
        reports.insert(at, _remark(reports[0].document, sentence, hint, main))
    return reports


def _remark(document: str, sentence: int, hint: Figure, main: str) -> Report:
    """A report of a sentence that tells nothing of what the document is about but who was harmed."""
    key = {
        "document": document,
        "start": str(hint.span.start),
        "text": hint.span.text,
        "hint": hint.kind.value,
    }
    return Report(
        content_id("rpt", key), document, sentence, Status.ASSERTED, None, hint.span, _SURE,
        figures=(hint,), figure_voices=(None,), continues=main,
    )  # fmt: skip


def _settled(figure: Figure, numbered: int, tolls: Mapping[CasualtyKind, Floats]) -> Figure | None:
    said = tolls.get(figure.kind)
    if said is not None and said[0] > _SURE:
        return None
    whole = int(said.argmax()) if said is not None else 0
    if numbered and whole <= numbered:
        return replace(figure, part_of=True)
    return figure
