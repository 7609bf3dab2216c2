"""`python -m benchmarks.soak --minutes 60`: a watcher over outlets that misbehave.

Outlets publish incidents, copy one another, hang, fail, break off, redirect into private networks, change their pages and die.
Half-way the watcher is stopped and another one, which stood by, takes over. In the end every incident must be in the store,
each told once, and the memory flat. Exit status 1 where something does not hold.

`--feeds 10000` is another run: so many feeds, of which a third hang, asked once.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median

import psutil

from benchmarks.weather import Mood, Outlet, Weather
from firsthand.alerts.message import Message
from firsthand.alerts.reading import parse_alerts
from firsthand.domain.alert import AlertKind
from firsthand.domain.watching import Alarm, SourceKind
from firsthand.run.alerts import run_alerts
from firsthand.run.plan import Workshop
from firsthand.run.watching.book import WatchBook, WatchedSource
from firsthand.run.watching.watch import watch
from firsthand.store import Store
from firsthand.store.alerts import AlertLog
from firsthand.store.watching import WatchLog

PLACES = [
    "Gao",
    "Ménaka",
    "Mopti",
    "Ségou",
    "Kidal",
    "Tessalit",
    "Ansongo",
    "Bankass",
    "Bandiagara",
    "Douentza",
    "Djenné",
    "Koro",
    "Niono",
    "Kayes",
    "Sikasso",
    "Djibo",
    "Dori",
    "Kaya",
    "Fada-Ngourma",
    "Ouahigouya",
    "Tenkodogo",
    "Banfora",
    "Gaoua",
    "Titao",
    "Arbinda",
    "Sebba",
    "Pama",
    "Kongoussi",
    "Dédougou",
    "Tougan",
    "Tillabéri",
    "Ayorou",
    "Téra",
    "Diffa",
    "Bosso",
    "Maradi",
    "Tahoua",
    "Agadez",
    "Arlit",
    "Zinder",
    "Dosso",
    "Filingué",
    "Maiduguri",
    "Damaturu",
    "Gwoza",
    "Monguno",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
WHO = ("Gunmen", "Armed men on motorcycles", "Unidentified gunmen", "Assailants")
WHOM = ("soldiers", "civilians", "farmers", "policemen", "traders")
TITLES = (
    "{killed} {whom} killed in attack in {place}", "{place}: {killed} {whom} dead after assault", "Attack leaves {killed} {whom} dead in {place}",
    "Raid on {place} kills {killed} {whom}",
)  # fmt: skip
LEADS = (
    "{who} killed {killed} {whom} in an attack in {place} on {day}, a security source said.",
    "At least {killed} {whom} were killed on {day} when gunmen attacked {place}, a local official told this newspaper.",
    "{killed} {whom} died in an assault on {place} on {day}, residents and a hospital source said. {who} opened fire before noon.",
    "An attack in {place} on {day} left {killed} {whom} dead, according to two officials. {who} were blamed.",
)
DETAILS = (
    "The attackers came on motorcycles and left within the hour.",
    "Several houses and a granary were burned, a teacher said by telephone.",
    "The wounded were taken to the regional hospital by ambulance and by taxi.",
    "The governor visited the place with a delegation and called for calm.",
    "Telephone lines were cut for most of the day, traders reported.",
    "Cattle worth millions were driven away, the herders' association complained.",
    "A column of reinforcements arrived in the evening and searched the bush.",
    "Nobody has claimed responsibility for what happened.",
    "The weekly market, due to be held next to the bridge, was called off.",
    "Schools in the district stay closed until the end of the month.",
    "The mayor's office opened a register for families who look for relatives.",
    "A drone was heard above the river after dark, fishermen said.",
    "Shops along the main road remained shut and few people went out.",
    "An aid organisation suspended its food distribution for security reasons.",
    "The bishop and the imam asked for a joint prayer for peace.",
    "Two pick-up trucks were found abandoned near an old mine.",
    "A curfew from eight in the evening until five was announced on local radio.",
    "The road to the north was reopened after engineers had checked it.",
    "Witnesses spoke of shooting that lasted from dawn until breakfast.",
    "The prosecutor announced an inquiry and promised results within weeks.",
)
BAD = (
    Mood.HANGS,
    Mood.DRIPS,
    Mood.FAILS,
    Mood.FLAKY,
    Mood.CUT,
    Mood.BOMB,
    Mood.PRIVATE,
    Mood.LOOP,
    Mood.GARBAGE,
)
RULES = '[[channel]]\nname = "ears"\ntype = "webhook"\nurl = "https://ears.example"\n\n[[alert]]\nname = "all"\nchannels = "ears"\nbacklog = true\n'


@dataclass
class Ears:
    """Hears every message."""

    heard: list[Message] = field(default_factory=list)

    def send(self, message: Message) -> None:
        self.heard.append(message)


@dataclass
class Newsroom:
    """Publishes incidents, each at a place and day of its own."""

    weather: Weather
    outlets: list[Outlet]
    chance: random.Random
    published: dict[str, list[str]] = field(default_factory=dict)

    def incident(self) -> None:
        number = len(self.published)
        place, back = PLACES[number % len(PLACES)], 1 + (number // len(PLACES)) % 6
        day = DAYS[(datetime.now(UTC) - timedelta(days=back)).weekday()]
        who, whom = self.chance.choice(WHO), self.chance.choice(WHOM)
        killed = self.chance.randint(2, 40)
        title = self.chance.choice(TITLES).format(killed=killed, whom=whom, place=place)
        lead = self.chance.choice(LEADS).format(who=who, killed=killed, whom=whom, place=place, day=day)
        text = "\n\n".join([lead, *self.chance.sample(DETAILS, 5)])
        slug = f"incident-{number}-attack-in-{place.lower()}-leaves-{killed}-dead"
        tellers = self.chance.sample(self.outlets, self.chance.randint(1, 3))
        self.published[slug] = [self.weather.publish(outlet, slug, title, text) for outlet in tellers]


def sources_of(weather: Weather, dead_days: float) -> tuple[WatchedSource, ...]:
    return tuple(
        WatchedSource(
            outlet.host, SourceKind.FEED, weather.feed(outlet), every=3, least=2, most=10, dead_days=dead_days
        )
        for outlet in weather.outlets.values()
    )


def soak(minutes: float, outlets: int, seed: int) -> int:
    chance = random.Random(seed)  # noqa: S311 - weather
    folder = Path(tempfile.mkdtemp(prefix="soak-"))
    url = f"sqlite:///{folder}/soak.db"
    Store.open(url, create=True).close()
    workshop = Workshop.load()
    ears, rules, rss = Ears(), parse_alerts(RULES), []
    with Weather(hang=30) as weather:
        steady = [weather.outlet(f"outlet-{n}") for n in range(outlets)]
        changing, dying = weather.outlet("changing"), weather.outlet("dying")
        for n, mood in enumerate(BAD):
            weather.outlet(f"bad-{n}", mood)
        book = WatchBook(
            sources_of(weather, minutes / 6 / 1440),
            timeout=3,
            round_seconds=5,
            again=(timedelta(seconds=15), timedelta(seconds=30), timedelta(seconds=60)),
        )
        newsroom = Newsroom(weather, steady, chance)
        stops = [threading.Event(), threading.Event()]

        def run(stop: threading.Event) -> None:
            with Store.open(url) as store:
                watch(
                    store,
                    workshop,
                    book,
                    weather.fetchers(timeout=3),
                    stop=stop,
                    alert=lambda: run_alerts(store, rules, lambda _: ears) and None,
                    lease=timedelta(seconds=20),
                )

        threads = [threading.Thread(target=run, args=(stop,)) for stop in stops]
        threads[0].start()
        time.sleep(1)
        threads[1].start()
        started, sick, pages = time.monotonic(), list[tuple[float, Outlet]](), 0
        process = psutil.Process()
        while (at := time.monotonic() - started) < minutes * 60:
            share = at / (minutes * 60)
            if share < 0.9 and len(newsroom.published) < len(PLACES) * 6:
                newsroom.incident()
            weather.publish(
                changing, f"market-day-report-number-{pages}", "Attack on a market",
                f"Gunmen killed 3 traders in an attack near Gao on Monday. Report {pages}. " + "More was said. " * 40,
            )  # fmt: skip
            pages += 1
            changing.is_changed = share > 0.5
            if share > 0.4:
                dying.mood = Mood.FAILS
            if chance.random() < 0.15 and share < 0.85:
                outlet = chance.choice(steady)
                outlet.mood = chance.choice(BAD)
                sick.append((at + chance.uniform(5, 25), outlet))
            for until, outlet in list(sick):
                if at > until or share > 0.9:
                    outlet.mood = Mood.STEADY
                    sick.remove((until, outlet))
            if share > 0.5 and not stops[0].is_set():
                stops[0].set()
            rss.append(process.memory_info().rss / 1e6)
            time.sleep(2)
        grace = time.monotonic() + 180
        while time.monotonic() < grace and missing(url, newsroom):
            time.sleep(2)
        time.sleep(2 * book.round_seconds)
        stops[1].set()
        for thread in threads:
            thread.join(60)
        return report(url, newsroom, ears, rss, weather)


def missing(url: str, newsroom: Newsroom) -> list[str]:
    """Incidents of which no page is an event's."""
    with Store.open(url) as store:
        told = {d.id.partition("?")[0] for event in store.events() for d in event.documents}
    return [slug for slug, pages in newsroom.published.items() if not told & set(pages)]


