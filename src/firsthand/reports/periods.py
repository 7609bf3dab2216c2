"""Totals over a period told in one sentence: "3,100 people were killed between January and June", also beside the news: "killed 12 in Beni,
where 300 have died since January" is news of twelve.

A period governs the figures it stands with, unless the day of the news stands between them, the figure belongs to the clause before a
"where", or the period is that of people who came or of attacks that were counted ("who had fled over the past two years", "the third
attack in six months").
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from firsthand.domain.report import CasualtyKind, Figure
from firsthand.domain.values import Anchor, DateExpression, DateKind, Span
from firsthand.reports.matching import words
from firsthand.reports.scene import Scene
from firsthand.reports.since import is_of_its_own

_COUNTED = (CasualtyKind.KILLED, CasualtyKind.INJURED, CasualtyKind.DISPLACED, CasualtyKind.ABDUCTED)
_NO_INCIDENT = 10_000
"""More dead than one incident has: "tens of thousands were killed" is a total whatever the period."""
_DAYS = (DateKind.DAY, DateKind.WEEKDAY)
_WEEKS = 6  # days from which a day told with its month opens a period
_EARLIER = re.compile(r"\b(?:earlier|early|late|plus\stôt|début)\s$", re.IGNORECASE)
_RAISED = re.compile(
    r"\b(?:bring(?:s|ing)?|tak(?:es|ing)|rais(?:es|ing)|push(?:es|ing)|port(?:e|ent|ant|ait))\b",
    re.IGNORECASE,
)
_NTH = re.compile(
    r"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest|first|deadliest|worst|bloodiest|biggest|largest|heaviest|highest|plus\s(?:meurtri(?:er|ère)|grave|sanglante?|lourde?)s?|pires?|\d+(?:st|nd|rd|th)|deuxième|seconde?|troisième|quatrième|cinquième|"
    r"sixième|septième|huitième|neuvième|dixième|premi(?:er|ère)|\d+e|\d+ème)\s[^,;.:]{0,70}$",
    re.IGNORECASE,
)
_WHERE = re.compile(r"[;]|\b(?:where|whose|which|who|whom|où|dont|qui)\b", re.IGNORECASE)
_BEFORE_THAT = re.compile(
    r"\b(?:who|which|that)\s(?:had|have|has)\b(?!\sbeen\s(?:killed|wounded|injured|abducted|kidnapped|displaced))"
    r"|\bqui\s(?:avai|étai)(?:t|ent)\b|\b(?:arriv|réfugi|install|venu|nomm|él[ue])(?:é|u)?e?s?\b",
    re.IGNORECASE,
)


def without_totals(scene: Scene) -> Scene:
    """A sentence without the totals that it tells beside the news; a sentence that tells only totals stays as it is."""
    totals = of_totals(scene)
    if not totals or all(figure.span in totals for figure in _harmed(scene)):
        return scene
    periods = _periods(scene)
    return replace(
        scene,
        figures=tuple(figure for figure in scene.figures if figure.span not in totals),
        dates=tuple(d for d in scene.dates if not any(d.span.overlaps(period) for period in periods)),
    )


def tells_only_totals(scene: Scene) -> bool:
    """Whether all persons harmed that a sentence counts are counted over a period."""
    harmed = _harmed(scene)
    totals = of_totals(scene) if harmed else frozenset()
    return bool(harmed) and all(figure.span in totals for figure in harmed)


def of_totals(scene: Scene) -> frozenset[Span]:
    """The figures of persons harmed that a period governs, with their parts ("300 since January, 40 of them children")."""
    harmed = _harmed(scene)
    periods = _periods(scene) if harmed else ()
    found = {
        figure.span for figure in harmed for period in periods if _governs(scene, period, figure, harmed)
    }
    found |= {figure.span for figure in harmed if _is_of_a_war(figure)}
    whole = min((span.start for span in found), default=None)
    return frozenset(
        figure.span
        for figure in harmed
        if figure.span in found or (whole is not None and figure.part_of and figure.span.start > whole)
    )


def _is_of_a_war(figure: Figure) -> bool:
    quantity = figure.quantity
    return figure.kind is CasualtyKind.KILLED and (quantity.value or quantity.convention or 0) >= _NO_INCIDENT


def _harmed(scene: Scene) -> tuple[Figure, ...]:
    return tuple(figure for figure in scene.figures if figure.kind in _COUNTED)


def _periods(scene: Scene) -> tuple[Span, ...]:
    """The words for periods: open ones ("since January"), the year so far, and what the language pack lists."""
    said = [scene.span(*match.span()) for match in words(scene.pack.speech.periods).finditer(scene.text)]
    dated = [
        d.span
        for d in scene.dates
        if not is_of_its_own(scene, d.span)
        and ((d.since and (d.kind not in _DAYS or _is_weeks_ago(d, scene))) or _is_this_year(d, scene))
    ]
    return tuple(period for period in (*said, *dated) if not _NTH.search(scene.before(period, 200)))


def _is_weeks_ago(expression: DateExpression, scene: Scene) -> bool:
    """Whether a day told with its month lies weeks before the page came out: what has been counted since is of no one incident."""
    published = scene.document.published
    if published is None or expression.month is None or expression.day is None:
        return False
    year = expression.year or published.value.year
    told = date(year, expression.month, min(expression.day, 28))
    if expression.year is None and told > published.value:
        told = told.replace(year=year - 1)
    return (published.value - told).days > _WEEKS


def _is_this_year(expression: DateExpression, scene: Scene) -> bool:
    """Whether persons harmed are counted over the year so far; "earlier this year" dates one happening."""
    year = expression.kind is DateKind.YEAR and expression.offset == 0 and expression.part is None
    return year and not _EARLIER.search(scene.before(expression.span, 16))


def _governs(scene: Scene, period: Span, figure: Figure, harmed: tuple[Figure, ...]) -> bool:
    between = scene.between(period, figure.span)
    first, second = sorted((period, figure.span))
    if any(_is_news(d, scene) and first.end <= d.span.start < second.start for d in scene.dates):
        return False
    if figure.span.start > period.start:
        return True
    if _RAISED.search(between) or _BEFORE_THAT.search(between):
        return False
    seam = _WHERE.search(between)
    return seam is None or not any(
        figure.span.end + seam.end() <= other.span.start < period.start and not other.part_of
        for other in harmed
    )


def _is_news(expression: DateExpression, scene: Scene) -> bool:
    """Whether an expression names the day of a happening, not that on which somebody told it."""
    if expression.kind not in _DAYS or expression.since or expression.anchor is Anchor.CONTEXT:
        return False
    return words((scene.pack.speech.says,)).search(scene.before(expression.span, 16)) is None
