"""Disasters and accidents: floods, earthquakes, epidemics and shipwrecks kill, and are no incidents of armed conflict, whoever tells of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.camps import ARMED
from firsthand.reports.scene import Scene


def without_disasters(scenes: Sequence[Scene], is_violent: Callable[[Scene], bool]) -> list[Scene]:
    """The sentences of a document without those that tell whom a disaster killed, and those after them until one tells of violence at a place or on a day.

    Args:
        scenes: the sentences.
        is_violent: whether words of a sentence name an act of violence, whoever was harmed.
    """
    found: list[Scene] = []
    in_disaster = False
    for scene in scenes:
        if scene.figures and _killed_by(scene):
            in_disaster = True
        elif (is_violent(scene) or _is_by_arms(scene)) and (scene.dates or scene.toponyms):
            in_disaster = False
        if not in_disaster:
            found.append(scene)
    return found


def _is_by_arms(scene: Scene) -> bool:
    """Whether somebody who bears arms stands in a sentence that counts the harmed, and does not only tell it."""
    speakers = scene.speakers
    armed = (m.span for m in scene.actors if m.kind in ARMED)
    return bool(scene.figures) and any(not any(s.contains(span) for s in speakers) for span in armed)


def _killed_by(scene: Scene) -> bool:
    """Whether a sentence tells whom a disaster killed or hurt: "killed when a landslide", "floods left 12 dead"."""
    return any(told.search(scene.text) for told in _causes(scene.pack))


def _causes(pack: LanguagePack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return _of_disasters(pack.conflict.disasters, pack.conflict.all_harmed_after)


@cache
def _of_disasters(
    disasters: tuple[str, ...], harm: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Harm with a disaster for its cause behind it, and a disaster with what it did."""
    disaster = rf"(?<![\w-])(?:{either(disasters)})(?!\w)"
    cause = r"(?:in|by|when|after|as|from|following|dans|par|lors|après|lorsqu[e'’]|quand|suite\sà|à\scause)"
    toll = r"[,:;]\s(?:[\w’'-]+\s){0,4}?(?:dead|killed|deaths|morte?s|tuée?s)"
    does = r"(?:kill\w*|le(?:ft|aves|aving)|claim\w*|destroy\w*|swept|sweeps|bur(?:y|ied|ies)|hit|hits|struck|(?:a|ont|avait|avaient)\s(?:\w+\s)?(?:tué|fait|causé|emporté|détruit|ravagé|frappé)|fait|font|tue|tuent)"
    return (
        re.compile(
            rf"(?<!\w)(?:{either(harm)}|dead|deaths?|morte?s?)(?!\w)[^.;]{{0,50}}?\b{cause}\s(?:[\w’'-]+\s){{0,4}}?{disaster}",
            re.IGNORECASE,
        ),
        re.compile(
            rf"{disaster}(?:\s(?!(?:was|were|been|being|are|is|été)\b)[\w’'-]+){{0,4}}?(?:\s{does}|{toll})(?!\w)",
            re.IGNORECASE,
        ),
    )
