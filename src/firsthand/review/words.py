"""Why an event should be looked at, in words, in English and French."""

from __future__ import annotations

from firsthand.domain.event import Event, Toll
from firsthand.domain.report import CasualtyKind
from firsthand.domain.urgency import Doubt, DoubtKind, doubts, strikes_civilians
from firsthand.knowledge.terms import LANGUAGES, Terms

__all__ = ["LANGUAGES", "reasons", "sentence"]

_EN = {
    "bounds": "{low} to {high} {kind}",
    "open": "{low} or more {kind}",
    "exact": "{low} {kind}",
    "civilians": "civilians harmed",
    "grade claimed": "only a party to the fighting says so",
    "grade contested": "origins disagree on whether, who or where",
    "grade single-origin": "one origin only",
    "grade discounted": "a later report or a reviewer discounts it",
    "hedged": "one unverified origin",
    "contradiction count": "voices contradict each other on the number",
    "contradiction place": "reports put it in different places",
    "contradiction date": "reports give different days",
    "contradiction actor": "reports name different parties",
    "contradiction outcome": "voices contradict each other on the outcome",
    "contradiction confirmation": "called confirmed and unconfirmed",
    "days": "{extent} days are possible",
    "date": "the day is not known",
    "no-place": "no text says where",
    "radius": "the place is known only within {extent} km",
    "type": "the type fits badly what is told",
    "toll": "the figures for {of} lie far apart",
    "link": "one report may tell of another incident ({extent}% sure that it tells of this one)",
    "actor": "no party is named",
}
_FR = {
    "bounds": "{low} à {high} {kind}",
    "open": "au moins {low} {kind}",
    "exact": "{low} {kind}",
    "civilians": "des civils touchés",
    "grade claimed": "seule une partie au conflit l’affirme",
    "grade contested": "les origines divergent sur le fait, les auteurs ou le lieu",
    "grade single-origin": "une seule origine",
    "grade discounted": "démenti par la suite ou écarté par un relecteur",
    "hedged": "une seule origine, non vérifiée",
    "contradiction count": "des voix se contredisent sur le nombre",
    "contradiction place": "les récits le situent en des lieux différents",
    "contradiction date": "les récits donnent des jours différents",
    "contradiction actor": "les récits désignent des parties différentes",
    "contradiction outcome": "des voix se contredisent sur l’issue",
    "contradiction confirmation": "dit confirmé et non confirmé",
    "days": "{extent} jours sont possibles",
    "date": "le jour n’est pas connu",
    "no-place": "aucun texte ne dit où",
    "radius": "le lieu n’est connu qu’à {extent} km près",
    "type": "le type s’accorde mal avec ce qui est rapporté",
    "toll": "les bilans ({of}) sont très éloignés",
    "link": "un récit parle peut-être d’un autre incident (certitude qu’il parle de celui-ci : {extent} %)",
    "actor": "aucune partie n’est nommée",
}
_WORDS = {"en": _EN, "fr": _FR}
_SHOWN = (CasualtyKind.KILLED, CasualtyKind.INJURED, CasualtyKind.ABDUCTED, CasualtyKind.MISSING)


def reasons(event: Event, language: str = "en") -> tuple[str, ...]:
    """What hangs on an event and what is doubtful of it, weightiest first.

    Args:
        event: the event.
        language: one of `LANGUAGES`.
    """
    words, terms = _WORDS[language], Terms.of(language)
    doubted = (_doubt(item, words, terms) for item in _told_once(event))
    return (*_stakes(event, words, terms), *dict.fromkeys(doubted))


def sentence(event: Event, language: str = "en") -> str:
    """The same in one line: "12 to 40 killed; one unverified origin; voices contradict each other on the number"."""
    return ("; " if language == "en" else " ; ").join(reasons(event, language))


def _told_once(event: Event) -> list[Doubt]:
    """The doubts without those that another says better."""
    found = list(doubts(event))
    kinds = {item.kind for item in found}
    if DoubtKind.HEDGED in kinds:
        found = [item for item in found if not (item.kind is DoubtKind.GRADE and item.of == "single-origin")]
    return found


def _stakes(event: Event, words: dict[str, str], terms: Terms) -> list[str]:
    told = [_toll(toll, words, terms) for toll in event.tolls if toll.kind in _SHOWN and toll.best]
    return [*told, *([words["civilians"]] if strikes_civilians(event) else [])]


def _toll(toll: Toll, words: dict[str, str], terms: Terms) -> str:
    kind = terms.kind(toll.kind.value, max(toll.best, toll.high or 2))
    if toll.high is None:
        return words["open"].format(low=toll.best or toll.low, kind=kind)
    if toll.low == toll.high:
        return words["exact"].format(low=toll.best, kind=kind)
    return words["bounds"].format(low=toll.low, high=toll.high, kind=kind)


def _doubt(item: Doubt, words: dict[str, str], terms: Terms) -> str:
    extent = item.extent or 0.0
    match item.kind:
        case DoubtKind.GRADE | DoubtKind.CONTRADICTION:
            return words[f"{item.kind.value} {item.of}"]
        case DoubtKind.DATE:
            return words["days"].format(extent=round(extent)) if item.extent else words["date"]
        case DoubtKind.LINK:
            return words["link"].format(extent=round(100 * extent))
        case DoubtKind.TOLL:
            return words["toll"].format(of=terms.term(item.of))
        case _:
            return words[item.kind.value].format(extent=round(extent))
