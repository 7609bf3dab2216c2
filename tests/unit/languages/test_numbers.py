"""Numbers in words and figures, with what was said of them."""

from __future__ import annotations

import pytest

from firsthand.domain.values import Operator, Quantity
from firsthand.languages import pack

VAGUE = "vague"


def said(text: str, language: str) -> list[str]:
    """Each number as operator and value; ordinals are left out."""
    found = pack(language)
    assert found is not None
    return [_short(number.quantity) for number in found.numbers(text) if not number.ordinal]


def _short(quantity: Quantity) -> str:
    match quantity.op:
        case Operator.RANGE:
            return f"{quantity.value}..{quantity.high}"
        case Operator.VAGUE:
            return f"{VAGUE} {quantity.convention}"
        case _:
            return f"{quantity.op.value}{quantity.value}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 soldiers died", ["=30"]),
        ("thirty-two soldiers died", ["=32"]),
        ("one hundred and five people", ["=105"]),
        ("two thousand three hundred families", ["=2300"]),
        ("1,250 people fled", ["=1250"]),
        ("1,234,567 people", ["=1234567"]),
        ("12 million people", []),  # beyond any count of one report
        ("2 million people", ["=2000000"]),
        ("three thousand homes", ["=3000"]),
        ("more than 30 soldiers", [">30"]),
        ("over thirty soldiers", [">30"]),
        ("upwards of 200 villagers", [">200"]),
        ("at least 44 civilians", [">=44"]),
        ("no fewer than 12 guards", [">=12"]),
        ("as many as 70 fighters", ["<=70"]),
        ("up to 15 hostages", ["<=15"]),
        ("no more than six men", ["<=6"]),
        ("fewer than 20 troops", ["<20"]),
        ("less than ten people", ["<10"]),
        ("about 70 people", ["~70"]),
        ("some 300 rebels", ["~300"]),
        ("nearly 1,000 homes", ["~1000"]),
        ("an estimated 40 dead", ["~40"]),
        ("a dozen soldiers", ["~12"]),
        ("two dozen soldiers", ["~24"]),
        ("more than a dozen soldiers", [">12"]),
        ("20 to 25 men", ["20..25"]),
        ("20-25 men", ["20..25"]),
        ("between 20 and 25 men", ["20..25"]),
        ("three or four riders", ["3..4"]),
        ("100 or more people", [">=100"]),
        ("50 or so riders", ["~50"]),
        ("dozens of people", ["vague 12"]),
        ("hundreds of families", ["vague 100"]),
        ("tens of thousands of people", ["vague 10000"]),
        ("several soldiers", ["vague None"]),
        ("many fighters", ["vague None"]),
        ("a few men", ["vague None"]),
        ("eight soldiers and two policemen", ["=8", "=2"]),
        ("20 soldiers to two bases", ["=20", "=2"]),
        ("a soldier", []),
        ("45% of the troops", []),
        ("45 per cent of the troops", []),
        ("$300 for each", []),
        ("80 km from the town", []),
        ("a 3.5 magnitude", []),
        ("the AK47 and the M16", []),
        ("someone often wondered", []),
        ("the third raid", []),
        ("the 33rd regiment", []),
        ("half a dozen soldiers", ["~6"]),
        ("a hundred villagers", ["~100"]),
        ("well over a hundred villagers", [">100"]),
        ("a hundred and twenty villagers", ["=120"]),
        ("about a thousand people", ["~1000"]),
        ("the hundred soldiers", ["=100"]),
        ("1.2 million people", ["=1200000"]),
        ("1 000 people", ["=1000"]),
        ("two to three dozen men", ["24..36"]),
        ("five to six thousand people", ["5000..6000"]),
        ("five to one hundred men", ["5..100"]),
        ("a couple of riders", ["~2"]),
        ("a pair of guards", ["=2"]),
        ("a dozen or more men", [">=12"]),
        ("thirty-odd fighters", ["~30"]),
        ("20+ fighters", [">=20"]),
        (">20 killed", [">20"]),
        ("~20 killed", ["~20"]),
        ("approx. 20 men", ["~20"]),
        ("a few dozen men", ["vague 12"]),
        ("several hundred families", ["vague 100"]),
        ("an unknown number of men", ["vague None"]),
        ("rose from eight to 14", ["=8", "=14"]),
        ("the toll went up from eight to 14", ["=8", "=14"]),
        ("no one was hurt", []),
        ("it has not said how many of its men died", []),
        ("three-quarters of the town", []),
        ("nineteen eighty-four", []),
        ("open 24/7", []),
        ("at 10:30 and 9/11", []),
        ("10^30 men", []),
        ("1000000000000000000000000000000 men", []),
        ("forty-five per cent of the troops", []),
        ("two million dollars", []),
        ("FCFA 300 for each", []),
        ("٣٠ men", ["=30"]),
        ("3٠ men", []),  # digits of two scripts: nobody writes that
    ],
)  # fmt: skip
def test_english_numbers(text: str, expected: list[str]) -> None:
    assert said(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30 soldats sont morts", ["=30"]),
        ("trente-deux soldats", ["=32"]),
        ("vingt et un soldats", ["=21"]),
        ("soixante-dix personnes", ["=70"]),
        ("soixante et onze personnes", ["=71"]),
        ("quatre-vingts personnes", ["=80"]),
        ("quatre-vingt-dix-sept personnes", ["=97"]),
        ("cent cinq personnes", ["=105"]),
        ("deux cents personnes", ["=200"]),
        ("deux mille trois cents familles", ["=2300"]),
        ("1 250 personnes", ["=1250"]),
        ("1.250 personnes", ["=1250"]),
        ("1\u202f250 personnes", ["=1250"]),
        ("1\u00a0234\u00a0567 personnes", ["=1234567"]),
        ("deux millions de personnes", ["=2000000"]),
        ("plus de 30 soldats", [">30"]),
        ("plus d'une trentaine de soldats", [">30"]),
        ("au moins 44 civils", [">=44"]),
        ("pas moins de douze gardes", [">=12"]),
        ("jusqu'à 15 otages", ["<=15"]),
        ("au maximum six hommes", ["<=6"]),
        ("moins de 20 soldats", ["<20"]),
        ("environ 70 personnes", ["~70"]),
        ("près de 300 rebelles", ["~300"]),
        ("quelque 40 morts", ["~40"]),
        ("une trentaine de soldats", ["~30"]),
        ("une dizaine de morts", ["~10"]),
        ("une centaine de maisons", ["~100"]),
        ("un millier de personnes", ["~1000"]),
        ("20 à 25 hommes", ["20..25"]),
        ("entre 20 et 25 hommes", ["20..25"]),
        ("de 50 à 60 hommes", ["50..60"]),
        ("trois ou quatre cavaliers", ["3..4"]),
        ("100 personnes ou plus", ["=100"]),
        ("des dizaines de personnes", ["vague 10"]),
        ("plusieurs dizaines de personnes", ["vague 10"]),
        ("des centaines de familles", ["vague 100"]),
        ("des milliers de personnes", ["vague 1000"]),
        ("plusieurs soldats", ["vague None"]),
        ("de nombreux combattants", ["vague None"]),
        ("huit soldats et deux policiers", ["=8", "=2"]),
        ("45 % des troupes", []),
        ("300 € par tête", []),
        ("80 km de la ville", []),
        ("le 3e régiment", []),
        ("la troisième attaque", []),
        ("une demi-douzaine de soldats", ["~6"]),
        ("deux douzaines de soldats", ["~24"]),
        ("trois dizaines de morts", ["~30"]),
        ("deux à trois dizaines de morts", ["20..30"]),
        ("pas moins d'une centaine de morts", [">=100"]),
        ("près d’une centaine de morts", ["~100"]),
        ("une bonne trentaine d'hommes", ["~30"]),
        ("quelques 200 hommes", ["~200"]),
        ("quelques dizaines d'hommes", ["vague 10"]),
        ("des dizaines de milliers de personnes", ["vague 10000"]),
        ("une poignée d'hommes", ["vague None"]),
        ("1,2 million de personnes", ["=1200000"]),
        ("12,5 kilos", []),
        ("30 hommes au bas mot", ["=30"]),
        ("30 au bas mot", [">=30"]),
        ("au bas mot 30 hommes", [">=30"]),
        ("est passé de huit à 14", ["=8", "=14"]),
        ("un tiers des troupes", []),
        ("deux millions de francs CFA", []),
        ("mille neuf cent quatre-vingt-quatre morts", ["=1984"]),
    ],
)
def test_french_numbers(text: str, expected: list[str]) -> None:
    assert said(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "language", "span"),
    [
        ("He said more than 30 soldiers died", "en", "more than 30"),
        ("At least a dozen were hurt", "en", "At least a dozen"),
        ("between 20 and 25 men", "en", "between 20 and 25"),
        ("Au moins une trentaine de morts", "fr", "Au moins une trentaine"),
        ("entre 10 et 20 hommes", "fr", "entre 10 et 20"),
    ],
)
def test_a_span_holds_operator_and_number(text: str, language: str, span: str) -> None:
    found = pack(language)
    assert found is not None
    (number,) = found.numbers(text)
    assert number.span.text == span
    assert number.span.matches(text)


@pytest.mark.parametrize(("text", "language"), [("the 33rd regiment", "en"), ("le troisième convoi", "fr")])
def test_an_ordinal_is_marked_as_one(text: str, language: str) -> None:
    found = pack(language)
    assert found is not None
    assert [number.ordinal for number in found.numbers(text)] == [True]
