"""Which pages belong to one story."""

from __future__ import annotations

from firsthand.events.stories import stories
from tests.unit.events.stories import Story, Told

QUAKE = (
    "A strong earthquake shook Zaruma before dawn and brought down the old church and forty houses. Rescuers dig in Zaruma.",
    "Rescuers in Zaruma searched forty fallen houses and the old church after the earthquake that came before dawn.",
)
STRIKE = (
    "Bakers in Lomira went on strike over the price of flour, and the mayor of Lomira called for talks with bakers.",
    "The mayor of Lomira met striking bakers for talks; flour will cost less, he told the bakers of Lomira.",
)


def read(*texts: str, language: str = "en") -> list[Story]:
    return [
        Story(f"{at}{text[:9]}", text, language=language, told=[Told(text.split()[1])])
        for at, text in enumerate(texts)
    ]


def grouped(pages: list[Story], families: tuple[tuple[str, ...], ...] = ()) -> set[frozenset[str]]:
    extractions = [page.extraction() for page in pages]
    names = {extraction.document.key: extraction.document.id for extraction in extractions}
    found = stories(extractions, families)
    assert sorted(key for group in found for key in group) == sorted(names)
    assert stories(list(reversed(extractions)), families) == found
    return {frozenset(names[key] for key in group) for group in found}


def test_pages_of_much_the_same_words_are_one_story() -> None:
    pages = read(*QUAKE, *STRIKE)
    ids = [page.id for page in pages]
    assert grouped(pages) == {frozenset(ids[:2]), frozenset(ids[2:])}


def test_pages_of_one_family_are_one_story_whatever_their_words() -> None:
    pages = read(QUAKE[0], STRIKE[0])
    keys = tuple(sorted(page.extraction().document.key for page in pages))
    assert len(grouped(pages)) == 2
    assert len(grouped(pages, (keys,))) == 1


def test_a_page_between_two_stories_does_not_make_them_one() -> None:
    extra = ("Zaruma buried its dead by the old church.", "Lomira baked bread again, and flour was cheap.")
    pages = read(*QUAKE, extra[0] + QUAKE[1], *STRIKE, extra[1] + STRIKE[1], f"{QUAKE[0]} {STRIKE[0]}")
    ids = [page.id for page in pages]
    found = grouped(pages)
    assert len(found) == 2
    assert {frozenset(ids[:3]), frozenset(ids[3:6])} <= {group - {ids[6]} for group in found}


def test_no_pages_are_no_stories() -> None:
    assert stories([]) == ()


FLOODS = (
    "The river Taro broke its banks at Zaruma after heavy rain, and farmers of Zaruma fled the fields to a school on the Pallaqua hill.",
    "Heavy rain at Zaruma: the Taro left its banks, and farmers sleep in the school of Pallaqua, on the hill above Zaruma.",
    "Farmers of Zaruma wait on the Pallaqua hill, in a school, until the Taro is back in its banks; rain drowned the fields.",
    "The river Lenda broke its banks at Lomira after heavy rain, and farmers of Lomira fled the fields to a chapel in Quistow.",
    "Heavy rain at Lomira: the Lenda left its banks, and farmers sleep in the chapel of Quistow, a village beside Lomira.",
    "Farmers of Lomira wait in Quistow, in a chapel, until the Lenda is back in its banks; rain drowned the fields.",
)


def test_two_happenings_told_in_much_the_same_words_are_two_stories() -> None:
    pages = read(*FLOODS)
    ids = [page.id for page in pages]
    assert grouped(pages) == {frozenset(ids[:3]), frozenset(ids[3:])}


def test_words_that_speak_clearly_against_it_part_a_family() -> None:
    pages = read(*QUAKE, *QUAKE, *STRIKE, *STRIKE)
    keys = tuple(sorted(page.extraction().document.key for page in pages))
    ids = [page.id for page in pages]
    assert grouped(pages, (keys,)) == {frozenset(ids[:4]), frozenset(ids[4:])}


def test_a_story_copied_many_times_stays_one_with_what_else_tells_it() -> None:
    pages = read(*[QUAKE[0]] * 40, QUAKE[1], *STRIKE)
    keys = tuple(sorted(page.extraction().document.key for page in pages[:40]))
    assert {len(group) for group in grouped(pages, (keys,))} == {41, 2}
