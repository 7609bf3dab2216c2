"""Every target. To add one: its check in `fuzz/targets`, its line here."""

from __future__ import annotations

from fuzz.target import Target
from fuzz.targets import articles, files, language, pdf, questions, records, settings

TARGETS: tuple[Target, ...] = (
    articles.PAGES,
    articles.TEXTS,
    pdf.PDF,
    files.FEEDS,
    files.WARC,
    files.ARCHIVES,
    files.TABLES,
    files.JSON,
    files.MAILS,
    files.STREAMS,
    files.LINKS,
    language.NUMBERS,
    language.DATES,
    language.PLACES,
    articles.ARTICLES,
    questions.QUERY,
    questions.OPTIONS,
    settings.SETTINGS,
    settings.ALERTS,
    settings.WATCH,
    settings.OWN_LISTS,
    records.RECORDS,
    records.DECISIONS,
    records.VALUES,
    records.ANSWERS,
)


def target(name: str) -> Target:
    """A target by its name.

    Raises:
        KeyError: there is none.
    """
    return {one.name: one for one in TARGETS}[name]
