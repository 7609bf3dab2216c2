"""What is wrong with the records of our own stories, for those that may be tuned on. Late ones are never listed."""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator

from evaluation.benchmarks.records_match import Answer, Record
from evaluation.benchmarks.records_of_stories import CHECKS, answered
from evaluation.benchmarks.toll import HARM, best
from evaluation.rewrites import FOLDER
from evaluation.stories import Accepted, Incident
from firsthand.domain.report import Role
from firsthand.run.plan import Workshop


def listed(answer: Answer, story: int | None = None) -> Iterator[str]:
    """One line for each thing that is wrong in the half that may be tuned on.

    Args:
        answer: of all stories.
        story: only this one; None for all.
    """
    tune = answer.half(late=False)
    for name, incident in tune.incidents.items():
        if story not in (None, incident.story):
            continue
        yield from _of_incident(tune, name, incident)
    for record in tune.spare:
        if story is None or story in record.stories:
            yield f"too many: {_told(record)} <- {_pages(record)}"


def _of_incident(answer: Answer, name: str, incident: Incident) -> Iterator[str]:
    record = answer.records.get(name)
    if record is None:
        yield f"{name}: no record of its own"
    else:
        wrong = [label for label, check in CHECKS.items() if check(incident, record.event) is False]
        wrong = [label for label in wrong if label not in ("whole", "place not elsewhere")]
        if wrong:
            yield f"{name}: wrong {', '.join(wrong)}: {_told(record)}; wanted {_wanted(incident)}"
    if name in answer.split:
        of_record: dict[str | None, list[str]] = defaultdict(list)
        for (page, told), taken in answer.items.items():
            if told == name:
                of_record[taken].append(page)
        parts = ", ".join(f"{taken or 'none'} ({' '.join(pages)})" for taken, pages in of_record.items())
        yield f"{name}: split over {parts}"
    if record is not None and name in answer.mixed:
        others = sorted({p.page for p in record.passages if p.is_news and name not in p.incidents})
        yield f"{name}: its record {record.id} also has news of other incidents from {' '.join(others)}"


def _told(record: Record) -> str:
    event = record.event
    days, place = event.date.possible, event.place
    parties = [f"{actor.role} {actor.id}" for actor in event.actors]
    return " | ".join(
        (
            event.id,
            event.event_type,
            f"{days.start}..{days.end}" if days else "no day",
            f"{place.name} {place.country} {place.lat:.2f},{place.lon:.2f}" if place else "no place",
            " ".join(f"{kind} {best(event, kind)}" for kind in HARM),
            ", ".join(parties) or "no parties",
        )
    )


def _wanted(incident: Incident) -> str:
    within = incident.within
    return " | ".join(
        (
            "/".join(sorted(incident.types)),
            f"{incident.days.start}..{incident.days.end}",
            f"{'/'.join(sorted(incident.countries))} {within.lat},{within.lon} within {within.radius_km} km",
            f"killed {incident.killed} injured {incident.injured}",
            f"{Role.INITIATOR} {_names(incident.initiator)}, {Role.TARGET} {_names(incident.target)}",
        )
    )


def _names(accepted: Accepted) -> str:
    return "/".join((*sorted(accepted.enough), *(f"{name}?" for name in sorted(accepted.beside))))


def _pages(record: Record) -> str:
    marks = {True: "", False: " (recalls)"}
    return ", ".join(dict.fromkeys(f"{p.page}{marks[p.is_news]}" for p in record.passages))


def main() -> None:
    """Ingest all pages and print."""
    parser = argparse.ArgumentParser(
        prog="python -m evaluation.benchmarks.records_errors", description=__doc__
    )
    parser.add_argument("--story", type=int, help="only this one")
    story = parser.parse_args().story
    for line in listed(answered(FOLDER.parent, Workshop.load(network=None)), story):
        print(line)


if __name__ == "__main__":
    main()
