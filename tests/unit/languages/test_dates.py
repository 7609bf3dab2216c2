"""Date expressions as the words give them."""

from __future__ import annotations

from dataclasses import fields

import pytest

from firsthand.domain.values import Anchor, DateExpression, DateKind
from firsthand.languages import pack

_SHOWN = [f.name for f in fields(DateExpression) if f.name not in ("span", "until", "other")]


def dates(text: str, language: str) -> tuple[DateExpression, ...]:
    found = pack(language)
    assert found is not None
    return found.dates(text)


def short(text: str, language: str) -> str:
    """The one expression of a text: what its words set, as `kind anchor field=value ...`."""
    (expression,) = dates(text, language)
    assert expression.span.matches(text)
    shown = {name: getattr(expression, name) for name in _SHOWN}
    words = [shown.pop("kind").value, shown.pop("anchor").value]
    words += [f"{name}={value}" for name, value in shown.items() if value is not None and value is not False]
    return " ".join(words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It began on June 1, 2025 near Gao", "day none year=2025 month=6 day=1"),
        ("It began on 1 June 2025 near Gao", "day none year=2025 month=6 day=1"),
        ("Sunday, June 1, 2025, was market day", "day none year=2025 month=6 day=1"),
        ("It began on the 3rd June 2025", "day none year=2025 month=6 day=3"),
        ("It began on 2025-06-01", "day none year=2025 month=6 day=1"),
        ("It began on 01/06/2025", "day none year=2025 month=6 day=1"),
        ("It began on June 1 near Gao", "day publication month=6 day=1"),
        ("It began on 1 June near Gao", "day publication month=6 day=1"),
        ("It began in June 2025", "month none year=2025 month=6"),
        ("It began in early May 2024", "month none year=2024 month=5 part=early"),
        ("It began in May", "month publication month=5"),
        ("It has lasted since March", "month publication month=3 since=True"),
        ("It began in 2012", "year none year=2012"),
        ("It has lasted since 2012", "year none year=2012 since=True"),
        ("the 2020 coup", "year none year=2020"),
        ("They came on Sunday", "weekday publication weekday=6"),
        ("They came on Monday morning", "weekday publication weekday=0 part=morning"),
        ("They came last Friday", "weekday publication weekday=4 offset=-1"),
        ("They vote next Tuesday", "weekday publication weekday=1 offset=1"),
        ("They came in the early hours of Sunday", "weekday publication weekday=6"),
        ("They came late on Thursday", "weekday publication weekday=3"),
        ("They came yesterday", "day publication offset=-1"),
        ("They came the day before yesterday", "day publication offset=-2"),
        ("They came today", "day publication offset=0"),
        ("They came last night", "day publication offset=-1 part=night"),
        ("They came two days ago", "day publication offset=-2"),
        ("They came three weeks ago", "week publication offset=-3"),
        ("They came last week", "week publication offset=-1"),
        ("They came last month", "month publication offset=-1"),
        ("They came last year", "year publication offset=-1"),
        ("Losses since the start of last month", "month publication offset=-1 part=early since=True"),
        ("Losses since last week", "week publication offset=-1 since=True"),
        ("Nine died in the past 48 hours", "day publication offset=-2 since=True"),
        ("Nine died over the last 30 hours", "day publication offset=-2 since=True"),
        ("Many died earlier this year", "year publication offset=0 part=early"),
        ("They came at last weekend", "week publication offset=-1 part=weekend"),
        ("They came the following day", "day context offset=1"),
        ("They came a day earlier", "day context offset=-1"),
        ("They came two days later", "day context offset=2"),
        ("They came the same day", "day context offset=0"),
        ("They came recently", "vague publication"),
    ],
)
def test_english_dates(text: str, expected: str) -> None:
    assert short(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C'était le 1er juin 2025 à Gao", "day none year=2025 month=6 day=1"),
        ("C'était le dimanche 15 juin 2025", "day none year=2025 month=6 day=15"),
        ("C'était le 15/06/2025", "day none year=2025 month=6 day=15"),
        ("C'était le 15 juin à Gao", "day publication month=6 day=15"),
        ("C'était dimanche 15 juin à Gao", "day publication month=6 day=15"),
        ("C'était en juin 2025", "month none year=2025 month=6"),
        ("C'était début mai 2024", "month none year=2024 month=5 part=early"),
        ("C'était en août", "month publication month=8"),
        ("Cela dure depuis mars", "month publication month=3 since=True"),
        ("C'était en 2012", "year none year=2012"),
        ("Cela dure depuis 2012", "year none year=2012 since=True"),
        ("Neuf morts ces dernières 24 heures", "day publication offset=-1 since=True"),
        ("Neuf morts au cours des dernières quarante-huit heures", "day publication offset=-2 since=True"),
        ("le coup d'État de 2020", "year none year=2020"),
        ("Ils sont venus dimanche", "weekday publication weekday=6"),
        ("Ils sont venus lundi matin", "weekday publication weekday=0 part=morning"),
        ("Ils sont venus vendredi dernier", "weekday publication weekday=4 offset=-1"),
        ("Ils votent mardi prochain", "weekday publication weekday=1 offset=1"),
        ("Ils sont venus hier", "day publication offset=-1"),
        ("Ils sont venus hier soir", "day publication offset=-1 part=evening"),
        ("Ils sont venus avant-hier", "day publication offset=-2"),
        ("Ils sont venus aujourd'hui", "day publication offset=0"),
        ("Ils sont venus aujourd’hui", "day publication offset=0"),
        ("Ils sont venus cette nuit", "day publication offset=-1 part=night"),
        ("Ils sont venus il y a deux jours", "day publication offset=-2"),
        ("Ils sont venus il y a trois semaines", "week publication offset=-3"),
        ("Ils sont venus la semaine dernière", "week publication offset=-1"),
        ("Ils sont venus le mois passé", "month publication offset=-1"),
        ("Ils sont venus l'année dernière", "year publication offset=-1"),
        ("Des pertes depuis le début du mois dernier", "month publication offset=-1 part=early since=True"),
        ("Des pertes depuis le début de l'année", "year publication offset=0 part=early since=True"),
        ("Ils sont venus le week-end dernier", "week publication offset=-1 part=weekend"),
        ("Ils sont venus le lendemain", "day context offset=1"),
        ("Ils sont venus la veille", "day context offset=-1"),
        ("Ils sont venus deux jours plus tard", "day context offset=2"),
        ("Ils sont venus le même jour", "day context offset=0"),
        ("Ils sont venus récemment", "vague publication"),
    ],
)
def test_french_dates(text: str, expected: str) -> None:
    assert short(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Soldiers may leave the town", "en"),
        ("They may have fled", "en"),
        ("a 30-year-old teacher", "en"),
        ("a boy aged 12 and a girl", "en"),
        ("a man 45 years old", "en"),
        ("The Sunday Times printed it", "en"),
        ("They will march to the sun", "en"),
        ("2025 soldiers paraded", "en"),
        ("un homme âgé de 30 ans", "fr"),
        ("une fille de 12 ans", "fr"),
        ("Les soldats marchent vers le nord", "fr"),
        ("2025 soldats ont défilé", "fr"),
        ("Mars Attacks passe au cinéma", "fr"),
    ],
)
def test_what_looks_like_a_date_and_is_none(text: str, language: str) -> None:
    assert dates(text, language) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("overnight Sunday to Monday was calm, but on Sunday night into Monday shots were heard", "en"),
        ("dans la nuit de dimanche à lundi", "fr"),
        ("dans la nuit du dimanche au lundi", "fr"),
        ("killed five overnight from Sunday to Monday", "en"),
    ],
)
def test_a_night_between_two_days_has_both(text: str, language: str) -> None:
    *others, night = dates(text, language)
    assert not any(other.span.overlaps(night.span) for other in others)
    assert (night.kind, night.part, night.weekday) == (DateKind.PERIOD, "night", 6)
    assert night.until is not None
    assert night.until.weekday == 0


