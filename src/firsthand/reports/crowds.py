"""What a state's forces did to those at a protest that the text told before: "hundreds marched in Conakry. The police fired on the crowd, killing two"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.reports.classify import AGAINST_PROTEST, OF_PROTESTS, ON_CIVILIANS
from firsthand.reports.nth import Composed


def with_force(composed: Sequence[Composed], continues: Mapping[str, str]) -> list[Composed]:
    """The reports of a document, attacks on the crowd of a protest as excessive force against it.

    Args:
        composed: the reports, in the order of the text.
        continues: those that go on with a happening told before, with its first report.
    """
    protests = {report.id for report, _ in composed if report.event_type in OF_PROTESTS}
    return [
        (replace(report, event_type=AGAINST_PROTEST), replace(draft, event_type=AGAINST_PROTEST))
        if report.event_type == ON_CIVILIANS
        and draft.at_protest
        and draft.by_state
        and continues.get(report.id) in protests
        else (report, draft)
        for report, draft in composed
    ]
