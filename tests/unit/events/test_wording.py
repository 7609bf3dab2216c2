"""What is compared of the words of a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from firsthand.events.wording import foremost, likeness, nearness, weigh, wording
from firsthand.knowledge.rarity import rarity
from tests.unit.events.stories import Story, Told

RAID = "Gunmen on motorbikes raided the market of Gorom on Tuesday, herder Amadou Sidibe Traore said."


def page(text: str, language: str = "en") -> Story:
    return Story("a", text, language=language, told=[Told(text.split()[1])])


def test_a_text_is_wholly_like_itself_and_not_at_all_like_one_of_other_words() -> None:
    ours = weigh(RAID, 64)
    assert likeness(ours, ours) == pytest.approx(1, abs=0.02)
    assert likeness(ours, weigh("Prices fell sharply after good rains", 64)) == 0
    assert likeness(b"", ours) == 0


def test_a_rare_word_in_common_counts_for_more_than_a_common_one() -> None:
    rare, common = weigh("Gorom was raided", 64), weigh("the police said", 64)
    assert likeness(weigh("Gorom is quiet", 64), rare) > likeness(weigh("the police left", 64), common)


def test_accents_and_case_make_no_difference() -> None:
    assert weigh("ATTAQUE À SÉGOU", 64) == weigh("attaque a Segou", 64)


def test_the_weightiest_words_come_first_and_only_so_many_are_kept() -> None:
    words = weigh(" ".join(f"zq{number}x" for number in range(100)), 64)
    assert len(words) == 4 * 64
    assert len(list(foremost(words, 12))) == 12
    (first,) = foremost(weigh("the police in Gorom", 64), 1)
    assert first == next(foremost(weigh("Gorom", 64), 1))


def test_names_of_people_are_kept_as_numbers_only_and_places_are_no_names() -> None:
    extraction = page(f"{RAID} Burkina Faso mourns.").extraction()
    found = wording(extraction)
    assert (
        len(found.names) == 3
    )  # "Amadou Sidibe", "Sidibe Traore", "Burkina Faso", which nothing resolved here
    assert all(isinstance(name, int) for name in found.names)
    other = wording(page("Neighbours of Amadou Sidibe spoke of many shots.").extraction())
    assert len(found.names & other.names) == 1


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("A 31-year-old man and a boy, 12, were hit.", {31, 12}),
        ("Une fille de 9 ans a été touchée après 20 ans de guerre.", {9}),
        ("In 2019, 40 houses and 100 cows were lost in a 3-year war.", set()),
    ],
)
def test_ages_of_people_are_kept(text: str, ages: set[int]) -> None:
    assert wording(page(text).extraction()).ages == ages


def test_long_quotations_are_kept_by_how_they_begin() -> None:
    one = wording(page('He said: "We heard three loud blasts before dawn".').extraction())
    other = wording(page("She told us: “We heard three loud blasts, then silence”.").extraction())
    assert len(one.quotes & other.quotes) == 1
    assert wording(page('The town is "calm as ever".').extraction()).quotes == frozenset()


def test_pages_in_two_languages_are_near_by_what_they_mean() -> None:
    english = wording(page("Jihadists attacked an army base and killed twenty soldiers.").extraction())
    french = wording(
        page("Des djihadistes ont attaqué une base de l'armée et tué vingt soldats.", "fr").extraction()
    )
    other = wording(page("Le ministre a présenté le budget de l'éducation.", "fr").extraction())
    assert nearness(english.sense, french.sense) > nearness(english.sense, other.sense) + 0.2
    assert nearness(b"", french.sense) == 0


def test_what_is_compared_does_not_hang_on_other_pages() -> None:
    story = page(RAID)
    before = wording(story.extraction())
    wording(replace(story, text=f"{RAID} And more of the same in Gorom.").extraction())
    assert wording(story.extraction()) == before


def test_rarity_knows_ordinary_words_of_both_languages() -> None:
    assert rarity().of("the") < rarity().of("ambush") < rarity().of("zqxv")
    assert rarity().of("dans") < rarity().of("embuscade")
