"""The documents of the development sets, each with a label, a group that is never split, and a language.

Sets whose terms say "measure only" are marked so and are never trained on. `label` is None where nobody can say without
reading: a set without labels of its own whose document uses a word of violence and is not named in labels.yml.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

_LABELS = Path(__file__).with_name("labels.yml")
_FOLDS = 5
_TAG = re.compile(r"<[^>]+>")
_BLANKS = re.compile(r"\s+")
# Words without which a document cannot report an act. Where one occurs and nobody labelled the document, the label is open.
VIOLENCE = re.compile(
    r"\b(?:kill\w*|murder\w*|slain|slay\w*|shot (?:dead|and|at|in the)|shooting|shootings|gunm[ae]n|gunfire|opened fire|bomb|bombs|"
    r"bombed|bombing\w*|explosi\w*|attackers?|attacked|attacks|attack|kidnap\w*|abduct\w*|hostages?|riot\w*|clash\w*|airstrikes?|air strikes?|"
    r"massacre\w*|militants?|terrorist\w*|insurg\w*|wounded|ambush\w*|homicide|rebels?|guerrillas?|assassinat\w*|violence|violent|"
    r"combat|fighting|troops|subversives?|stoned|burnt|mobs?|stabbed|firing|tear-?gas)\b",
    re.IGNORECASE,
)
_GRAVE = re.compile(
    r"\b(?:killed|killing|wounded|shot dead|bombings?|gunm[ae]n|opened fire|gunfire|kidnapp\w+|hostages?|massacre\w*|airstrikes?|"
    r"air strikes?|ambush\w*|riots|rioting|rioters|clashes|shootings?|explosions?|murdered|slain|troops|militants)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Doc:
    """A document to train on or to measure with."""

    source: str
    group: str
    title: str | None
    text: str
    label: bool | None
    language: str = "en"
    hard: bool = False

    @property
    def held_back(self) -> bool:
        """Whether its group is kept for measuring: one group in five, by hash."""
        return crc32(f"{self.source}/{self.group}".encode()) % _FOLDS == 0


Reader = Callable[[Path], Iterator[Doc]]


def _known(source: str, key: str, doubtful: re.Pattern[str] | None = None, text: str = "") -> bool | None:
    labels = _labels()[source]
    if key in labels["act"]:
        return True
    if key in labels["border"] or (doubtful and doubtful.search(text)):
        return None
    return False


_cache: dict[str, Any] = {}


def _labels() -> Any:
    if not _cache:
        _cache.update(yaml.safe_load(_LABELS.read_text(encoding="utf-8")))
    return _cache


def _json_lines(path: Path) -> Iterator[Any]:
    raw = path.read_bytes()
    text = gzip.decompress(raw) if path.suffix == ".gz" else raw
    for line in text.decode("utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def muc4(data: Path) -> Iterator[Doc]:
    """Reports with a filled template are acts; the others only where no word speaks of violence."""
    dateline = re.compile(r"\b(\d{1,2}) ([A-Z]{3}) (\d\d)\b")
    for row in _json_lines(data / "muc4" / "train_dev.jsonl.gz"):
        stages = {s for t in row["templates"] for s in t.get("INCIDENT: STAGE OF EXECUTION", [])}
        acted = any("ACCOMPLISHED" in stage or "ATTEMPTED" in stage for stage in stages)
        open_ = bool(stages) or _GRAVE.search(row["text"])
        label = True if acted else None if open_ else False
        day = dateline.search(row["text"])
        yield Doc("muc4", day.group() if day else row["docid"], None, row["text"], label, hard=True)


def gun_violence(data: Path) -> Iterator[Doc]:
    """Pages about shootings; rows marked as noise are not trusted."""
    for row in _json_lines(data / "gun_violence" / "docs.jsonl.gz"):
        label = True if row["has_frame"] and row["gun_term"] and set(row["noise"]) <= {"short"} else None
        yield Doc("gun_violence", row["incident_id"], row["title"], row["text"], label)


def gvdb(data: Path) -> Iterator[Doc]:
    """Reports of shootings, grouped by their day."""
    for row in _json_lines(data / "gvdb" / "dev.json"):
        text = " ".join(" ".join(sentence) for sentence in row["full_text"])
        yield Doc("gvdb", str(row["date"]), None, text, label=True)


def satp(data: Path) -> Iterator[Doc]:
    """Single reports of the South Asia Terrorism Portal, all about acts."""
    for name in ("train.tsv", "dev.tsv"):
        for line in _lines(data / "conflibert" / "satp_relevant" / name):
            yield Doc("satp", line.split("\t")[0][:60], None, line.split("\t")[0], label=True)


def india_sentences(data: Path) -> Iterator[Doc]:
    """Sentences: killed or used force; others only where no word speaks of violence."""
    for name in ("train.tsv", "dev.tsv"):
        for line in _lines(data / "conflibert" / "IndiaPoliceEvents_sents" / name):
            text, *marks = line.split("\t")
            acted = len(marks) == 5 and (marks[0] == "1" or marks[4] == "1")
            label = True if acted else None if VIOLENCE.search(text) or len(text) < 40 else False
            if label is not False or crc32(text.encode()) % 8 == 0:
                yield Doc("india_sentences", text[:60], None, text, label)


def insight_crime(data: Path) -> Iterator[Doc]:
    """Analyses of organised crime: ordinary only where no act is named; hard."""
    for name in ("train.tsv", "dev.tsv"):
        for line in _lines(data / "conflibert" / "insightCrime" / name):
            text = line.split("\t")[0].strip('"')
            label = None if _GRAVE.search(text) else False
            yield Doc("insight_crime", text[:60], None, text, label, hard=True)


def plover(data: Path) -> Iterator[Doc]:
    """Sentences of class ASSAULT, and of classes that are no violence where no word speaks of it."""
    with (data / "plover" / "train_silver.tsv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            text = row["sentence"]
            acted = row["gold_root"] == "ASSAULT"
            label = (
                True if acted else None if _GRAVE.search(text) or row["silver_root"] == "ASSAULT" else False
            )
            yield Doc("plover", text[:60], None, text, label, hard=bool(VIOLENCE.search(text)))


def polnear(data: Path) -> Iterator[Doc]:
    """Political news of 2016, grouped by day."""
    if not (data / "polnear").is_dir():
        raise FileNotFoundError(data / "polnear")
    for path in sorted((data / "polnear").glob("*/text/**/*.txt")):
        text = path.read_text(encoding="utf-8", errors="replace")
        day = re.search(r"\d{4}-\d\d-\d\d", path.name)
        label = None if _GRAVE.search(text) else False
        hard = bool(VIOLENCE.search(text))
        yield Doc("polnear", day.group() if day else path.name, None, text, label, hard=hard)


def ecbplus(data: Path) -> Iterator[Doc]:
    """Seminal events and their doubles; labelled by topic."""
    token = re.compile(r'<token t_id="\d+" sentence="\d+"[^>]*>([^<]*)<')
    with tarfile.open(data / "ecbplus.tar.gz") as archive:
        for member in archive:
            found = re.search(r"/(\d+)_\d+(ecbplus|ecb)\.xml$", member.name)
            opened = archive.extractfile(member) if found else None
            if found and opened:
                key = f"{found[1]}-{found[2]}"
                text = " ".join(token.findall(opened.read().decode("utf-8", "replace")))
                yield Doc("ecbplus", found[1], None, text, _known("ecbplus", key))


def article_extraction(data: Path) -> Iterator[Doc]:
    """Articles of November 2019, most of them ordinary."""
    rows = json.loads((data / "article_extraction" / "ground-truth.json").read_text(encoding="utf-8"))
    for key, row in rows.items():
        title, _, text = row["articleBody"].partition("\n")
        label = _known("article_extraction", key[:8])
        yield Doc("article_extraction", key[:8], title if text else None, text or title, label)


def tempeval2_fr(data: Path) -> Iterator[Doc]:
    """French news of 1999 to 2007, labelled by us."""
    seen = set()
    if not (data / "tempeval2_fr").is_dir():
        raise FileNotFoundError(data / "tempeval2_fr")
    for path in sorted((data / "tempeval2_fr").rglob("*.xml")):
        text = _BLANKS.sub(" ", _TAG.sub("", path.read_text(encoding="utf-8", errors="replace"))).strip()
        if text and path.stem not in seen:
            seen.add(path.stem)
            yield Doc("tempeval2_fr", path.stem, None, text, _known("tempeval2_fr", path.stem), "fr")


def mali_incidents_fr(data: Path) -> Iterator[Doc]:
    """French sentences on security incidents in Mali."""
    quiet = re.compile("accident|arrestation|d[ée]minage|d[ée]couverte|colis|destruction", re.IGNORECASE)
    for row in _json_lines(data / "mali_incidents_fr" / "dev.jsonl"):
        text = row["text"] + (f" {row['victims_text']}." if row["victims_text"] else "")
        label = None if quiet.search(row["type"] or "quiet colis") else True
        yield Doc("mali_incidents_fr", str(row["id"]), None, text, label, "fr")


def lgl(data: Path) -> Iterator[Doc]:
    """Local news, most of it ordinary, crime among it."""
    for row in _json_lines(data / "geoparse" / "lgl.jsonl"):
        yield Doc(
            "lgl",
            row["id"],
            row["title"],
            row["text"],
            _known("lgl", row["id"]),
            hard=bool(_GRAVE.search(row["text"])),
        )


def geovirus(data: Path) -> Iterator[Doc]:
    """News of epidemics and disasters: deaths without acts."""
    for row in _json_lines(data / "geoparse" / "geovirus.jsonl"):
        title = row["title"].rsplit("/", 1)[-1].replace("_", " ")
        yield Doc("geovirus", row["id"], title, row["text"], _known("geovirus", row["id"]), hard=True)


def tempeval3(data: Path) -> Iterator[Doc]:
    """Wire and newspaper copy of the 1990s."""
    seen = set()
    if not (data / "tempeval3").is_dir():
        raise FileNotFoundError(data / "tempeval3")
    for path in sorted((data / "tempeval3").rglob("*.tml")):
        raw = path.read_text(encoding="utf-8", errors="replace")
        body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
        if body and path.stem not in seen:
            seen.add(path.stem)
            text = _BLANKS.sub(" ", _TAG.sub("", body[1]))
            yield Doc(
                "tempeval3",
                path.stem,
                None,
                text,
                _known("tempeval3", path.stem),
                hard=bool(_GRAVE.search(text)),
            )


def story_clusters(data: Path) -> Iterator[Doc]:
    """Articles by story, labelled by story."""
    for row in _json_lines(data / "story_clusters" / "dev.jsonl.gz"):
        label = _known("story_clusters", row["cluster"])
        text = row["text"]
        yield Doc("story_clusters", row["cluster"], row["title"], text, label, hard=bool(_GRAVE.search(text)))


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        if "\t" in line:
            yield line


TRAINED: tuple[Reader, ...] = (
    muc4, gun_violence, gvdb, satp, india_sentences, insight_crime, plover, polnear, ecbplus, article_extraction, tempeval2_fr,
)  # fmt: skip
MEASURED_ONLY: tuple[Reader, ...] = (mali_incidents_fr, lgl, geovirus, tempeval3, story_clusters)


def read(readers: tuple[Reader, ...], data: Path) -> tuple[list[Doc], list[str]]:
    """The documents of those sets that are present, and the names of the sets that are not."""
    docs: list[Doc] = []
    absent: list[str] = []
    for reader in readers:
        try:
            docs += reader(data)
        except FileNotFoundError:
            absent.append(reader.__name__)
    return docs, absent
