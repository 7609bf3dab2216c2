"""Those who were attacked and tell what they did to the attackers: they answer for no attack of their own.

"Boko Haram attacked the village, killing six. The army said that it had killed four terrorists": the army counts its enemy's dead, and neither
began this nor claims it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.domain.actor import ActorMention
from firsthand.domain.report import Argument, CasualtyKind, Report, Role, Status
from firsthand.domain.values import Span
from firsthand.reports.camps import SWAPPED, camp
from firsthand.reports.confidence import confidence

_NEXT = 12  # characters from a deed to the number of those whom it hit: "killed at least 30"
_DEEDS_OF_THEIR_OWN = frozenset(
    {"air-drone-strike", "shelling-artillery-missile", "government-regains-territory", "arrests"}
)
"""What the attacked do by themselves, beside beating an attack back: who did it stays who did it."""


def without_answers(reports: Sequence[Report], by_span: Mapping[Span, ActorMention]) -> list[Report]:
    """The reports, with no claim to an attack by those of the other camp than the attackers' who only tell how many of them they killed, or
    that they beat them back; and these reports told from the attackers' side. Who says to have attacked claims that.

    Who attacked is what the first report of a happening says that names an armed attacker; where that one is a party's word on what it did to
    its enemy, and opens the text, what the next one says that gives the same number; where it opens on a claim that counts nobody, who claims it.

    Args:
        reports: of a document, with their threads.
        by_span: its actors.
    """
    threads: dict[str, list[Report]] = {}
    for report in reports:
        if report.status in (Status.ASSERTED, Status.DENIED):
            threads.setdefault(report.thread, []).append(report)
    attackers = {thread: _attackers(told, by_span) for thread, told in threads.items()}
    return [_as_answer(report, attackers.get(report.thread), by_span) for report in reports]


def _attackers(told: Sequence[Report], by_span: Mapping[Span, ActorMention]) -> str | None:
    """The camp of those who attacked; None where both camps did, nobody armed, or only a party's word says so."""
    placed = [
        (report, camps)
        for report in sorted(told, key=lambda r: (r.sentence, r.trigger.start))
        if (camps := _camps(report, Role.INITIATOR, by_span))
    ]
    if placed and placed[0][0].sentence == 0 and _claimants(placed[0][0]):
        report, camps = placed[0]
        dead = _killed(report)
        if not dead and len(camps) == 1:
            return camps.pop()  # "JNIM claims the attack on a convoy"
        placed = [(report, camps) for report, camps in placed[1:] if dead & _killed(report)][:1]
    if not placed:
        return None
    report, camps = placed[0]
    return camps.pop() if len(camps) == 1 and not _claimants(report) else None


def _as_answer(report: Report, attackers: str | None, by_span: Mapping[Span, ActorMention]) -> Report:
    own = {camp(by_span[span].kind) for span in _claimants(report) if span in by_span}
    if attackers is None or not own or None in own or attackers in own:
        return report
    began = _camps(report, Role.INITIATOR, by_span)
    turns = own == began and _counts_dead(report) and report.event_type not in _DEEDS_OF_THEIR_OWN
    if not turns and (own & began or not own & _camps(report, Role.TARGET, by_span)):
        return report
    arguments = tuple(
        _turned(argument, by_span) if turns else argument
        for argument in report.arguments
        if argument.role is not Role.CLAIMANT
    )
    sure = confidence(report.status, report.event_type, arguments, report.figures)
    return replace(report, arguments=arguments, confidence=sure)


def _counts_dead(report: Report) -> bool:
    """Whether what a party tells is that it killed so many, and not that it attacked: their number stands right behind the deed, or the deed is no more
    than what became of others counted before it ("two soldiers wounded, and about ten terrorists neutralised").
    """
    dead = [figure for figure in report.figures if figure.kind is CasualtyKind.KILLED]
    if any(0 <= figure.span.start - report.trigger.end <= _NEXT for figure in dead):
        return True
    fate = any(0 <= report.trigger.start - figure.span.end <= 1 for figure in report.figures)
    return fate and any(figure.span.start > report.trigger.end for figure in dead)


def _turned(argument: Argument, by_span: Mapping[Span, ActorMention]) -> Argument:
    mention = by_span.get(argument.span)
    if argument.role not in SWAPPED or mention is None or camp(mention.kind) is None:
        return argument
    return replace(argument, role=SWAPPED[argument.role])


def _claimants(report: Report) -> tuple[Span, ...]:
    return tuple(report.spans(Role.CLAIMANT))


def _camps(report: Report, role: Role, by_span: Mapping[Span, ActorMention]) -> set[str]:
    camps = {camp(by_span[span].kind) for span in report.spans(role) if span in by_span}
    return {one for one in camps if one}


def _killed(report: Report) -> set[int | None]:
    return {figure.quantity.point for figure in report.figures if figure.kind is CasualtyKind.KILLED}
