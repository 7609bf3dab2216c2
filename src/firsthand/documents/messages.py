"""What was repaired or lost on the way from a page to a document."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.domain.message import Message

MOJIBAKE = Message("text in a wrong encoding was repaired", "du texte dans un mauvais encodage a été réparé")
INVISIBLE = Message(
    "invisible or direction-changing characters were removed",
    "des caractères invisibles ou qui changent le sens de lecture ont été retirés",
)
CONTROL = Message("control characters were removed", "des caractères de contrôle ont été retirés")
TRUNCATED = Message(
    "only the first part was read: it is longer than articles are",
    "seule la première partie a été lue : elle est plus longue que ne le sont les articles",
)
UNREAD_PAGES = Message(
    "some pages of the PDF could not be read", "certaines pages du PDF n’ont pas pu être lues"
)
PAYWALL = Message(
    "only the beginning of the article was captured: the rest is for subscribers",
    "seul le début de l’article a été capté : le reste est réservé aux abonnés",
)
NO_LANGUAGE = Message(
    "no reports are read in language {language}", "aucun récit n’est lu dans la langue {language}"
)
AFTER_CAPTURE = Message(
    "the date {day:date} lies after the capture; ignored",
    "la date du {day} est postérieure à la capture ; elle est laissée de côté",
)
BEFORE_NEWS = Message(
    "the date {day:date} lies before all news; ignored",
    "la date du {day} est antérieure à toute nouvelle ; elle est laissée de côté",
)

BY_CODE: Mapping[str, Message] = {
    "mojibake-repaired": MOJIBAKE,
    "invisible-characters-removed": INVISIBLE,
    "control-characters-removed": CONTROL,
    "truncated": TRUNCATED,
    "unread-pages": UNREAD_PAGES,
    "paywall": PAYWALL,
}
"""`Issue.code` to what it says."""

MESSAGES = (
    MOJIBAKE,
    INVISIBLE,
    CONTROL,
    TRUNCATED,
    UNREAD_PAGES,
    PAYWALL,
    NO_LANGUAGE,
    AFTER_CAPTURE,
    BEFORE_NEWS,
)
"""All of them."""
