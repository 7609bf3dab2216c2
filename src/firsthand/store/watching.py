"""Sources that are watched, how they do, and what they led to: a facet of a store. Written by one watcher at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, Row, delete, func, or_, select, update

from firsthand.domain.issue import Issue
from firsthand.domain.page import Validators
from firsthand.domain.watching import Alarm, Health, Link, Outcome, SiteRecord, SourceKind, Tally
from firsthand.store import archive, codec
from firsthand.store.batches import batches
from firsthand.store.engine import Database
from firsthand.store.tables import issues, pages, set_aside
from firsthand.store.tables_of_watching import (
    watch_days,
    watch_links,
    watch_listings,
    watch_sites,
    watch_sources,
)
from firsthand.store.upsert import insert_all_new, insert_new

LONGEST_WAIT = timedelta(days=2)
"""Nothing is put off for longer: what is due later than that was written under a clock that was wrong."""
_DAY = timedelta(days=1)


class WatchLog:
    """What a watcher has to remember.

    Args:
        database: the store's.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    # Sources

    def register(self, sources: Sequence[Health]) -> None:
        """Take note of the sources of a file: new ones are added, those that it no longer names are kept aside.

        A source that has moved to another address keeps its history, and is due at once.
        """
        columns = (watch_sources.c.name, watch_sources.c.address, watch_sources.c.kind)
        with self._database.writing() as connection:
            held = {row.name: row for row in connection.execute(select(*columns, watch_sources.c.is_listed))}
            insert_all_new(connection, watch_sources, [asdict(s) for s in sources if s.name not in held])
            named = {source.name for source in sources}
            for name, row in held.items():
                if row.is_listed != (name in named):
                    _change(connection, name, {"is_listed": name in named})
            for source in sources:
                before = held.get(source.name)
                if before is not None and before.kind != source.kind:
                    _change(connection, source.name, {"kind": source.kind})
                if before is not None and before.address != source.address:
                    moved = {"address": source.address, "next_due": None, "errors": 0}
                    _change(connection, source.name, moved)

    def health(self) -> tuple[Health, ...]:
        """How every source does, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(watch_sources).order_by(watch_sources.c.name))
            return tuple(_health(row) for row in rows)

    def save(self, health: Health) -> None:
        """Write down how a source does. Whether it is paused or listed is left as it is: others decide that."""
        values = asdict(health)
        for name in ("name", "is_paused", "is_listed"):
            del values[name]
        with self._database.writing() as connection:
            connection.execute(
                update(watch_sources).where(watch_sources.c.name == health.name).values(values)
            )

    def pause(self, names: Collection[str], *, is_paused: bool) -> frozenset[str]:
        """Pause sources, or resume them, which makes them due.

        Returns:
            The names that are known.
        """
        values: dict[str, object] = {"is_paused": is_paused}
        if not is_paused:
            values["next_due"] = None
        found = set()
        with self._database.writing() as connection:
            for name in names:
                mine = watch_sources.c.name == name
                if connection.execute(update(watch_sources).where(mine).values(values)).rowcount:
                    found.add(name)
        return frozenset(found)

    def paused(self) -> frozenset[str]:
        """Names of the sources that are paused."""
        with self._database.reading() as connection:
            return frozenset(
                connection.scalars(select(watch_sources.c.name).where(watch_sources.c.is_paused.is_(True)))
            )

    # What became of them by day

    def count(self, source: str, day: date, tally: Tally) -> None:
        """Add to what became of a source on a day."""
        with self._database.writing() as connection:
            _count(connection, source, day, tally)

    def tallies(self, since: date) -> Mapping[str, Tally]:
        """What became of each source from a day on."""
        names = [field.name for field in fields(Tally)]
        sums = [func.sum(watch_days.c[name]) for name in names]
        asked = (
            select(watch_days.c.source, *sums).where(watch_days.c.day >= since).group_by(watch_days.c.source)
        )
        with self._database.reading() as connection:
            return {row[0]: Tally(*(int(value) for value in row[1:])) for row in connection.execute(asked)}

    def days(self, source: str, since: date) -> Mapping[date, Tally]:
        """What became of a source on each day from one on."""
        mine = (watch_days.c.source == source, watch_days.c.day >= since)
        asked = select(watch_days).where(*mine).order_by(watch_days.c.day)
        with self._database.reading() as connection:
            return {
                row.day: Tally(*(getattr(row, field.name) for field in fields(Tally)))
                for row in connection.execute(asked)
            }

    # Listings, and the links on them

    def listings(self, source: str) -> Mapping[str, Validators]:
        """What the listings of a source said for conditional requests, by address."""
        asked = select(watch_listings).where(watch_listings.c.source == source)
        with self._database.reading() as connection:
            return {row.address: Validators(row.etag, row.last_modified) for row in connection.execute(asked)}

    def listed(
        self,
        source: str,
        links: Sequence[Link],
        validators: Mapping[str, Validators],
        at: datetime,
        *,
        known: Collection[str] = (),
    ) -> int:
        """Write down what a source lists, in one transaction with what its listings said for conditional requests: a crash
        loses neither, so that no entry is passed over.

        Args:
            source: its name.
            links: what it lists now.
            validators: of the listings that were read, by address.
            at: now (UTC).
            known: keys of links that are noted and not to be fetched.

        Returns:
            How many links are new. Those whose page is held, from wherever, are not.
        """
        by_key = {link.key: link for link in links}
        with self._database.writing() as connection:
            listed = _known(connection, by_key, at)
            _take_over(connection, source, listed)
            held = _held(connection, [link.link for key, link in by_key.items() if key not in listed])
            rows = [
                _link_row(link, source, at, is_held=link.link in held or key in known)
                for key, link in by_key.items()
                if key not in listed
            ]
            insert_all_new(connection, watch_links, rows)
            for address, said in validators.items():
                row = {"etag": said.etag, "last_modified": said.last_modified, "at": at}
                mine = (watch_listings.c.source == source, watch_listings.c.address == address)
                if not connection.execute(update(watch_listings).where(*mine).values(row)).rowcount:
                    insert_new(connection, watch_listings, {"source": source, "address": address, **row})
            return sum(row["due"] is not None for row in rows)

    def still_listed(self, source: str, at: datetime) -> None:
        """Note that what a source listed when it changed last, it lists still."""
        changed = select(func.min(watch_listings.c.at)).where(watch_listings.c.source == source)
        with self._database.writing() as connection:
            when = connection.scalar(changed)
            if when is not None:
                mine = (watch_links.c.source == source, watch_links.c.listed_at >= when - _DAY)
                connection.execute(update(watch_links).where(*mine).values({"listed_at": at}))

    def claim(self, source: str, now: datetime, limit: int, again: Sequence[timedelta]) -> tuple[Link, ...]:
        """Links of a source that are due. Each counts as tried: one that ends the process is not tried for ever.

        Args:
            source: its name.
            now: now (UTC).
            limit: how many at most.
            again: after how long each is due once more unless it is finished, by the number of tries it had.
        """
        is_due = or_(watch_links.c.due <= now, watch_links.c.due > now + LONGEST_WAIT)
        asked = (
            select(watch_links.c.entry, watch_links.c.tries, watch_links.c.key)
            .where(watch_links.c.source == source, is_due)
            .order_by(watch_links.c.due, watch_links.c.key)
            .limit(limit)
        )
        claimed = []
        with self._database.writing() as connection:
            for entry, tries, key in connection.execute(asked).all():
                wait = again[min(tries, len(again) - 1)]
                values = {"tries": tries + 1, "due": now + wait}
                connection.execute(update(watch_links).where(watch_links.c.key == key).values(values))
                claimed.append(replace(codec.decode(entry, Link), source=source, tries=tries + 1))
        return tuple(claimed)

    def set_back(self, key: str, due: datetime) -> None:
        """Let the last try of a link that is waited for count for nothing.

        Args:
            key: of the link.
            due: when it is tried again (UTC).
        """
        mine = (watch_links.c.key == key, watch_links.c.due.is_not(None), watch_links.c.tries > 0)
        with self._database.writing() as connection:
            values = {"tries": watch_links.c.tries - 1, "due": due}
            connection.execute(update(watch_links).where(*mine).values(values))

    def finish(self, keys: Iterable[str]) -> None:
        """Note that there is nothing left to do for some links."""
        with self._database.writing() as connection:
            for key in keys:
                mine = watch_links.c.key == key
                connection.execute(update(watch_links).where(mine).values({"entry": None, "due": None}))

    def sources_with_links(self, now: datetime) -> frozenset[str]:
        """Names of the sources of which links are due."""
        is_due = or_(watch_links.c.due <= now, watch_links.c.due > now + LONGEST_WAIT)
        with self._database.reading() as connection:
            return frozenset(connection.scalars(select(watch_links.c.source).where(is_due).distinct()))

    def aside_before(self, page_id: str) -> tuple[str | None, float] | None:
        """Title and score of a page as it was set aside last, by its id; None where it never was."""
        mine = select(set_aside.c.title, set_aside.c.score).where(set_aside.c.id == page_id)
        with self._database.reading() as connection:
            row = connection.execute(mine.order_by(set_aside.c.captured_at.desc()).limit(1)).one_or_none()
        return None if row is None else (row.title, row.score)

    # What articles of a site give

    def site(self, host: str) -> SiteRecord:
        """What the articles of a site gave of late."""
        with self._database.reading() as connection:
            row = connection.execute(select(watch_sites).where(watch_sites.c.host == host)).one_or_none()
        if row is None:
            return SiteRecord(host)
        outcomes = codec.decode(row.outcomes, tuple[Outcome, ...])
        return SiteRecord(host, outcomes, None if row.alarm is None else Alarm(row.alarm), row.alarm_at)

    def save_site(self, record: SiteRecord) -> None:
        """Write down what the articles of a site gave."""
        values = {
            "outcomes": codec.encode(record.outcomes).decode(),
            "alarm": record.alarm,
            "alarm_at": record.alarm_at,
        }
        with self._database.writing() as connection:
            mine = watch_sites.c.host == record.host
            if not connection.execute(update(watch_sites).where(mine).values(values)).rowcount:
                insert_new(connection, watch_sites, {"host": record.host, **values})

    def alarmed_sites(self) -> tuple[SiteRecord, ...]:
        """The sites whose articles are out of the ordinary, without what they gave."""
        asked = select(watch_sites).where(watch_sites.c.alarm.is_not(None)).order_by(watch_sites.c.host)
        with self._database.reading() as connection:
            return tuple(
                SiteRecord(row.host, (), Alarm(row.alarm), row.alarm_at) for row in connection.execute(asked)
            )

    # Alarms as issues

    def settle(self, place: str, issue: Issue | None) -> None:
        """Put one alarm up for a source or a site in place of any other, or take it down.

        Args:
            place: what the issue names as its input.
            issue: the alarm, None where all is well.
        """
        with self._database.writing() as connection:
            others = [issues.c.input == place, issues.c.code.in_([alarm.value for alarm in Alarm])]
            if issue is not None:
                others.append(or_(issues.c.code != issue.code, issues.c.message != issue.message))
            connection.execute(delete(issues).where(*others))
            if issue is not None:
                archive.add_issue(connection, issue, None)

    def prune(self, now: datetime, *, links: timedelta, days: timedelta) -> int:
        """Let go of what is too old to be of use.

        Args:
            now: now (UTC).
            links: how long ago a listing must have named a link last that there is nothing left to do for.
            days: how long tallies are kept.

        Returns:
            How many links went.
        """
        with self._database.writing() as connection:
            old = now - links
            connection.execute(delete(watch_days).where(watch_days.c.day < (now - days).date()))
            connection.execute(delete(watch_listings).where(watch_listings.c.at < now - days))
            return connection.execute(
                delete(watch_links).where(watch_links.c.listed_at < old, watch_links.c.due.is_(None))
            ).rowcount


def _change(connection: Connection, source: str, values: Mapping[str, object]) -> None:
    connection.execute(update(watch_sources).where(watch_sources.c.name == source).values(dict(values)))


def _link_row(link: Link, source: str, at: datetime, *, is_held: bool) -> dict[str, object]:
    return {
        "key": link.key,
        "source": source,
        "entry": None if is_held else codec.encode(link).decode(),
        "tries": 0,
        "due": None if is_held else at,
        "listed_at": at,
    }


def _known(connection: Connection, keys: Collection[str], at: datetime) -> set[str]:
    """Which links were listed before; notes once a day that they still are."""
    known = set()
    for some in batches(sorted(keys)):
        mine = watch_links.c.key.in_(some)
        known |= set(connection.scalars(select(watch_links.c.key).where(mine)))
        old = watch_links.c.listed_at < at - _DAY
        connection.execute(update(watch_links).where(mine, old).values({"listed_at": at}))
    return known


def _take_over(connection: Connection, source: str, keys: Collection[str]) -> None:
    """Give a source the links that wait under the name of one that is watched no more, such as its own before."""
    watched = select(watch_sources.c.name).where(watch_sources.c.is_listed.is_(True))
    for some in batches(sorted(keys)):
        orphans = (
            watch_links.c.key.in_(some),
            watch_links.c.due.is_not(None),
            watch_links.c.source.not_in(watched),
        )
        connection.execute(update(watch_links).where(*orphans).values({"source": source}))


def _held(connection: Connection, links: Sequence[str]) -> set[str]:
    """Which addresses the archive holds a page of."""
    held: set[str] = set()
    for some in batches(sorted({link for link in links if link})):
        for column in (pages.c.id, pages.c.url):
            held |= set(connection.scalars(select(column).where(column.in_(some))))
    return held


def _count(connection: Connection, source: str, day: date, tally: Tally) -> None:
    mine = (watch_days.c.source == source, watch_days.c.day == day)
    counts = asdict(tally)
    more = {name: watch_days.c[name] + number for name, number in counts.items() if number}
    if not more:
        return
    if not connection.execute(update(watch_days).where(*mine).values(more)).rowcount:
        insert_new(connection, watch_days, {"source": source, "day": day, **counts})


def _health(row: Row[tuple[object, ...]]) -> Health:
    values = dict(row._mapping)  # noqa: SLF001 - its public name for the columns
    kind, alarm = SourceKind(values.pop("kind")), values.pop("alarm")
    return Health(kind=kind, alarm=None if alarm is None else Alarm(alarm), **values)
