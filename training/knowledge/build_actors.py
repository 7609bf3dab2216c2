"""Merge the seed list of actors with our curated additions into the packaged actor list.

    python training/knowledge/build_actors.py --data ../shared/data

Alias sources: E the EU's consolidated list of sanctions, U UCDP Actor 22.1, B public usage checked by us, C curated here.
An alias of the seed list marked M (from memory) is kept only where the curated file does not drop it.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import yaml

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src/firsthand/knowledge/data/actors.yml"
KINDS = {
    "nonstate_jihadist": "rebel",
    "nonstate_rebel": "rebel",
    "nonstate_militia": "militia",
    "progov_militia": "militia",
    "foreign_force": "private-military",
    "regional_force": "international-force",
    "peacekeeping": "international-force",
}
SOURCES = {"E": "EU sanctions list", "U": "UCDP 22.1", "B": "public usage", "M": "public usage, from memory"}
FOREIGN_STATE = {"barkhane"}
UCDP = "UCDP 22.1"
LATIN = re.compile(r"[A-Za-zÀ-ɏ' ’.-]+")
Entry: TypeAlias = dict[str, Any]


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    data: Path = arguments.data
    seed = json.loads((data / "actors/sahel_actors_seed.json").read_text(encoding="utf-8"))["actors"]
    curated = yaml.safe_load(Path(__file__).with_name("actors_curated.yml").read_text(encoding="utf-8"))
    with (data / "gazetteer/countryInfo.txt").open(encoding="utf-8") as lines:
        alpha3 = {part[0]: part[1] for part in (line.split("\t") for line in lines) if len(part) > 8}
    with (data / "actors/ucdp-actor-221.csv").open(encoding="utf-8-sig") as lines:
        ucdp = {int(row["ActorId"]): row for row in csv.DictReader(lines)}
    dropped = {alias.casefold() for alias in curated["drop"]["all"]}
    entries = [
        *(
            from_seed(actor, curated, ucdp, dropped, alpha3)
            for actor in seed
            if actor["id"] not in curated["skip"]
        ),
        *(from_curated(actor, ucdp, dropped) for actor in curated["actors"]),
        *(state_force(code, force) for code, force in curated["state_forces"].items()),
    ]
    header = "# Made by training/knowledge/build_actors.py from the seed list, UCDP and actors_curated.yml; do not edit by hand.\n"
    arguments.out.write_text(
        header + yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=150), encoding="utf-8"
    )
    print(f"{len(entries)} actors, {sum(len(e['aliases']) for e in entries)} aliases")


def from_seed(
    actor: Entry, curated: Entry, ucdp: Mapping[int, Entry], dropped: set[str], alpha3: Mapping[str, str]
) -> Entry:
    """An actor of the seed list, with UCDP's names and our additions."""
    aliases = {
        a["text"].strip(): SOURCES[a["src"]] for a in actor["aliases"] if a["text"].casefold() not in dropped
    }
    aliases |= {n: UCDP for n in ucdp_names(actor.get("ucdp"), ucdp, dropped) if n not in aliases}
    for alias in (actor["name"], *curated["add_aliases"].get(actor["id"], ())):
        aliases.setdefault(alias, "curated")
    return {
        "id": actor["id"],
        "name": curated["rename"].get(actor["id"], actor["name"]),
        "kind": "state-force" if actor["id"] in FOREIGN_STATE else KINDS[actor["type"]],
        "countries": [alpha3[code] for code in actor["countries"]],
        "ucdp": actor.get("ucdp"),
        "aliases": listed(aliases),
    }


def from_curated(actor: Entry, ucdp: Mapping[int, Entry], dropped: set[str]) -> Entry:
    """An actor of the curated list, with UCDP's names."""
    aliases = dict.fromkeys((actor["name"], *actor["aliases"]), "curated")
    aliases |= {n: UCDP for n in ucdp_names(actor.get("ucdp"), ucdp, dropped) if n not in aliases}
    return {**actor, "aliases": listed(aliases)}


def state_force(code: str, force: Entry) -> Entry:
    """The force of a state under the names that the pattern "<demonym> army" does not give."""
    return {
        "id": f"{code.lower()}-army",
        "name": force["name"],
        "kind": "state-force",
        "country": code,
        "countries": [code],
        "aliases": listed(dict.fromkeys((force["name"], *force["aliases"]), "curated")),
    }


def ucdp_names(number: int | None, ucdp: Mapping[int, Entry], dropped: set[str]) -> Iterator[str]:
    """Latin names of a UCDP actor; acronyms and lists of names are left out."""
    row: Entry = ucdp.get(number or -1, {})
    for column in ("NameData", "NameOrigFull", "NameOrigFullEng"):
        name = row.get(column, "").strip()
        if len(name) > 4 and LATIN.fullmatch(name) and name.casefold() not in dropped:
            yield name


def listed(aliases: Mapping[str, str]) -> list[dict[str, str]]:
    """Aliases with their sources, sorted."""
    return [{"text": text, "source": source} for text, source in sorted(aliases.items())]


if __name__ == "__main__":
    main()