def report(url: str, newsroom: Newsroom, ears: Ears, rss: list[float], weather: Weather) -> int:
    lost = missing(url, newsroom)
    with Store.open(url) as store:
        log, watched = AlertLog(store.database), WatchLog(store.database)
        events = list(store.events())
        first = [
            (e.id, alert.event)
            for e in events
            for alert in log.told((e.id, *e.redirects))
            if alert.is_sent and AlertKind.FIRST in alert.kinds
        ]
        twice = [event for event, count in Counter(then for _, then in first).items() if count > 1]
        joined = sum(count > 1 for count in Counter(now for now, _ in first).values())
        health = {h.name: h for h in watched.health()}
        sites = {site.host for site in watched.alarmed_sites()}
        rows = store.stats().rows
    messages = Counter(message.id for message in ears.heard)
    tenths = [median(rss[n * len(rss) // 10 : (n + 1) * len(rss) // 10] or rss) for n in range(10)]
    early, late = tenths[6], tenths[9]  # after the second watcher has taken over, which holds the view anew
    print(
        f"incidents published {len(newsroom.published)}, present {len(newsroom.published) - len(lost)}; events {len(events)}, pages {rows['pages']}"
    )
    print(
        f"messages {len(ears.heard)}, sent twice {sum(c > 1 for c in messages.values())}, incidents told first twice {len(twice)}, told apart before they were joined {joined}"
    )
    print(
        f"answers of the outlets {dict(sorted(weather.statuses.items()))}; most requests at once to one outlet {max(weather.most_at_once.values())}"
    )
    print(
        f"memory MB by tenths of the run {[round(mb) for mb in tenths]}; after the takeover {late / early - 1:+.1%}, peak {max(rss):.0f}"
    )
    print(
        f"template change noticed {'changing.test' in sites}; dead source noticed {health['dying.test'].alarm is Alarm.DEAD}"
    )
    print(f"sources that look changed and are not: {sorted(sites - {'changing.test'})}")
    kept = len(lost) == 0 and not twice and all(c == 1 for c in messages.values())
    fine = (
        kept and late < 1.25 * early and "changing.test" in sites and health["dying.test"].alarm is Alarm.DEAD
    )
    print("holds" if fine else f"does not hold; missing {lost[:5]}")
    return 0 if fine else 1


def many(feeds: int) -> int:
    """So many feeds, of which a third hang, asked once; then once more, when it is known which hang."""
    folder = Path(tempfile.mkdtemp(prefix="soak-"))
    workshop = Workshop.load()
    with Weather(hang=60) as weather, Store.open(f"sqlite:///{folder}/many.db", create=True) as store:
        sources = []
        for n in range(feeds):
            outlet = weather.outlet(f"feed-{n}", Mood.HANGS if n % 3 == 0 else Mood.STEADY)
            if n % 100 == 1:
                weather.publish(
                    outlet,
                    f"a-word-from-{n}",
                    f"Attack {n}",
                    f"Gunmen killed {n % 30 + 2} soldiers in Gao on Monday. " * 3,
                )
            sources.append(WatchedSource(outlet.host, SourceKind.FEED, weather.feed(outlet)))
        book = WatchBook(tuple(sources), timeout=10)
        log = WatchLog(store.database)
        for number in (1, 2):
            started = time.monotonic()
            done = threading.Event()

            def look(started: float = started, done: threading.Event = done, number: int = number) -> None:
                at = datetime.now(UTC)
                while not done.wait(2):
                    had = [
                        h
                        for h in log.health()
                        if h.last_success and h.last_success >= at - timedelta(seconds=3)
                    ]
                    if len(had) >= feeds - (feeds + 2) // 3:
                        print(
                            f"look {number}: all {len(had)} feeds that answer were read after {time.monotonic() - started:.0f} s"
                        )
                        return

            thread = threading.Thread(target=look)
            thread.start()
            summary = watch(
                store, workshop, book, weather.fetchers(timeout=10), stop=threading.Event(), once=True
            )
            seconds = time.monotonic() - started
            time.sleep(4)
            done.set()
            thread.join()
            print(
                f"look {number}: {seconds:.0f} s in all, {book.crew_size} at a time; {summary.tally}; {len(summary.failing)} failing"
            )
        print(f"memory MB {psutil.Process().memory_info().rss / 1e6:.0f}")
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--outlets", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--feeds", type=int, default=0)
    given = parser.parse_args()
    sys.exit(many(given.feeds) if given.feeds else soak(given.minutes, given.outlets, given.seed))
