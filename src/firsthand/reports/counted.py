"""Casualty figures, weighed: what the patterns found against what the model says of each number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from firsthand.domain.report import CasualtyKind, Figure
from firsthand.domain.values import Operator, Quantity, Span
from firsthand.languages.base.numbers import NumberExpression
from firsthand.reports.care import in_care
from firsthand.reports.doers import acts, are_freed, protests, shoots, speaks
from firsthand.reports.evidence import Evidence, Harmed
from firsthand.reports.fled import are_fighters
from firsthand.reports.gapped import is_gapped, lie_in_hospital, names_nobody
from firsthand.reports.guesses import is_guessed, is_hit, is_said, only_there, says_hit, told_kind
from firsthand.reports.matching import words
from firsthand.reports.nouns import person_noun
from firsthand.reports.one_by_one import listed, singles
from firsthand.reports.other_numbers import counts_nobody, is_base
from firsthand.reports.own_hand import with_own_hand
from firsthand.reports.revised import is_superseded, standing
from firsthand.reports.scene import Scene
from firsthand.reports.shares import is_share
from firsthand.reports.states import suffer_behind
from firsthand.reports.strikes_of import names_whose
from firsthand.reports.things import counts_things
from firsthand.reports.toll_lines import is_toll_line
from firsthand.reports.tolls_told import is_toll

_SURE = 0.8
"""Probability from which the model overrules a pattern, or 1 minus it from which it denies what a pattern found."""

_LIKELY = 0.6
"""Probability from which a number that no pattern took is taken."""

_HURT = (CasualtyKind.KILLED, CasualtyKind.INJURED)
_CLAUSE_ENDS = re.compile(
    r"\s?(?:[.,;:!?)]|$|(?:in|at|near|on|during|dans|à|au|près|lors|and|et)\b)", re.IGNORECASE
)
_MEN = re.compile(r"\b(?:(?:wo)?m[ae]n|hommes?|femmes?)$", re.IGNORECASE)
_JOINED = re.compile(r"(?:,|,?\s(?P<and>and|et))\s(?:(?:his|her|their|ses|leurs)\s)?", re.IGNORECASE)
_TOLL = re.compile(r"\b(?:toll|bilan)\b[^.;,]{0,24}$", re.IGNORECASE)


def says_nobody(scene: Scene) -> bool:
    """Whether a sentence says that nobody was harmed."""
    return bool(words(scene.pack.conflict.harmless).search(scene.text))


def with_counts(
    scene: Scene, *, counted: bool = False, told: Mapping[CasualtyKind, int] | None = None
) -> Scene:
    """The scene with its figures weighed; unchanged where no model was asked.

    Args:
        scene: the sentence.
        counted: whether it or the next sentence says that nobody was harmed, or the next is a toll line; then only numbers that the text gives
            count.
        told: the largest number told of each kind before the sentence, without which the model's parts have no whole; None where it is not known.
    """
    evidence = scene.evidence
    if evidence is None:
        return scene
    kept = [figure for given in scene.figures if (figure := _weighed(given, scene, evidence)) is not None]
    if counted or is_toll_line(scene):  # a toll line says itself what became of each number in it
        return replace(scene, figures=tuple(kept))
    added = [f for f in _added(scene, evidence) if not any(f.span.overlaps(k.span) for k in kept)]
    added = [f for f in added if not _is_divided(f, kept)]
    kept += added
    if told is not None:
        given = {figure.span for figure in scene.figures if figure.part_of}
        given |= {figure.span for figure in added if _is_share(scene, figure.span)}
        kept = [_of_a_whole(f, kept, told) if f.span not in given else f for f in kept]
        kept = _joined_parts(scene, kept, told)
    alone = singles(scene, kept, told=told)
    every = with_own_hand(scene.document.text, scene.start, scene.text, scene.pack, (*kept, *alone))
    figures = standing(
        scene.text, scene.start, sorted(every, key=lambda figure: figure.span.start), scene.pack
    )
    return replace(
        scene,
        figures=tuple(figures),
        singles=frozenset(figure.span for figure in alone) - listed(scene, alone, kept),
        guessed={f.span: says_hit(scene) for f in (*added, *alone) if is_guessed(scene, f.kind)}
        | {f.span: True for f in scene.figures if is_hit(f, scene)},
    )


def _weighed(figure: Figure, scene: Scene, evidence: Evidence) -> Figure | None:
    """A figure of the patterns with what the model adds; None where the model is sure that it counts something else.

    What happened to the persons stays as the words of harm say: they are in the sentence. A number whose own noun is such a word ("3 dead")
    or that divides one in brackets counts persons, whatever the model makes of the number.
    """
    if figure.quantity.op is Operator.VAGUE and figure.quantity.convention is None:
        return figure  # losses told without a number
    number = _number_of(figure)
    counts = evidence.probability("count", number)
    if (
        counts < 1 - _SURE
        and evidence.probability("other-number", number) > _SURE
        and not _says_itself(figure, scene)
    ):
        return None
    said = _said(evidence, figure.span)
    if said is not None and said.part > _SURE:
        figure = replace(figure, part_of=True)
    if is_hit(figure, scene) and said is not None and said.kind in _HURT and said.sure >= _LIKELY:
        figure = replace(figure, kind=said.kind)
    if (
        figure.group is None
        and said is not None
        and said.whom is not None
        and not _is_of_a_share(scene, figure.span, said.whom.span)
        and not names_whose(scene, said.whom.span)
    ):
        figure = replace(figure, group=said.whom.span)
    return figure


def _is_of_a_share(scene: Scene, number: Span, whom: Span) -> bool:
    """Whether words for people count some of those that a number counts, or others: "a toll of 53, including 14 children", "eight abducted, two
    gendarmes killed".
    """
    behind = whom.start > number.end
    if any(
        (f.part_of or behind) and f.span.overlaps(whom) and not f.span.overlaps(number) for f in scene.figures
    ):
        return True
    return whom.start > number.end and bool(
        words(scene.pack.conflict.part_of).search(scene.between(number, whom))
    )


def _is_divided(figure: Figure, kept: Sequence[Figure]) -> bool:
    """Whether the killed and injured told behind a number make it up: "five came under fire: four were killed and one wounded"."""
    behind = [
        f
        for f in kept
        if f.span.start > figure.span.end
        and not f.part_of
        and f.kind in (CasualtyKind.KILLED, CasualtyKind.INJURED)
    ]
    shares = sum(f.quantity.point or 0 for f in behind)
    return len({f.kind for f in behind}) > 1 and shares == figure.quantity.point


def _of_a_whole(figure: Figure, beside: Sequence[Figure], told: Mapping[CasualtyKind, int]) -> Figure:
    """A figure that the model calls a part, as a part only where a whole for it is told before or beside it."""
    if not figure.part_of:
        return figure
    wholes = (
        f.quantity.upper or 0 for f in beside if f.kind is figure.kind and not f.part_of and not _are_men(f)
    )
    most = max((told.get(figure.kind, 0), *wholes))
    return figure if (figure.quantity.point or 0) <= most else replace(figure, part_of=False)


def _is_no_fate_of_theirs(scene: Scene, whom: Span, kind: CasualtyKind) -> bool:
    """Whether fighters cannot be meant: as displaced, or as those harmed in a sentence without a word for it where something else is told of
    them. At the end of a clause they may be the object of a verb that says so in its own way ("felled two of the bandits").
    """
    if kind is CasualtyKind.DISPLACED:
        return True
    return is_guessed(scene, kind) and _CLAUSE_ENDS.match(scene.after(whom)) is None


def _are_men(figure: Figure) -> bool:
    """Whether a figure counts men or women, of whom no others are some."""
    return figure.group is not None and _MEN.search(figure.group.text) is not None


def _joined_parts(scene: Scene, figures: Sequence[Figure], told: Mapping[CasualtyKind, int]) -> list[Figure]:
    """The figures in order, those of a list all as parts where the whole holds them together ("four women and two children"), and no part where it
    cannot hold both ("a mother and her two children" of two children).
    """
    joined: list[Figure] = []
    for figure in sorted(figures, key=lambda figure: figure.span.start):
        before = joined[-1] if joined else None
        gap = _JOINED.fullmatch(scene.between(before.span, figure.span)) if before is not None else None
        if before is not None and gap is not None and before.kind is figure.kind:
            is_told = (before.quantity.point or 0) + (figure.quantity.point or 0) <= told.get(figure.kind, 0)
            if (before.part_of and not figure.part_of) or (
                figure.part_of and gap["and"] and not before.part_of
            ):
                figure = replace(figure, part_of=is_told)  # noqa: PLW2901
        joined.append(figure)
    return joined


def _says_itself(figure: Figure, scene: Scene) -> bool:
    """Whether the words of a figure leave no doubt that it counts the harmed: "3 dead", "a toll of 3", a share in brackets."""
    noun = re.split(r"[\s’']", figure.span.text)[-1]
    own = words(scene.pack.conflict.harmed_after.get(figure.kind) or (r"(?!)",)).fullmatch(noun)
    opened = scene.before(figure.span, 60).rpartition("(")
    return (
        own is not None
        or _is_governed(figure, scene)
        or suffer_behind(scene.text, _end(figure) - scene.start, figure.kind, scene.pack)
        or _goes_on(figure, scene)
        or is_toll(scene.text, figure.span.start - scene.start, figure.span.end - scene.start)
        or _TOLL.search(scene.before(figure.span)) is not None
        or (figure.part_of and bool(opened[1]) and ")" not in opened[2])
    )


def _end(figure: Figure) -> int:
    return max(figure.span.end, figure.group.end if figure.group is not None else 0)


def _is_governed(figure: Figure, scene: Scene) -> bool:
    """Whether a word for just this harm stands right before a number of people: "killed six people"."""
    told = scene.pack.conflict.unnumbered.get(figure.kind)
    if told is None or figure.group is None:
        return False
    before = scene.before(figure.span, 40)
    return any(match.end() == len(before.rstrip()) for match in words(told).finditer(before))


def _goes_on(figure: Figure, scene: Scene) -> bool:
    """Whether a figure goes on with others at another time: "and two on Tuesday"."""
    if not names_nobody(figure.group.text if figure.group else None):
        return False
    return is_gapped(
        scene.text, figure.span.start - scene.start, figure.span.end - scene.start, _dates(scene)
    )


def _number_of(figure: Figure) -> Span:
    """The number's own words, as near as the figure tells: those before the persons counted."""
    if (
        figure.group is not None
        and figure.span.contains(figure.group)
        and figure.group.start > figure.span.start
    ):
        length = figure.group.start - figure.span.start
        return replace(figure.span, end=figure.group.start, text=figure.span.text[:length])
    return figure.span


