"""Example-like pages in any number, the same for the same seed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

_PLACES = (
    "Gao",
    "Ménaka",
    "Ansongo",
    "Hombori",
    "Douentza",
    "Bandiagara",
    "Koro",
    "Djibo",
    "Dori",
    "Kaya",
    "Fada N'Gourma",
    "Diapaga",
    "Tillabéri",
    "Téra",
    "Diffa",
    "Maradi",
    "Maiduguri",
    "Bama",
    "Damasak",
    "Kidal",
    "Tessalit",
    "Léré",
    "Nampala",
    "Sévaré",
)
_GROUPS = ("JNIM fighters", "gunmen", "suspected jihadists", "Boko Haram fighters", "armed men")
_TARGETS = ("soldiers", "civilians", "villagers", "policemen")
_OPENINGS = (
    "{group} attacked {target} in {place} on {weekday}, killing at least {killed} people, a security source said.",
    "At least {killed} {target} were killed on {weekday} when {group} attacked the town of {place}, local officials said.",
)
_MIDDLES = (
    "The attackers arrived on motorcycles before dawn and withdrew after two hours, residents said.",
    "{wounded} people were injured and taken to the nearest hospital, according to a medical source.",
    "No group claimed responsibility for the attack.",
    "The army said that it had sent reinforcements to the area.",
    "Trade in the region has slowed since the main road was closed last year.",
    "The mayor of {place} called for calm and for more troops.",
)
_TEASERS = (
    "Cotton prices climb in New York",
    "Rains come early to the delta",
    "Second division: all results",
)


def write_pages(folder: Path, count: int, *, seed: int = 7) -> Path:
    """Write a JSONL file with `count` pages about a quarter as many incidents, and return its path."""
    path = folder / f"pages-{count}.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for page in _pages(count, random.Random(seed)):  # noqa: S311
            lines.write(json.dumps(page, ensure_ascii=False) + "\n")
    return path


def _pages(count: int, chance: random.Random) -> Iterator[dict[str, str]]:
    number = 0
    while number < count:
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(500))
        words = {
            "group": chance.choice(_GROUPS),
            "target": chance.choice(_TARGETS),
            "place": chance.choice(_PLACES),
            "weekday": f"{day:%A}",
            "killed": str(chance.randrange(2, 60)),
            "wounded": str(chance.randrange(2, 60)),
        }
        for version in range(min(chance.randrange(1, 8), count - number)):
            title = f"{words['group']} strike {words['place']}".capitalize()
            middle = chance.sample(_MIDDLES, 4)
            body = [chance.choice(_OPENINGS), *middle]
            text = "\n\n".join(
                [title, *(p.format(**words)[:1].upper() + p.format(**words)[1:] for p in body)]
            )
            teasers = "\n\n".join(["READ ALSO", *chance.sample(_TEASERS, 2)])
            published = day + timedelta(days=chance.randrange(1, 3))
            yield {
                "id": f"page-{number}-{version}",
                "text": f"{text}\n\n{teasers}\n",
                "published": published.isoformat(),
                "language": "en",
            }
            number += 1
