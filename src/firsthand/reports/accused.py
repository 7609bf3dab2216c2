"""Each side says that the other did it: then both are accused, and the text says of neither that it was them.

"The army said RSF drones hit the market, the RSF accused the army", "les deux camps s'accusent mutuellement". Both become initiators, as
somebody says, and participants, as the text leaves it open who it was: an actor with both roles under one mention is accused by the other
side, and no more. One whom others blame and who blames its enemy in turn stands so beside that enemy. An accusation that only one side makes
leaves one initiator, which a denial contests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.report import Argument, Report, Role, Status
from firsthand.reports.camps import ARMED
from firsthand.reports.claimed import blamed
from firsthand.reports.matching import words
from firsthand.reports.mentioned import is_only_mentioned
from firsthand.reports.scene import Scene

_PARTIES = (Role.INITIATOR, Role.TARGET, Role.PARTICIPANT)
_FAR = 60  # characters from the one who speaks to the one spoken of, and from there to the act
_NEW_CLAUSE = re.compile(
    r"[;.]|\b(?:while|whereas|who|which|that|tandis|alors|qui|que)\b|\bqu['’]", re.IGNORECASE
)
_SUFFERS = re.compile(r"\b(?:was|were|been|by|against|a\sété|ont\sété|été|par|contre)\s", re.IGNORECASE)


@dataclass(frozen=True)
class _Accusation:
    """That somebody did it.

    Attributes:
        sentence: where it is told.
        accuser: id of the actor that says so, None where nobody known does.
        accused: the mention.
    """

    sentence: int
    accuser: str | None
    accused: ActorMention

    @property
    def actor(self) -> str | None:
        """Id of the accused."""
        return self.accused.actor


def with_accusations(
    reports: Sequence[Report], scenes: Sequence[Scene], actors: Sequence[ActorMention]
) -> list[Report]:
    """The reports, with those who accuse each other as accused both.

    Args:
        reports: of a document, with their sides.
        scenes: its sentences.
        actors: its mentions.
    """
    told = [report for report in reports if report.status in (Status.ASSERTED, Status.DENIED)]
    if not told:
        return list(reports)
    by_thread: dict[str, list[_Accusation]] = {}
    home: dict[int, Report] = {}
    seen: set[str] = set()
    for scene in scenes:
        index = scene.sentence.index
        report = _report_of(index, told)
        places = {place.text for place in scene.toponyms}
        is_elsewhere = index > 1 and not places <= seen
        seen |= places
        if is_elsewhere:
            continue  # what is said of another place is another happening
        if report is not None and (found := list(_accusations(scene, actors))):
            home[index] = report
            by_thread.setdefault(report.thread, []).extend(found)
    changed: dict[str, Report] = {}
    for thread, said in by_thread.items():
        pair = _each_other(said)
        own = [one for one in said if one.actor in pair]
        for report in told:
            if report.thread == thread and pair:
                here = [one.accused for one in own if home[one.sentence].id == report.id]
                changed[report.id] = _as_accused(report, here)
    return [changed.get(report.id, report) for report in reports]


def _report_of(sentence: int, told: Iterable[Report]) -> Report | None:
    """The report that a sentence goes with: its own, else the last before it."""
    before = [report for report in told if report.sentence <= sentence]
    return max(before, key=lambda report: report.sentence, default=None)


def _each_other(said: Sequence[_Accusation]) -> frozenset[str]:
    """Two of the accused, one of whom accuses the other; nobody where that is not so."""
    accused = {one.actor for one in said}
    for one in said:
        if (
            one.accuser is not None
            and one.actor is not None
            and one.accuser in accused
            and one.accuser != one.actor
        ):
            return frozenset((one.accuser, one.actor))
    return frozenset()


def _as_accused(report: Report, accused: Sequence[ActorMention]) -> Report:
    spans = dict.fromkeys(mention.span for mention in accused)
    if not spans:
        return report
    left = [a for a in report.arguments if a.span not in spans or a.role not in _PARTIES]
    both = [Argument(role, span) for span in spans for role in (Role.INITIATOR, Role.PARTICIPANT)]
    places = [a for a in left if a.role is Role.PLACE]
    rest = sorted(
        [*(a for a in left if a.role is not Role.PLACE), *both], key=lambda a: (a.span.start, a.role.value)
    )
    return replace(report, arguments=(*places, *rest))


def _accusations(scene: Scene, actors: Sequence[ActorMention]) -> Iterator[_Accusation]:
    index = scene.sentence.index
    if mutual := words(scene.pack.conflict.mutual).search(scene.text):
        two = _two_before(scene, scene.start + mutual.start(), actors)
        for one, other in zip(two, reversed(two), strict=True):
            yield _Accusation(index, other.actor, one)
        return
    for argument in blamed(scene):
        accused = next(mention for mention in scene.actors if mention.span == argument.span)
        yield _Accusation(index, _blamer(scene, accused), accused)
    yield from _told_of_the_enemy(scene)


def _armed(scene: Scene) -> list[ActorMention]:
    return [m for m in scene.actors if m.kind in ARMED and m.actor and not is_only_mentioned(scene, m)]


def _two_before(scene: Scene, at: int, actors: Sequence[ActorMention]) -> list[ActorMention]:
    """The two armed actors who accuse each other: the last before the words that say so, else the only two of the text so far."""
    here = {m.actor: m for m in _armed(scene) if m.span.end <= at}
    if len(here) >= 2:
        return list(here.values())[-2:]
    so_far = {m.actor: m for m in actors if m.kind in ARMED and m.actor and m.span.end <= at}
    named = {actor: m for actor, m in so_far.items() if not (actor or "").startswith("generic:")}
    for known in (named, so_far):
        if len(known) == 2:
            return sorted(known.values(), key=lambda mention: mention.span)
    return []


def _blamer(scene: Scene, accused: ActorMention) -> str | None:
    """The actor before the verb that blames, in its clause."""
    for mention in reversed(scene.actors):
        gap = scene.between(mention.span, accused.span)
        if mention.span.end > accused.span.start or mention.actor in (None, accused.actor):
            continue
        if mention.kind not in ARMED and mention.kind is not ActorKind.GOVERNMENT:
            continue
        verb = words(scene.pack.conflict.blamed).search(gap)
        return mention.actor if verb is not None and not _NEW_CLAUSE.search(gap) else None
    return None


def _told_of_the_enemy(scene: Scene) -> Iterator[_Accusation]:
    """What a party says that another did: "the army said RSF drones hit the market"."""
    armed = _armed(scene)
    conflict = scene.pack.conflict
    acts = words((*conflict.charges, *conflict.attack, *conflict.strikes))
    for voice in scene.voices:
        if voice.source is None or voice.cue is None:
            continue
        said = max(voice.cue, voice.source, key=lambda span: span.end)
        speaker = next((m for m in armed if voice.source.contains(m.span)), None)
        after = [m for m in armed if 0 <= m.span.start - said.end <= _FAR]
        if speaker is None or not after or after[0].actor == speaker.actor or _is_harmed(scene, after[0]):
            continue
        behind = scene.after(after[0].span, _FAR)
        act = acts.search(behind)
        between = scene.between(said, after[0].span)
        if act is not None and not _SUFFERS.search(behind[: act.start()]) and not acts.search(between):
            yield _Accusation(scene.sentence.index, speaker.actor, after[0])


def _is_harmed(scene: Scene, mention: ActorMention) -> bool:
    """Whether a figure counts those mentioned as harmed: "neutralised 12 terrorists in an operation"."""
    return any(figure.group is not None and figure.group.overlaps(mention.span) for figure in scene.figures)
