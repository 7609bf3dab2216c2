"""Sentences of records and refusals in the language of the reader."""

from __future__ import annotations

from ast import literal_eval
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from markupsafe import Markup, escape

from firsthand.claims.messages import MESSAGES as OF_CLAIMS
from firsthand.documents.messages import MESSAGES as OF_DOCUMENTS
from firsthand.domain.change import MESSAGES as OF_CHANGES
from firsthand.domain.event import Event
from firsthand.domain.message import Messages
from firsthand.domain.report import Role
from firsthand.events.messages import MESSAGES as OF_EVENTS
from firsthand.knowledge.terms import Terms, unbroken
from firsthand.lineage.messages import MESSAGES as OF_LINEAGE
from firsthand.publish.phrases import parties
from firsthand.reports.messages import MESSAGES as OF_REPORTS
from firsthand.review.messages import MESSAGES as OF_REVIEW
from firsthand.store.messages import MESSAGES as OF_STORE
from firsthand.web.locale import Locale
from firsthand.web.refusals import MESSAGES as OF_WEB

ALL = Messages.of(
    OF_CHANGES, OF_CLAIMS, OF_DOCUMENTS, OF_EVENTS, OF_LINEAGE, OF_REPORTS, OF_REVIEW, OF_STORE, OF_WEB
)
"""Every message that a page may have to show."""

PARTY = "party:"
"""How ids of origins begin that are parties to the fighting."""


def told(locale: Locale, text: str, names: Mapping[str, str] | None = None) -> Markup:
    """A sentence as a page shows it: in the language of the page, else in English and marked as such.

    Args:
        locale: the language.
        text: the English sentence of a record or an exception.
        names: ids of actors to their names, where it may name some.
    """
    said = _said(locale, text, names or {})
    if said is None:
        return escape(text) if locale.language != "fr" else Markup('<span lang="en">{}</span>').format(text)
    return escape(said)


def plainly(locale: Locale, text: str) -> str:
    """A sentence for programs: as it stands in English, and where there are no words for it in the language."""
    return text if locale.language == "en" else _said(locale, text, {}) or text


def _said(locale: Locale, text: str, names: Mapping[str, str]) -> str | None:
    """A sentence in a language, None where no message made it."""
    terms = Terms.of(locale.language)
    is_french = locale.language == "fr"
    writers: Mapping[str, Callable[[str], str]] = {
        "int": lambda value: locale.number(int(value.replace(",", ""))),
        "number": lambda value: value.replace(".", ",") if is_french else value,
        "percent": lambda value: value.replace("%", "\u00a0%") if is_french else value,
        "date": lambda value: locale.day(date.fromisoformat(value)),
        "quoted": lambda value: _quoted(locale, value),
        "group": terms.group,
        "term": lambda value: (" ou " if is_french else " or ").join(map(terms.term, value.split(" or "))),
        "actor": lambda value: terms.party(value, names.get(value, value)),
    }

    def write(shape: str, value: str) -> str:
        return writers[shape](value) if shape in writers else local_name(locale, names, value)

    said = ALL.say(text, locale.language, write)
    return unbroken(said) if said is not None and is_french else said


def names_of(event: Event) -> dict[str, str]:
    """Ids of the actors of an event, and of the parties that speak of it, to their names in the list of actors."""
    parties = {origin.id: origin.name for origin in event.origins if origin.id.startswith(PARTY)}
    return {
        **{actor.id: actor.name for actor in event.actors},
        **{name.removeprefix(PARTY): told for name, told in parties.items()},
    }


def local_name(locale: Locale, names: Mapping[str, str], name: str) -> str:
    """A name as the language has it, where it is the name of an actor.

    Args:
        locale: the language.
        names: see `names_of`.
        name: of whatever sort.
    """
    return next((locale.party(actor, name) for actor, known in names.items() if known == name), name)


def parties_of(locale: Locale, event: Event, roles: Iterable[str]) -> list[str]:
    """Names of the parties of some roles, each once; see `phrases.parties` for which descriptions are left out."""
    told = (actor for role in roles for actor in parties(event, Role(role)))
    return list(dict.fromkeys(locale.party(actor.id, actor.name) for actor in told))


def _quoted(locale: Locale, value: str) -> str:
    """A value as Python shows it, in the quotation marks of the language."""
    try:
        plain = str(literal_eval(value))
    except (SyntaxError, ValueError):
        plain = value
    return f"« {plain} »" if locale.language == "fr" else f"“{plain}”"
