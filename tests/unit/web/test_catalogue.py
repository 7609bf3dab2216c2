"""The words of the interface: the same messages in every language, and none that a page lacks."""

from __future__ import annotations

import re
import string
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from markupsafe import Markup

from firsthand.domain.event import DatePrecision, EventDate, Grade, Toll
from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import DaySet, Place, PlaceKind
from firsthand.knowledge.codebook import Codebook
from firsthand.web.catalogue import NAMES, PLURALS, Catalogues, Message
from firsthand.web.locale import Locale

CATALOGUES = Catalogues.load()
EN, FR = Locale(CATALOGUES["en"]), Locale(CATALOGUES["fr"])
WEB = Path(str(files("firsthand.web")))
USED = re.compile(r"""(?<![\w.])(?:locale\.)?[tn]\(\s*["']([a-z_]+(?:\.[\w-]+)+)["']\s*[,)]""")


def _fields(message: Message) -> set[str]:
    forms = [message] if isinstance(message, str) else list(message.values())
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name} - {"count"}


def test_every_language_has_the_same_messages_with_the_same_values() -> None:
    english = CATALOGUES["en"].messages
    assert set(NAMES) == set(PLURALS) == set(CATALOGUES.by_language)
    for language in PLURALS:
        other = CATALOGUES[language].messages
        assert set(other) == set(english), set(other) ^ set(english)
        for key, message in english.items():
            assert isinstance(other[key], str) == isinstance(message, str), key
            assert _fields(other[key]) == _fields(message), key


def test_every_message_that_a_template_or_a_module_names_is_there() -> None:
    named = {
        (match.group(1), str(file.relative_to(WEB)))
        for file in (*WEB.rglob("*.html"), *WEB.rglob("*.py"))
        for match in USED.finditer(file.read_text(encoding="utf-8"))
    }
    assert len(named) > 10
    missing = [(key, file) for key, file in named if not CATALOGUES["en"].has(key)]
    assert not missing


def test_every_code_has_a_name() -> None:
    words = CATALOGUES["fr"]
    for entry in Codebook.load().types:
        assert words.has(f"types.{entry.code}")
    for grade in Grade:
        assert words.has(f"grade.{grade}")
        assert words.has(f"grade.meaning.{grade}")
    for kind in CasualtyKind:
        assert words.has(f"casualties.kinds.{kind}")
    for precision in DatePrecision:
        assert words.has(f"time.precision.{precision}")


def test_french_has_no_english_left_and_its_own_typography() -> None:
    for key, message in CATALOGUES["fr"].messages.items():
        for form in [message] if isinstance(message, str) else message.values():
            assert "'" not in form, f"{key}: ’ in French"
            assert not re.search(r"[^\s\u00a0\u202f][;:!?»](?=\s|$)", form), f"{key}: a blank before {form}"


@pytest.mark.parametrize(
    ("count", "english", "french"), [(0, "other", "one"), (1, "one", "one"), (2, "other", "other")]
)
def test_plurals(count: int, english: str, french: str) -> None:
    assert PLURALS["en"](count) == english
    assert PLURALS["fr"](count) == french


def test_values_in_markup_are_escaped() -> None:
    assert EN.t("faults.id", path="<b>") == "The address asked for was <b>."
    assert not isinstance(EN.t("faults.id", path="<b>"), Markup)
    assert EN.t("faults.id", path=Markup("<b>x</b>")) == Markup("The address asked for was <b>x</b>.")


def test_dates_and_numbers_as_the_language_writes_them() -> None:
    first = date(2025, 6, 1)
    assert (EN.day(first), FR.day(first)) == ("1 Jun 2025", "1er juin 2025")
    assert FR.day(date(2024, 8, 24)) == "24 août 2024"
    assert (EN.number(1234567.5), FR.number(1234567.5)) == ("1,234,567.5", "1\u202f234\u202f567,5")
    assert EN.number(0) == "0"


def test_a_date_is_never_told_more_exactly_than_it_is_known() -> None:
    def told(days: DaySet | None, precision: DatePrecision) -> tuple[str, str]:
        when = EventDate(days, precision)
        return EN.when(when), FR.when(when)

    assert told(None, DatePrecision.UNKNOWN) == ("date unknown", "date inconnue")
    assert told(DaySet(), DatePrecision.UNKNOWN) == ("date unknown", "date inconnue")
    assert told(DaySet.days([date(2025, 6, 1), date(2025, 6, 3)]), DatePrecision.WEEK) == (
        "1 or 3 Jun 2025",
        "1er ou 3 juin 2025",
    )
    assert (
        told(DaySet.days([date(2024, 12, 31), date(2025, 1, 1)]), DatePrecision.WEEK)[0]
        == "31 Dec 2024 or 1 Jan 2025"
    )
    assert told(DaySet.between(date(2025, 6, 1), date(2025, 6, 9)), DatePrecision.MONTH) == (
        "1 to 9 Jun 2025",
        "du 1er au 9 juin 2025",
    )
    assert told(DaySet.between(date(2025, 5, 1), date(2025, 6, 30)), DatePrecision.PERIOD) == (
        "1 May to 30 Jun 2025",
        "du 1er mai au 30 juin 2025",
    )
    assert told(DaySet.between(date(2025, 5, 1), date.max), DatePrecision.PERIOD)[0] == "from 1 May 2025"
    sundays = DaySet.weekday(6, date(2025, 5, 1), date(2025, 6, 30))
    assert told(sundays, DatePrecision.PERIOD) == (
        "a Sunday, 4 May to 29 Jun 2025",
        "un dimanche, du 4 mai au 29 juin 2025",
    )


def test_places_carry_their_country_and_radius() -> None:
    town = Place("Ménaka", 15.9, 2.4, 40, PlaceKind.SETTLEMENT, "MLI")
    assert EN.where(town) == "Ménaka, Mali"
    assert FR.where(Place("Chad", 15, 19, 800, PlaceKind.COUNTRY, "TCD")) == "Tchad"
    assert EN.radius(town) == "±40\u00a0km"
    assert EN.radius(Place("Ménaka", 15.9, 2.4, 5, PlaceKind.SETTLEMENT, "MLI")) == ""
    assert EN.where(None) == "place unknown"


def test_figures_show_their_range() -> None:
    def toll(low: int, best: int, high: int | None) -> Toll:
        return Toll(CasualtyKind.KILLED, low, best, high, "", ())

    assert EN.bounds(toll(31, 31, None)) == "31+"
    assert EN.bounds(toll(10, 101, 200)) == "10–200"
    assert FR.bounds(toll(1200, 1200, 1200)) == "1\u202f200"
