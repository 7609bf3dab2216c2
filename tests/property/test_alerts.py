"""Whatever order pages, merges, splits, failures and crashes come in: one first report of an incident, none of background."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from firsthand.alerts.channel import AtomChannel
from firsthand.alerts.reading import AlertBook
from firsthand.domain.event import Chronicle, Event, Grade
from firsthand.run.alerts import run_alerts
from firsthand.run.dispatch import LEASE
from firsthand.store import Store
from firsthand.store.alerts import AlertLog
from tests.unit.alerts.incidents import Clock, CrashError, Inbox, incident, rule, toll

LEAST = 10  # killed, that the rule tells from
BOOK = AlertBook((rule(min_killed=LEAST),), (AtomChannel("desk", Path("unused")),))
quick = settings(
    max_examples=25, phases=[Phase.generate], deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
AILS = ("", "error", "crash-before", "crash-after")


@dataclass
class Group:
    """Documents that are held to tell of one incident."""

    name: str
    reports: list[str] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    killed: int = 1
    reported: int = 0  # killed, as documents say that report it
    grade: Grade = Grade.SINGLE_ORIGIN

    def event(self) -> Event:
        return incident(
            self.name,
            documents=self.reports,
            mentions=self.mentions,
            tolls=(toll(self.killed),),
            grade=self.grade,
        )


@dataclass
class World:
    """A store, what it is to show, and a channel. Events keep their ids as the real view does: a merge keeps the first, a
    split gives the part that leaves a new one, or the one that its documents had before.
    """

    store: Store
    groups: list[Group] = field(default_factory=list)
    inbox: Inbox = field(default_factory=Inbox)
    clock: Clock = field(default_factory=Clock)
    made: int = 0
    had: dict[str, str] = field(default_factory=dict)  # document to the event that it made alone
    firsts: list[tuple[str, str, frozenset[str]]] = field(
        default_factory=list
    )  # message, event, every id it had then
    seen: int = 0
    cut: set[str] = field(default_factory=set)  # messages that arrived before a crash, which nothing can know

    def page(self, at: int, *, recalls: bool, killed: int) -> None:
        self.made += 1
        name = f"d{self.made}"
        if not recalls and (not self.groups or at == 0):
            self.groups.append(Group(name, [name], killed=killed, reported=killed))
            self.had[name] = name
        elif self.groups:
            group = self.groups[at % len(self.groups)]
            (group.mentions if recalls else group.reports).append(name)
            group.killed = max(group.killed, killed)
            group.reported = max(group.reported, 0 if recalls else killed)

    def merge(self, at: int) -> None:
        if len(self.groups) > 1:
            into, gone = self.groups[0], self.groups.pop(1 + at % (len(self.groups) - 1))
            into.reports += gone.reports
            into.mentions += gone.mentions
            into.killed = max(into.killed, gone.killed)
            into.reported = max(into.reported, gone.reported)

    def split(self, at: int) -> None:
        wide = [group for group in self.groups if len(group.reports) > 1]
        if wide:
            group = wide[at % len(wide)]
            leaving = group.reports.pop()
            taken = {other.name for other in self.groups}
            name = self.had.get(leaving, leaving)
            self.groups.append(Group(leaving if name in taken else name, [leaving]))

    def grade(self, at: int) -> None:
        if self.groups:
            group = self.groups[at % len(self.groups)]
            group.grade = list(Grade)[at % len(Grade)]

    def show(self) -> None:
        self.clock.now += timedelta(minutes=1)
        self.store.replace_chronicle(Chronicle(tuple(group.event() for group in self.groups)), self.clock.now)

    def run(self, ails: list[str]) -> None:
        self.inbox.ails = list(ails)
        before = len(self.inbox.received)
        try:
            run_alerts(self.store, BOOK, self.inbox, clock=self.clock)
        except CrashError:
            self.cut |= {message.id for message in self.inbox.received[before:][-1:]}
        self.inbox.ails = []
        for message in self.inbox.received[self.seen :]:
            for told in message.record.incidents:
                if "first" in told.kinds:
                    event = str(told.event["id"])
                    self.firsts.append((message.id, event, frozenset((event, *told.event["redirects"]))))
        self.seen = len(self.inbox.received)

    def wait(self) -> None:
        self.clock.now += LEASE


@contextmanager
def world() -> Iterator[World]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(f"sqlite:///{folder}/s.db", create=True) as store,
    ):
        made = World(store)
        made.run([])  # the rule is there before anything comes in
        yield made


def _is_first_of_one_incident(made: World) -> None:
    """No incident is told for the first time after it, or one that went into it, was told in another message. What was split
    off an incident that was told, and was never told under an id of its own, is new.
    """
    for number, (message, _, ids) in enumerate(made.firsts):
        for earlier, event, _ in made.firsts[:number]:
            is_known = earlier not in made.cut and message not in made.cut
            assert earlier == message or not is_known or event not in ids, (
                f"{event} was told in {earlier} and again in {message}"
            )


@dataclass(frozen=True)
class Step:
    """One thing that happens, and what comes of it before the next does."""

    what: str
    at: int
    killed: int
    runs: bool
    ails: tuple[str, str]
    waits: bool


steps = st.lists(
    st.builds(
        Step,
        what=st.sampled_from(["page", "page", "mention", "merge", "merge", "split", "grade"]),
        at=st.integers(0, 5),
        killed=st.sampled_from([1, LEAST - 1, LEAST, 2 * LEAST]),
        runs=st.booleans(),
        ails=st.tuples(st.sampled_from(AILS), st.sampled_from(AILS)),
        waits=st.booleans(),
    ),
    min_size=3,
    max_size=12,
)


@quick
@given(steps)
def test_one_first_report_for_each_incident_in_any_interleaving(story: list[Step]) -> None:
    with world() as made:
        for step in story:
            match step.what:
                case "page" | "mention":
                    made.page(step.at % 3, recalls=step.what == "mention", killed=step.killed)
                case "merge":
                    made.merge(step.at)
                case "split":
                    made.split(step.at)
                case _:
                    made.grade(step.at)
            made.show()
            if step.runs:
                made.run([ail for ail in step.ails if ail])
            if step.waits:
                made.wait()
        for _ in range(5):  # everything that failed or was cut off is made up for
            made.wait()
            made.run([])
        _is_first_of_one_incident(made)
        told = {event for _, _, ids in made.firsts for event in ids}
        for group in made.groups:
            event = made.store.event(group.event().id)
            assert group.reported < LEAST or {event.id, *event.redirects} & told, f"{event.id} was never told"


@quick
@given(st.lists(st.integers(1, 90), min_size=1, max_size=6), st.booleans())
def test_background_adds_nothing_whatever_it_says(figures: list[int], runs_between: bool) -> None:
    with world() as made:
        made.page(0, recalls=False, killed=LEAST)
        made.show()
        made.run([])
        before = len(made.inbox.received)
        for killed in figures:
            made.page(0, recalls=True, killed=killed)
            made.grade(killed)
            made.show()
            if runs_between:
                made.run([])
        made.run([])
        assert len(made.inbox.received) == before == 1
        assert len(AlertLog(made.store.database).told(("evt_d1",))) == 1