def _said(evidence: Evidence, span: Span) -> Harmed | None:
    return next((count for count in evidence.counts if count.mark.span.overlaps(span)), None)


def _added(scene: Scene, evidence: Evidence) -> Iterator[Figure]:
    """Figures that no pattern took: numbers that the model calls counts."""
    numbers = [number for number in scene.pack.numbers(scene.text) if not number.ordinal]
    document = scene.document
    last: tuple[Quantity, int] | None = None
    for count in evidence.counts:
        if count.kind is None or count.mark.probability < _LIKELY or count.sure < _LIKELY:
            continue
        at = count.mark.span
        if evidence.probability("other-number", at) > 1 - _LIKELY:
            continue  # an age, a calibre, a street number
        start, end = at.start - scene.start, at.end - scene.start
        if counts_nobody(scene.text, start, end) or is_base(scene.text, start):
            continue
        if is_superseded(scene.text, start, scene.pack) or _goes_before(scene, start, end, numbers):
            continue
        quantity, end = _quantity(scene, count, numbers)
        number_end = end
        unsaid = count.kind is CasualtyKind.CAPTURED and not is_said(scene, count.kind)  # "were evacuated"
        if unsaid or quantity is None or counts_things(scene, start, end) or is_unharmed(scene, start, end):
            continue
        if last is not None and quantity == last[0] and document.text[last[1] : at.start].strip() == "":
            continue  # "at least" and "three" of one number
        last = (quantity, at.end)
        start, end = count.mark.span.start, count.mark.span.end
        whom = count.whom.span if count.whom else None
        if whom is not None and _is_of_a_share(scene, at, whom):
            whom = None
        if whom is not None and _is_cut_off(scene, end, whom, evidence):
            own = _whom_behind(scene, end)  # what the model names stands behind another count
            whom, end = own or whom, own.end if own else end
        elif whom is not None and 0 <= whom.start - end <= 30:
            end = whom.end
        counted = Span.of(document.text, start, end)
        of_whom = whom or _whom_behind(scene, end)
        if (
            of_whom is not None
            and are_fighters(of_whom.text, scene.pack)
            and _is_no_fate_of_theirs(scene, of_whom, count.kind)
        ):
            continue  # "before at least five fighters ran inside"; "1,500 fighters remain"
        care = in_care(scene.text, max(end - scene.start, number_end), scene.pack)
        yield Figure(
            counted,
            quantity,
            _kind(scene, count.kind, number_end, cared=care is not None),
            whom,
            part_of=count.part > _SURE
            or _is_share(scene, counted)
            or (care is not None and words(scene.pack.conflict.still).search(care.group()) is not None),
        )


