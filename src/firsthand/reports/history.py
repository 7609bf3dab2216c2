"""What goes on with history told just before: after "On 9 August 2023, gunmen stormed Bokkos" comes "They killed 48 people".

A sentence without a day or place of its own is dated by the one before it. Where that one tells of a day long past, so does it, unless the page
told its own news before and no pronoun leads back.

A page that tells its news by the day of the week ("on Saturday") dates what came weeks earlier by the calendar: "On Sept 19, a strike on a mosque in
the city killed more than 70" is history there, and gives the news neither its day nor its toll. A page that dates everything by the calendar, as
chronicles do, tells of all alike.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date

from firsthand.domain.document import BlockKind
from firsthand.domain.report import Report, Role, Status
from firsthand.domain.values import Anchor, DateExpression, DateKind
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

_WEEKS = (
    14  # days before the page, at least, of what a page with news of the week recalls by its calendar day
)
_NEWS = 7  # days before the page, at most, of its news
_OPENS = re.compile(
    r"\W*(?:(?:an?|another|une?)\s(?!(?:day|night|week|month|year|jour|nuit|semaine|mois|an)\b)|(?:(?:back|earlier|also|plus\stôt|auparavant|déjà),?\s)?"
    r"(?:on|le|in|en)?\s?$)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"[\s,]*(?:\d{4}[\s,]+)?(?:they|them|he|she|it|this|that|these|those|his|her|its|their|ils?|elles?|ce|cet|cette|ces|son|sa|ses|leurs?|on)\b",
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
    has_news = has_recent = False
    for scene in scenes:
        items = told.get(scene.sentence.index, [])
        recalls = has_recent and _is_recalled_by_day(scene, items)
        if recalls:
            items = [_recalling(item, None) for item in items]
        has_recent = has_recent or any(_is_of_the_week(scene, report) for report, _ in items)
        news = [report for report, _ in items if report.status is Status.ASSERTED]
        if scene.kind is not BlockKind.TITLE and (recalls or names_old_day(scene)) and not news:
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


def _is_of_the_week(scene: Scene, report: Report) -> bool:
    """Whether a report tells news by a day counted from the page: a weekday, "yesterday"."""
    spans = report.spans(Role.DATE)
    return report.status is Status.ASSERTED and any(
        expression.span in spans
        and expression.month is None
        and expression.anchor is not Anchor.CONTEXT
        and (
            (expression.weekday is not None and (expression.offset or 0) <= 0)
            or (expression.kind is DateKind.DAY and -_NEWS <= (expression.offset or 0) <= 0)
        )
        for expression in scene.dates
    )


def _is_recalled_by_day(scene: Scene, items: Sequence[Composed]) -> bool:
    """Whether a sentence opens on another happening, weeks before the page, that it dates by the calendar."""
    published = scene.document.published
    if scene.kind is BlockKind.TITLE or published is None or not published.anchors:
        return False
    days = [d for d in scene.dates if d.kind is not DateKind.VAGUE]
    if not days or any(draft.definite or draft.entry is not None for _, draft in items):
        return False
    if not all(_days_before(d, published.value) >= _WEEKS for d in days):
        return False
    if _OPENS.match(scene.text[: days[0].span.start - scene.start]) is None:
        return False
    return _PRONOUN.match(scene.text, days[0].span.end - scene.start) is None


def _days_before(expression: DateExpression, day: date) -> int:
    """How long before a day a calendar day without its year was, or in that year; -1 for any other expression."""
    if expression.month is None or expression.day is None or expression.since or expression.until is not None:
        return -1
    for year in (day.year, day.year - 1):
        if expression.year not in (None, year) or expression.day > monthrange(year, expression.month)[1]:
            continue
        told = date(year, expression.month, expression.day)
        if told <= day:
            return (day - told).days
    return -1


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
