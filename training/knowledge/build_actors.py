"""Merge the seed list of actors, our curated lists and UCDP's named groups into the packaged actor list.

    python -m training.knowledge.build_actors --data ../shared/data

Every alias keeps its source. An alias that the seed list credits to the EU is looked up in the consolidated lists of sanctions
and credited to public usage where they do not have it; those that it gives from memory were checked one by one, and the curated file
drops what is no name. Names that only UCDP gives go through `ucdp_actors.usable`.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from training.knowledge import ucdp_actors
from training.knowledge.ordinary import Ordinary

from firsthand.knowledge.folding import fold_name, plain

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src/firsthand/knowledge/data/actors.json"
KINDS = {
    "nonstate_jihadist": "rebel",
    "nonstate_rebel": "rebel",
    "nonstate_militia": "militia",
    "progov_militia": "militia",
    "foreign_force": "private-military",
    "regional_force": "international-force",
    "peacekeeping": "international-force",
}
EU = "EU sanctions list"
CHECKED = "public usage, checked"
SOURCES = {"E": EU, "U": f"{ucdp_actors.SOURCE}, checked", "B": "public usage", "M": CHECKED}
CURATED = "curated"
GROUPS = {"rebel", "militia", "communal"}
FOREIGN_STATE = {"barkhane"}
RELATIONS = ("parent", "ally", "split", "merged", "successor")
Entry: TypeAlias = dict[str, Any]


def main() -> None:
    """Write the list, one actor a line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    entries = build(arguments.data)
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    arguments.out.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    aliases = sum(len(names) for entry in entries for names in entry["aliases"].values())
    ties = sum(len(entry.get("ties", ())) for entry in entries)
    print(f"{len(entries)} actors, {aliases} aliases, {ties} ties")


def build(data: Path) -> list[Entry]:
    """The list: seed and curated actors first, so that a name that several have is theirs."""
    lists = {
        name: yaml.safe_load(Path(__file__).with_name(f"{name}_curated.yml").read_text(encoding="utf-8"))
        for name in ("actors", "groups", "forces")
    }
    curated, groups = lists["actors"], lists["groups"]
    seed = json.loads((data / "actors/sahel_actors_seed.json").read_text(encoding="utf-8"))["actors"]
    with (data / "gazetteer/countryInfo.txt").open(encoding="utf-8") as lines:
        alpha3 = {part[0]: part[1] for part in (line.split("\t") for line in lines) if len(part) > 8}
    with (data / "actors/ucdp-actor-221.csv").open(encoding="utf-8-sig") as lines:
        ucdp = {int(row["ActorId"]): row for row in csv.DictReader(lines)}
    dropped = {alias.casefold() for alias in curated["drop"]["all"]}
    unfit = set(curated["drop"]["ucdp"])
    sanctioned = sanctioned_names(data)
    more = {
        key: [*curated["add_aliases"].get(key, ()), *groups["add_aliases"].get(key, ())]
        for key in {*curated["add_aliases"], *groups["add_aliases"]}
    }
    entries = [from_seed(a, curated, alpha3, sanctioned) for a in seed if a["id"] not in curated["skip"]]
    entries += [from_curated(actor) for actor in (*curated["actors"], *groups["actors"])]
    named = {entry["id"]: entry for entry in entries}
    if len(named) != len(entries) or not set(more) <= set(named):
        raise SystemExit(f"listed twice or unknown: {sorted(set(more) - set(named))}")
    ordinary = Ordinary(data)
    match_ucdp(entries, ucdp)
    for entry in entries:
        row = ucdp.get(entry.get("ucdp") or -1, {})
        add(
            entry,
            ucdp_actors.SOURCE,
            (n for n in ucdp_actors.names_of(row) if ucdp_actors.usable(n, ordinary)),
        )
        entry["aliases"] = {
            source: [
                n for n in names if source == CURATED or (n.casefold() not in dropped and n not in unfit)
            ]
            for source, names in entry["aliases"].items()
        }
        add(entry, CURATED, more.get(entry["id"], ()))
    taken = {entry["ucdp"] for entry in entries if entry.get("ucdp")}
    forces = [
        force
        for code, organs in lists["forces"]["state_forces"].items()
        for force in from_force(code, organs)
    ]
    found = [entry for _, entry in ucdp_actors.named_groups(ucdp, taken, ordinary)]
    for entry in found:
        entry["aliases"] = {
            source: [n for n in names if n not in unfit] for source, names in entry["aliases"].items()
        }
    found = [entry for entry in found if any(entry["aliases"].values())]
    entries += forces + with_own_ids(found, {entry["id"] for entry in entries})
    give_ties(entries, groups["ties"], ucdp)
    for entry in entries:
        is_at_home = entry["kind"] in GROUPS and len(entry.get("countries", ())) == 1
        if entry["id"] in groups["homes"] or is_at_home:
            entry.setdefault("country", groups["homes"].get(entry["id"], entry["countries"][0]))
    for key, wikidata in groups["wikidata"].items():
        named[key]["wikidata"] = wikidata
    return [finished(entry) for entry in entries]


