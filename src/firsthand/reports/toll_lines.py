"""Toll lines: "3 dead, 5 wounded (soldiers)", a sentence that counts the harmed and says nothing else.

Incident lists, situation reports and bulletins end an entry with one. It has no verb and no date: it is the toll of what was told right
before it, neither history nor a total of its own, and those told of one by one before it are among its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from firsthand.domain.report import CasualtyKind, Figure, Report, Voice
from firsthand.languages.base.conflict import ConflictWords
from firsthand.reports.matching import words
from firsthand.reports.scene import Scene

_COUNTED = (CasualtyKind.KILLED, CasualtyKind.INJURED)
_BRACKETS = re.compile(r"\([^()]*\)?")
_CREDITS = r"(?:selon|d['’]après|according\sto)\b"
_CREDIT = re.compile(rf"\b{_CREDITS}.*$", re.IGNORECASE)
_FIRST_CREDIT = re.compile(rf"^\W*{_CREDITS}[^,\d]*,", re.IGNORECASE)
_LABEL = re.compile(
    r"^\W*(?:(?:bilan|toll|casualties|victimes|pertes)(?:\s(?:provisoire|officiel|provisional|official))?\s?:)?",
    re.IGNORECASE,
)
_FATES = (
    r"évacué(?:e|s|es)?|rescapé(?:e|s|es)?|indemnes?|portée?s?\sdisparue?s?|prisonni(?:er|ère)s?|otages?|"
    r"evacuated|missing|unharmed|unhurt|rescued|captured|prisoners?|hostages?"
)
_JOINS = r"parmi|among|du\scôté|les?|the|and|et|ainsi\sque|as\swell\sas|plus|dont|including|de|d['’]|of|graves?|légers?|seriously|slightly|grièvement|légèrement|others?|autres?"


def is_toll_line(scene: Scene) -> bool:
    """Whether a sentence only counts the killed and injured, with who they are and what became of others in brackets or in lists."""
    counts = [figure for figure in scene.figures if figure.kind in _COUNTED]
    if not counts or scene.dates:
        return False
    text = list(scene.text)
    for span in (s for figure in scene.figures for s in (figure.span, figure.group) if s is not None):
        text[span.start - scene.start : span.end - scene.start] = " " * len(span.text)
    credit = _FIRST_CREDIT if _FIRST_CREDIT.match(scene.text) else _CREDIT
    rest = _LABEL.sub(" ", credit.sub(" ", _BRACKETS.sub(" ", "".join(text))))
    return not re.search(r"[^\W_]", _listed(scene.pack.conflict).sub(" ", rest))


def with_wholes(reports: Sequence[Report], scenes: Iterable[Scene]) -> list[Report]:
    """Reports whose figures are part of the toll line that follows them: "Murder of a trader. 1 dead" tells of one.

    Where the line says of everybody who they are ("1 dead (civilian)"), those told of before it are left to it: it counts them again. People of
    the other side are none of it: "Two soldiers were killed. Three attackers died."

    Args:
        reports: of one document, in order.
        scenes: the sentences of the document.
    """
    lines = {scene.sentence.index: scene for scene in scenes if is_toll_line(scene)}
    if not lines:
        return list(reports)
    wholes: dict[tuple[str, CasualtyKind], tuple[int, bool]] = {}
    people: dict[tuple[str, CasualtyKind], set[bool]] = {}
    counted: list[Report] = []
    any_line = next(iter(lines.values()))
    for report in reversed(reports):
        thread = report.thread
        if report.sentence in lines:
            line = lines[report.sentence]
            wholes |= {(thread, kind): _whole(report.figures, kind, line) for kind in _COUNTED}
            people |= {
                (thread, kind): {_attacked(f, line) for f in report.figures if f.kind is kind}
                for kind in _COUNTED
            }
            counted.append(report)
            continue
        figures: list[Figure] = []
        voices: list[Voice | None] = []
        for number, figure in enumerate(report.figures):
            whole, all_told = wholes.get((thread, figure.kind), (0, False))
            of_others = {_attacked(figure, any_line)}.isdisjoint(people.get((thread, figure.kind), ()))
            again = 0 < (figure.quantity.point or 0) <= whole and not of_others
            if not (again and all_told):
                figures.append(replace(figure, part_of=figure.part_of or again))
                voices += report.figure_voices[number : number + 1]
        counted.append(replace(report, figures=tuple(figures), figure_voices=tuple(voices)))
    return counted[::-1]


def _whole(figures: Sequence[Figure], kind: CasualtyKind, line: Scene) -> tuple[int, bool]:
    """How many a toll line counts in one way, and whether it says of all of them who they are."""
    own = [figure for figure in figures if figure.kind is kind]
    whole = sum(figure.quantity.upper or 0 for figure in own if not figure.part_of)
    told = sum(figure.quantity.upper or 0 for figure in own if not figure.part_of and _says_who(figure, line))
    parts = sum(figure.quantity.upper or 0 for figure in own if figure.part_of and _says_who(figure, line))
    return whole, whole in (told, parts)


def _says_who(figure: Figure, line: Scene) -> bool:
    """Whether the words for the people counted say more than that they are people or harmed."""
    said = re.findall(r"[\w-]+", figure.group.text.lower()) if figure.group else []
    return any(line.pack.conflict.persons.get(word) != "persons" for word in said)


def _attacked(figure: Figure, line: Scene) -> bool:
    """Whether those counted are said to be of those who attacked; where nothing is said of them they are not."""
    attackers = words(line.pack.conflict.attackers)
    return figure.group is not None and attackers.search(figure.group.text) is not None


def _listed(conflict: ConflictWords) -> re.Pattern[str]:
    return _listed_words(conflict.all_harmed_after)


@cache
def _listed_words(harm: tuple[str, ...]) -> re.Pattern[str]:
    """Words that may stand between and behind the counts of a toll line: what became of them, and counts of those not harmed."""
    return re.compile(rf"(?<!\w)(?:{'|'.join([*harm, _FATES, _JOINS])}|\d+)(?!\w)", re.IGNORECASE)
