"""Which record the system has for each incident of our stories, page by page.

- An item is a page with an incident that it has as its news. Of the records that hold something of the page that may tell of the incident, the item takes
  the one that holds most pages of the incident; of equals the one that is most like it. A record that may be something recalled, and is more like it
  than like the incident, is none of these. Items without a record are each alone.
- Of a merged page, a passage may tell of one of its two incidents alone: then the record that holds it is none of the other's.
- The record of an incident is the one that most of its items take, one incident to a record.
- An incident is one record when all its items take its record, no item of another does, and no passage in it is the news of another.
- The other records are matched with what pages recall, one to one, where country, day and type agree; what is left is too many.

The events of a concerted operation are one record here, with the toll of the operation.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from evaluation.benchmarks.coreference import Score, b_cubed, narrowed
from evaluation.benchmarks.toll import best
from evaluation.rewrites import LATE, Version
from evaluation.stories import Gold, Incident, Recalled
from firsthand.domain.claim import Extraction
from firsthand.domain.event import Chronicle, DocumentRole, Event, Operation
from firsthand.domain.report import CasualtyKind, Report, Status

Item: TypeAlias = tuple[str, str]
"""Id of a page and of an incident that it tells of."""


@dataclass(frozen=True)
class Passage:
    """What a record holds of a page.

    Attributes:
        page: id of the version.
        incidents: ids of those that it may tell of.
        is_news: False where it only recalls.
    """

    page: str
    incidents: frozenset[str]
    is_news: bool = True


@dataclass(frozen=True)
class Record:
    """A record that is shown.

    Attributes:
        event: the fields; of an operation, those of the event that most is told of, with the toll of all.
        passages: what it holds.
    """

    event: Event
    passages: tuple[Passage, ...]

    @property
    def id(self) -> str:
        """The id of the event."""
        return self.event.id

    @cached_property
    def stories(self) -> frozenset[int]:
        """Numbers of the stories that its pages tell of, those not told in the passages held too."""
        names = {passage.page for passage in self.passages}
        told = {incident for passage in self.passages for incident in passage.incidents}
        return frozenset(int(name[:2]) for name in names | told)

    def pages_on(self, incident: str) -> frozenset[str]:
        """Ids of the pages of which it holds something that may tell of an incident."""
        return frozenset(passage.page for passage in self.passages if incident in passage.incidents)


@dataclass(frozen=True)
class Answer:
    """What the system has for each incident.

    Attributes:
        incidents: those asked about, by id.
        items: the record that each item takes, by its id; None for none.
        records: the record of each incident, by id of the incident; left out where it has none.
        split: ids of the incidents whose items do not all take its record.
        mixed: ids of the incidents whose record holds news of another.
        recalls: records that are matched with something recalled.
        spare: records that are too many.
    """

    incidents: Mapping[str, Incident]
    items: Mapping[Item, str | None]
    records: Mapping[str, Record]
    split: frozenset[str]
    mixed: frozenset[str]
    recalls: tuple[tuple[Record, Recalled], ...]
    spare: tuple[Record, ...]

    def half(self, *, late: bool) -> Answer:
        """The incidents of one half; a record with pages of both halves that is too many is so in both."""
        incidents = {name: incident for name, incident in self.incidents.items() if incident.is_late is late}
        return Answer(
            incidents,
            {item: record for item, record in self.items.items() if item[1] in incidents},
            {name: record for name, record in self.records.items() if name in incidents},
            self.split & incidents.keys(),
            self.mixed & incidents.keys(),
            tuple(pair for pair in self.recalls if (pair[1].story % 2 == LATE) is late),
            tuple(r for r in self.spare if any((story % 2 == LATE) is late for story in r.stories)),
        )

    @property
    def b_cubed(self) -> Score:
        """B-cubed over the items."""
        gold = {_name(item): item[1] for item in self.items}
        found = {_name(item): record for item, record in self.items.items() if record is not None}
        return b_cubed(gold, narrowed(found, gold.keys()))

    @property
    def whole(self) -> frozenset[str]:
        """Ids of the incidents that are one record."""
        return frozenset(self.records) - self.split - self.mixed


def records_of(
    extractions: Iterable[Extraction], chronicle: Chronicle, versions: Iterable[Version], gold: Gold
) -> list[Record]:
    """The records of a chronicle, with what they hold of each page."""
    by_id = {f"rewrites/{version.id}": version for version in versions}
    passages: dict[str, Passage] = {}
    whole: dict[str, Version] = {}
    for extraction in extractions:
        version = whole[extraction.document.key] = by_id[extraction.document.id]
        for report in extraction.reports:
            told = gold.told_in(version, _paragraph(extraction, report))
            passages[report.id] = Passage(version.id, told, report.status is Status.ASSERTED)
    found = []
    for event in chronicle.events:
        held = [passages[report] for report in event.reports if report in passages]
        seen = {passage.page for passage in held}
        for document in event.documents:  # one that is linked as a whole, by none of its reports
            version = whole[document.key]
            if version.id not in seen:
                held.append(Passage(version.id, gold.told(version), document.role is DocumentRole.REPORTS))
        found.append(Record(event, tuple(held)))
    return _concerted(found, chronicle.operations)


def match(records: Sequence[Record], versions: Sequence[Version], gold: Gold) -> Answer:
    """What the records have for the incidents that pages tell of."""
    ordered = sorted(records, key=lambda record: record.id)
    by_id = {record.id: record for record in ordered}
    items = {
        (version.id, name): _taken(version.id, gold.incidents[name], ordered, gold)
        for version in versions
        for name in sorted(gold.told(version))
    }
    names = sorted({name for _, name in items})
    taken = {name: Counter(r for item, r in items.items() if item[1] == name and r) for name in names}
    votes = [
        (-count, -likeness(by_id[record].event, gold.incidents[name]), name, record)
        for name in names
        for record, count in taken[name].items()
    ]
    own: dict[str, Record] = {}
    given: set[str] = set()
    for _, _, name, record in sorted(votes):
        if name not in own and record not in given:
            own[name] = by_id[record]
            given.add(record)
    alone = frozenset(name for name in names if name not in own)
    split = {name for (_, name), record in items.items() if name not in own or record != own[name].id}
    mixed = {
        name
        for name, record in own.items()
        if any(p.is_news and name not in p.incidents for p in record.passages)
        or any(taken[other][record.id] for other in names if other != name)
    }
    told = {version.story for version in versions}
    recalls = _recalled(
        [record for record in ordered if record.id not in given],
        [recalled for recalled in gold.recalled if recalled.story in told],
    )
    matched = given | {record.id for record, _ in recalls}
    return Answer(
        {name: gold.incidents[name] for name in names},
        items,
        own,
        frozenset(split) | alone,
        frozenset(mixed),
        tuple(recalls),
        tuple(record for record in ordered if record.id not in matched),
    )


def likeness(event: Event, incident: Incident | Recalled) -> int:
    """How like an incident a record is: 2 where its days are among the incident's, 1 where some are; 1 each for type and country; 2 for the dead.

    What is recalled has no toll here, so that the record with the dead of an incident is rather held to be of that.
    """
    days = event.date.possible
    shared = days & incident.days if days else None
    killed = best(event, CasualtyKind.KILLED)
    ranges = (incident.killed or ()) if isinstance(incident, Incident) else ()
    return (
        (2 if shared and shared == days else 1 if shared else 0)
        + (not incident.types or event.event_type in incident.types)
        + (event.place is not None and event.place.country in incident.countries)
        + 2 * (killed > 0 and any(low <= killed <= high for low, high in ranges))
    )


def _taken(page: str, incident: Incident, records: Iterable[Record], gold: Gold) -> str | None:
    """The id of the record that an item takes."""
    asides = [recalled for recalled in gold.recalled if recalled.story == incident.story]
    candidates = [
        record
        for record in records
        if page in record.pages_on(incident.id)
        and not any(
            _is_of(record, aside) and likeness(record.event, aside) > likeness(record.event, incident)
            for aside in asides
        )
    ]
    chosen = max(
        candidates,
        key=lambda record: (len(record.pages_on(incident.id)), likeness(record.event, incident)),
        default=None,
    )
    return chosen.id if chosen else None


def _recalled(records: Iterable[Record], recalled: Collection[Recalled]) -> list[tuple[Record, Recalled]]:
    """Records with what they are of, one to one, those that are most like it first."""
    pairs = sorted(
        (
            (-likeness(record.event, aside), record.id, number, record, aside)
            for record in records
            for number, aside in enumerate(recalled)
            if _is_of(record, aside)
        ),
        key=lambda pair: pair[:3],
    )
    found: list[tuple[Record, Recalled]] = []
    taken: set[str] = set()
    given: set[int] = set()
    for _, name, number, record, aside in pairs:
        if name not in taken and number not in given:
            found.append((record, aside))
            taken.add(name)
            given.add(number)
    return found


def _is_of(record: Record, aside: Recalled) -> bool:
    """Whether nothing in a record speaks against its being something that one of its pages recalls."""
    event, days = record.event, record.event.date.possible
    return (
        aside.story in record.stories
        and bool(days and days & aside.days)
        and (not aside.types or event.event_type in aside.types)
        and (event.place is None or event.place.country in aside.countries)
        and (aside.within is None or (event.place is not None and aside.within.holds(event.place)))
    )


def _paragraph(extraction: Extraction, report: Report) -> str:
    """The paragraph that a report stands in; a title belongs to none."""
    document = extraction.document
    return document.block_of(document.sentences[report.sentence]).span.text


def _concerted(records: Sequence[Record], operations: Iterable[Operation]) -> list[Record]:
    """The records with those of one operation made one."""
    joint = {event: operation for operation in operations for event in operation.events}
    found = [record for record in records if record.id not in joint]
    members: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if record.id in joint:
            members[joint[record.id].id].append(record)
    for listed in members.values():
        main = max(listed, key=lambda record: (len(record.passages), record.id))
        event = replace(main.event, tolls=joint[main.id].tolls or main.event.tolls)
        found.append(Record(event, tuple(dict.fromkeys(p for record in listed for p in record.passages))))
    return found


def _name(item: Item) -> str:
    return " ".join(item)
