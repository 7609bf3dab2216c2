"""English: words of time."""

from __future__ import annotations

from collections.abc import Mapping

from firsthand.languages.base.times import figures
from firsthand.languages.base.times.lexicon import Words
from firsthand.languages.base.times.meaning import Unit
from firsthand.languages.base.times.tagger import TimeTagger
from firsthand.languages.en.numbers import NUMBERS


def _listed(*lines: str) -> dict[str, int]:
    """Words of a line to the number of the line, from 1."""
    return {word.replace("_", " "): number for number, line in enumerate(lines, 1) for word in line.split()}


def _all(words: str) -> dict[str, bool]:
    return {word.strip(): True for word in words.split(",")}


_MONTHS = _listed(
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sep sept",
    "october oct", "november nov", "december dec",
)  # fmt: skip
_WEEKDAYS = _listed(
    "monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri", "saturday sat", "sunday sun"
)  # fmt: skip
_DOUBTFUL = frozenset({"may", "march", "mar", "sun", "sat", "mon", "wed", "jan", "dec"})
"""Names that are other words, or parts of names, unless they have a capital."""


def _cased(category: str, words: Mapping[str, int]) -> tuple[Words, Words]:
    """A category in two parts: words that need their capital, and those that do not."""
    return (
        Words(category, {word: value for word, value in words.items() if word in _DOUBTFUL}, cased=True),
        Words(category, {word: value for word, value in words.items() if word not in _DOUBTFUL}),
    )


_ALONE = {w: n for w, n in _MONTHS.items() if len(w) > 4 and w != "march"} | {"june": 6, "july": 7}
_FULL = frozenset({number: word for word, number in reversed(_MONTHS.items())}.values())
"""The first word of each month, which is its full name: no dot after it belongs to it."""
_SHORT = {"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"}
_UNITS = {
    "second": Unit.SECOND, "minute": Unit.MINUTE, "hour": Unit.HOUR, "night": Unit.NIGHT, "day": Unit.DAY, "week": Unit.WEEK, "fortnight": Unit.FORTNIGHT, "month": Unit.MONTH,
    "year": Unit.YEAR, "decade": Unit.DECADE, "century": Unit.CENTURY,
}  # fmt: skip
_PLURALS = {f"{word}s": unit for word, unit in _UNITS.items() if word != "century"} | {
    "centuries": Unit.CENTURY
}
_SHORT_UNITS = {
    "sec": Unit.SECOND,
    "secs": Unit.SECOND,
    "min": Unit.MINUTE,
    "mins": Unit.MINUTE,
    "hr": Unit.HOUR,
    "hrs": Unit.HOUR,
    "yr": Unit.YEAR,
    "yrs": Unit.YEAR,
}
_ORDINALS = _listed(
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth",
    "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
) | {"thirtieth": 30}  # fmt: skip
_ORDINALS |= {
    f"{tens}-{word}": ten + n
    for tens, ten in (("twenty", 20), ("thirty", 30))
    for word, n in list(_ORDINALS.items())[:9]
}
_ORDINALS |= {word.replace("-", " "): n for word, n in _ORDINALS.items() if "-" in word}
_PARTS = {
    "early": "early", "earlier": "early", "mid": "mid", "late": "late", "later": "late", "the beginning": "early", "the start": "early", "beginning": "early", "start": "early", "the middle": "mid",
    "middle": "mid", "the end": "late", "end": "late", "just the start": "early", "earlier in": "early", "later in": "late", "sometime": "any",
}  # fmt: skip

