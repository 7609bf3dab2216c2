"""Parts of a sentence that tell of different happenings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from firsthand.domain.alternatives import either
from firsthand.domain.document import BlockKind
from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import Span
from firsthand.reports.classify import PROTEST
from firsthand.reports.matching import words
from firsthand.reports.scene import Scene, told_in
from firsthand.reports.triggers import Trigger

_AFTER = re.compile(r"\b(?:after|après)\b", re.IGNORECASE)
_HARM = (CasualtyKind.KILLED, CasualtyKind.INJURED, CasualtyKind.ABDUCTED)
_AND = ("and", "et", "before", "avant")
_IS = re.compile(
    r"\b(?:is|are|was|were|been|being|be|sont|est|étai(?:t|ent)|été|être)\s(?:\w+\s)?$", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"[,;]\s|\s(?:in|during|lors|dans|au\scours)\s(?:an?|the|d['’]une?|de\sla|une?)\s?(?:[\w-]+\s){0,2}(?:raids?|operations?|strikes?|clash|ambush|shootout|firefight|opération|raid|frappe|assaut|embuscade|accrochage)\b",
    re.IGNORECASE,
)
"""Where a sentence goes back to what befell people whose own act it told."""
_LEAD = 1  # sentences behind the title
_NEXT_HEADLINE = re.compile(r"[,;]\s(?:at\sleast\s|au\smoins\s)?", re.IGNORECASE)
_AT_THE_END = re.compile(
    r"\s(?:in|at|near|on|à|au|aux|dans|près\sd\w*)\s(?:[\w’'-]+\s){0,3}[\w’'-]+\s*$", re.IGNORECASE
)
"""Where the last of them fell."""
_DAYS_APART = re.compile(r"\b(?:days?|weeks?|months?|years?|jours?|semaines?|mois|ans?)\s$", re.IGNORECASE)
"""What stands before "before" where the two are of other days."""
_JOINS = re.compile(r"\b(?:and|et|then|puis|before|avant)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that tells of one happening, in offsets of the document.

    Attributes:
        start, end: its extent.
        triggers: the triggers in it.
        looks_back: whether the sentence opens with a look back at another happening.
        precedes_recall: whether the sentence goes on with one that does.
        recalls: whether the clause itself recalls an earlier happening ("..., days after gunmen killed 40 soldiers").
        precedes_counter, counters: whether a denial goes on with what its voice says instead, and whether the clause is that
            ("denied having killed civilians, saying that 30 terrorists had been neutralised").
        about: whether it is what the protest of the clause before it is about.
        beside: whether a headline tells it beside another happening ("two killed in Kech, 33 militants killed at border").
        goes_on: whether "and" alone joins it to the clause before it, so that both may be of one day.
    """

    start: int
    end: int
    triggers: tuple[Trigger, ...]
    looks_back: bool = False
    recalls: bool = False
    precedes_recall: bool = False
    precedes_counter: bool = False
    counters: bool = False
    goes_on: bool = False
    about: bool = False
    beside: bool = False

    def holds(self, span: Span) -> bool:
        """Whether a span lies in the clause."""
        return self.start <= span.start and span.end <= self.end


