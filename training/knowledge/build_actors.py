"""Merge the seed list of actors with our curated additions into the packaged actor list.

    python training/knowledge/build_actors.py --data ../shared/data

Alias sources: E the EU's consolidated list of sanctions, U UCDP Actor 22.1, B public usage checked by us, C curated here.
An alias of the seed list marked M (from memory) is kept only where the curated file does not drop it.
"""

from __future__ import annotations

import argparse
import csv
import json
from pathlib import Path

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


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    data: Path = parser.parse_args().data
    seed = json.loads((data / "actors/sahel_actors_seed.json").read_text(encoding="utf-8"))["actors"]
    curated = yaml.safe_load(Path(__file__).with_name("actors_curated.yml").read_text(encoding="utf-8"))
    with (data / "gazetteer/countryInfo.txt").open(encoding="utf-8") as lines:
        alpha3 = {part[0]: part[1] for part in (line.split("\t") for line in lines) if len(part) > 8}
    with (data / "actors/ucdp-actor-221.csv").open(encoding="utf-8-sig") as lines:
        ucdp = {int(row["ActorId"]): row for row in csv.DictReader(lines)}
    dropped = {alias.casefold() for alias in curated["drop"]["all"]}
    entries = []
    for actor in seed:
        if actor["id"] in curated["skip"]:
            continue
        aliases = {
            a["text"]: SOURCES[a["src"]] for a in actor["aliases"] if a["text"].casefold() not in dropped
        }
        if (number := actor.get("ucdp")) and number in ucdp:
            for column in ("NameData", "NameOrigFull", "NameOrigFullEng"):
                name = ucdp[number][column]
                if name and len(name) > 4 and "," not in name and name.casefold() not in dropped | {"n/a"}:
                    aliases.setdefault(name, "UCDP 22.1")
        for alias in curated["add_aliases"].get(actor["id"], ()):
            aliases.setdefault(alias, "curated")
        name = curated["rename"].get(actor["id"], actor["name"])
        aliases.setdefault(actor["name"], "curated")
        entries.append({
            "id": actor["id"], "name": name,
            "kind": "state-force" if actor["id"] in FOREIGN_STATE else KINDS[actor["type"]],
            "countries": [alpha3[c] for c in actor["countries"]], "ucdp": actor.get("ucdp"),
            "aliases": [{"text": text, "source": source} for text, source in sorted(aliases.items())],
        })  # fmt: skip
    for actor in curated["actors"]:
        entries.append(
            {
                **actor,
                "aliases": [
                    {"text": t, "source": "curated"} for t in sorted({actor["name"], *actor["aliases"]})
                ],
            }
        )
    for code, force in curated["state_forces"].items():
        entries.append({
            "id": f"{code.lower()}-army", "name": force["name"], "kind": "state-force", "country": code,
            "aliases": [{"text": t, "source": "curated"} for t in force["aliases"]],
        })  # fmt: skip
    header = "# Made by training/knowledge/build_actors.py from the seed list and actors_curated.yml; do not edit by hand.\n"
    OUT.write_text(
        header + yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=150), encoding="utf-8"
    )
    print(f"{len(entries)} actors, {sum(len(e['aliases']) for e in entries)} aliases")


if __name__ == "__main__":
    main()
