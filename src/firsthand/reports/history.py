"""What goes on with history told just before: after "On 9 August 2023, gunmen stormed Bokkos" comes "They killed 48 people".

A sentence without a day or place of its own is dated by the one before it. Where that one tells of a day long past, so does it, unless the page
told its own news before and no pronoun leads back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from firsthand.domain.document import BlockKind
from firsthand.domain.report import Report, Status
from firsthand.domain.values import Anchor, DateKind
from firsthand.reports.discourse import Draft
from firsthand.reports.scene import Scene
from firsthand.reports.status import names_old_day

_LEADS_BACK = re.compile(
    r"^\W*(?:they|them|that\s(?:day|night)|ils|elles|ce\sjour-là|cette\snuit-là)\b"
    r"|\bthere\b(?!\s(?:is|are|was|were|has|have|had)\b)"
    r"|\by\s(?:a|ont|est|sont|avait|avaient|était|étaient|fut|furent)\b(?!\s\w+\sans\b)",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"^\W*(?:[\w-]+\s){1,3}(?:years?|months?|decades?|ans?|années|mois|décennies)\s(?:on|later|after|plus\stard|après)\b",
    re.IGNORECASE,
)

Composed = tuple[Report, Draft]


def with_history(composed: Iterable[Composed], scenes: Sequence[Scene]) -> list[Composed]:
    """The reports of a document, with those made history that go on with history; each is said to go on with the report of it.

    Args:
        composed: the reports, in the order of the text.
        scenes: the sentences.
    """
    told: dict[int, list[Composed]] = {}
    for item in composed:
        told.setdefault(item[0].sentence, []).append(item)
    found: list[Composed] = []
    before: Scene | None = None  # the sentence of history just before
    places: set[str] = set()  # named in history so far
    recalled: str | None = None  # its report, where it has one
    has_news = False
    for scene in scenes:
        items = told.get(scene.sentence.index, [])
        news = [report for report, _ in items if report.status is Status.ASSERTED]
        if scene.kind is not BlockKind.TITLE and names_old_day(scene) and not news:
            before, places = scene, {place.text for place in scene.toponyms}
            recalled = next((r.id for r, _ in items if r.status is Status.BACKGROUND), None)
        elif before is not None and _goes_on(scene, before, items, places, has_news=has_news):
            before = scene
            items = [_recalling(item, recalled) for item in items]
        else:
            before = None
            has_news = has_news or bool(news)
        found += items
    return found


def _goes_on(
    scene: Scene, before: Scene, items: Sequence[Composed], places: Collection[str], *, has_news: bool
) -> bool:
    """Whether a sentence tells more of what the one before it recalls."""
    if any(place.text not in places for place in scene.toponyms) or _SINCE.search(scene.text):
        return False
    if any(draft.another for _, draft in items):
        return False
    if any(_is_own(expression.anchor, expression.kind, expression.offset) for expression in scene.dates):
        return False
    if _LEADS_BACK.search(scene.text):
        return True
    return not has_news and scene.sentence.block == before.sentence.block


def _is_own(anchor: Anchor, kind: DateKind, offset: int | None) -> bool:
    """Whether an expression dates a sentence apart from the one before it: no "the next day", but "four years later"."""
    if kind is DateKind.VAGUE:
        return False
    return anchor is not Anchor.CONTEXT or (kind is DateKind.YEAR and bool(offset))


def _recalling(item: Composed, recalled: str | None) -> Composed:
    report, draft = item
    if report.status is not Status.ASSERTED:
        return item
    return replace(report, status=Status.BACKGROUND), replace(
        draft, status=Status.BACKGROUND, recalls=recalled
    )