def clauses(scene: Scene, triggers: Sequence[Trigger]) -> tuple[Clause, ...]:
    """Cut a sentence where it goes on to another happening.

    An opening that looks back ("In addition to the assault on X, ...") is left out. Two acts joined by "and", each with a place of its
    own, are two clauses ("killed 30 troops in A and attacked the airport in B").
    """
    start, looks_back = scene.start, False
    opener = _opener(scene.pack.conflict.openers).match(scene.text)
    if opener is not None:
        rest = [t for t in triggers if t.span.start >= scene.start + opener.end()]
        outside = [p for p in scene.toponyms if p.start >= scene.start + opener.end()]
        if rest or outside:
            start, looks_back, triggers = scene.start + opener.end(), True, rest
    if (counter := _counter(scene, triggers)) is not None:
        denial, seam = counter
        denied = tuple(t for t in triggers if t.span.end <= seam) or (Trigger(denial, None),)
        instead = tuple(t for t in triggers if t.span.start >= seam)
        return (
            Clause(start, seam, denied, looks_back, precedes_counter=True),
            Clause(seam, scene.sentence.span.end, instead, counters=True),
        )
    end = scene.sentence.span.end
    if (cause := _of_protest(scene, triggers)) is not None:
        about = tuple(t for t in triggers if t.span.start >= cause and t.event_type != PROTEST)
        return (
            Clause(start, cause, tuple(t for t in triggers if t.span.end <= cause), looks_back),
            Clause(cause, end, about, about=True),
        )
    if (after := _after(scene, triggers)) is not None:
        return (
            Clause(after, end, tuple(t for t in triggers if t.span.start >= after), looks_back, recalls=True),
        )
    if (tied := _two_headlines(scene, triggers) or _tied(scene, triggers, start)) is not None:
        return tied
    recall = words(scene.pack.conflict.recalls).search(scene.text, max(start - scene.start, 1))
    recalled: tuple[Trigger, ...] = ()
    if recall is not None and any(t.span.end <= scene.start + recall.start() for t in triggers):
        seam = scene.start + recall.start()
        recalled = tuple(t for t in triggers if t.span.start >= seam)
        if recalled:
            triggers, end = [t for t in triggers if t.span.end <= seam], seam
    found: list[Clause] = []
    pending: list[Trigger] = []
    goes_on = False
    for position, trigger in enumerate(triggers):
        pending.append(trigger)
        following = triggers[position + 1] if position + 1 < len(triggers) else None
        if following is not None and (cut := _cut(scene, trigger, following)) is not None:
            found.append(Clause(start, cut, tuple(pending), looks_back, goes_on=goes_on))
            start, pending = cut, []
            text = scene.document.text
            is_joined = text[cut : following.span.start].lower().split()[0] in _AND
            goes_on = is_joined and _DAYS_APART.search(text, max(0, cut - 16), cut) is None
    found.append(
        Clause(start, end, tuple(pending), looks_back, precedes_recall=bool(recalled), goes_on=goes_on)
    )
    if recalled:
        after = (
            scene.start + recall.end() if recall is not None else end
        )  # "three days after" dates the news, not what it recalls
        found.append(Clause(after, scene.sentence.span.end, recalled, recalls=True))
    return tuple(found)


def without_past(scene: Scene, triggers: Sequence[Trigger]) -> tuple[Scene, Sequence[Trigger]]:
    """A sentence and its triggers without what was only commemorated where something happened: "... to mark the anniversary of the killing of a general"; and
    without what came days after all that it tells: "the president visited Makurdi, days after the massacre of Yelwata".
    """
    past = words(scene.pack.conflict.commemorates).search(scene.text)
    seam = scene.start + past.start() if past is not None else 0
    news = [t for t in triggers if t.span.end <= seam]
    if news:
        return told_in(scene, scene.start, seam), news
    recall = words(scene.pack.conflict.recalls).search(scene.text, 1)
    at = scene.start + recall.end() if recall is not None and triggers else None
    if at is None or triggers[0].span.start < at or any(f.span.end <= at for f in scene.figures):
        return scene, triggers
    is_placed_twice = any(p.start >= at for p in scene.toponyms) and any(p.end < at for p in scene.toponyms)
    return (told_in(scene, at, scene.sentence.span.end), triggers) if is_placed_twice else (scene, triggers)


def _two_headlines(scene: Scene, triggers: Sequence[Trigger]) -> tuple[Clause, ...] | None:
    """The clauses of a headline that tells the dead of two places: "Two officers killed in Kech, 33 militants killed at border"."""
    if scene.kind is not BlockKind.TITLE:
        return None
    dead = [f for f in scene.figures if f.kind is CasualtyKind.KILLED and not f.part_of]
    for first, second in pairwise(dead):
        seam = _NEXT_HEADLINE.search(
            scene.text, first.span.end - scene.start, second.span.start - scene.start + 1
        )
        if seam is None or not _AT_THE_END.search(scene.text):
            continue
        at = scene.start + seam.end()
        placed = any(first.span.end <= p.start < at for p in scene.toponyms)
        parts = (
            tuple(t for t in triggers if t.span.end <= at),
            tuple(t for t in triggers if t.span.start >= at),
        )
        if placed and second.span.start == at and all(parts):
            return (
                Clause(scene.start, scene.start + seam.start(), parts[0]),
                Clause(at, scene.sentence.span.end, parts[1], beside=True),
            )
    return None


def _tied(scene: Scene, triggers: Sequence[Trigger], start: int) -> tuple[Clause, ...] | None:
    """The clauses of a sentence that ties somebody to an earlier happening: "a leader linked to the attack that killed 50"."""
    tie = words(scene.pack.conflict.recalls_of).search(scene.text, max(start - scene.start, 1))
    if tie is None or _IS.search(scene.text[: tie.start()]):
        return _held(scene, triggers, start)  # "rebels are blamed for the attack" is the news of it
    seam = scene.start + tie.start()
    recalled = tuple(t for t in triggers if t.span.start >= seam)
    news = tuple(t for t in triggers if t.span.end <= seam)
    if not recalled or (not news and scene.sentence.index <= _LEAD):
        return None  # a page opens with what it is about
    past = Clause(seam, scene.sentence.span.end, recalled, recalls=True)
    return (Clause(start, seam, news, precedes_recall=True), past) if news else (past,)