WORDS = (
    *_cased("month", _MONTHS), *_cased("mfirst", _MONTHS), *_cased("monthname", _MONTHS), Words("monthalone", _ALONE),
    *_cased("weekday", {word: number - 1 for word, number in _WEEKDAYS.items()}),
    Words("weekdayalone", {word: number - 1 for word, number in _WEEKDAYS.items() if word not in _SHORT}),
    Words("weekdays", {f"{k}s": v - 1 for k, v in _WEEKDAYS.items() if k not in _SHORT}),
    Words("unit", _UNITS | _PLURALS | _SHORT_UNITS),
    Words("units", _PLURALS),
    Words("year_", {"year": Unit.YEAR}),
    Words("week", {"week": Unit.WEEK}),
    Words("quarter", {"quarter": Unit.QUARTER, "quarters": Unit.QUARTER}),
    Words("half", {"half": Unit.HALF}),
    Words("weekend", {"weekend": Unit.WEEKEND, "week-end": Unit.WEEKEND}),
    Words("season", {"winter": 0, "spring": 1, "summer": 2, "autumn": 3, "fall": 3}),
    Words("season_unit", {"winters": Unit.YEAR, "summers": Unit.YEAR}),
    Words("decadeword", {"twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990}),
    Words("century", {"century": True}),
    Words("num", {w: v for w, v in NUMBERS.units.items() if v} | {"dozen": 12, "a couple of": 2, "a couple": 2, "couple of": 2, "couple": 2}),
    Words("ord", _ORDINALS), Words("dord", {w: n for w, n in _ORDINALS.items() if n <= 31}),
    Words("a", {"a": 1, "an": 1}),
    Words("few", _all("few, several, many, some, a number of, numerous, countless, various, dozens of, scores of, tens of, hundreds of, thousands of")),
    Words("halfw", {"half": 0.5, "½": 0.5}),
    Words("the", _all("the")), Words("this", _all("this, that, these, those")), Words("that", _all("that")),
    Words("of", _all("of, in")), Words("ofonly", _all("of")), Words("and", _all("and")), Words("or", _all("or")), Words("hy", _all("-, –, —, ‑")), Words("comma", {",": True}),
    Words("dot", _all(".")),
    Words("sl", _all("/")), Words("fromday", _all("from, starting from, starting on, as from")), Words("forlead", _all("for, lasting, during")), Words("starting", _all("beginning, starting, commencing, beginning on, starting on, commencing on")), Words("lasting_", _all("for, lasting, lasted")), Words("bareunit", {"week": Unit.WEEK, "month": Unit.MONTH, "fortnight": Unit.FORTNIGHT}), Words("firstlast", {"first": 1, "last": -1, "final": -1}), Words("day_", _all("day")), Words("another_", _all("another")), Words("to", _all("to, through, thru, till, ~")), Words("until", _all("until")), Words("into", _all("into")),
    Words("prep", _all("on, in, at, by, during, throughout, from, between, over, for, within, until, before, after, about, around, of, only, start in, starts in, started in, end in, ends in, ended in, as of, through, late on, early on, in the early hours of, on the night of, the night of, overnight on, since, to, till, circa, per, as early as, as soon as, as late as, as recently as, prior to, up to, back in")),
    Words("since", _all("since, ever since, since just")),
    Words("part", _PARTS), Words("early", _all("early, late, mid, later, earlier")),
    Words("rel", {"last": -1, "past": -1, "this past": -1, "previous": -1, "this": 0, "current": 0, "the current": 0, "next": 1, "coming": 1, "this coming": 1, "upcoming": 1, "following": 1, "latest": -1, "latest ": 0}),
    Words("past", {"past": -1, "recent": -1, "coming": 1}),
    Words("seq", {"previous": -1, "preceding": -1, "following": 1, "next": 1, "prior": -1, "same": 0}),
    Words("after", {"later": 1, "after": 1, "hence": 1}), Words("before", {"earlier": -1, "before": -1, "previously": -1, "beforehand": -1}),
    Words("ago", {"ago": -1, "back": -1}), Words("fromnow", _all("from now, 's time, ’s time, ' time, ’ time, hence")),
    Words("deictic", {
        "today": (0, None), "yesterday": (-1, None), "tomorrow": (1, None), "tmrw": (1, None), "the day before yesterday": (-2, None), "day before yesterday": (-2, None),
        "the day after tomorrow": (2, None), "day after tomorrow": (2, None), "tonight": (0, "NI"), "last night": (-1, "NI"), "overnight": (-1, "NI"), "tomorrow night": (1, "NI"),
        "earlier today": (0, None), "later today": (0, None), "earlier yesterday": (-1, None), "late yesterday": (-1, None), "later yesterday": (-1, None), "to-day": (0, None),
    }),
    Words("vague", {
        "now": "PRESENT_REF", "to date": "PRESENT_REF", "till date": "PRESENT_REF", "right now": "PRESENT_REF", "currently": "PRESENT_REF", "at present": "PRESENT_REF", "nowadays": "PRESENT_REF", "these days": "PRESENT_REF", "current": "PRESENT_REF", "presently": "PRESENT_REF",
        "recently": "PAST_REF", "more recently": "PAST_REF", "lately": "PAST_REF", "long ago": "PAST_REF",
        "the future": "FUTURE_REF", "the near future": "FUTURE_REF", "the near term": "FUTURE_REF", "as soon as possible": "FUTURE_REF", "at the moment": "PRESENT_REF", "just now": "PRESENT_REF",
    }),
    Words("eveday", {
        "the following day": 1, "the next day": 1, "a day later": 1, "a day after": 1, "the day after": 1, "following day": 1, "next day": 1, "a following day": 1, "a next day": 1,
        "the previous day": -1, "a previous day": -1, "the preceding day": -1, "a day earlier": -1, "a day before": -1, "the day before": -1, "one day earlier": -1, "one day later": 1,
        "the same day": 0, "that same day": 0, "that day": 0, "same day": 0, "earlier that day": 0, "later that day": 0, "the day": 0,
    }),
    Words("nightof", _all("overnight, on the night of, the night of, in the night of, late, early, in the early hours of, night")),
    Words("adverb", {
        "daily": (1.0, Unit.DAY), "weekly": (1.0, Unit.WEEK), "monthly": (1.0, Unit.MONTH), "yearly": (1.0, Unit.YEAR), "annually": (1.0, Unit.YEAR),
        "bimonthly": (2.0, Unit.MONTH), "bi-monthly": (2.0, Unit.MONTH), "hourly": (1.0, Unit.HOUR), "nightly": (1.0, Unit.NIGHT), "biweekly": (2.0, Unit.WEEK), "bi-weekly": (2.0, Unit.WEEK), "fortnightly": (2.0, Unit.WEEK), "semiannual": (0.5, Unit.YEAR), "semi-annually": (0.5, Unit.YEAR), "everyday": (1.0, Unit.DAY), "biannually": (0.5, Unit.YEAR), "biannual": (0.5, Unit.YEAR), "semi-annual": (0.5, Unit.YEAR), "semiannually": (0.5, Unit.YEAR),
    }),
    Words("headcent", {"nineteen": 19, "seventeen": 17, "eighteen": 18, "twenty": 20, "two thousand": 2000}), Words("apos", _all("’") | {"'": True}), Words("s", _all("s")), Words("endw", _all("end")), Words("unit1", _UNITS),
    Words("fromw", _all("from, between")), Words("onday", _all("on, by, until, from")), Words("inlead", _all("in, within, back in")), Words("ordend", {"last": -1, "final": -1}),
    Words("dpartsalone", {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"}), Words("dparts", {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"}), Words("weekends", {"weekends": Unit.WEEKEND}),
    Words("reladj", {"previous": -1, "past": -1, "last": -1, "next": 1, "coming": 1, "upcoming": 1, "following": 1}),
    Words("past_", {"past": "PAST_REF"}), Words("det", _all("the, a, its, his, her, their, our, s, post, mid, that, this")), Words("period", _all("period, results, figure")), Words("comparable", _all("comparable, corresponding, same")), Words("ordlast", _all("first, last, next, past, final, coming, initial, same, other, following, previous, latest, full")),
    Words("bignum", {"hundred": 100, "thousand": 1000, "dozen": 12}), Words("several", _all("several")),
    Words("each", _all("each, every, each of, every single")), Words("other_", _all("other, second")), Words("times", _all("once, twice, times")), Words("per", _all("per")),
    Words("all", _all("all, whole, the whole, the entire, entire, the full, full, a full, a whole, an entire")), Words("long", _all("long")), Words("more", _all("more, additional, extra, consecutive, straight, further, full, whole")),
    Words("ormore", _all("or more, or so, or less, at most, at least")),
    Words("approx", _all("about, around, nearly, almost, more than, less than, at least, at most, up to, some, roughly, approximately, only, just, just over, just under, as much as, as many as, as long as, no more than, no less than, not more than, not less than, well over, fewer than, exactly, close to, another, additional, an additional")),
    Words("dpart", {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "dawn": "MO", "dusk": "EV", "midday": "MI", "mid-afternoon": "AF", "mid-morning": "MO", "daytime": "DT"}),
    Words("noon", {"noon": (12, 0, None), "midnight": (0, 0, None)}),
    Words("oclock", _all("o'clock, o’clock")), Words("zone", _all("gmt, utc, est, edt, local time, pst, pdt, cst, et")),
    Words("fiscal", _all("fiscal, calendar")), Words("closing", _all("ended, ending, ends")), Words("yearnoun", _all("coup, attack, rebellion, peace, war, election, elections, uprising, offensive, insurgency, crisis, period, quarter, budget, constitution, agreement, accord, treaty, season")),
    Words("yearword", _all("year, fiscal")),
    Words("monthw", _all("month")), Words("currency", _all("$, €, £, people, soldiers, troops, men, dollars, euros, km, miles, workers, police, fighters, civilians")),
    Words("old", _all("old, olds")), Words("aged", _all("aged, age, ages")), Words("anniversary", _all("anniversary, birthday")),
    Words("name", _all("times, herald, telegraph, mail, school, mirror, express, post, night live"), cased=True),
    Words("subject", _all("he, she, it, they, we, you, i, who, that, which, group, groups, force, forces, soldiers")), Words("auxiliary", _all("be, have, not, also, well")),
    Words("nottime", _all("some day, second hand, second-hand, a second, the dawn of, dawn of, black friday, one hundred years, all night long, second class, day care, to fall, will fall, would fall, could fall, may fall, might fall, can fall, not fall, to spring")),
    Words("holiday", {
        "christmas": "christmas", "christmas day": "christmas", "boxing day": "boxing_day", "new year": "new_year", "new year day": "new_year", "earth day": "earth_day", "saint patrick": "st_patrick", "eid al fitr": "eid_al_fitr", "eid al adha": "eid_al_adha", "new year's day": "new_year", "new year 's day": "new_year", "easter": "easter", "easter sunday": "easter", "good friday": "good_friday",
        "easter monday": "easter_monday", "pentecost": "pentecost", "ascension day": "ascension", "whit monday": "whit_monday", "assumption day": "assumption", "all saints' day": "all_saints", "all saints day": "all_saints", "palm sunday": "palm_sunday", "ash wednesday": "ash_wednesday",
        "thanksgiving": "thanksgiving", "thanksgiving day": "thanksgiving", "independence day": "independence", "may day": "labour_day", "international workers' day": "labour_day", "martin luther king day": "mlk", "mlk day": "mlk", "memorial day": "memorial_day", "labor day": "us_labor_day", "columbus day": "columbus_day",
        "halloween": "halloween", "valentine's day": "valentine", "valentines day": "valentine", "bastille day": "bastille", "veterans day": "veterans_day", "armistice day": "veterans_day", "christmas eve": "christmas_eve", "new year's eve": "new_year_eve", "new years eve": "new_year_eve", "xmas": "christmas", "mother's day": "mothers_day", "father's day": "fathers_day", "presidents' day": "presidents_day", "washington's birthday": "presidents_day", "st patrick's day": "st_patrick", "st. patrick's day": "st_patrick",
        "eid": "eid", "eid al-fitr": "eid_al_fitr", "eid-ul-fitr": "eid_al_fitr", "eid ul-fitr": "eid_al_fitr", "eid el-fitr": "eid_al_fitr", "korité": "eid_al_fitr", "korite": "eid_al_fitr", "eid al-adha": "eid_al_adha", "eid-al-adha": "eid_al_adha", "eid ul-adha": "eid_al_adha", "eid el-kabir": "eid_al_adha", "eid el kabir": "eid_al_adha", "tabaski": "eid_al_adha",
        "ramadan": "ramadan", "mawlid": "mawlid", "maouloud": "mawlid", "mouloud": "mawlid", "prophet's birthday": "mawlid", "ashura": "ashura", "islamic new year": "islamic_new_year", "tamkharit": "ashura", "april fools' day": "april_fools", "juneteenth": "juneteenth",
    }),
    Words("eve", {"the eve of": -1, "eve of": -1, "the day after": 1, "the day before": -1, "eve": -1}),
    Words("future", _all("will, ll, shall, scheduled, due, expected, plans, planned, upcoming, would, expects, set to, is to, are to, resume, as early as, as soon as, planning, plan to, could, might, postponed, starting")),
    Words("pastverb", _all("was, were, had, said, did, killed, attacked, died, came, went, told, announced, reported, has, been, rose, fell, closed, took, made, began, found, signed, issued, approved, ruled, met, bought, sold, arrested, arrived, attended, ended, opened, launched, fired, seized, shot, struck, exploded, clashed, wounded, kidnapped, abducted, captured, left, sent, gave, got, saw, crashed, fled, ran, won, lost, announced, ordered, agreed, accused, claimed, confirmed, raided, burned, destroyed, injured, detonated, ambushed, freed, released, returned, entered, started")),
    Words("stop", _all("., !, ?, ;")), Words("fullmonth", {w: n for w, n in _MONTHS.items() if w in _FULL}),
    Words("join", {",": "comma", "on": "on", "at": "at", "of": "of", "in": "of", "'": "poss", "’": "poss", "s": "poss", "the": "the", "for": "at"}),
)  # fmt: skip

find_times = TimeTagger(WORDS, figures.EITHER)
