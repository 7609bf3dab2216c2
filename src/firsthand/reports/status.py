"""How a sentence tells of a happening: as news, history, total, speech, plan, denial or possibility."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.domain.document import BlockKind
from firsthand.domain.report import CasualtyKind, Status
from firsthand.domain.values import Anchor, DateExpression, DateKind, Operator, Span
from firsthand.reports.asides import opens_on_a_day
from firsthand.reports.matching import words
from firsthand.reports.periods import tells_only_totals
from firsthand.reports.scene import Scene
from firsthand.reports.since import is_of_its_own
from firsthand.reports.word_order import is_verb

_OLD_MONTH = 21  # a month or part of one that ended longer ago than this is recalled, not reported
_COUNTED = (CasualtyKind.KILLED, CasualtyKind.INJURED, CasualtyKind.DISPLACED, CasualtyKind.ABDUCTED)
_IF = re.compile(
    r"(?:^|[,;:.“”\"«]\s?|\b(?:that|que|and|et|but|mais|even|même)\s)(?:if|unless|should|si|s['’](?=ils?\b|elles?\b))\b[^,;.:]{0,70}$",
    re.IGNORECASE,
)
_COMBINED = re.compile(
    r"\b(?:combined\s(?:death\s)?toll|bilan\s(?:cumulé|combiné|des\s(?:deux|trois|différentes)\sattaques))\b",
    re.IGNORECASE,
)
_ARTICLE = r"(?:the|an?|its|their|les?|la|une?|l['’]|cette|cet|ce)"
_OBJECT = re.compile(rf"^\s{_ARTICLE}?\s?(?:[\w-]+\s){{0,2}}$", re.IGNORECASE)
_ASIDE = re.compile(
    r"\b(?:which|that|who|qui)\s(?:(?:had|has|have|was|were|been|only|avait|avaient|a|ont|été|n['’]avait)\s){0,3}"
    r"(?:opened|reopened|built|rebuilt|set\sup|established|founded|inaugurated|created|installed|appointed|elected|"
    r"(?:r?ouvert|construit|reconstruit|installé|créé|inauguré|fondé|nommé|élu)e?s?)\b[^.;]{0,60}$",
    re.IGNORECASE,
)
"""What is before the date of something that is no act of violence: "the post, which had been opened there in"."""
_AFTER = re.compile(r"\b(?:after|après\squ(?:e\b|['’]))(?!\s(?:being|having)\b)[^,;.:]*$", re.IGNORECASE)
_ANNIVERSARY = re.compile(
    rf"\b(?:anniversary|anniversaire)\s(?:of|de|du|des|d['’])\s?{_ARTICLE}?\s?(?:[\w-]+\s){{0,2}}$",
    re.IGNORECASE,
)
_SEAM = re.compile(r"[,;]|\b(?:which|where|who|that|qui|où|dont)\b", re.IGNORECASE)
_LEAD = 1  # sentences behind the title
_FOUND_OUT = re.compile(
    r"\b(?:in|dans|of|d['’])\s?(?:an?|the|its|une?|son|le)\s(?:[\w-]+\s){0,2}?(?:report|inquiry|investigation|rapport)\b"
    r"|\b(?:report|inquiry|investigation|rapport|enquête)\s(?:[\w-]+\s){0,4}?(?:found|says|said|concludes?|documents?|shows?|révèle|établit|conclut|affirme|selon)\b"
    r"|\b(?:selon|d['’]après)\s(?:une?|le|son)\s(?:[\w-]+\s){0,2}?(?:rapport|enquête)\b",
    re.IGNORECASE,
)
_LAST_DAY = {"early": 10, "mid": 20}
_RECENT = -14  # days from publication
_DAYS = (DateKind.DAY, DateKind.WEEKDAY)
_OLD_DAYS = 75  # a day named in full and older than this, counted from publication, is history


def judge(scene: Scene, trigger: Span, *, countries: int) -> Status:
    """The status of a report whose trigger stands in a sentence.

    Args:
        scene: the sentence.
        trigger: the words that name the happening.
        countries: number of different countries that the sentence names as places.
    """
    speech = scene.pack.speech
    text = scene.text
    if _is_aggregate(scene, countries):
        return Status.AGGREGATE
    if _is_background(scene, trigger):
        return Status.BACKGROUND
    if words(speech.denied).search(text):
        return Status.DENIED
    if words(speech.planned).search(text) and not scene.figures:
        return Status.PLANNED
    if _is_statement(scene, trigger):
        return Status.STATEMENT
    if words(speech.hypothetical).search(scene.before(trigger, 60)) and not scene.figures:
        return Status.HYPOTHETICAL
    if _is_condition(scene, trigger) or _is_feared(scene, trigger):
        return Status.HYPOTHETICAL
    return Status.ASSERTED


def _is_aggregate(scene: Scene, countries: int) -> bool:
    """A number of persons harmed over an open period or over several countries."""
    if not any(f.kind in _COUNTED for f in scene.figures):
        return False
    if tells_only_totals(scene) or _COMBINED.search(scene.text):
        return True
    return countries >= 2 and bool(words(scene.pack.speech.aggregate).search(scene.text))


def _is_condition(scene: Scene, trigger: Span) -> bool:
    """Whether the act is what a condition names: "if the militants attack the town, ..."."""
    return _IF.search(scene.before(trigger, 80)) is not None


def _is_feared(scene: Scene, trigger: Span) -> bool:
    """Whether the act is what people fled for fear of: "500 residents fled, fearing an attack"."""
    if any(f.kind is not CasualtyKind.DISPLACED for f in scene.figures):
        return False
    return _up_to(scene.pack.speech.feared).search(scene.before(trigger, 60)) is not None


@cache
def _up_to(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(patterns)})$", re.IGNORECASE)


def names_old_day(scene: Scene) -> bool:
    """Whether a sentence names a day, month or year that was over long before its page came out."""
    return any(
        _is_old(expression, scene) and not is_aside(scene, expression.span) for expression in scene.dates
    )


def is_aside(scene: Scene, day: Span) -> bool:
    """Whether a date is that of an earlier clause about a thing ("the post, which had been opened in September"), or the day since which nothing
    surpassed what is told ("the deadliest since 2012").
    """
    return is_of_its_own(scene, day) or _ASIDE.search(scene.before(day, 80)) is not None


def _is_background(scene: Scene, trigger: Span) -> bool:
    speech = scene.pack.speech
    if _is_years_after(scene, trigger):
        return True
    if scene.kind is BlockKind.TITLE:
        return False
    recalled = _recalled(scene)
    if (
        names_old_day(scene)
        and not _is_found_out(scene)
        and not _is_dated_before(scene, trigger, _old(scene))
    ):
        return True
    if _is_habit(scene, trigger) or (
        recalled
        and not _goes_on_these_days(scene)
        and not _is_dated_before(scene, trigger, scene.start + recalled.start())
    ):
        return True
    window = scene.before(trigger, 50) + trigger.text + scene.after(trigger, 20)
    if words(speech.denied).search(scene.before(trigger, 120)):
        return False  # what is denied is told in the pluperfect too: "denied that it had killed"
    if _is_of_this_week(scene):
        return False
    return bool(words(speech.pluperfect).search(window)) and not _is_reported_speech(scene, trigger)


def _recalled(scene: Scene) -> re.Match[str] | None:
    """The first words of history in a sentence, not those that only say since when nothing surpassed what it tells."""
    asides = [d.span for d in scene.dates if is_of_its_own(scene, d.span)]
    told = words(scene.pack.speech.background).finditer(scene.text)
    return next((m for m in told if not any(scene.span(*m.span()).overlaps(day) for day in asides)), None)


def _old(scene: Scene) -> int:
    """Where the first day that was over long before begins."""
    return min(d.span.start for d in scene.dates if _is_old(d, scene) and not is_aside(scene, d.span))


def _is_dated_before(scene: Scene, trigger: Span, recalled: int) -> bool:
    """Whether an act and its day of this week stand before the words that recall something: "killed 84 on Wednesday at a ceremony to mark the anniversary of"."""
    return trigger.end <= recalled and any(
        d.kind is DateKind.WEEKDAY and d.span.end <= recalled and not _is_told_on(d, scene) and not d.since
        for d in scene.dates
    )


def _goes_on_these_days(scene: Scene) -> bool:
    """Whether a sentence tells what has gone on for some days: "has been raging since Wednesday"."""
    return any(
        d.since and (d.kind is DateKind.WEEKDAY or (d.kind is DateKind.DAY and (d.offset or -99) >= _RECENT))
        for d in scene.dates
    )


def _is_of_this_week(scene: Scene) -> bool:
    """Whether a sentence opens on a weekday and tells where and of how many: "On Monday night, troops had killed three men outside Kumbo"."""
    days = [d for d in scene.dates if d.kind is DateKind.WEEKDAY]
    counted = any(f.quantity.op is not Operator.VAGUE and not f.part_of for f in scene.figures)
    return counted and bool(scene.toponyms) and opens_on_a_day(scene, days)


def _is_found_out(scene: Scene) -> bool:
    """Whether a page opens on what a report or an inquiry found, however long ago it happened: then that is its news."""
    counted = any(f.quantity.op is not Operator.VAGUE for f in scene.figures)
    return counted and scene.sentence.index <= _LEAD and _FOUND_OUT.search(scene.text) is not None


def _is_habit(scene: Scene, trigger: Span) -> bool:
    """Whether a sentence tells what goes on ("attacks have become rare but continue", "drones hit the town every week"): it names no day and
    counts nobody, and the act is not told before a clause that says so of something in it ("stormed Dori, which is often attacked").
    """
    habit = words(scene.pack.speech.habits).search(scene.text)
    if habit is None or scene.sentence.index == 0:
        return False
    if any(f.quantity.op is not Operator.VAGUE for f in scene.figures):
        return False
    if any(d.kind in _DAYS and not _is_told_on(d, scene) for d in scene.dates):
        return False
    behind = scene.text[trigger.end - scene.start : habit.start()]
    return trigger.end - scene.start > habit.start() or _SEAM.search(behind) is None


def _is_told_on(expression: DateExpression, scene: Scene) -> bool:
    """Whether a day is that on which somebody said it."""
    return words((scene.pack.speech.says,)).search(scene.before(expression.span, 16)) is not None


def _is_years_after(scene: Scene, trigger: Span) -> bool:
    """Whether years are counted from the act: "three years after the massacre", "the second anniversary of the attack"."""
    counted = (d.span.end for d in scene.dates if d.kind is DateKind.YEAR and d.anchor is Anchor.CONTEXT)
    words_between = (scene.document.text[end : trigger.start] for end in counted if end <= trigger.start)
    return (
        any(map(_OBJECT.match, words_between)) or _ANNIVERSARY.search(scene.before(trigger, 60)) is not None
    )


def _is_reported_speech(scene: Scene, trigger: Span) -> bool:
    """Whether the pluperfect is that of reported speech, which is news: "said that it had killed"."""
    said = words((scene.pack.speech.says,)).search(scene.before(trigger, 120))
    return said is not None


def _is_old(expression: DateExpression, scene: Scene) -> bool:
    """Whether an absolute date lies well before the page's own; without one, years before this are history by their year alone."""
    published = scene.document.published
    anchor: date = published.value if published else scene.document.captured_at.date()
    told = expression.year if expression.years is None else anchor.year + expression.years
    if told is not None:
        if expression.month is None:
            return told < anchor.year if published else _is_only_year(expression, scene)
        day = date(told, expression.month, min(expression.day or 28, 28))
        return published is not None and (anchor - day).days > _OLD_DAYS
    if (
        expression.kind is DateKind.MONTH
        and expression.month is not None
        and published
        and not expression.since
    ):
        year = anchor.year if expression.month <= anchor.month else anchor.year - 1
        end = date(year, expression.month, _LAST_DAY.get(expression.part or "", 28))
        return (anchor - end).days > _OLD_MONTH
    return expression.kind is DateKind.YEAR and expression.offset is not None and expression.offset < 0


def _is_only_year(expression: DateExpression, scene: Scene) -> bool:
    return expression.kind is DateKind.YEAR and all(d.year is None or d is expression for d in scene.dates)


def _is_statement(scene: Scene, trigger: Span) -> bool:
    """Speech about a happening that tells nothing new of it: condemnation, warning, appeal."""
    match = words(scene.pack.speech.statement).search(scene.text)
    if match is None:
        return False
    if scene.figures or scene.outcomes or _is_news_behind(scene, scene.start + match.end(), trigger):
        return False
    return scene.start + match.start() <= trigger.start or _names_no_act(scene)


def _is_news_behind(scene: Scene, spoken: int, trigger: Span) -> bool:
    """Whether an act is told, in a clause of its own with a day, as what the speech came after: "called for calm after gunmen raided the town on Sunday"."""
    ahead = scene.document.text[spoken : trigger.start]
    return bool(scene.dates) and is_verb(scene, trigger) and _AFTER.search(ahead) is not None


def _names_no_act(scene: Scene) -> bool:
    return not scene.toponyms and not scene.dates