@pytest.mark.parametrize(
    ("text", "language", "anchor"),
    [
        ("from 3 to 5 June 2025", "en", None),
        ("June 3-5, 2025", "en", None),
        ("between 3 and 5 June", "en", Anchor.PUBLICATION),
        ("du 3 au 5 juin 2025", "fr", None),
        ("entre le 3 et le 5 juin", "fr", Anchor.PUBLICATION),
    ],
)
def test_a_range_of_days_has_both_ends(text: str, language: str, anchor: Anchor | None) -> None:
    (found,) = dates(text, language)
    assert found.until is not None
    assert (found.kind, found.month, found.day, found.until.day) == (DateKind.PERIOD, 6, 3, 5)
    assert found.year == (None if anchor else 2025)


def test_several_dates_come_in_order() -> None:
    found = dates("On Sunday, two days after the raid of June 1, 2025, and again last week", "en")
    assert [e.kind for e in found] == [DateKind.WEEKDAY, DateKind.DAY, DateKind.DAY, DateKind.WEEK]


@pytest.mark.parametrize("text", ["32 June 2025", "0 June 2025", "2025-13-01", "2025-06-45"])
def test_impossible_parts_give_no_full_date(text: str) -> None:
    assert not any(e.day is not None for e in dates(text, "en"))


def test_weeks_after_something_else_do_not_move_the_weekday() -> None:
    (struck, _) = dates("They struck on Wednesday, two weeks after the raid", "en")
    assert (struck.weekday, struck.week) == (2, None)
    (came,) = dates("They came on Wednesday last week", "en")
    assert (came.weekday, came.week) == (2, -1)
