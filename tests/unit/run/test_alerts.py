"""From a change in a store to a message: what is told, when, once, and what is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from firsthand.alerts.channel import AtomChannel
from firsthand.alerts.reading import AlertBook
from firsthand.alerts.rule import Bound, Office, Rule, Threshold
from firsthand.alerts.schedule import Digest, QuietHours, Timing
from firsthand.domain.alert import AlertKind, DeliveryState
from firsthand.domain.claim import Field
from firsthand.domain.event import Aggregate, Chronicle, DatePrecision, Event, EventDate, Grade, Statement
from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import DaySet, Place, PlaceKind
from firsthand.run.alerts import AlertSummary, rehearse, run_alerts
from firsthand.run.dispatch import LEASE, MOST_TRIES, wait_after
from firsthand.store import EventFilter, Store
from firsthand.store.alerts import AlertLog
from firsthand.store.outbox import Outbox
from tests.unit.alerts.incidents import START, Clock, CrashError, Inbox, incident, rule, toll

HOUR = timedelta(hours=1)


@dataclass
class Desk:
    """A store with rules over it and a channel to listen at."""

    store: Store
    rules: tuple[Rule, ...]
    inbox: Inbox = field(default_factory=Inbox)
    clock: Clock = field(default_factory=Clock)

    def show(self, *events: Event, **parts: Any) -> None:
        """Put up a view, a minute later."""
        self.clock.now += timedelta(minutes=1)
        self.store.replace_chronicle(Chronicle(events, **parts), self.clock.now)

    def run(self, *events: Event, **parts: Any) -> AlertSummary:
        """Put up a view, if one is given, and run."""
        if events:
            self.show(*events, **parts)
        book = AlertBook(
            self.rules, (AtomChannel("desk", Path("unused")), AtomChannel("ops", Path("unused")))
        )
        return run_alerts(self.store, book, self.inbox, clock=self.clock)

    @property
    def kinds(self) -> list[tuple[tuple[str, ...], str]]:
        """What was received: why, of which event."""
        return [
            (told.kinds, str(told.event["id"]))
            for message in self.inbox.told
            for told in message.record.incidents
        ]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(f"sqlite:///{tmp_path}/desk.db", create=True) as opened:
        yield opened


@pytest.fixture
def desk(store: Store) -> Desk:
    """A rule that was used before anything came in."""
    made = Desk(store, (rule(),))
    made.run()
    return made


def _first(event: str = "evt_a") -> tuple[tuple[str, ...], str]:
    return ("first",), event


def test_an_incident_is_told_once_and_not_per_page(desk: Desk) -> None:
    desk.run(incident())
    desk.run(incident(documents=("d1", "d2", "d3")))
    desk.run()
    assert desk.kinds == [_first()]


def test_many_pages_in_one_round_make_one_message(desk: Desk) -> None:
    desk.run(incident(documents=tuple(f"d{n}" for n in range(30))), incident("b", documents=("x",)))
    assert desk.kinds == [_first(), _first("evt_b")]


def test_what_the_store_held_before_the_rule_is_noted_and_followed(store: Store) -> None:
    desk = Desk(store, (rule(),))
    assert desk.run(incident()).decided == ()
    assert desk.kinds == []
    desk.run(incident(grade=Grade.CORROBORATED), incident("b", documents=("x",)))
    assert sorted(desk.kinds) == [_first("evt_b"), (("grade",), "evt_a")]


def test_what_the_store_held_before_the_rule_is_told_where_it_says_so(store: Store) -> None:
    desk = Desk(store, (rule(backlog=True),))
    desk.run(incident())
    assert desk.kinds == [_first()]


def test_a_rule_that_asks_for_more_than_before_does_not_tell_old_incidents(store: Store) -> None:
    desk = Desk(store, (rule(min_killed=100),))
    desk.run(incident())
    desk.rules = (rule(min_killed=1),)
    desk.run()
    assert desk.kinds == []
    desk.run(incident(), incident("b", documents=("x",)))
    assert desk.kinds == [_first("evt_b")]


def test_an_incident_is_told_when_it_comes_to_match(store: Store) -> None:
    desk = Desk(store, (rule(min_killed=6, min_grade=Grade.SINGLE_ORIGIN),))
    desk.run()
    desk.run(incident(grade=Grade.CLAIMED))
    desk.run(incident(grade=Grade.CLAIMED, tolls=(toll(9),)))
    assert desk.kinds == []
    desk.run(incident(grade=Grade.CONTESTED, tolls=(toll(9),)))
    assert desk.kinds == []
    desk.run(incident(grade=Grade.SINGLE_ORIGIN, tolls=(toll(9),)))
    assert desk.kinds == [_first()]


def test_a_revision_is_told_from_the_threshold_on_against_what_was_told(store: Store) -> None:
    desk = Desk(store, (rule(threshold=Threshold(persons=3)),))
    desk.run()
    for best in (5, 6, 7):
        desk.run(incident(tolls=(toll(best),)))
    assert desk.kinds == [_first()]
    desk.run(incident(tolls=(toll(8),)))
    desk.run(incident(tolls=(toll(6),)))
    assert desk.kinds == [_first(), (("revised",), "evt_a")]
    (told,) = desk.inbox.told[-1].record.incidents
    assert told.before is not None
    assert (told.before.tolls[0].best, told.now.tolls[0].best) == (5, 8)
    assert "Since the last message: killed at least 5 → at least 8" in desk.inbox.told[-1].body


@pytest.mark.parametrize(
    ("threshold", "figure", "old", "new", "is_told"),
    [
        (Threshold(percent=20), Bound.BEST, (10, 10, 10), (11, 11, 11), False),
        (Threshold(percent=20), Bound.BEST, (10, 10, 10), (12, 12, 12), True),
        (Threshold(percent=20), Bound.BEST, (12, 12, 12), (10, 10, 10), True),
        (Threshold(persons=5, percent=20), Bound.BEST, (10, 10, 10), (14, 14, 14), False),
        (Threshold(persons=5, percent=20), Bound.BEST, (100, 100, 100), (110, 110, 110), False),
        (Threshold(), Bound.LOW, (10, 10, 10), (10, 30, 30), False),
        (Threshold(), Bound.HIGH, (10, 10, 10), (10, 10, 30), True),
        (Threshold(), Bound.HIGH, (10, 10, 10), (10, 10, None), False),
    ],
)
def test_thresholds(
    store: Store, threshold: Threshold, figure: Bound, old: Any, new: Any, is_told: bool
) -> None:
    desk = Desk(store, (rule(threshold=threshold, figure=figure),))
    desk.run()
    desk.run(incident(tolls=(toll(*old),)))
    desk.run(incident(tolls=(toll(*new),)))
    assert len(desk.kinds) == 1 + is_told


def test_a_first_figure_and_one_that_is_withdrawn_are_revisions(desk: Desk) -> None:
    desk.run(incident(tolls=()))
    desk.run(incident())
    desk.run(incident(tolls=()))
    assert [kinds for kinds, _ in desk.kinds] == [("first",), ("revised",), ("revised",)]
    assert "killed 5 → no figure" in desk.inbox.told[-1].body


def test_other_figures_are_watched_where_the_rule_says_so(store: Store) -> None:
    desk = Desk(store, (rule(threshold=Threshold(kinds=(CasualtyKind.INJURED,))),))
    desk.run()
    desk.run(incident())
    desk.run(incident(tolls=(toll(50),)))
    desk.run(incident(tolls=(toll(50), toll(3, kind="injured"))))
    assert [kinds for kinds, _ in desk.kinds] == [("first",), ("revised",)]


def test_a_change_of_grade_is_told_even_when_the_rule_would_not_match_any_more(store: Store) -> None:
    desk = Desk(store, (rule(min_grade=Grade.SINGLE_ORIGIN, min_killed=3),))
    desk.run()
    desk.run(incident())
    desk.run(incident(grade=Grade.DISCOUNTED, tolls=()))
    assert desk.kinds == [_first(), (("revised", "grade"), "evt_a")]


def test_only_what_the_rule_tells_is_told(store: Store) -> None:
    desk = Desk(store, (rule(on=(AlertKind.GRADE,)),))
    desk.run()
    desk.run(incident())
    desk.run(incident(tolls=(toll(50),)))
    desk.run(incident(tolls=(toll(50),), grade=Grade.CORROBORATED))
    assert [kinds for kinds, _ in desk.kinds] == [("grade",)]


def test_background_is_never_told(desk: Desk) -> None:
    desk.run(incident("old", documents=(), mentions=("d9",)))
    assert desk.kinds == []
    desk.run(incident())
    desk.run(incident(mentions=("d2",), tolls=(toll(40),), grade=Grade.CORROBORATED))
    desk.run()
    assert desk.kinds == [_first()]


def test_background_does_not_bring_an_incident_to_match(store: Store) -> None:
    desk = Desk(store, (rule(min_killed=10),))
    desk.run()
    desk.run(incident())
    desk.run(incident(mentions=("d2",), tolls=(toll(40),)))
    assert desk.kinds == []
    desk.run(incident(documents=("d1", "d3"), mentions=("d2",), tolls=(toll(40),)))
    assert desk.kinds == [_first()]


def test_background_does_not_hide_what_is_reported(desk: Desk) -> None:
    desk.run(incident())
    desk.run(incident(mentions=("d2",), tolls=(toll(40),)))
    desk.run(incident(documents=("d1", "d3"), mentions=("d2",), tolls=(toll(12),)))
    assert [kinds for kinds, _ in desk.kinds] == [("first",), ("revised",)]


def test_aggregates_and_statements_are_never_told(desk: Desk) -> None:
    total = Aggregate("agg_1", Field.KILLED, "soldiers", None, ("MLI",), (), (), ())
    said = Statement("st_1", "mli-army", None, "We condemn it.", (), ())
    desk.show(aggregates=(total,), statements=(said,))
    assert desk.run().decided == ()
    assert desk.inbox.received == []


def test_a_merge_of_what_was_told_is_not_told_again(desk: Desk) -> None:
    a, b = incident(), incident("b", documents=("d2",), tolls=(toll(9),))
    desk.run(a, b)
    merged = incident(documents=("d1", "d2"), tolls=(toll(9),))
    desk.run(merged)
    desk.run(merged)
    assert desk.kinds == [_first(), _first("evt_b"), (("merged",), "evt_a")]
    assert "evt_b, of which you were told, is this incident" in desk.inbox.told[-1].body
    assert desk.inbox.told[-1].record.incidents[0].event["redirects"] == ["evt_b"]
    desk.run(incident(documents=("d1", "d2"), tolls=(toll(20),)))
    assert desk.kinds[3:] == [(("revised",), "evt_a")]


def test_an_untold_event_that_takes_a_told_one_in_is_not_told_again(store: Store) -> None:
    desk = Desk(store, (rule(min_killed=6),))
    desk.run()
    small, told = incident(tolls=(toll(2),)), incident("b", documents=("d2",), tolls=(toll(9),))
    desk.run(small, told)
    desk.run(incident(documents=("d1", "d2"), tolls=(toll(9),)))
    assert desk.kinds == [_first("evt_b"), (("merged",), "evt_a")]


def test_a_split_tells_only_what_is_new(desk: Desk) -> None:
    desk.run(incident(documents=("d1", "d2")))
    apart = incident(documents=("d1",)), incident("b", documents=("d2",))
    desk.run(*apart)
    assert desk.kinds == [_first(), _first("evt_b")]
    desk.run(incident(documents=("d1", "d2")))
    desk.run(*apart)
    assert desk.kinds == [_first(), _first("evt_b"), (("merged",), "evt_a")]


def test_an_event_that_comes_back_is_not_told_as_new(desk: Desk) -> None:
    desk.run(incident())
    desk.show()
    desk.run()
    desk.run(incident())
    desk.run()
    assert desk.kinds == [_first(), (("withdrawn",), "evt_a"), (("revised", "grade"), "evt_a")]


def test_what_was_told_and_is_no_more_is_told_once(store: Store) -> None:
    told, other = rule(on=(AlertKind.FIRST,)), rule("elsewhere", filters=EventFilter(country="NER"))
    late = rule("late", on=(AlertKind.REVISED,))
    desk = Desk(store, (told, other, late))
    desk.run()
    desk.run(incident(), incident("b", documents=("x",)))
    desk.run(incident("b", documents=("x",)))
    desk.run()
    assert desk.kinds[2:] == [(("withdrawn",), "evt_a")]
    message = desk.inbox.told[-1]
    [gone] = message.record.incidents
    assert gone.rules == ("Ménaka",)
    assert (gone.url, message.link, gone.event["documents"]) == (None, None, [])
    assert gone.before is not None
    assert (gone.before.tolls[0].best, gone.now.tolls, gone.now.grade) == (5, (), "discounted")
    assert message.subject.startswith("[Firsthand] Withdrawn: armed clash, Ménaka, Mali, 3 Jun 2025")
    for line in (
        "Where: Ménaka",
        "When: 3 Jun 2025",
        "Evidence: withdrawn",
        "killed 5 → no figure",
        "Record: evt_a",
    ):
        assert line in message.body
    desk.run(incident("b", documents=("x",), mentions=("y",)), incident(documents=("z",)))
    assert desk.kinds[3:] == [(("revised",), "evt_a")], "it is back, which matters to whom it was told"


def test_what_went_into_another_and_with_it_is_told_once(desk: Desk) -> None:
    desk.run(incident(), incident("b", documents=("d2",)))
    desk.run(incident(documents=("d1", "d2")))
    desk.show()
    desk.run()
    desk.run()
    assert [kinds for kinds, _ in desk.kinds] == [("first",), ("first",), ("merged",), ("withdrawn",)]
    assert desk.inbox.told[-1].record.incidents[0].event["redirects"] == ["evt_b"]


@pytest.mark.parametrize(
    ("on", "kinds"),
    [((AlertKind.FIRST,), ("withdrawn",)), ((AlertKind.FIRST, AlertKind.GRADE), ("grade",))],
)
def test_evidence_that_is_withdrawn_is_told_whatever_the_rule_tells(
    store: Store, on: tuple[AlertKind, ...], kinds: tuple[str, ...]
) -> None:
    desk = Desk(store, (rule(on=on),))
    desk.run()
    desk.run(incident())
    desk.run(incident(grade=Grade.DISCOUNTED))
    desk.run(incident(grade=Grade.DISCOUNTED, documents=("d1", "d2")))
    desk.show()
    desk.run()  # it was told that nothing is left of it
    assert desk.kinds == [_first(), (kinds, "evt_a")]
    assert "discounted" in desk.inbox.told[-1].body


def test_what_is_only_recalled_any_more_is_told_as_withdrawn(desk: Desk) -> None:
    desk.run(incident(mentions=("d2",)))
    desk.run(incident(documents=(), mentions=("d2",)))
    desk.run()
    assert desk.kinds == [_first(), (("withdrawn",), "evt_a")]


def test_what_was_noted_and_not_told_is_not_told_as_gone(store: Store) -> None:
    desk = Desk(store, (rule(),))
    desk.run(incident(), incident("b", documents=("d2",)))
    desk.run(incident(documents=("d1", "d2")))
    desk.show()
    desk.run()
    assert desk.kinds == []


def test_what_never_reached_a_channel_is_not_told_there_as_gone(store: Store) -> None:
    morning = Timing(ZoneInfo("UTC"), digest=Digest(time(12)))
    desk = Desk(store, (rule(timing=morning),))
    desk.run()
    desk.run(incident(), incident("b", documents=("d2",)), incident("c", documents=("d3",)))
    desk.run(incident(documents=("d1", "d2")))
    desk.clock.now = START.replace(hour=12)
    desk.run()
    assert desk.kinds == [_first()]


def test_an_alert_of_an_older_release_is_told_as_gone_by_its_type(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr("firsthand.domain.alert.Outline", lambda *_: None)
        desk.run(incident())
    desk.show()
    desk.run()
    assert desk.kinds == [_first(), (("withdrawn",), "evt_a")]
    message = desk.inbox.told[-1]
    assert message.subject == "[Firsthand] Withdrawn: armed clash, evt_a"
    assert "unknown" not in message.body


def test_two_events_that_become_one_before_they_are_sent_are_told_once(store: Store) -> None:
    night = Timing(ZoneInfo("UTC"), QuietHours(time(8), time(12)))
    desk = Desk(store, (rule(timing=night),))
    desk.run()
    desk.run(incident(), incident("b", documents=("d2",)))
    desk.run(incident(documents=("d1", "d2")))
    assert desk.inbox.received == []
    desk.clock.now = START.replace(hour=12)
    outcomes = desk.run().outcomes
    assert desk.kinds == [_first()]
    assert {outcome.state for outcome in outcomes} == {DeliveryState.SENT, DeliveryState.FOLDED}


def test_what_is_withdrawn_before_it_is_sent_is_not_sent(store: Store) -> None:
    desk = Desk(store, (rule(timing=Timing(ZoneInfo("UTC"), digest=Digest(time(12)))),))
    desk.run()
    desk.run(incident())
    desk.show()
    desk.clock.now = START.replace(hour=12)
    (outcome,) = desk.run().outcomes
    assert (outcome.state, desk.inbox.received) == (DeliveryState.FOLDED, [])


def test_quiet_hours_make_one_message_of_what_came_up_in_them(store: Store) -> None:
    night = Timing(ZoneInfo("Europe/Paris"), QuietHours(time(22), time(6)))
    desk = Desk(store, (rule(timing=night),), clock=Clock(datetime(2025, 6, 3, 21, tzinfo=UTC)))  # 23:00
    desk.run()
    desk.run(incident())
    desk.clock.now += HOUR
    desk.run(incident(tolls=(toll(12),)))
    assert desk.inbox.received == []
    desk.clock.now = datetime(2025, 6, 4, 4, tzinfo=UTC)
    desk.run()
    assert desk.kinds == [_first()]
    assert "at least 12 killed" in desk.inbox.told[0].subject


def test_a_try_that_failed_is_not_made_again_in_quiet_hours(store: Store) -> None:
    night = Timing(ZoneInfo("UTC"), QuietHours(time(10), time(12)))
    desk = Desk(store, (rule(timing=night),), clock=Clock(START.replace(minute=58)))
    desk.run()
    desk.inbox.ails = ["error"]
    desk.run(incident())
    desk.clock.now = START.replace(hour=11)
    assert desk.run().outcomes == ()
    desk.clock.now = START.replace(hour=12)
    desk.run()
    assert desk.kinds == [_first()]


def test_a_digest_is_one_message(store: Store) -> None:
    desk = Desk(store, (rule(timing=Timing(ZoneInfo("UTC"), digest=Digest(time(7)))),))
    desk.run()
    desk.run(incident())
    desk.run(incident(tolls=(toll(30),)), incident("b", documents=("x",)))
    desk.clock.now = START.replace(day=5, hour=7)
    desk.run()
    (message,) = desk.inbox.received
    assert [told.event["id"] for told in message.record.incidents] == ["evt_a", "evt_b"]
    assert message.record.is_digest
    assert message.subject == "[Firsthand] 2 incidents: Ménaka"


def test_two_rules_that_tell_one_channel_of_one_incident_make_one_message(store: Store) -> None:
    desk = Desk(store, (rule("x"), rule("y"), rule("z", language="fr")))
    desk.run()
    desk.run(incident())
    english, french = desk.inbox.told
    assert english.record.incidents[0].rules == ("x", "y")
    assert "because of the rules “x” and “y”" in english.body
    assert french.record.language == "fr"


def test_offices_and_doubt_about_the_place(store: Store) -> None:
    near = Office("Ménaka", 15.9, 2.4, 20)
    desk = Desk(store, (rule(offices=(Office("Gao", 16.27, -0.05, 50), near)),))
    unsure = Desk(store, (rule("unsure", offices=(near,), allow_uncertain=True),))
    desk.run(), unsure.run()
    region = Place("Ménaka", 15.92, 2.4, 200, PlaceKind.ADMIN1, "MLI")
    far = Place("Ansongo", 15.66, 0.5, 5, PlaceKind.SETTLEMENT, "MLI")
    wide = Place("the forest", 15.66, 0.5, 250, PlaceKind.NATURAL, "MLI")
    shown = [
        incident(),
        incident("b", documents=("d2",), place=region),
        incident("c", documents=("d3",), place=far),
        incident("d", documents=("d4",), place=wide),
        incident("e", documents=("d5",), place=None),
    ]
    desk.run(*shown), unsure.run()
    assert desk.kinds == [_first()]
    assert desk.inbox.told[0].record.incidents[0].near is not None
    assert "2 km from Ménaka" in desk.inbox.told[0].body
    assert [event for _, event in unsure.kinds] == ["evt_a", "evt_b", "evt_d"]


def test_old_incidents_are_left_out_where_the_rule_says_so(store: Store) -> None:
    desk = Desk(store, (rule(within_days=7),))
    desk.run()
    long_ago = EventDate(DaySet.day(START.date() - timedelta(days=8)), DatePrecision.DAY)
    undated = EventDate(None, DatePrecision.UNKNOWN)
    desk.run(
        incident(date=long_ago),
        incident("b", documents=("x",)),
        incident("c", documents=("y",), date=undated),
    )
    assert [event for _, event in desk.kinds] == ["evt_c", "evt_b"] or [event for _, event in desk.kinds] == [
        "evt_b",
        "evt_c",
    ]


def test_filters_are_those_of_everywhere_else(store: Store) -> None:
    rules = (
        rule("here", filters=EventFilter(country="mli", type="Battles")),
        rule("there", filters=EventFilter(country="NER")),
    )
    desk = Desk(store, rules)
    desk.run()
    desk.run(incident())
    assert [told.rules for message in desk.inbox.told for told in message.record.incidents] == [("here",)]


def test_a_failed_message_is_tried_again_later_with_the_same_id(desk: Desk) -> None:
    desk.inbox.ails = ["error", "error"]
    (first,) = desk.run(incident()).outcomes
    assert (first.state, first.error) == (DeliveryState.WAITING, "the server is out to lunch")
    assert desk.run().outcomes == ()
    desk.clock.now += timedelta(seconds=31)
    desk.run()
    desk.clock.now += timedelta(seconds=61)
    (last,) = desk.run().outcomes
    assert (last.state, last.delivery) == (DeliveryState.SENT, first.delivery)
    assert [message.id for message in desk.inbox.received] == [first.delivery]


def test_a_channel_that_fails_is_left_alone_until_the_next_run(desk: Desk) -> None:
    desk.inbox.ails = ["error"]
    outcomes = desk.run(incident(), incident("b", documents=("x",))).outcomes
    assert len(outcomes) == 1
    desk.run()
    assert len(desk.inbox.received) == 1


def test_a_message_is_given_up_in_the_end_and_can_be_taken_up_again(desk: Desk) -> None:
    desk.inbox.ails = ["error"] * MOST_TRIES
    desk.show(incident())
    states = []
    for _ in range(MOST_TRIES):
        states += [outcome.state for outcome in desk.run().outcomes]
        desk.clock.now += timedelta(hours=7)
    assert states == [DeliveryState.WAITING] * (MOST_TRIES - 1) + [DeliveryState.DEAD]
    assert desk.run().outcomes == ()
    assert Outbox(desk.store.database).revive(desk.clock.now) == 1
    desk.run()
    assert desk.kinds == [_first()]


def test_a_message_that_is_refused_for_good_is_not_tried_again(desk: Desk) -> None:
    desk.inbox.ails = ["dead"]
    (outcome,) = desk.run(incident()).outcomes
    assert outcome.state is DeliveryState.DEAD


@pytest.mark.parametrize("when", ["crash-before", "crash-after"])
def test_a_crash_while_sending_is_made_up_for_under_the_same_id(desk: Desk, when: str) -> None:
    desk.inbox.ails = [when]
    with pytest.raises(CrashError):
        desk.run(incident())
    desk.run()
    assert len(desk.inbox.received) == (when == "crash-after")  # the lease of the one that died
    desk.clock.now += LEASE
    desk.run()
    assert len({message.id for message in desk.inbox.received}) == 1
    assert desk.kinds == [_first()]


def test_a_message_to_a_channel_that_another_file_has_is_left_to_it(desk: Desk) -> None:
    desk.rules = (rule(channels=("elsewhere",)),)
    assert desk.run(incident()).outcomes == ()
    assert desk.inbox.received == []


def test_waits_grow_by_chance_and_have_a_bound() -> None:
    assert wait_after(1, lambda: 1.0) == timedelta(seconds=30)
    assert wait_after(1, lambda: 0.0) == timedelta(seconds=15)
    assert wait_after(4, lambda: 1.0) == timedelta(seconds=240)
    assert wait_after(40, lambda: 1.0) == timedelta(hours=6)
    total = sum((wait_after(tries, lambda: 0.0) for tries in range(1, MOST_TRIES)), timedelta())
    assert timedelta(hours=19) < total < timedelta(hours=20)


def test_a_rehearsal_changes_nothing(store: Store) -> None:
    desk = Desk(store, (rule(), rule("backlog", backlog=True)))
    desk.show(incident())
    book = AlertBook(desk.rules, (AtomChannel("desk", Path("unused")),), "https://desk.example.org")
    noted, told = rehearse(store, book, clock=desk.clock)
    assert (noted.known, noted.messages) == (1, ())
    ((alert, message),) = told.messages
    assert alert.event == "evt_a"
    assert message.link == "https://desk.example.org/events/evt_a"
    assert AlertLog(store.database).told(("evt_a",)) == ()
    assert AlertLog(store.database).watermark("backlog") is None
    assert Outbox(store.database).log(5) == ()


def test_a_merge_under_the_id_of_the_untold_one_keeps_the_log(desk: Desk) -> None:
    b = incident("b", documents=("d2",))
    desk.run(b)
    merged = replace(incident(documents=("d1", "d2")), grade=Grade.CORROBORATED)
    desk.run(merged)
    assert desk.kinds == [_first("evt_b"), (("grade", "merged"), "evt_a")]
