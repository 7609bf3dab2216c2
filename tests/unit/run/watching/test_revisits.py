"""Articles are looked at again: edited ones become versions, and nothing else is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from benchmarks.weather import Mood, Outlet, Weather
from sqlalchemy import select, update

from firsthand.domain.errors import SourceError, StoreError
from firsthand.domain.watching import Health, SourceKind, Tally, Visit
from firsthand.run.pool import lost
from firsthand.run.watching import readers as readers_module
from firsthand.run.watching.again import Seen
from firsthand.run.watching.book import WatchBook
from firsthand.run.watching.lanes import Task
from firsthand.run.watching.revisits import Revisits
from firsthand.run.watching.trust import CUT_OFF, Trusted
from firsthand.store import Store
from firsthand.store.tables_of_watching import watch_visits
from firsthand.store.visits import VisitLog
from firsthand.store.watching import WatchLog

from .conftest import source

Once = Callable[..., Any]
TEXT = " ".join(
    f"Gunmen attacked village number {n} near the border at dawn, a security source said." for n in range(12)
)


@pytest.fixture
def once(once: Once) -> Once:
    """No outlet hangs here, and the machine may be busy."""
    return partial(once, timeout=20.0)


def _publish(weather: Weather, outlet: Outlet, *names: str) -> list[str]:
    return [weather.publish(outlet, f"{name}-of-the-day", f"The {name}", f"{name}. {TEXT}") for name in names]


def _time_passes(store: Store) -> None:
    """All visits are due."""
    with store.database.writing() as connection:
        past = datetime.now(UTC) - timedelta(minutes=1)
        connection.execute(update(watch_visits).values(due=past))


def _planned(store: Store) -> dict[str, int]:
    with store.database.reading() as connection:
        return dict(connection.execute(select(watch_visits.c.id, watch_visits.c.step)).all())


def _edit(outlet: Outlet, number: int, **changes: str) -> None:
    outlet.articles[number] = replace(outlet.articles[number], **changes)


def _tally(store: Store) -> Tally:
    (tally,) = WatchLog(store.database).tallies(datetime.now(UTC).date() - timedelta(days=1)).values()
    return tally


def _id(store: Store, word: str) -> str:
    return next(name for name in _planned(store) if word in name)


def test_an_edited_article_becomes_a_version_and_an_unchanged_one_is_not_sent(
    weather: Weather, store: Store, once: Once
) -> None:
    outlet = weather.outlet("a")
    _publish(weather, outlet, "attack", "calm")
    once(source(weather, outlet))
    assert set(_planned(store).values()) == {0}
    once(source(weather, outlet))  # nothing is due yet
    assert weather.statuses[304] == 1  # the feed
    _edit(outlet, 0, text=f"{TEXT} The toll has risen to 12.")
    _time_passes(store)
    summary = once(source(weather, outlet))
    assert weather.statuses[304] == 3  # the feed, and the other article
    assert (summary.tally.visited, summary.tally.edited, summary.tally.read) == (2, 1, 1)
    first, second = store.versions(_id(store, "attack"))
    assert "risen" not in store.document(first.document).text
    assert "risen to 12" in store.document(second.document).text
    assert len(store.versions(_id(store, "calm"))) == 1
    assert (summary.rounds, _tally(store).edited) == (1, 1)


def test_an_edit_is_not_passed_over_because_the_process_that_read_it_was_lost(
    weather: Weather, store: Store, once: Once, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlet = weather.outlet("a")
    _publish(weather, outlet, "attack")
    once(source(weather, outlet))
    _edit(outlet, 0, text=f"{TEXT} The toll has risen to 12.")
    _time_passes(store)
    with monkeypatch.context() as broken:
        broken.setattr(readers_module, "read_one", lambda page, *_, **__: lost(page))
        once(source(weather, outlet))
    assert len(store.versions(_id(store, "attack"))) == 1
    _time_passes(store)
    once(source(weather, outlet))
    assert len(store.versions(_id(store, "attack"))) == 2


def test_an_edit_is_kept_though_the_archive_file_of_the_first_version_is_gone(
    weather: Weather, store: Store, once: Once
) -> None:
    outlet = weather.outlet("a")
    _publish(weather, outlet, "attack")
    once(source(weather, outlet))
    _edit(outlet, 0, text=f"{TEXT} The toll has risen to 12.")
    _time_passes(store)
    assert store.database.archive_path is not None
    (file,) = store.database.archive_path.glob("*.warc.gz")
    file.unlink()
    once(source(weather, outlet))
    assert len(store.versions(_id(store, "attack"))) == 2


def test_one_record_that_is_damaged_is_told_and_stops_nothing(
    weather: Weather, store: Store, once: Once, monkeypatch: pytest.MonkeyPatch
) -> None:
    outlet = weather.outlet("a")
    _publish(weather, outlet, "attack", "calm")
    once(source(weather, outlet))
    damaged = _id(store, "attack")
    (version,) = store.versions(damaged)
    for number in range(2):
        _edit(outlet, number, text=f"{TEXT} The toll has risen to 12.")
    real = Store.document

    def document(self: Store, key: str) -> Any:
        if key == version.document:
            raise StoreError("stored bytes are damaged; restore a backup")
        return real(self, key)

    with monkeypatch.context() as broken:
        broken.setattr(Store, "document", document)
        _time_passes(store)
        once(source(weather, outlet))
    assert len(store.versions(_id(store, "calm"))) == 2
    assert [(told.input, told.code, told.severity) for told in store.issues()] == [
        (damaged, "revisit-unkept", "warning")
    ]
    assert len(store.versions(damaged)) == 1
    _time_passes(store)
    once(source(weather, outlet))  # from a backup, say
    assert len(store.versions(damaged)) == 2


def test_what_stands_around_an_article_is_not_kept(weather: Weather, store: Store, once: Once) -> None:
    outlet = weather.outlet("a", Mood.RESTLESS)
    _publish(weather, outlet, "attack")
    once(source(weather, outlet))
    for _ in range(2):
        _time_passes(store)
        summary = once(source(weather, outlet))
        assert (summary.tally.visited, summary.tally.edited) == (1, 0)
    assert store.stats().rows["pages"] == 1


def test_an_article_that_is_gone_is_noted_once_and_asked_for_no_more(
    weather: Weather, store: Store, once: Once
) -> None:
    outlet = weather.outlet("a")
    (address,) = _publish(weather, outlet, "attack")
    once(source(weather, outlet))
    name = _id(store, "attack")
    outlet.gone.add("attack-of-the-day")
    for _ in range(3):
        _time_passes(store)
        summary = once(source(weather, outlet))
        assert summary.tally.failed == 0
    (told,) = store.issues()
    assert (told.input, told.code, told.severity) == (name, "http-410", "warning")
    assert weather.asked[f"{outlet.host}/attack-of-the-day?utm_source=rss"] == 2
    assert _planned(store) == {}
    assert [e.document.id for e in store.extractions()] == [name]
    assert address in name


def test_what_robots_forbid_by_now_is_not_asked_for(weather: Weather, store: Store, once: Once) -> None:
    outlet = weather.outlet("a")
    _publish(weather, outlet, "attack")
    once(source(weather, outlet))
    outlet.mood = Mood.FORBIDS
    _time_passes(store)
    once(source(weather, outlet))
    assert weather.asked[f"{outlet.host}/attack-of-the-day?utm_source=rss"] == 1
    assert _planned(store) == {}
    assert {issue.code for issue in store.issues()} == {"blocked-by-robots"}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (
            {"title": "Welcome", "text": "Subscribe to read the latest of sports and weather. " * 9},
            "revisit-other",
        ),
        ({"text": TEXT[:300]}, "revisit-shortened"),
    ],
)
def test_an_address_that_holds_something_else_leaves_what_was_read(
    weather: Weather, store: Store, once: Once, changes: dict[str, str], code: str
) -> None:
    outlet = weather.outlet("a")
    _publish(weather, outlet, "attack")
    once(source(weather, outlet))
    _edit(outlet, 0, **changes)
    _time_passes(store)
    summary = once(source(weather, outlet))
    assert (summary.tally.visited, summary.tally.edited) == (1, 0)
    assert [issue.code for issue in store.issues()] == [code]
    assert store.stats().rows["pages"] == 1
    assert bool(_planned(store)) == (code == "revisit-shortened")


def test_an_outlet_that_fails_is_looked_at_again_later(weather: Weather, store: Store, once: Once) -> None:
    outlet = weather.outlet("a")
    _publish(weather, outlet, "attack")
    once(source(weather, outlet))
    outlet.mood = Mood.FAILS
    _time_passes(store)
    once(source(weather, outlet))
    assert list(_planned(store).values()) == [0]
    assert store.issues() == ()


def test_so_many_an_hour_and_none_where_it_is_turned_off(weather: Weather, store: Store, once: Once) -> None:
    outlet = weather.outlet("a")
    _publish(weather, outlet, *"abcdefgh")
    once(source(weather, outlet))
    assert VisitLog(store.database).waiting() == 8
    _time_passes(store)
    assert once(source(weather, outlet), revisits=3).tally.visited == 3
    _time_passes(store)
    assert once(source(weather, outlet), revisit=()).tally.visited == 0
    assert once(source(weather, outlet)).tally.visited == 8


class Hands:
    """A crew that takes what it is given and does nothing yet."""

    def __init__(self) -> None:
        self.tasks: list[Task[Any]] = []

    def put(self, task: Task[Any]) -> None:
        self.tasks.append(task)

    def given(self) -> list[tuple[str, int]]:
        return [(task.host, len(task.work.visits)) for task in self.tasks]


def _due(store: Store, hosts: int, each: int, *, first_at: datetime) -> None:
    """Visits that are due, those of the first host longest."""
    log = VisitLog(store.database)
    WatchLog(store.database).register([Health("a", SourceKind.FEED, "http://a.test/feed", first_at)])
    for host in range(hosts):
        for number in range(each):
            address = f"http://h{host}.test/{number}"
            due = first_at + timedelta(seconds=100 * host + number)
            log.plan(Visit(address, "a", address, first_at), due)


def _revisits(store: Store, hands: Hands, trusted: Trusted | None = None, **of_book: Any) -> Revisits:
    book = WatchBook((), workers=16, **of_book)
    return Revisits(
        store, book, hands, None, None, trusted or Trusted(),  # type: ignore[arg-type]
        count=lambda *_: None, patiently=lambda action: action(), now=lambda: datetime.now(UTC),
    )  # fmt: skip


def test_visits_never_take_more_than_a_quarter_of_the_workers(store: Store) -> None:
    hour_ago = datetime.now(UTC) - timedelta(hours=1)
    _due(store, hosts=20, each=1, first_at=hour_ago)
    hands = Hands()
    revisits = _revisits(store, hands)
    for _ in range(3):
        revisits.send()
    assert hands.given() == [(f"h{host}.test", 1) for host in range(4)]
    revisits.done(hands.tasks[0].work)
    revisits.send()
    assert hands.given()[4:] == [("h4.test", 1)]
    assert len(VisitLog(store.database).due(datetime.now(UTC), 99)) == 15  # the rest was not claimed


def test_an_errand_holds_five_articles_and_a_host_one_errand(store: Store) -> None:
    hour_ago = datetime.now(UTC) - timedelta(hours=1)
    _due(store, hosts=2, each=12, first_at=hour_ago)
    hands = Hands()
    revisits = _revisits(store, hands)
    revisits.send()
    revisits.send()
    assert hands.given() == [("h0.test", 5), ("h1.test", 5)]
    asked = {visit.id for task in hands.tasks for visit in task.work.visits}
    _time_passes(store)  # more than the hour for which they were claimed
    revisits.done(hands.tasks[0].work)
    revisits.send()
    assert hands.given()[2:] == [("h0.test", 5)]
    assert asked.isdisjoint(visit.id for visit in hands.tasks[2].work.visits)  # those are being read still


def test_so_many_an_hour_over_all_hosts(store: Store) -> None:
    hour_ago = datetime.now(UTC) - timedelta(hours=1)
    _due(store, hosts=3, each=4, first_at=hour_ago)
    hands = Hands()
    _revisits(store, hands, revisits=6).send()
    assert hands.given() == [("h0.test", 4), ("h1.test", 2)]


def test_nothing_is_looked_at_again_while_nobody_answers(store: Store) -> None:
    _due(store, hosts=2, each=2, first_at=datetime.now(UTC) - timedelta(hours=1))
    hands, trusted = Hands(), Trusted()
    for answers in (True, False):
        for host in range(CUT_OFF):
            trusted.note(f"h{host}.test", answers=answers)
    revisits = _revisits(store, hands, trusted)
    revisits.send()
    assert hands.given() == []
    trusted.note("h0.test", answers=True)
    revisits.send()
    assert len(hands.tasks) == 2


def test_a_visit_that_asked_nobody_is_made_soon(store: Store) -> None:
    _due(store, hosts=1, each=1, first_at=datetime.now(UTC) - timedelta(hours=1))
    hands = Hands()
    revisits = _revisits(store, hands)
    revisits.send()
    (visit,) = hands.tasks[0].work.visits
    revisits.take(Seen(visit, error=SourceError("left alone", code="host-failing")))
    log, now = VisitLog(store.database), datetime.now(UTC)
    assert log.due(now, 9) == ()
    assert log.due(now + timedelta(minutes=11), 9) == (visit,)


def test_only_what_reports_is_looked_at_again_unless_told_otherwise(
    weather: Weather, store: Store, once: Once
) -> None:
    outlet, other = weather.outlet("a"), weather.outlet("b")
    for site in (outlet, other):
        weather.publish(site, "sports-of-the-day", "sports", f"sports and more. {TEXT}")
    once(source(weather, outlet))
    assert _planned(store) == {}
    once(source(weather, other), revisit_all=True)
    assert len(_planned(store)) == 1


def test_what_was_published_long_ago_is_not_looked_at_again(
    weather: Weather, store: Store, once: Once
) -> None:
    outlet = weather.outlet("a")
    for days in (1, 5):
        at = datetime.now(UTC) - timedelta(days=days)
        weather.publish(outlet, f"attack-{days}-days-ago", f"Attack {days}", f"{days}. {TEXT}", at)
    once(source(weather, outlet))
    assert store.stats().rows["documents"] == 2
    assert ["1-days" in name for name in _planned(store)] == [True]


def test_a_page_that_is_a_source_itself_is_not_planned(weather: Weather, store: Store, once: Once) -> None:
    outlet = weather.outlet("a")
    _publish(weather, outlet, "attack")
    once(source(weather, outlet, SourceKind.PAGE, "/attack-of-the-day"))
    assert store.stats().rows["documents"] == 1
    assert _planned(store) == {}


def test_visits_of_sources_that_rest_wait_and_those_nobody_made_go(
    store: Store, weather: Weather, once: Once
) -> None:
    outlet = weather.outlet("a")
    _publish(weather, outlet, "attack")
    once(source(weather, outlet))
    log, now = VisitLog(store.database), datetime.now(UTC)
    WatchLog(store.database).pause(["a"], is_paused=True)
    _time_passes(store)
    assert log.due(now, 9) == ()
    WatchLog(store.database).pause(["a"], is_paused=False)
    (visit,) = log.due(now, 9)
    assert isinstance(visit, Visit)
    log.claim([visit], now)
    assert log.due(now, 9) == ()  # it is being made
    assert log.due(now + timedelta(hours=2), 9) == (visit,)  # whoever claimed it came to no end
    log.claim([visit], now + timedelta(hours=2))
    log.prune(now + timedelta(days=1))
    assert log.waiting() == 0


def test_what_was_missed_is_not_made_up_for(weather: Weather, store: Store, once: Once) -> None:
    outlet = weather.outlet("a")
    _publish(weather, outlet, "attack")
    hours = tuple(timedelta(hours=n) for n in (1, 6, 24))
    once(source(weather, outlet), revisit=hours)
    with store.database.writing() as connection:
        connection.execute(update(watch_visits).values(first_at=datetime.now(UTC) - timedelta(hours=7)))
    _time_passes(store)
    assert once(source(weather, outlet), revisit=hours).tally.visited == 1
    assert list(_planned(store).values()) == [2]
    with store.database.writing() as connection:
        connection.execute(update(watch_visits).values(first_at=datetime.now(UTC) - timedelta(hours=25)))
    _time_passes(store)
    once(source(weather, outlet), revisit=hours)
    assert _planned(store) == {}
