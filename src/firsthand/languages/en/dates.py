"""English: date expressions."""

from firsthand.domain.values import Anchor as From
from firsthand.domain.values import DateKind as K
from firsthand.languages.base.dating import DatePattern as P
from firsthand.languages.base.dating import DateVocabulary, Tagger
from firsthand.languages.en.numbers import NUMBERS

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sep sept",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    )
}
_NUMBERS = {
    **{word: value for word, value in NUMBERS.units.items() if 1 <= value <= 12},
    "a": 1,
    "an": 1,
    "a few": 3,
    "several": 3,
}
_UNITS = {
    "day": K.DAY,
    "days": K.DAY,
    "week": K.WEEK,
    "weeks": K.WEEK,
    "month": K.MONTH,
    "months": K.MONTH,
    "year": K.YEAR,
    "years": K.YEAR,
    "decade": K.YEAR,
    "decades": K.YEAR,
}
_PARTS = {
    "early": "early",
    "mid": "mid",
    "late": "late",
    "the beginning of": "early",
    "the start of": "early",
    "beginning of": "early",
    "start of": "early",
    "the middle of": "mid",
    "the end of": "late",
    "end of": "late",
    "morning": "morning",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "night",
}
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_OF_DAY = r"(?:\s(?P<part>morning|afternoon|evening|night))?"
_PUB = From.PUBLICATION

