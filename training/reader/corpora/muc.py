"""MUC-3 and MUC-4: reports of terrorist incidents in Latin America, with their templates."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.reader.possible import narrow
from training.reader.texts import KIND, Maker, Sample, Text

from firsthand.models.scheme import INCIDENTS, KINDS
from firsthand.reports.signals import SIGNALS, tokens

_SLOTS = {
    "PERP: INDIVIDUAL ID": ("perpetrator", "initiator"),
    "PERP: ORGANIZATION ID": ("organisation", "initiator"),
    "PHYS TGT: ID": ("incident-target", "target"),
    "HUM TGT: NAME": ("incident-name", "incident-victim", "victim"),
    "HUM TGT: DESCRIPTION": ("incident-victim", "victim"),
    "INCIDENT: INSTRUMENT ID": ("incident-weapon", "weapon"),
}
_INCIDENT_KINDS = (
    "perpetrator",
    "organisation",
    "incident-target",
    "incident-victim",
    "incident-weapon",
    "incident-name",
)
_KNOWN = frozenset(
    KIND[name] for name in (*_INCIDENT_KINDS, "initiator", "target", "victim", "weapon", "count")
)
_OPEN = frozenset(KIND[name] for name in ("initiator", "target", "victim", "weapon", "count"))
_QUOTED = re.compile(r'"([^"]+)"')
_CUES = [SIGNALS.index(name) for name in ("cue", "attack", "killed", "injured", "harmed")]
_NUMBER = SIGNALS.index("number")
_LONG = 3


@dataclass(frozen=True)
class Filler:
    """Words that fill a slot: of which template, as what, and what happened to the persons where they are persons."""

    template: int
    words: tuple[str, ...]
    kinds: tuple[str, ...]
    harm: str | None


def texts(folder: Path, maker: Maker, splits: Sequence[str] = ("train",)) -> Iterator[Text]:
    """The documents of some splits."""
    with gzip.open(folder / "muc4" / "train_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["split"] not in splits:
                continue
            document = maker.document(row["docid"], row["text"])
            if document is not None:
                samples = maker.samples(document)
                _label(samples, row["templates"])
                yield Text(f"muc4/{row['docid']}", "muc4", samples, _KNOWN)


def _label(samples: list[Sample], templates: list[dict[str, Any]]) -> None:
    for sample in samples:
        # What MUC-4 leaves out may well be a target or a victim to us: those kinds are told where they are, never where they are not.
        sample.unsure = [(kind, 0, len(sample.seen.words)) for kind in _OPEN]
        sample.incidents = []
    told = [t for t in templates if _incident(t) is not None]
    fillers = [filler for number, template in enumerate(told) for filler in _fillers(number, template)]
    placed = [
        (filler, n, at)
        for filler in fillers
        for n, sample in enumerate(samples)
        for at in sample.find(filler.words)
    ]
    first_seen: set[tuple[int, tuple[str, ...]]] = set()
    for filler, n, at in placed:
        sample, end = samples[n], at + len(filler.words)
        beside = {
            other.words
            for other, m, _ in placed
            if m == n and other.template == filler.template and other.words != filler.words
        }
        cued = bool(sample.seen.signals[:, _CUES].any())
        fresh = (filler.template, filler.words) not in first_seen
        first_seen.add((filler.template, filler.words))
        incident = _incident(told[filler.template])
        if fresh or beside or cued:
            sample.groups |= {filler.template}
        if fresh or beside or cued or len(filler.words) >= _LONG:
            for kind in filler.kinds:
                sample.spans.append((KIND[kind], at, end))
            if filler.harm:
                sample.harms.append((at, end, KINDS.index(filler.harm), -1, -1))
                _count(sample, at, filler.harm)
        else:
            sample.unsure += [(KIND[kind], at, end) for kind in filler.kinds]
        if beside or cued:
            if sample.incidents is not None and incident not in sample.incidents:
                sample.incidents.append(incident)  # type: ignore[arg-type]
        elif not sample.incidents:
            sample.incidents = None
    _leave_open(samples, is_told=bool(told))


def _leave_open(samples: list[Sample], *, is_told: bool) -> None:
    """What the templates do not settle: a sentence with cues but no filler may tell of an incident, and types are ours alone."""
    for sample in samples:
        if sample.incidents == [] and is_told and sample.seen.signals[:, _CUES].any():
            sample.incidents = None
        narrow(sample)


def _count(sample: Sample, at: int, harm: str) -> None:
    """A number right before the persons harmed counts them."""
    end = at
    while at > 0 and sample.seen.signals[at - 1, _NUMBER]:
        at -= 1
    if at < end:
        sample.spans.append((KIND["count"], at, end))
        sample.harms.append((at, end, KINDS.index(harm), -1, -1))


def _incident(template: dict[str, Any]) -> int | None:
    """Number of its type, None for a template without one."""
    for value in template.get("INCIDENT: TYPE", ()):
        for part in value.lower().split(" / "):
            if part.strip() in INCIDENTS:
                return INCIDENTS.index(part.strip())
    return None


def _fillers(number: int, template: dict[str, Any]) -> Iterator[Filler]:
    effects: dict[str, str] = {}
    kidnapped = _incident(template) == INCIDENTS.index("kidnapping")
    for value in template.get("HUM TGT: EFFECT OF INCIDENT", ()):
        head = value.partition(":")[0].lower()
        harm = (
            "killed"
            if "death" in head
            else "injured"
            if "injury" in head and "no injury" not in head
            else None
        )
        for name in _QUOTED.findall(value):
            effects[name] = harm or ("abducted" if kidnapped else "")
    for slot, kinds in _SLOTS.items():
        for value in template.get(slot, ()):
            for name in dict.fromkeys(_QUOTED.findall(value)):
                harm = effects.get(name) or ("abducted" if kidnapped else None)
                yield Filler(number, tokens(name), kinds, harm if slot.startswith("HUM") else None)
