"""A brief from a store: what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from firsthand.desk import Desk, open_desk
from firsthand.domain.errors import ConfigError
from firsthand.publish.brief import Scope
from firsthand.run.briefing import scope_of
from firsthand.store import EventFilter

NOW = datetime(2025, 6, 30, 12, tzinfo=UTC)
STORIES = {
    "a.txt": "MENAKA, Mali, 11 June 2025 (AFP) - Gunmen attacked an army post near Ménaka in Mali on 10 June 2025, killing six soldiers, "
    "the army said.\nThe soldiers drove the attackers back after two hours of fighting.\n",
    "b.txt": "GAO, Mali, 16 May 2025 (AFP) - Gunmen attacked a convoy near Gao in Mali on 14 May 2025, killing four soldiers, the army "
    "said.\nThe convoy was on its way to Ansongo.\n",
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("briefing")
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    with open_desk(f"sqlite:///{folder / 'desk.db'}") as opened:
        opened.ingest([folder / name for name in STORIES])
        yield opened


def test_a_period_that_has_begun_runs_to_today() -> None:
    assert scope_of(EventFilter(since=date(2025, 6, 1)), NOW.date()).until == NOW.date()
    assert scope_of(EventFilter(since=date(2025, 7, 1)), NOW.date()).until is None
    assert scope_of(EventFilter(), NOW.date()) == Scope()


def test_other_filters_become_conditions() -> None:
    scope = scope_of(EventFilter(country="mli", actor="jnim", min_origins=2), NOW.date())
    assert (scope.country, scope.conditions) == ("MLI", (("actor", "jnim"), ("min_origins", "2")))


def test_a_brief_of_a_month_and_the_one_before(desk: Desk) -> None:
    wanted = EventFilter(country="MLI", since=date(2025, 6, 1), until=date(2025, 6, 30))
    made = desk.brief(wanted, language="fr", now=NOW)
    assert [row.event.place.name for row in made.incidents if row.event.place] == ["Ménaka"]
    assert made.before is not None
    assert (made.before.incidents, made.before.documents, made.documents) == (1, 1, 1)
    assert made.fresh == (1,)
    assert made.in_area is None


def test_an_empty_brief_knows_what_else_the_record_holds(desk: Desk) -> None:
    made = desk.brief(EventFilter(country="MLI", since=date(2025, 6, 20)), now=NOW)
    assert (made.incidents, made.in_area) == ((), 2)


def test_a_language_that_is_not_there_is_refused(desk: Desk) -> None:
    with pytest.raises(ConfigError, match="en and fr"):
        desk.brief(language="de")
