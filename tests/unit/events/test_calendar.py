"""Sets of days, narrowed by what is said of each incident and of several together."""

from __future__ import annotations

from datetime import date

from firsthand.domain.values import DaySet
from firsthand.events.calendar import Order, Tie, Told, Variable, solve
from firsthand.events.timing import Pattern

JUNE = DaySet.between(date(2025, 6, 1), date(2025, 6, 30))
SUNDAY = Pattern(weekday=6)


def day(number: int) -> DaySet:
    return DaySet.day(date(2025, 6, number))


def told(
    source: str,
    days: DaySet | None = None,
    pattern: Pattern | None = None,
    voice: str = "",
    sure: bool = False,
) -> Told:
    return Told(source, voice or source, days, pattern, sure, f"words of {source}")


def test_what_texts_say_is_intersected() -> None:
    week = DaySet.between(date(2025, 6, 2), date(2025, 6, 8))
    (found,) = solve([Variable("a", (told("x", week), told("y", JUNE), told("z", None, SUNDAY)))]).values()
    assert found.possible == day(8)
    assert found.outvoted == []


def test_the_day_most_voices_tell_is_kept_and_the_other_is_reported() -> None:
    said = (told("x", day(3)), told("y", day(3)), told("z", day(20)))
    (found,) = solve([Variable("a", said)]).values()
    assert found.possible == day(3)
    assert found.outvoted == ["z"]


def test_rewrites_of_one_text_are_one_voice() -> None:
    said = (
        *(told(f"copy-{at}", day(20), voice="one") for at in range(5)),
        told("x", day(3)),
        told("y", day(3)),
    )
    (found,) = solve([Variable("a", said)]).values()
    assert found.possible == day(3)


def test_saturday_and_sunday_of_one_night_do_not_contradict() -> None:
    (found,) = solve([Variable("a", (told("x", day(7)), told("y", day(8))))]).values()
    assert found.possible == day(7)
    assert found.outvoted == []


def test_a_weekday_is_applied_inside_the_news_horizon() -> None:
    horizon = DaySet.between(date(2025, 5, 28), date(2025, 6, 10))
    (found,) = solve([Variable("a", (told("x", None, SUNDAY),), horizon=horizon)]).values()
    assert found.possible == DaySet.days([date(2025, 6, 1), date(2025, 6, 8)])


def test_nothing_known_is_none_and_never_empty() -> None:
    (found,) = solve([Variable("a", (told("x", None, SUNDAY),), latest=date(2026, 1, 1))]).values()
    assert found.possible is None


def test_a_tie_carries_days_both_ways() -> None:
    variables = [Variable("attack", (told("x", None, SUNDAY),)), Variable("speech", (told("y", JUNE),))]
    found = solve(variables, [Tie("speech", "attack", 2, "in one text")])
    assert found["attack"].possible == DaySet.weekday(6, date(2025, 6, 3), date(2025, 7, 2))
    assert found["speech"].possible == DaySet.weekday(4, date(2025, 6, 1), date(2025, 6, 30))
    assert "in one text" in found["attack"].because


def test_a_tie_that_leaves_no_day_is_set_aside() -> None:
    found = solve(
        [Variable("a", (told("x", day(3)),)), Variable("b", (told("y", day(20)),))], [Tie("a", "b", 1, "")]
    )
    assert (found["a"].possible, found["b"].possible) == (day(3), day(20))


def test_what_is_recalled_was_not_later_and_not_long_before() -> None:
    variables = [Variable("recalled", (told("x", None, SUNDAY),)), Variable("news", (told("y", day(10)),))]
    found = solve(variables, orders=[Order("recalled", "news", "recalled as earlier")])["recalled"]
    assert found.possible is not None
    assert found.possible.end == date(2025, 6, 8)
    assert found.possible.start == date(2025, 3, 16)
    assert any("recalled as earlier" in reason for reason in found.because)


def test_open_sets_do_not_overflow() -> None:
    since = DaySet.between(date(2025, 6, 1), date.max)
    found = solve(
        [Variable("a", (told("x", since, SUNDAY),)), Variable("b", (told("y", None, SUNDAY),))],
        [Tie("a", "b", 7, "")],
    )
    assert found["b"].possible is not None
    assert found["b"].possible.start == date(2025, 6, 8)
