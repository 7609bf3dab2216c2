"""Which reports of one document go on with which."""

from __future__ import annotations

from firsthand.domain.document import BlockKind
from firsthand.domain.report import Status
from firsthand.reports.discourse import Draft, chain


def draft(name: str, *places: str, only_names: bool = False) -> Draft:
    return Draft(
        id=name,
        status=Status.ASSERTED,
        kind=BlockKind.BODY,
        places=frozenset(places),
        days=frozenset(),
        site=None,
        site_is_definite=False,
        definite=False,
        another=False,
        simultaneous=False,
        event_type=None if only_names else "attack",
        only_names=only_names,
    )


def test_who_was_in_it_goes_on_with_the_happening_in_focus() -> None:
    told = [draft("gao", "gao"), draft("djibo", "djibo"), draft("name", only_names=True)]
    assert chain(told) == {"name": "djibo"}


def test_who_was_in_it_starts_no_happening() -> None:
    told = [draft("name", only_names=True), draft("gao", "gao"), draft("more")]
    assert chain(told) == {"more": "gao"}
