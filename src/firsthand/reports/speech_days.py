"""Days on which somebody spoke: "the director told the paper on Thursday", "lundi, l'armée a annoncé", which are no days of what they tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.domain.values import DateExpression, Span
from firsthand.languages.base.speech import SpeechWords
from firsthand.reports.asides import OPENING
from firsthand.reports.matching import words
from firsthand.reports.scene import Scene

_REACH = 110  # characters before a day in which a verb of saying stands, with those spoken to
_BEHIND = 40
_HOW = r"(?:late|early|later|earlier|[\w-]{2,20}ly|tard|tôt|[\w-]{2,20}ment|aussi)"
_NAME = r"(?-i:[A-ZÀ-Ý])[\w.'’-]{0,20}"
_ENDS = re.compile(r"\s?(?:$|[.,;:»”\"])")


def days_told(scene: Scene, dates: Sequence[DateExpression]) -> list[DateExpression]:
    """Days of a happening, without those on which somebody said it or learnt of it.

    A day is one of speaking behind a verb of saying ("said on Monday", "a appris mardi"), be it with those spoken to and the way between
    ("told Reuters by phone on Thursday", "a dit à l'AFP lundi"), and right before one that goes on with its clause ("police on Wednesday
    confirmed"), and at the end of what a named person said ("said Deng Akol on Thursday."). Behind a comma a verb of saying opens what
    follows: in "tués samedi soir, ont déclaré lundi les autorités" people were killed on Saturday.

    Args:
        scene: the sentence.
        dates: in it.
    """
    return [date for date in dates if not _is_told(scene, date)]


def _is_told(scene: Scene, date: DateExpression) -> bool:
    behind, named, before = _patterns(scene.pack.speech)
    left, right = scene.before(date.span, _REACH), scene.after(date.span, _BEHIND)
    if behind.search(left) or before.match(right) or _is_shown(scene, left, right):
        return True
    return _ENDS.match(right) is not None and named.search(left) is not None


def _is_shown(scene: Scene, left: str, right: str) -> bool:
    """Whether on a day somebody only showed what had happened: "on Monday released a video", "a diffusé lundi une vidéo"."""
    behind, before, shown = _shows(scene.pack.speech)
    return before.match(right) is not None or bool(behind.search(left) and shown.match(right))


def days_said_there(scene: Scene, dates: Sequence[DateExpression], acts: Sequence[Span]) -> frozenset[Span]:
    """The day on which somebody speaks of an act where the news before took place: "On Saturday, the army said it had killed 20 rebels in the area".

    It may be that of the act as well, where nothing else dates it.

    Args:
        scene: the sentence.
        dates: of the report.
        acts: the words that name the happening.
    """
    if words(scene.pack.speech.there).search(scene.text) is None:
        return frozenset()
    opening = OPENING.match(scene.text)
    at = scene.start + (opening.end() if opening else 0)
    said = _said(scene.pack.speech.says)
    found = set()
    for expression in dates:
        if expression.span.start <= at <= expression.span.end:
            match = said.match(scene.document.text, expression.span.end, scene.sentence.span.end)
            if match is not None and all(act.start >= match.end() for act in acts):
                found.add(expression.span)
    return frozenset(found)


@cache
def _patterns(speech: SpeechWords) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before a day of speaking, to its start; the same where it ends the clause; and what stands behind one."""
    verb = rf"(?<![\w-])(?:{either((speech.says, *speech.told, *speech.learnt))})(?!\w)"
    addressed = f"(?:{either(speech.addressed)})"
    return (
        re.compile(rf"{verb}\s(?:{addressed},?\s){{0,2}}(?:{_HOW}\s)?$", re.IGNORECASE),
        re.compile(rf"{verb}\s(?:{_NAME}\s){{1,4}}(?:{_HOW}\s)?$", re.IGNORECASE),
        re.compile(rf"\s(?:{either(speech.announced)})(?!\w)", re.IGNORECASE),
    )


@cache
def _shows(speech: SpeechWords) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A verb of showing right before a day; one behind it with what is shown; and only what is shown."""
    verb, shown = f"(?:{either(speech.shows)})", rf"\s(?:{either(speech.recordings)})(?!\w)"
    return (
        re.compile(rf"(?<![\w-]){verb}\s$", re.IGNORECASE),
        re.compile(rf"\s{verb}{shown}", re.IGNORECASE),
        re.compile(shown, re.IGNORECASE),
    )


@cache
def _said(says: str) -> re.Pattern[str]:
    """Matches a subject and its verb of saying behind the day that a sentence opens on."""
    return re.compile(
        rf",?\s(?:[\w'’-]+\s){{1,5}}?(?:{says}|(?:affirm|assur|annonç|déclar|indiqu)ai(?:t|ent))\b",
        re.IGNORECASE,
    )