def _goes_before(scene: Scene, start: int, end: int, numbers: Sequence[NumberExpression]) -> bool:
    """Whether words only say that the number behind them counts more: the first of "another seven"."""
    more = words((scene.pack.conflict.one_more,)).fullmatch(scene.text[start:end]) is not None
    return more and any(number.span.start == end + 1 for number in numbers)


def _is_share(scene: Scene, counted: Span) -> bool:
    """Whether a sentence says that persons counted are some of those harmed."""
    return is_share(scene.text, counted.start - scene.start, counted.end - scene.start, scene.pack)


def _kind(scene: Scene, kind: CasualtyKind, end: int, *, cared: bool) -> CasualtyKind:
    """The model's kind of harm of persons whose number ends at `end` of a sentence. Those in care are hurt unless the sentence tells of the dead, and
    those in hospital whatever it tells of others.
    """
    if kind is CasualtyKind.KILLED and lie_in_hospital(scene.text, end):
        return CasualtyKind.INJURED
    if not cared:
        return told_kind(scene, kind)
    if kind is CasualtyKind.KILLED and not is_guessed(scene, kind):
        return kind
    return CasualtyKind.INJURED


def _is_cut_off(scene: Scene, end: int, whom: Span, evidence: Evidence) -> bool:
    """Whether another count, or the end of a clause, stands between a number and the words for people behind it."""
    return any(end <= n.mark.span.start < whom.start for n in evidence.counts) or bool(
        re.search(r"[.;]", scene.document.text[end : whom.start])
    )


