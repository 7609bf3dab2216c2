"""The documents that the first look is measured on, none of which it was trained on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

import yaml
from training.first_look import corpora
from training.first_look.corpora import Doc

from evaluation.cases import GOLDEN, ROOT
from firsthand.documents.read import read_page
from firsthand.domain.issue import Issue
from firsthand.models.features import words
from firsthand.sources import open_sources

DERIVED = frozenset({"headlines alone", "all in capitals", "pages with a menu"})
"""Slices made from documents that are counted elsewhere."""

_HERE = Path(__file__).parent
_EXAMPLES = ROOT / "src" / "firsthand" / "examples"
_ORDINARY = {"bulletin-2025-04-22"}  # an example page on the price of cotton
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_MENU = {
    "en": "Home World Africa Business Technology Sport Weather Video Live TV Newsletters Sign in Search Most read Football results Recipes Horoscope Jobs Property Our apps Follow us Podcasts Opinion Elections Health Culture Travel",
    "fr": "Accueil Actualités Afrique Monde Économie Sport Football Météo Culture Vidéos Podcasts Newsletter Se connecter Rechercher Les plus lus Horoscope Emploi Immobilier Suivez-nous Opinions Élections Santé Voyage Annonces légales Nécrologie",
}
_FOOT = {
    "en": "About us Contact Advertise Terms of use Privacy policy Cookies. You may also like: ten dishes to try this winter. The best phones of the year. How to save on your heating bill. All rights reserved.",
    "fr": "Qui sommes-nous Contact Publicité Mentions légales Cookies. À lire aussi : dix recettes pour l'hiver. Les meilleurs téléphones de l'année. Comment payer moins pour se chauffer. Tous droits réservés.",
}
_SHINGLE = 8
_COPIED = 0.3  # share of shingles also in training from which on a document is a copy


@dataclass(frozen=True)
class Measured:
    """Documents by set, and the names of the sets that are absent."""

    docs: list[Doc]
    absent: list[str]
    copies: int


def gather(data: Path) -> Measured:
    """Held-back documents of the sets trained on, whole sets that were not, our own reports, and our pages."""
    trained, absent = corpora.read(corpora.TRAINED, data)
    fresh, missing = corpora.read(corpora.MEASURED_ONLY, data)
    seen = {s for doc in trained if not doc.held_back and doc.label is not None for s in _shingles(doc)}
    apart = [d for d in (*(t for t in trained if t.held_back), *fresh) if d.label is not None]
    kept = [d for d in _distinct(apart) if not _copied(d, seen)]
    return Measured(
        [*kept, *_derived(kept), *_reports(), *_pages(data.parent / "seeds")],
        absent + missing,
        len(apart) - len(kept),
    )


def _shingles(doc: Doc) -> set[int]:
    found = words(f"{doc.title or ''} {doc.text}")
    return {hash(tuple(found[i : i + _SHINGLE])) for i in range(max(1, len(found) - _SHINGLE + 1))}


def _copied(doc: Doc, seen: set[int]) -> bool:
    own = _shingles(doc)
    return len(own & seen) / len(own) > _COPIED


def _distinct(docs: Iterable[Doc]) -> Iterator[Doc]:
    """Without copies among the measured themselves."""
    told: set[int] = set()
    for doc in docs:
        own = _shingles(doc)
        if len(own & told) / len(own) <= 0.7:
            told |= own
            yield doc


def _derived(docs: list[Doc]) -> Iterator[Doc]:
    """The same documents as headlines alone and in capitals, as slices of their own."""
    for doc in docs:
        if doc.title and len(doc.title) > 25 and (not doc.label or corpora.VIOLENCE.search(doc.title)):
            yield replace(doc, source="headlines alone", text="")
        yield replace(
            doc,
            source="all in capitals",
            title=doc.title.upper() if doc.title else None,
            text=doc.text.upper(),
        )


def _reports() -> Iterator[Doc]:
    for language, late in product(("en", "fr"), ("", "late_")):
        book = yaml.safe_load((_HERE / f"relevance_{late}{language}.yml").read_text(encoding="utf-8"))
        for kind, reports in book.items():
            for report in reports:
                title, _, text = report.partition(" | ")
                name = f"{'late' if late else 'own'} reports, {language}"
                yield Doc(name, title, title, text, kind == "act", language, hard=kind == "hard")


def _gold(page: Path) -> Mapping[str, Any]:
    """What the gold of a page that measures reading says of it; empty for other pages."""
    gold = page.with_suffix(".yml")
    if page.parent.parent.name not in ("pages", "held_out") or not gold.exists():
        return {}
    return dict(yaml.safe_load(gold.read_text(encoding="utf-8")))


def _pages(seeds: Path) -> Iterator[Doc]:
    """Golden pages, example pages and seeds as the cleaning leaves them, and the same with a menu left around."""
    for name, folder in (("golden pages", GOLDEN), ("example pages", _EXAMPLES), ("seeds", seeds)):
        paths = sorted(p for p in folder.rglob("*.*") if p.suffix in {".html", ".jsonl", ".txt"})
        for page in open_sources([str(path) for path in paths], as_kind=None, now=_NOW) if paths else ():
            if isinstance(page, Issue):
                continue
            gold = _gold(Path(page.id))
            if gold.get("expect") == "none":
                continue
            document = read_page(page)
            language = document.language or "en"
            key = Path(page.id).name  # no path: a floor holds wherever the checkout lies
            is_act = page.id not in _ORDINARY and "not-violence" not in gold.get("traits", ())
            doc = Doc(name, key, document.title, document.text, is_act, language)
            yield doc
            around = f"{_MENU[language]}\n{doc.title}\n{doc.text}\n{_FOOT[language]}"
            yield replace(doc, source="pages with a menu", title=None, text=around)