DATES = DateVocabulary(
    months=_MONTHS,
    weekdays=_WEEKDAYS,
    numbers=_NUMBERS,
    units=_UNITS,
    parts=_PARTS,
    patterns=(
        P(rf"\b(?:(?:(?i:on)\s)?(?:<WEEKDAY>),?\s)?{_DAY}\s(?P<month>(?-i:<MONTH>))\.?,?\s{_YEAR}\b", K.DAY, cased=True),
        P(rf"\b(?:(?:(?i:on)\s)?(?:<WEEKDAY>),?\s)?(?P<month>(?-i:<MONTH>))\.?\s{_DAY},?\s{_YEAR}\b", K.DAY, cased=True),
        P(rf"\b(?:between\s|from\s)?{_DAY}\s?(?:-|–|to|and)\s?(?P<day2>\d{{1,2}})\s(?P<month><MONTH>)\.?(?:,?\s{_YEAR})?\b", K.DAY, cased=True),
        P(rf"\b(?P<month><MONTH>)\.?\s{_DAY}\s?(?:-|–|to|and)\s?(?P<day2>\d{{1,2}})(?:,?\s{_YEAR})?\b", K.DAY, cased=True),
        P(r"\b(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})\b", K.DAY),
        P(r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:19|20)\d{2})\b", K.DAY),
        P(rf"\b(?:(?:(?i:on)\s)?(?:<WEEKDAY>),?\s)?{_DAY}\s(?:of\s)?(?P<month><MONTH>)\b(?!\s\d)", K.DAY, _PUB, cased=True),
        P(rf"\b(?:(?:(?i:on)\s)?(?:<WEEKDAY>),?\s)?(?P<month><MONTH>)\.?\s{_DAY}\b(?!\s\d{{4}})", K.DAY, _PUB, cased=True),
        P(rf"\b(?i:since\s)(?i:(?:just\s)?(?:the\s)?(?P<part>start|beginning|end|middle)\sof\s)?(?P<month><MONTH>)\.?,?\s{_YEAR}\b", K.MONTH, since=True, cased=True),
        P(rf"\b(?:(?i:(?P<part>early|mid|late|the\sbeginning\sof|the\sstart\sof|the\send\sof|end\sof|beginning\sof))[\s-])?(?P<month><MONTH>)\.?,?\s(?:of\s)?{_YEAR}\b", K.MONTH, cased=True),
        P(r"\b(?i:since\s)(?P<month><MONTH>)\b", K.MONTH, _PUB, since=True, cased=True),
        P(r"\b(?i:(?:in|during|throughout|by|until|of|last)\s)(?:(?i:(?P<part>early|mid|late)))?[\s-]?(?P<month><MONTH>)\b(?!\s?\d)", K.MONTH, _PUB, cased=True),
        P(r"\b(?i:(?P<part>early|mid|late|the\sbeginning\sof|the\sstart\sof|the\send\sof)[\s-])(?P<month><MONTH>)\b(?!\s?\d)", K.MONTH, _PUB, cased=True),
        P(rf"\bsince\s(?:(?P<part>early|mid|late)[\s-])?{_YEAR}\b", K.YEAR, since=True),
        P(rf"\b(?:in|of|by|during|from|until|the|late|early|mid)[\s-]{_YEAR}\b(?![\w-])", K.YEAR),
        P(rf"\b{_YEAR}(?=\s(?:coup|attack|rebellion|peace|war|election|uprising|offensive|insurgency)\b)", K.YEAR),
        P(r"\b(?:in\sthe\searly\shours\sof\s|on\sthe\snight\sof\s|(?:late|early)\s(?:on\s)?)?(?:on\s)?(?P<weekday><WEEKDAY>)\s(?:night\s)?(?:to|into|and)\s(?P<weekday2><WEEKDAY>)\b", K.WEEKDAY, _PUB, part="night", cased=True),
        P(rf"\b(?:(?i:on)\s)?(?i:last|this\spast|past)\s(?P<weekday><WEEKDAY>){_OF_DAY}\b", K.WEEKDAY, _PUB, -1, cased=True),
        P(r"\b(?:on\s)?(?:next|this\scoming|the\scoming)\s(?P<weekday><WEEKDAY>)\b", K.WEEKDAY, _PUB, 1, cased=True),
        P(rf"\b(?i:in\sthe\searly\shours\sof|on\sthe\snight\sof|the\snight\sof|overnight\son|late\son|early\son|late|early)\s(?P<weekday><WEEKDAY>){_OF_DAY}\b", K.WEEKDAY, _PUB, cased=True),
        P(rf"\b(?:(?i:on)\s)?(?P<weekday><WEEKDAY>){_OF_DAY}(?!\s(?:\d|Times|Herald|Telegraph|Mail|School))\b", K.WEEKDAY, _PUB, cased=True),
        P(r"\bthe\sday\sbefore\syesterday\b", K.DAY, _PUB, -2),
        P(r"\byesterday(?:\s(?P<part>morning|afternoon|evening|night))?\b", K.DAY, _PUB, -1),
        P(r"\b(?:today|this\smorning|this\safternoon|this\sevening|tonight)\b", K.DAY, _PUB, 0),
        P(r"\b(?:overnight|last\snight)\b", K.DAY, _PUB, -1, "night"),
        P(r"\btomorrow\b", K.DAY, _PUB, 1),
        P(r"\b(?P<number><NUMBER>)\s(?P<unit><UNIT>)\sago\b", K.DAY, _PUB, -1),
        P(r"\bsince\s(?:just\s)?(?P<part>the\sstart\sof|the\sbeginning\sof|the\send\sof)\s(?:the\s)?last\s(?P<unit>week|month|year)\b", K.MONTH, _PUB, -1, since=True),
        P(r"\bsince\s(?:just\s)?(?P<part>the\sstart\sof|the\sbeginning\sof)\s(?:the|this)\s(?P<unit>week|month|year)\b", K.MONTH, _PUB, 0, since=True),
        P(r"\bsince\slast\s(?P<unit>week|month|year)\b", K.MONTH, _PUB, -1, since=True),
        P(r"\b(?:(?P<part>early|late)\s)?last\s(?P<unit>week|month|year)\b", K.MONTH, _PUB, -1),
        P(r"\bearlier\sthis\s(?P<unit>week|month|year)\b", K.MONTH, _PUB, 0, "early"),
        P(r"\b(?:later\s)?this\s(?P<unit>week|month|year)\b", K.MONTH, _PUB, 0),
        P(r"\b(?:over|in|during|for)\s(?:the\s)?(?:past|last)\s(?P<number><NUMBER>)\s(?P<unit><UNIT>)\b", K.MONTH, _PUB, -1, since=True),
        P(r"\b(?:over|in|during)\s(?:the\s)?(?:past|last)\s(?P<unit>week|month|year|decade)\b", K.MONTH, _PUB, -1, since=True),
        P(r"\b(?:last|this\spast|the|over\sthe)\sweekend\b", K.WEEK, _PUB, -1, "weekend"),
        P(r"\b(?:the|a)\s(?:following|next)\sday\b|\ba\sday\s(?:later|after)\b|\bthe\sday\safter\b", K.DAY, From.CONTEXT, 1),
        P(r"\b(?:the|a)\s(?:previous|preceding)\sday\b|\ba\sday\s(?:earlier|before)\b|\bthe\sday\sbefore\b", K.DAY, From.CONTEXT, -1),
        P(r"\b(?P<number><NUMBER>)\s(?P<unit><UNIT>)\s(?:earlier|before)\b", K.DAY, From.CONTEXT, -1),
        P(r"\b(?P<number><NUMBER>)\s(?P<unit><UNIT>)\s(?:later|after)\b", K.DAY, From.CONTEXT, 1),
        P(r"\b(?:the|that)\ssame\sday\b", K.DAY, From.CONTEXT, 0),
        P(r"\b(?:recently|in\srecent\s(?:days|weeks|months|years)|in\sthe\spast|lately|these\sdays)\b", K.VAGUE, _PUB),
    ),
    exclusions=(
        r"\b\w+-(?:year|month|day|week)s?-old\b",
        r"\b(?:<NUMBER>)\s(?:years?|months?)\sold\b",
        r"\baged\s(?:<NUMBER>)\b",
        r"\b(?:he|she|it|they|we|you|I|who|that|which|and|groups?|forces?)\s[Mm]ay\b",
        r"\bMay\s(?:be|have|not|also)\b",
    ),
)  # fmt: skip

find_dates = Tagger(DATES)