def _whom_behind(scene: Scene, end: int) -> Span | None:
    """The words for people that stand right behind a number, by the patterns."""
    noun = person_noun(scene.text, end - scene.start, scene.pack, [m.span for m in scene.actors], scene.start)
    return scene.span(*noun) if noun else None


def is_unharmed(scene: Scene, start: int, end: int) -> bool:
    """Whether the number at `start` to `end` of a sentence is one of those who attack or harm, or who tell of it and not as one of the wounded, by
    the verb that they are the subject of.
    """
    whom = _whom_behind(scene, scene.start + end)
    last = whom.end - scene.start if whom else end
    text, pack = scene.text, scene.pack
    if (
        acts(text, start, last, pack, _dates(scene))
        or shoots(text, start, end, pack)
        or protests(text, start, last, pack)
        or are_freed(text, start, last, pack)
        or only_there(scene, start)
    ):
        return True
    return words(pack.conflict.all_harmed_after).search(text, end, last) is None and speaks(
        text, start, last, pack
    )


def _dates(scene: Scene) -> list[Span]:
    """The date expressions of a sentence, by offsets in it."""
    return [
        replace(d.span, start=d.span.start - scene.start, end=d.span.end - scene.start) for d in scene.dates
    ]


def _quantity(scene: Scene, count: Harmed, numbers: list[NumberExpression]) -> tuple[Quantity | None, int]:
    """What the words of a count say, by the number finder of the language, and where its words end in the sentence: the model marks, it does
    not count.
    """
    span = count.mark.span
    for number in numbers:
        if scene.start + number.span.start < span.end and span.start < scene.start + number.span.end:
            return number.quantity, number.span.end
    one = re.fullmatch(scene.pack.conflict.indefinite, span.text, re.IGNORECASE)
    return Quantity(Operator.EXACTLY, 1) if one else None, span.end - scene.start
