"""What changed in an event, in the language of the reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup, escape

from firsthand.domain.change import Change, Changed
from firsthand.knowledge.terms import Terms
from firsthand.web.locale import Locale
from firsthand.web.messages import told


@dataclass(frozen=True)
class Shown:
    """One change as a page shows it.

    Attributes:
        what: the field.
        of: which one of several, empty where there is only one.
        old, new: what stood there and stands there now, None where nothing did.
    """

    what: str
    of: Markup
    old: Markup | None
    new: Markup | None


def shown(locale: Locale, name_of: Callable[[str], str], change: Change) -> Shown:
    """A change in the language of the reader; what is not of the form that is noted stands as it is.

    Args:
        locale: the language.
        name_of: id of an actor to its name.
        change: the change.
    """
    facts = (
        None if fact is None else _fact(locale, name_of, change, fact) for fact in (change.old, change.new)
    )
    old, new = facts
    if change.what is Changed.CONTRADICTION:  # its note tells more than its type
        old, new = ((None if fact is None else _subject(locale, change)) for fact in (change.old, change.new))
        return Shown(locale.t("event.changed.contradiction"), Markup(), old, new)
    if change.what in (Changed.ORIGIN, Changed.CLAIMED_BY, Changed.DECISION):
        return Shown(locale.t(f"event.changed.{change.what.value}"), Markup(), old, new)
    return Shown(locale.t(f"event.changed.{change.what.value}"), _subject(locale, change), old, new)


def _subject(locale: Locale, change: Change) -> Markup:
    terms, of = Terms.of(locale.language), change.of or ""
    first, _, rest = of.partition(" ")
    match change.what:
        case Changed.TOLL:
            return escape(terms.term(of))
        case Changed.CASUALTIES:
            group, _, side = rest.partition(" ")
            of_side = "" if side == "unknown" else f", {locale.named('event.side', side)}"
            return escape(f"{terms.group(group)} {terms.kind(first, group=group)}{of_side}")
        case Changed.ACTOR:
            return escape(terms.role(first))
        case Changed.CONTRADICTION:
            return told(locale, of.partition(": ")[2])
        case Changed.DOCUMENT:
            return escape(of)
    return Markup()


def _fact(locale: Locale, name_of: Callable[[str], str], change: Change, fact: str) -> Markup:
    terms = Terms.of(locale.language)
    match change.what:
        case Changed.PUBLISHED | Changed.TYPE:
            return escape(terms.type(fact))
        case Changed.GRADE:
            return escape(locale.named("grade", fact))
        case Changed.ACTOR:
            return escape(terms.party((change.of or "").partition(" ")[2], fact))
        case Changed.CLAIMED_BY:
            return escape(name_of(fact))
        case Changed.DOCUMENT:
            return escape(locale.named("event.role", fact))
        case Changed.DATE:
            return Markup(", ").join(told(locale, part) for part in fact.split(", "))
        case Changed.PLACE | Changed.TOLL | Changed.CASUALTIES:
            return told(locale, fact)
    return escape(fact)