def _held(scene: Scene, triggers: Sequence[Trigger], start: int) -> tuple[Clause, ...] | None:
    """The clauses of a sentence in which people are struck for an act of theirs: "killed two men involved in Sunday's attack in a raid on Wednesday"."""
    first = min((t.span.end for t in triggers), default=None)
    tie = words(scene.pack.conflict.held_for).search(scene.text, first - scene.start) if first else None
    if tie is None:
        return None
    seam, end = scene.start + tie.start(), scene.sentence.span.end
    on = _GOES_ON.search(scene.text, tie.end())
    again = scene.start + on.start() if on is not None else end
    own = tuple(t for t in triggers if seam <= t.span.start < again)
    if not own or any(seam <= f.span.start < again for f in scene.figures):
        return None
    news = tuple(t for t in triggers if t.span.start < seam)
    rest = tuple(t for t in triggers if t.span.start >= again)
    found = (Clause(start, seam, news, precedes_recall=True), Clause(seam, again, own, recalls=True))
    return (*found, Clause(again, end, rest, goes_on=True)) if rest else found


def _of_protest(scene: Scene, triggers: Sequence[Trigger]) -> int | None:
    """Where a sentence goes over from a protest to the harm that it is about: "marched in Gao to denounce the killing of five teachers"."""
    first = triggers[0] if triggers else None
    if first is None or first.event_type != PROTEST:
        return None
    seam = words(scene.pack.conflict.protested).search(scene.text, first.span.end - scene.start)
    if seam is None:
        return None
    at = scene.start + seam.start()
    acts = [t for t in triggers if t.span.start >= at and t.event_type != PROTEST]
    harmed = [f for f in scene.figures if f.kind in _HARM]
    return at if acts and harmed and all(f.span.start >= at for f in harmed) else None


def _after(scene: Scene, triggers: Sequence[Trigger]) -> int | None:
    """Where a sentence whose subject is told elsewhere goes over to what it came after: "they come three days after the killing of a senator"."""
    comes = words(scene.pack.speech.comes).search(scene.text)
    if comes is None or any(t.span.start < scene.start + comes.start() for t in triggers):
        return None
    after = _AFTER.search(scene.text, comes.end())
    at = scene.start + after.end() if after is not None else None
    return at if at is not None and any(t.span.start >= at for t in triggers) else None


def _counter(scene: Scene, triggers: Sequence[Trigger]) -> tuple[Span, int] | None:
    """The words that deny something, and where their voice goes on to what it says instead: an act, with no other denial."""
    speech = scene.pack.speech
    denial = words(speech.denied).search(scene.text)
    seam = words(speech.counters).search(scene.text, denial.end()) if denial is not None else None
    if denial is None or seam is None or words(speech.negated).search(scene.text, seam.start()):
        return None
    at = scene.start + seam.start()
    return (scene.span(*denial.span()), at) if any(t.span.start >= at for t in triggers) else None


def _cut(scene: Scene, first: Trigger, second: Trigger) -> int | None:
    """Where a second act begins that has a place of its own."""
    between = [p for p in scene.toponyms if first.span.end <= p.start and p.end <= second.span.start]
    after = [p for p in scene.toponyms if p.start >= second.span.end]
    if not between or not after or between[-1].text == after[0].text:
        return None
    gap = scene.document.text[between[-1].end : second.span.start]
    match = _JOINS.search(gap)
    return between[-1].end + match.start() if match and len(gap) < 40 else None


def announces_another(scene: Scene, clause: Clause) -> bool:
    """Whether the clause says that it tells of another happening than before."""
    text = scene.document.text[clause.start : clause.end]
    return clause.looks_back or clause.beside or bool(words(scene.pack.conflict.another).search(text))


def nth_told(scene: Scene, text: str) -> int | None:
    """Which of the happenings told before a clause refers to, the first that it names, from 1: "claimed the first attack"; None where it does not say."""
    told = [
        n for n, nth in enumerate(scene.pack.speech.ordinals, 1) if words((nth,)).search(text) is not None
    ]
    return told[0] if told else None


@cache
def _opener(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"[\s«\"“]*(?:" + either(patterns) + r")", re.IGNORECASE)
