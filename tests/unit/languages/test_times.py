"""Expressions of time with their TIMEX3 values, counted from Tuesday, 3 June 2025."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.values import Anchor, DateExpression, DateKind
from firsthand.languages import pack
from firsthand.languages.base.times.meaning import TimeType
from firsthand.languages.base.times.projection import NAMED_PARTS
from firsthand.languages.base.times.series import values
from firsthand.languages.base.times.tagger import TimeTagger
from firsthand.languages.en import times as english
from firsthand.languages.en.times import find_times as find_english
from firsthand.languages.fr import times as french
from firsthand.languages.fr.times import find_times as find_french

TUESDAY = date(2025, 6, 3)
FINDERS = {"en": find_english, "fr": find_french}


def told(find: TimeTagger, text: str) -> list[str]:
    """Every expression as `words = value`."""
    return [f"{e.span.text} = {value}" for e, value in values(find(text), TUESDAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Sunday, June 1, 2025, they", ["Sunday, June 1, 2025 = 2025-06-01"]),
        ("at 9:30 p.m. on Friday they", ["9:30 p.m. on Friday = 2025-05-30T21:30"]),
        ("on Friday morning they", ["Friday morning = 2025-05-30TMO"]),
        ("a three-day siege", ["three-day = P3D"]),
        ("two and a half years of war", ["two and a half years = P2.5Y"]),
        ("more than two hundred days of war", ["more than two hundred days = P200D"]),
        ("for several weeks", ["several weeks = PXW"]),
        ("over the past two months", ["the past two months = P2M"]),
        ("patrols every Monday", ["every Monday = XXXX-WXX-1"]),
        ("patrols every two weeks", ["every two weeks = P2W"]),
        ("patrols daily", ["daily = P1D"]),
        ("in the third quarter of 2024", ["the third quarter of 2024 = 2024-Q3"]),
        ("in last year's third quarter", ["last year's third quarter = 2024-Q3"]),
        ("in June last year", ["June last year = 2024-06"]),
        ("on Monday of last week", ["Monday of last week = 2025-05-26"]),
        ("last summer", ["last summer = 2024-SU"]),
        ("in the 1990s", ["the 1990s = 199"]),
        ("in the 19th century", ["the 19th century = 18"]),
        ("the first Monday of March 2024", ["the first Monday of March 2024 = 2024-03-04"]),
        ("since the start of last month", ["the start of last month = 2025-05"]),
        ("on the eve of Tabaski 2024", ["the eve of Tabaski 2024 = 2024-06-16"]),
        ("the election will be held on Friday", ["Friday = 2025-06-06"]),
        ("they will vote in two weeks", ["two weeks = 2025-W25"]),
        ("two days before Christmas 2024", ["two days before Christmas 2024 = 2024-12-23"]),
        ("the government now says", ["now = PRESENT_REF"]),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert told(find_english, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le week-end dernier", ["week-end dernier = 2025-W22-WE"]),
        ("un siège de trois jours", ["trois jours = P3D"]),
        ("depuis trois jours", ["trois jours = P3D"]),
        ("depuis un mois et demi", ["un mois et demi = P1.5M"]),
        ("un demi-siècle", ["un demi-siècle = P50Y"]),
        ("lundi de la semaine dernière", ["lundi de la semaine dernière = 2025-05-26"]),
        ("hier soir", ["hier soir = 2025-06-02TEV"]),
        ("samedi 24 mai à 15 h 45", ["samedi 24 mai à 15 h 45 = 2025-05-24T15:45"]),
        ("lundi à 9 h", ["lundi = 2025-06-02", "9 h = 2025-06-02T09"]),
        ("pendant trois heures", ["trois heures = PT3H"]),
        ("chaque semaine", ["chaque semaine = P1W"]),
        ("tous les deux mois", ["tous les deux mois = P2M"]),
        ("l'été dernier", ["l'été dernier = 2024-SU"]),
        ("à la fin de l'année dernière", ["à la fin de l'année dernière = 2024"]),
        ("le 20 décembre dernier", ["20 décembre dernier = 2024-12-20"]),
        ("la veille de la Tabaski 2024", ["la veille de la Tabaski 2024 = 2024-06-16"]),
        ("il y a deux ans", ["il y a deux ans = 2023"]),
    ],
)
def test_french(text: str, expected: list[str]) -> None:
    assert told(find_french, text) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("a 25-year-old man and a woman aged 30", "en"),
        ("the 10th anniversary of the coup", "en"),
        ("1,200 people and 2025 soldiers", "en"),
        ("the 133rd Brigade fired 155 mm shells", "en"),
        ("it costs $2012 and 2,012 euros", "en"),
        ("a second attack", "en"),
        ("prices may fall and the number of dead is said to fall", "en"),
        ("the code is 133-03-03-2020", "en"),
        ("half and three-quarters of the men", "en"),
        ("Tel: +223 20-22-50-12", "en"),
        ("une fille de 12 ans et Moussa Diarra, 25 ans, boulanger", "fr"),
        ("des enfants de 2 à 8 ans", "fr"),
        ("le dixième anniversaire du putsch", "fr"),
        ("quatre gardes et sept autres blessés", "fr"),
        ("2000 euros et 1 200 personnes", "fr"),
    ],
)
def test_what_looks_like_a_time_and_is_none(text: str, language: str) -> None:
    assert FINDERS[language](text) == ()


def test_a_range_has_two_ends() -> None:
    (found,) = find_english("from 3 to 5 June 2025")
    assert found.ends is not None
    assert [end.text for end in found.ends] == ["3", "5 June 2025"]


def test_the_four_types() -> None:
    found = find_english("On Sunday, at noon, the three-day siege and the daily shelling ended.")
    assert [e.type for e in found] == [TimeType.DATE, TimeType.TIME, TimeType.DURATION, TimeType.SET] or [
        e.type for e in found
    ] == [TimeType.TIME, TimeType.DURATION, TimeType.SET]


def _dates(text: str, language: str) -> tuple[DateExpression, ...]:
    found = pack(language)
    assert found is not None
    return found.dates(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("a three-day siege", "en"),
        ("at 9:30 p.m.", "en"),
        ("every Monday", "en"),
        ("next year's two-week truce will last for 14 days", "en"),
        ("un siège de trois jours", "fr"),
        ("chaque lundi à 9 h", "fr"),
    ],
)
def test_lengths_sets_and_clocks_date_no_event(text: str, language: str) -> None:
    assert not any(e.day or e.weekday is not None or e.since for e in _dates(text, language))


def test_a_length_up_to_now_is_an_open_period() -> None:
    (found,) = _dates("Ils sont encerclés depuis trois jours", "fr")
    assert (found.offset, found.since, found.anchor) == (-3, True, Anchor.PUBLICATION)


_PIECES = st.sampled_from(
    ["on", "Monday", "last", "June", "31", "February", "2024", "2025", "the", "week", "of", "two", "three", "ago", "-", ",", ".", ":", "/", "'", '"', "«", "“", "(", "99", "1e30", "٣", "١٢", "۲۰۲۵", "10", "30", "days", "since", "le", "lundi", "dernier", "mois", "de", "juin", "12", "h", "45", "an", "ans", "il", "y", "a", "dans", "hier", "début", "fin", "Tabaski", "every", "à", "au", "et", "00:61", "9999-99-99", "32/13/2025", "13:75", "25:00", "Q3", "1990s", "0", "th", "1er", "nuit"]
)  # fmt: skip
_TEXTS = st.lists(_PIECES | st.text(max_size=6), max_size=25).map(" ".join)


@given(text=_TEXTS)
def test_any_text_gives_ordered_spans_and_values(text: str) -> None:
    for find in FINDERS.values():
        found = list(values(find(text), TUESDAY))
        assert all(e.span.matches(text) and e.whole.matches(text) for e, _ in found)
        assert all(a.span.end <= b.span.start for (a, _), (b, _) in pairwise(found))
        assert all(value for _, value in found)


@given(text=_TEXTS)
def test_every_date_expression_says_when(text: str) -> None:
    for language in FINDERS:
        for found in _dates(text, language):
            said = (found.year, found.month, found.weekday, found.offset, found.holiday)
            assert (
                found.kind is DateKind.VAGUE or found.part in NAMED_PARTS or any(s is not None for s in said)
            )


@pytest.mark.parametrize(
    ("text", "month"), [("the first day of the siege", None), ("in the first week of May 2024", 5), ("the first Monday of March 2024", 3)]
)  # fmt: skip
def test_a_part_of_what_is_not_dated_is_not_dated(text: str, month: int | None) -> None:
    assert [found.month for found in _dates(text, "en")] == ([month] if month else [])


@given(day=st.integers(0, 99), month=st.integers(0, 99), year=st.integers(0, 9999))
def test_no_day_is_invented(day: int, month: int, year: int) -> None:
    text = f"{year:04}-{month:02}-{day:02}"
    for find in FINDERS.values():
        for _, value in values(find(f"It was {text} there"), TUESDAY):
            if len(value) == len(text) and value[4] == "-" and value[7] == "-" and "X" not in value:
                assert date.fromisoformat(value).isoformat() == value == text


@pytest.mark.parametrize(
    "text",
    ["31 February 2024", "on February 30", f"{'9' * 400} days ago", f"1{'0' * 30} years", "٣١ فبراير ٢٠٢٥", "“on Sunday", "12 h 75"],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_no_calendar_has_gives_no_day(text: str, language: str) -> None:
    found = [value for e, value in values(FINDERS[language](text), TUESDAY) if e.span.text != "Sunday"]
    assert not any(value[:4].isdigit() and value.count("-") == 2 for value in found)


@pytest.mark.parametrize(
    "attack", ["Monday " * 20_000, "two " * 20_000, "the last " * 10_000, "le 3 " * 10_000]
)
def test_the_cost_is_linear_in_the_text(attack: str) -> None:
    for find in FINDERS.values():
        assert len(find(attack)) <= len(attack)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ten minutes and two days ago", "en"),
        ("dix minutes et deux jours plus tôt", "fr"),
        ("two hours and ten minutes ago", "en"),
    ],
)
def test_a_length_with_hours_or_minutes_dates_no_event(text: str, language: str) -> None:
    found = pack(language)
    assert found is not None
    assert found.dates(text) == ()


_WORDS = {
    code: sorted({word for group in module.WORDS for word in group.values})
    for code, module in (("en", english), ("fr", french))
}


@given(st.data(), st.sampled_from(["en", "fr"]))
def test_any_words_of_time_in_any_order_are_read_without_a_fault(data: st.DataObject, language: str) -> None:
    words = st.sampled_from([*_WORDS[language], "2", "14", "1990", "12/05/2024", "10:30", ",", "-"])
    text = " ".join(data.draw(st.lists(words, min_size=1, max_size=9)))
    found = pack(language)
    assert found is not None
    assert all(expression.span.matches(text) for expression in found.dates(text))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("They killed 30 in February.", "en", ["in February"]),
        ("They killed 20 in March and 12 in April 2024.", "en", ["in March", "in April 2024"]),
        ("Ils ont tué 30 en février.", "fr", ["en février"]),
        ("Two were killed on Monday and three on Tuesday.", "en", ["on Monday", "on Tuesday"]),
        ("Deux sont morts lundi et trois mardi.", "fr", ["lundi", "mardi"]),
        (
            "Five on 3 May, two on 4 May and one the following day.",
            "en",
            ["on 3 May", "on 4 May", "the following day"],
        ),
        ("It fell on 3 June. Then it rained.", "en", ["on 3 June"]),
        ("It fell on Dec. 3.", "en", ["on Dec. 3"]),
        ("On 3 of June they came", "en", ["On 3 of June"]),
        ("Le quatre octobre", "fr", ["Le quatre octobre"]),
        ("It should start in the next decade", "en", ["start in the next decade"]),
    ],
)
def test_persons_told_beside_a_time_are_no_part_of_it(text: str, language: str, expected: list[str]) -> None:
    assert [e.whole.text for e in FINDERS[language](text)] == expected


@pytest.mark.parametrize(
    "text", ["\u0663/\u0666/\u0662\u0660\u0662\u0665", "on 3\u0663/6/2025 they came", "\u0663 June 2025"]
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_figures_of_other_scripts_are_passed_over(text: str, language: str) -> None:
    """No figure of another script is taken for one of ours, and none brings the finder down."""
    for expression in FINDERS[language](text):
        assert expression.span.matches(text)
        assert expression.type is TimeType.DATE
        assert all("0" <= c <= "9" for c in expression.span.text if c.isdigit())


@pytest.mark.parametrize(
    ("text", "language", "kind", "shown"),
    [
        ("in the week of 10 April", "en", DateKind.WEEK, (4, 10, None, None)),
        ("dans la semaine du 10 avril", "fr", DateKind.WEEK, (4, 10, None, None)),
        ("during Easter week", "en", DateKind.WEEK, (None, None, "easter", None)),
        ("on the Easter weekend", "en", DateKind.WEEK, (None, None, "easter", "weekend")),
        ("on Labor Day weekend 2021", "en", DateKind.WEEK, (None, None, "us_labor_day", "weekend")),
        ("earlier in the week", "en", DateKind.WEEK, (None, None, None, "early")),
        ("plus tôt dans la semaine", "fr", DateKind.WEEK, (None, None, None, "early")),
    ],
)
def test_weeks_told_by_a_day_in_them(
    text: str, language: str, kind: DateKind, shown: tuple[int | None, int | None, str | None, str | None]
) -> None:
    (found,) = _dates(text, language)
    assert found.kind is kind
    assert (found.month, found.day, found.holiday, found.part) == shown


@pytest.mark.parametrize(
    ("text", "swapped"),
    [
        ("on 03/04/2025", (2025, 3, 4)),
        ("on 03/04", (None, 3, 4)),
        ("on 13/04/2025", None),
        ("on 04/13/2025", None),
        ("on 04/04/2025", None),
        ("on 2025-03-04", None),
    ],
)
def test_english_figures_reach_the_calendar_both_ways_round(
    text: str, swapped: tuple[int | None, int, int] | None
) -> None:
    (found,) = _dates(text, "en")
    other = found.other
    assert (other and (other.year, other.month, other.day)) == swapped