def from_seed(actor: Entry, curated: Entry, alpha3: Mapping[str, str], sanctioned: frozenset[str]) -> Entry:
    """An actor of the seed list."""
    entry = {
        "id": actor["id"],
        "name": curated["rename"].get(actor["id"], actor["name"]),
        "kind": "state-force" if actor["id"] in FOREIGN_STATE else KINDS[actor["type"]],
        "countries": [alpha3[code] for code in actor["countries"]],
        "ucdp": actor.get("ucdp"),
        "aliases": {},
    }
    for alias in actor["aliases"]:
        source = SOURCES[alias["src"]]
        if source == EU and not {plain(alias["text"]), fold_name(alias["text"])} & sanctioned:
            source = CHECKED
        add(entry, source, (alias["text"].strip(),))
    add(entry, CURATED, (actor["name"],))
    return entry


def from_curated(actor: Entry) -> Entry:
    """An actor of a curated list."""
    return {**actor, "aliases": {CURATED: list(dict.fromkeys((actor["name"], *actor["aliases"])))}}


def from_force(code: str, organs: Entry) -> Iterator[Entry]:
    """The organs of a state under the names that the pattern "<demonym> army" does not give."""
    for organ, key in (("army", "aliases"), ("police", "police"), ("government", "government")):
        if names := organs.get(key):
            name = {"name": organs["name"]} if organ == "army" and "name" in organs else {}
            yield {
                "id": f"{code.lower()}-{organ}",
                **name,
                "kind": "government" if organ == "government" else "state-force",
                "country": code,
                "countries": [code, *organs.get("also", ())],
                "aliases": {CURATED: [*name.values(), *names]},
            }


def sanctioned_names(data: Path) -> frozenset[str]:
    """Names and aliases of organisations on the EU's lists, as plain text and folded."""
    names: set[str] = set()
    for path in ("actors/32002R0881.csv", "actors/32016R1686.csv"):
        with (data / path).open(encoding="utf-8-sig") as lines:
            for row in csv.DictReader(lines):
                if row["schema"] == "Person":
                    continue
                for cell in (row["name"], row["alias"], row["weakAlias"], row["previousName"]):
                    names.update(part.strip() for part in cell.replace("(", ";").replace(")", ";").split(";"))
    return frozenset(key for name in names if name for key in (plain(name), fold_name(name)))


def match_ucdp(entries: Iterable[Entry], ucdp: Mapping[int, Mapping[str, str]]) -> None:
    """Give curated groups UCDP's id where one group of UCDP shares a name and a country with them."""
    taken = {entry.get("ucdp") for entry in entries}
    by_name: dict[str, set[int]] = {}
    for number, row in ucdp.items():
        if number not in taken and row["Org"] == "1":
            for name in ucdp_actors.names_of(row):
                by_name.setdefault(plain(name), set()).add(number)
    for entry in entries:
        if entry.get("ucdp") or entry["kind"] not in ("rebel", "militia"):
            continue
        names = [name for listed in entry["aliases"].values() for name in listed]
        found = {number for name in names for number in by_name.get(plain(name), ())}
        fit = [
            number
            for number in found
            if set(entry["countries"])
            & {ucdp_actors.ALPHA3.get(int(code)) for code in ucdp[number]["GWNOLoc"].split(",")}
        ]
        if len(fit) == 1:
            entry["ucdp"] = fit[0]


def with_own_ids(found: Iterable[Entry], taken: set[str]) -> list[Entry]:
    """UCDP's groups with ids that are unique: UCDP's number is added where a name is taken."""
    result = []
    for entry in found:
        key = entry["id"] if entry["id"] not in taken else f"{entry['id']}_{entry['ucdp']}"
        taken.add(key)
        result.append({**entry, "id": key})
    return result


def give_ties(
    entries: Iterable[Entry], curated: Iterable[list[Any]], ucdp: Mapping[int, Mapping[str, str]]
) -> None:
    """Curated ties with their dates, then those of UCDP, which have none."""
    by_id = {entry["id"]: entry for entry in entries}
    ids = {entry["ucdp"]: key for key, entry in by_id.items() if entry.get("ucdp")}
    for actor, relation, other, since, until, source in curated:
        if relation not in RELATIONS:
            raise SystemExit(f"no relation is called {relation!r}")
        tie = {
            "relation": relation,
            "actor": other,
            "since": _text(since),
            "until": _text(until),
            "source": source,
        }
        by_id[actor].setdefault("ties", []).append({key: value for key, value in tie.items() if value})
    for number, key in ids.items():
        known = {(tie["actor"]) for tie in by_id[key].get("ties", ())}
        for relation, other in ucdp_actors.ties_of(ucdp[number], ids):
            if other != key and other not in known:
                tie = {"relation": relation, "actor": other, "source": ucdp_actors.SOURCE}
                by_id[key].setdefault("ties", []).append(tie)


def add(entry: Entry, source: str, names: Iterable[str]) -> None:
    """Add aliases that an entry does not have."""
    have = {name for listed in entry["aliases"].values() for name in listed}
    for name in names:
        if name not in have:
            have.add(name)
            entry["aliases"].setdefault(source, []).append(name)


def finished(entry: Entry) -> Entry:
    """Without empty fields, aliases sorted."""
    aliases = {source: sorted(names) for source, names in sorted(entry["aliases"].items()) if names}
    return {key: value for key, value in {**entry, "aliases": aliases}.items() if value}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


if __name__ == "__main__":
    main()
