"""What a side did after an attack: "the army then carried out air strikes" is a happening of its own, where and when the attack was.

Forces that give chase to the attackers ("troops pursued the attackers into the hills and killed six") go on with the attack, unless a day of its own
is told for it; where they caught up with them is no place of the attack, and they were no party to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from firsthand.domain.document import BlockKind
from firsthand.domain.report import CasualtyKind, Report, Role, Status
from firsthand.reports.discourse import CONTINUABLE, Draft

_SIDES = (Role.INITIATOR, Role.TARGET, Role.CLAIMANT)
Composed = tuple[Report, Draft]
_HARM = (CasualtyKind.KILLED, CasualtyKind.INJURED)
_NEXT = 2  # sentences from news to other places of it


def with_responses(composed: Sequence[Composed], continues: dict[str, str]) -> list[Composed]:
    """The reports of a document, with those of responses put where and when what they answer took place, where they do not say it, and those of another
    happening ("a second strike", "hours later"), or of another place in the sentence behind, on the day of the one before.

    Args:
        composed: the reports, in the order of the text.
        continues: report id to that of the first report of its happening.
    """
    found: list[Composed] = []
    for report, draft in composed:
        starts = report.id not in continues and draft.status is Status.ASSERTED
        answers = draft.responds and report.id not in continues and not report.spans(Role.PLACE)
        starts = starts or _is_of_undated_headline(report, found, continues)
        follows = starts and not report.spans(Role.DATE) and (draft.another or _goes_on(report, draft, found))
        before = _answered(found, continues) if answers or follows else []
        found.append((_placed(report, before) if answers else _dated(report, before), draft))
    return found


def with_pursuits(composed: Sequence[Composed]) -> list[Composed]:
    """The reports of a document, with those of a pursuit without the places it led to, where the attack before has one.

    Args:
        composed: the reports, in the order of the text.
    """
    found: list[Composed] = []
    placed: set[int] = set()  # the parts with an attack at a known place
    for report, draft in composed:
        leads_on = draft.pursues and not draft.another and not draft.days and draft.part in placed
        if leads_on and draft.status in CONTINUABLE:
            kept = tuple(a for a in report.arguments if a.role not in (Role.PLACE, *_SIDES))
            none: frozenset[str] = frozenset()
            item = (
                replace(report, arguments=kept),
                replace(draft, places=none, units=none, around=none, regions=frozenset()),
            )
        else:
            item = report, draft
        if draft.status in CONTINUABLE and report.spans(Role.PLACE):
            placed.add(draft.part)
        found.append(item)
    return found


def without_days_said(composed: Sequence[Composed], continues: dict[str, str]) -> list[Composed]:
    """The reports of a document, with those that go on with a dated happening without the day on which somebody spoke of it.

    Args:
        composed: the reports, in the order of the text.
        continues: report id to that of the first report of its happening.
    """
    dated = {
        continues.get(report.id, report.id)
        for report, draft in composed
        if set(report.spans(Role.DATE)) - draft.said
    }
    return [
        (replace(report, arguments=tuple(a for a in report.arguments if a.span not in draft.said)), draft)
        if draft.said and continues.get(report.id) in dated
        else (report, draft)
        for report, draft in composed
    ]


def _is_of_undated_headline(report: Report, told: Sequence[Composed], continues: dict[str, str]) -> bool:
    """Whether a report is the first of the text below a headline that goes on with it, and is none of the lead: "... killing six. In Zaporizhzhia three were killed"."""
    head = continues.get(report.id)
    chain = [item for item in told if head is not None and head in (item[0].id, continues.get(item[0].id))]
    return bool(chain) and all(draft.kind is BlockKind.TITLE for _, draft in chain)


def _goes_on(report: Report, draft: Draft, told: Sequence[Composed]) -> bool:
    """Whether a report tells of another place right behind news: "... killing 36. Eleven were killed in Kryvyi Rih"."""
    last = next((item for item in reversed(told) if item[1].status in CONTINUABLE), None)
    return (
        last is not None
        and bool(draft.places and any(figure.kind in _HARM for figure in report.figures))
        and last[1].kind is not BlockKind.TITLE
        and report.sentence - last[0].sentence <= _NEXT
        and (draft.part, draft.entry) == (last[1].part, last[1].entry)
    )


def _answered(told: Sequence[Composed], continues: dict[str, str]) -> list[Report]:
    """The reports of the last happening that is no response itself."""
    last = next((r for r, d in reversed(told) if d.status in CONTINUABLE and not d.responds), None)
    if last is None:
        return []
    head = continues.get(last.id, last.id)
    return [report for report, _ in told if head in (report.id, continues.get(report.id))]


def _dated(report: Report, before: Sequence[Report]) -> Report:
    """A report with the first day of what was told before it."""
    day = next((a for told in before for a in told.arguments if a.role is Role.DATE), None)
    return replace(report, arguments=(day, *report.arguments)) if day is not None else report


def _placed(report: Report, answered: Sequence[Report]) -> Report:
    """A report with the places and the first day of what it answers."""
    every = [argument for told in answered for argument in told.arguments]
    own = [argument for argument in every if argument.role is Role.PLACE]
    day = next((argument for argument in every if argument.role is Role.DATE), None)
    if day is not None and not report.spans(Role.DATE):
        own.append(day)
    return replace(report, arguments=(*dict.fromkeys(own), *report.arguments))
