"""Make the list of local outlets by first-level unit: `src/firsthand/knowledge/data/local_outlets.tsv`.

    python -m training.knowledge.local_outlets --data ../LocalNewsDataset

From the Local News Dataset 2018 (Leon Yin, https://doi.org/10.5281/zenodo.1345145, MIT licence): newspapers, broadcasters and
magazines of the United States with web address and state, gathered from directories of the trade. A site that is listed under
several states is kept for up to three of them (a paper of a city on a border); under more it is no local outlet. Hosts that
many outlets share (social media, free pages) go as well, and outlets that write for the whole country.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from firsthand.knowledge.abbreviations import Abbreviations

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src/firsthand/knowledge/data/local_outlets.tsv"
MOST_UNITS = 3
NATIONAL = frozenset((
    "nytimes.com", "washingtonpost.com", "wsj.com", "usatoday.com", "politico.com", "csmonitor.com", "washingtontimes.com",
    "newyorker.com", "thehill.com", "rollcall.com", "washingtonexaminer.com", "airforcetimes.com", "armytimes.com",
    "marinecorpstimes.com", "navytimes.com",
))  # fmt: skip
HEAD = (
    "# Sites of local outlets by country and first-level unit.\n"
    "# From the Local News Dataset 2018 (Leon Yin), MIT licence; made by training/knowledge/local_outlets.py.\n"
)
SHARED = frozenset((
    "facebook.com", "twitter.com", "youtube.com", "google.com", "sites.google.com", "wordpress.com", "blogspot.com", "yahoo.com",
    "tumblr.com", "medium.com", "issuu.com", "tripod.com", "weebly.com", "wixsite.com", "myspace.com", "instagram.com",
    "patch.com", "topix.com", "cbslocal.com", "wickedlocal.com", "archive.org", "amazonaws.com", "linkedin.com", "wikipedia.org",
))  # fmt: skip
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def listed(folder: Path) -> Iterator[tuple[str, str]]:
    """Site and postal code of the state of every outlet listed."""
    with (folder / "data/local_news_dataset_2018.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["website"], row["state"]
    with (folder / "data/usnpl.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield row["Website"], row["Geography"]


def host_of(site: str) -> str | None:
    """The host of an address, without "www"; None for what is no address."""
    host = urlsplit(site.strip().lower()).netloc.split("@")[-1].split(":")[0].removeprefix("www.")
    return host if _HOST.fullmatch(host) and host not in NATIONAL | SHARED else None


def main(folder: Path) -> None:
    """Read, select, write."""
    units = Abbreviations.load().units
    states: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for site, code in listed(folder):
        if (host := host_of(site)) and units.get(code, ("",))[0] == "USA":
            states[host].add(units[code])
    lines: dict[tuple[str, str], list[str]] = defaultdict(list)
    for host in sorted(states):
        for unit in states[host] if len(states[host]) <= MOST_UNITS else ():
            lines[unit].append(host)
    rows = ("\t".join((*unit, " ".join(hosts))) + "\n" for unit, hosts in sorted(lines.items()))
    OUT.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="a checkout of the data set")
    main(parser.parse_args().data)
