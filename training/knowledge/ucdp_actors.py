"""Named groups of the UCDP Actor Dataset as entries of the actor list.

Taken in: formally organised groups (`Org` 1) active since 1989, which is when UCDP's data on one-sided and non-state violence begin
(the columns OSID and NSID), or entered since those data began to be coded. Left out: factions known only by a leader, groups that are
described and not named, peoples and supporters. Names that are ordinary words are kept from becoming aliases: see `usable`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from training.knowledge.gwno import ALPHA3
from training.knowledge.ordinary import Ordinary

from firsthand.knowledge.actors.choosing import PARTICLES
from firsthand.knowledge.folding import plain

SOURCE = "UCDP 22.1"
Row: TypeAlias = Mapping[str, str]
Entry: TypeAlias = dict[str, Any]

_CODED_SINCE_1989 = 1100  # ids from here on were given after the data on violence since 1989 had begun
_NO_NAME = re.compile(
    r"military faction|forces? (?:of|loyal)|insurgents|opposition|supporters|civilians|royalists|neutralists|"
    r"students?$|parliamentary|^republic of|^government of|\bprovince of\b|non plo|communit|liberation forces of|faction$|^islamic state$|"
    r"^peoples? of|citizens|workers$|soldiers of|^state of|mutin|settlers|prison(?:ers)?\b|vigilantes?$|hunters$|\btribe\b|^peuhl|^self-defen[cs]e",
    re.IGNORECASE,
)
_PARTY = re.compile(
    r"\bparty\b|\bparti\b|\bcongress\b|\bleague\b|\bstudents?\b|\bunion of .*workers", re.IGNORECASE
)
_LATIN = re.compile(r"[A-Za-zÀ-ɏ0-9' ’.,/–-]+")
_ACRONYM = re.compile(r"(?=(?:.*[A-Z]){3})[A-Z0-9][A-Za-z0-9]{0,9}(?:[-/][A-Z0-9]+){0,2}")
_HEADS = re.compile(
    r"\b(?:army|front|movement|brigades?|battalion|militia|forces?|guards?|liberation|resistance|cartel|gang|union|alliance|council|"
    r"armée|mouvement|milice|alliance|ejército|frente|movimiento|cártel|exército|comando)\b",
    re.IGNORECASE,
)
_PARTICLES = PARTICLES | {"a", "y"}
_LEAST_ACRONYM = 3
_LEAST_ORDINARY = 3  # words of a name that has no rare word in it
_LEAST_SINGLE = 5  # letters of a name of one word


def named_groups(rows: Mapping[int, Row], taken: set[int], ordinary: Ordinary) -> Iterator[tuple[int, Entry]]:
    """Groups that no other list has, by their number, each with at least one usable name."""
    for number, row in sorted(rows.items()):
        if number in taken or not _is_group(number, row):
            continue
        countries = [ALPHA3[code] for code in _numbers(row["GWNOLoc"]) if code in ALPHA3]
        aliases = [name for name in names_of(row) if usable(name, ordinary)]
        if not aliases or not countries:
            continue
        shown = row["NameData"].strip()
        english = row["NameOrigFullEng"].strip()
        full = next((n for n in (english, *aliases) if n in aliases and " " in n and len(n) > len(shown)), "")
        yield (
            number,
            {
                "id": re.sub(r"\W+", "_", plain(shown)).strip("_"),
                "name": f"{full} ({shown})" if full and _ACRONYM.fullmatch(shown) else shown,
                "kind": "rebel" if row["PrimaryParty"] == "1" else "militia",
                "country": countries[0],
                "countries": countries,
                "ucdp": number,
                "aliases": {SOURCE: sorted(set(aliases))},
            },
        )


def names_of(row: Row) -> Iterator[str]:
    """Every Latin name of a row: in use, original, in English, and after changes of name."""
    for column in (
        "NameData",
        "NameOrig",
        "NameOrigFull",
        "NameOrigFullEng",
        "NewName",
        "NewNameFullMotherTongue",
        "NewNameFullEng",
    ):
        text = row.get(column, "")
        for part in re.split(r",\s+" if column.startswith("New") else r"\s/\s", text):
            name = re.sub(r"\s*\([^)]*\)\s*$", "", part.replace("’", "'")).strip(" -–")
            if name and name != "n/a" and _LATIN.fullmatch(name):
                yield name


def usable(name: str, ordinary: Ordinary) -> bool:
    """Whether a name can be searched for in news: it names one organisation and is no ordinary word, place or surname.

    An acronym has three capitals or more. One word must be rare. Of several words one must be rare, or there must be three
    and one of them a word for an armed body ("National Liberation Front").
    """
    if _NO_NAME.search(name):
        return False
    if " " not in name and _ACRONYM.fullmatch(name):
        return len(name) >= _LEAST_ACRONYM and not ordinary.is_acronym(name)
    words = [w for w in re.split(r"[\s/–]+", name) if plain(w) and plain(w) not in _PARTICLES]
    if len(words) == 1:
        return len(words[0]) >= _LEAST_SINGLE and words[0][0].isupper() and ordinary.is_rare(words[0])
    rare = any(ordinary.is_rare(word) for word in words if len(word) > 2)
    return (rare and len(words) > 1) or (len(words) >= _LEAST_ORDINARY and bool(_HEADS.search(name)))


def ties_of(row: Row, ids: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """Relation and id of the actors that a row is tied to; UCDP gives no dates."""
    for flag, column, relation in (
        ("Splinter", "ActorIdPrev", "split"),
        ("Alliance", "ActorIdAlliance", "ally"),
        ("JoinGroup", "ActorIdGroup", "merged"),
    ):
        if row.get(flag) == "1":
            for number in _numbers(row[column]):
                if number in ids:
                    yield relation, ids[number]


def _is_group(number: int, row: Row) -> bool:
    recent = number >= _CODED_SINCE_1989 or bool(row["OSID"].strip() or row["NSID"].strip())
    is_party = row["PrimaryParty"] != "1" and any(_PARTY.search(name) for name in names_of(row))
    return row["Org"] == "1" and recent and not is_party and not _NO_NAME.search(row["NameData"])


def _numbers(cell: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", cell)]
