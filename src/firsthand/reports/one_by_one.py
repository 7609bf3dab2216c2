"""Persons harmed who are told of one by one and without a number, as the model marks them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.domain.document import BlockKind
from firsthand.domain.report import CasualtyKind, Figure
from firsthand.domain.values import Operator, Quantity, Span
from firsthand.reports.doers import speaks
from firsthand.reports.evidence import Evidence
from firsthand.reports.guesses import object_kind, subject_kind, told_kind
from firsthand.reports.matching import words
from firsthand.reports.other_numbers import is_spared
from firsthand.reports.scene import Scene

_LIKELY = 0.6
"""Probability from which a person is counted."""

_ONE_BEFORE = re.compile(
    r"(?:\b(?:the|his|her|a|an|un|une|le|la|son|sa|of|de|du)\s|\b[ld]['’])(?:[\w-]+\s)?$", re.IGNORECASE
)
_IN_PLACE = re.compile(
    r"\b(?:in|inside|into|at|near|dans)\s(?:an?|the|une?|le|la)\s(?:\w+\s)?$", re.IGNORECASE
)
_SINGLY = (CasualtyKind.KILLED, CasualtyKind.INJURED, CasualtyKind.ABDUCTED)
_PLURAL = re.compile(r"(?:s|x|people|men|women|children|police|troops)$", re.IGNORECASE)
_ADJECTIVE = re.compile(r"civil\s(?:society|servants?|rights|war|defen[cs]e)\b", re.IGNORECASE)
"""A word that is none for somebody before such a noun."""
_COLLECTIVE = re.compile(r"(?:famil(?:y|le)|household|group|crowd|couple|foyer|groupe|foule)$", re.IGNORECASE)
_AGAIN = re.compile(
    r"(?:man|woman|boy|girl|victim|deceased|teenager|homme|femme|garçon|victime|défunte?|individu)$",
    re.IGNORECASE,
)
"""Nouns that, with a definite article, take up somebody told of before."""

_DEFINITE = re.compile(r"(?:\b(?:the|le|la|this|that|cet|cette|ce)\s|\b[l]['’])$", re.IGNORECASE)
_SUBJECT_GAP = re.compile(
    r"(?:\s[A-ZÀ-Þ][\w'’.-]*){0,4}(?:,(?!\s(?:who|qui)\b)[^.;:]{2,90})?,?\s(?:(?:did|would|could)\snot\s|(?:declined|refused)\sto\s)?"
)
_LOST = (
    r"(?:\s[A-ZÀ-Þ][\w'’.-]*){0,4}(?:,[^.;:]{2,90},)?\s(?:(?:who|qui|has|had|have|also|a|ont|avait|aurait|y|aussi)\s){0,3}(?:lost|perdu)\s"
    r"(?:[\w'’-]+\s){1,3}?"
)
_LISTED = re.compile(
    r"(?:\s(?-i:[A-ZÀ-Þ])[\w'’.-]+){0,4}(?:\s(?:of|from|du|de|des|d['’])\s?[^,;.:()\d]{2,40}?)?(?:\s?,[^,;.:()]{2,60})?(?:\s?,|,?\s(?:and|et|as\swell\sas|ainsi\sque))\s"
    r"(?:(?:the|an?|at\sleast|his|her|their|le|la|les|une?|au\smoins|son|sa|ses|leurs?)\s|l['’])?",
    re.IGNORECASE,
)
"""What stands between two that a list tells of: "Le maire, Jean Doumbia, et ", "the chief of the village, his "."""

_NAMED = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]+\s){1,4}[A-ZÀ-Þ][\w'’.-]+")
_LAST_WORD = re.compile(r"(?P<word>[\w’'-]+\.?)\s$")
_FIRST_WORD = re.compile(r"(?P<word>[\w’'-]+\.?)\s")
_NAME_BEHIND = re.compile(r"(?<=[a-zà-ÿ])(?<!\bde)(?<!\bdu)(?<!\bdes)(?<!\bof)(?:\s[A-ZÀ-Þ][\w'’.-]+){1,4}$")


def singles(
    scene: Scene,
    beside: Sequence[Figure] = (),
    *,
    lenient: bool = False,
    told: Mapping[CasualtyKind, int] | None = None,
) -> list[Figure]:
    """Persons harmed who are told of one by one and without a number: a name, "the mayor", "his brother".

    Names of persons are counted and not kept: their figure stands on the words that tell of the harm.

    Args:
        scene: the sentence.
        beside: the figures of the sentence; a person whom one of them counts is not counted again.
        told: the largest number told of each kind before the sentence, None where it is not known; "the man" is one of them.
        lenient: take also persons of whom the words alone say too little ("Boy shot in the foot"), for whoever knows that there is one.
    """
    evidence = scene.evidence
    if evidence is None:
        return []
    bar = 0.0 if lenient else _LIKELY
    tells = bool(evidence.marked("trigger"))  # else a name is only mentioned
    described: list[Figure] = []
    named: dict[CasualtyKind, list[Span]] = {}
    for person in evidence.persons:
        span = person.mark.span
        if person.kind not in _SINGLY or min(person.sure, person.mark.probability) < bar:
            continue
        if any(f.span.overlaps(span) or (f.group and f.group.overlaps(span)) for f in beside):
            continue
        if _is_something_else(scene, evidence, span) or _told_again(span, (*beside, *described)):
            continue
        if (
            told
            and told.get(person.kind)
            and _AGAIN.search(span.text)
            and _DEFINITE.search(scene.before(span, 6))
        ):
            continue
        if lenient and any(figure.kind is person.kind for figure in beside):
            continue
        if tells and (title := _title_of(scene, span)) is not None:
            described.append(Figure(title, Quantity(Operator.EXACTLY, 1), person.kind, title))
        elif is_name(span.text):
            if not any(0 <= span.start - figure.span.end <= 2 for figure in (*described, *beside)):
                named.setdefault(person.kind, []).append(span)
        elif (lenient or _is_one(scene, span)) and not _PLURAL.search(span.text):
            kind = object_kind(scene, span) or subject_kind(scene, span) or told_kind(scene, person.kind)
            words_for = _without_name(scene, span)
            described.append(Figure(words_for, Quantity(Operator.EXACTLY, 1), kind, words_for))
    return [*described, *_of_names(evidence, named, (*described, *beside))]


def _is_one(scene: Scene, person: Span) -> bool:
    """Whether words are a description of one person, and no half of a name."""
    is_name_like = (
        person.text[0].isupper() and person.start > scene.start and scene.kind is not BlockKind.TITLE
    )
    return not is_name_like and _ONE_BEFORE.search(scene.before(person, 24)) is not None


def listed(scene: Scene, alone: Sequence[Figure], numbered: Sequence[Figure]) -> set[Span]:
    """Spans of persons told of singly whom a list names beside a number, which does not count them: "the mayor, his wife and two guards".

    Args:
        scene: the sentence.
        alone: the persons.
        numbered: the figures of the sentence besides them; beside a number that is part of another they may be too.
    """
    names = (
        [p.mark.span for p in scene.evidence.persons if is_name(p.mark.span.text)] if scene.evidence else []
    )
    found: set[Span] = set()
    beside = [(figure.kind, figure.span) for figure in numbered if not figure.part_of]
    for person in (*reversed(alone), *alone):  # from the number on, to either side
        places = (
            [person.span] if person.group is not None else names
        )  # whoever is named has the words of the harm
        joined = any(
            kind is person.kind
            and _opens_share(scene.pack.conflict.part_of).search(scene.before(place)) is None
            and _LISTED.fullmatch(scene.between(place, span))
            for place in places
            for kind, span in beside
        )
        if joined and person.span not in found:
            found.add(person.span)
            beside += [(person.kind, place) for place in places]
    return found


def _is_something_else(scene: Scene, evidence: Evidence, span: Span) -> bool:
    """Whether words that the model takes for somebody harmed are those who did it or who tell of it, a party, an organisation, or a place ("in a grave")."""
    return (
        _COLLECTIVE.search(span.text) is not None
        or _ADJECTIVE.match(span.text + scene.after(span, 12)) is not None
        or not scene.pack.places.organisations.isdisjoint(span.text.lower().split())
        or words(scene.pack.conflict.things).fullmatch(span.text.rpartition(" ")[2]) is not None
        or evidence.probability("initiator", span) > evidence.probability("victim", span)
        or _IN_PLACE.search(scene.before(span, 24)) is not None
        or is_spared(scene.text, span.start - scene.start, span.end - scene.start)
        or _tells_a_toll(scene, span)
        or _is_bereaved(scene, span)
        or speaks(scene.text, span.start - scene.start, span.end - scene.start, scene.pack)
        or any(mention.span.overlaps(span) for mention in scene.actors)
    )


def _tells_a_toll(scene: Scene, span: Span) -> bool:
    """Whether somebody is the subject of a verb that tells a toll, their name and office between: "le capitaine X, de la gendarmerie, a cité neuf"."""
    tallies = words(scene.pack.conflict.tallies).search(scene.text, span.end - scene.start)
    if tallies is None:
        return False
    gap = scene.text[span.end - scene.start : tallies.start()]
    return _SUBJECT_GAP.fullmatch(gap) is not None


def _is_bereaved(scene: Scene, span: Span) -> bool:
    """Whether somebody is told of as the one who lost others: "Hamid Ishaq, a trader reached by phone, lost two brothers"."""
    kin = _lost(scene.pack.conflict.kin)
    return kin.match(scene.text, span.end - scene.start) is not None


@cache
def _lost(kin: str) -> re.Pattern[str]:
    return re.compile(rf"{_LOST}{kin}s?\b")


def _told_again(span: Span, figures: Sequence[Figure]) -> bool:
    """Whether one person is told of again by the same noun: "an officer and a trader were shot; the officer died"."""
    noun = span.text.lower().split()[-1]
    groups = (f.group for f in figures if f.group is not None and f.quantity.point == 1)
    return any(group.end <= span.start and group.text.lower().split()[-1] == noun for group in groups)


@cache
def _opens_share(part_of: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(part_of)})\s(?:[\w’'-]+\s){{0,2}}$", re.IGNORECASE)


def _title_of(scene: Scene, name: Span) -> Span | None:
    """The title before the name of a person, on which their figure stands; None where none does."""
    if not is_name(name.text):
        return None
    start, titles = name.start - scene.start, scene.pack.places.titles
    for found in (_LAST_WORD.search(scene.text[:start]), _FIRST_WORD.match(scene.text, start)):
        if found is not None and found["word"].lower().rstrip(".") in titles:
            return scene.span(*found.span("word"))
    return None


def _without_name(scene: Scene, person: Span) -> Span:
    """The words for somebody without their name: "capitaine" of "capitaine Moussa Diallo"."""
    named = _NAME_BEHIND.search(person.text)
    if named is None:
        return person
    start = person.start - scene.start
    return scene.span(start, start + named.start())


def is_name(text: str) -> bool:
    """Whether words look like the name of a person: two to five of them, each with a capital."""
    return bool(_NAMED.fullmatch(text))


def _of_names(
    evidence: Evidence, named: dict[CasualtyKind, list[Span]], beside: Sequence[Figure]
) -> Iterator[Figure]:
    """Persons named, as many as have different last names, each kind of harm on words of its own."""
    taken = [figure.span for figure in beside]
    for kind, spans in named.items():
        persons = {span.text.split()[-1].lower() for span in spans}
        free = [
            m.span for m in evidence.marked("trigger") if not any(span.overlaps(m.span) for span in taken)
        ]
        if free:
            nearest = min(free, key=lambda span: abs(span.start - spans[0].end))
            taken.append(nearest)
            yield Figure(nearest, Quantity(Operator.EXACTLY, len(persons)), kind)
