"""What makes one document the source of another, and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.origin import Derivation
from firsthand.lineage.compare import Link, compare
from firsthand.lineage.traces import Traces, traces
from firsthand.models.vectors import bundled_vectors
from tests.unit.events.stories import DJIBO, KAYES, Names, Story, Told, killed, on

RAID = (
    "Gunmen on motorcycles raided the gold camp of Djibo at dawn and shot 31 diggers beside the crushing mill, the camp's manager said. "
    "They emptied the storehouse of 400 kilos of explosives and drove off northward with two stolen lorries. "
    "Doctor Alima Barry received 12 wounded men at her clinic, among them a boy of fourteen. "
    "The mining union called for a strike of three days and asked the army for a post of 60 soldiers on the hill."
)
RETOLD = (
    "The union of miners wants 60 soldiers posted on the hill and has called a strike of three days. "
    "At dawn gunmen riding motorcycles had raided Djibo's gold camp; the manager of the camp counts 31 diggers shot near the crushing mill. "
    "Alima Barry, a doctor, treated 12 wounded men at the clinic, a boy of fourteen among them. "
    "From the storehouse the raiders took 400 kilos of explosives, which they carried north in two stolen lorries."
)
SHORT = ". ".join(RAID.split(". ")[:2]) + "."
CANAL = (
    "Engineers opened the rebuilt canal of Kayes on Friday after 18 months of work that cost 9 million euros. "
    "The water will reach 2,300 gardens of onions and tomatoes before the hot season, the ministry of farming said. "
    "Gardener Sira Traoré planted her first beds in the evening and hopes for 40 crates."
)
FRAME = (
    "Sign in with your account to read on and to get our letter every morning before breakfast. "
    "Our app has the weather, the traffic and the games of your home team at one touch. "
    "Please read the rules of the forum before you post, and report what breaks them. "
    "All photographs and films belong to their owners and may not be printed without leave."
)


def page(text: str, key: str = "a", **more: object) -> Traces:
    told = []
    for name, place in (("Djibo", DJIBO), ("Kayes", KAYES)):
        if name in text:
            claims = (killed("31", "=", 31, "civilians"),) if "31" in text else ()
            told.append(Told(name, type="attack", places=((name, place),), claims=claims))
    title = more.pop("title", None)
    extraction = Story(key, text, told=told, **more).extraction()  # type: ignore[arg-type]
    if title:
        extraction = replace(extraction, document=replace(extraction.document, title=str(title)))
    return traces(extraction, Names(), bundled_vectors())


def kind(link: Link | None) -> Derivation | None:
    return link.edge.kind if link else None


def test_sentences_in_other_words_and_another_order_are_a_rewrite() -> None:
    link = compare(page(RAID), page(RETOLD, "b"))
    assert kind(link) is Derivation.REWRITE
    assert link is not None
    assert link.ties
    assert "the same 6 numbers" in link.edge.because


def test_the_order_of_the_two_does_not_matter() -> None:
    for other in (RETOLD, SHORT, CANAL, f"{RAID}\n\n{CANAL}"):
        assert compare(page(RAID), page(other, "b")) == compare(page(other, "b"), page(RAID))


def test_the_beginning_of_a_text_is_an_excerpt_that_hangs_on_it() -> None:
    long, short = page(f"{RAID} {CANAL}"), page(SHORT, "b")
    link = compare(long, short)
    assert kind(link) is Derivation.EXCERPT
    assert link is not None
    assert not link.ties
    assert link.hangs(short.key)
    assert not link.hangs(long.key)


def test_a_page_of_two_stories_is_made_in_part_from_each() -> None:
    both = page(f"{SHORT}\n\n{CANAL}", "b")
    link = compare(page(CANAL, "c"), both)
    assert kind(link) in (Derivation.PART, Derivation.EXCERPT)
    assert link is not None
    assert not link.ties
    raid = compare(page(RAID), both)
    assert raid is not None
    assert not raid.part_of(both.key) & link.part_of(both.key)


def test_the_places_of_the_other_story_of_a_page_do_not_speak_against_its_part() -> None:
    both, canal = page(f"{SHORT}\n\n{CANAL}", "b"), page(CANAL, "c")
    unnamed = replace(canal, sites=frozenset({"gn:segou"}), sited={})
    at_djibo = {n: sites for n, sites in both.sited.items() if sites == {DJIBO.entry}}
    assert at_djibo
    elsewhere = replace(both, sites=frozenset({str(DJIBO.entry)}), sited=at_djibo)
    assert compare(unnamed, elsewhere) is not None
    of_part = {max(both.places_in_text): frozenset({str(DJIBO.entry)})}
    assert compare(unnamed, replace(elsewhere, sited=of_part)) is None


@pytest.mark.parametrize("text", [CANAL, FRAME])
def test_other_matters_are_apart(text: str) -> None:
    assert compare(page(RAID), page(text, "b")) is None


def test_the_words_of_one_raid_on_another_day_in_another_town_are_no_rewrite() -> None:
    template = RETOLD.replace("Djibo", "Kayes").replace("31", "8").replace("12", "5").replace("400", "90")
    day, later = on("At dawn", "2025-06-01"), on("At dawn", "2025-06-19")
    first, second = Story("a", RAID.replace("at dawn", "At dawn")), Story("b", template)
    first.told = [Told("Djibo", places=(("Djibo", DJIBO),), dates=(day,), claims=(killed("31", "=", 31),))]
    second.told = [Told("Kayes", places=(("Kayes", KAYES),), dates=(later,), claims=(killed("8", "=", 8),))]
    first.published, second.published = date(2025, 6, 2), date(2025, 6, 20)
    one, two = (traces(story.extraction(), Names(), bundled_vectors()) for story in (first, second))
    assert compare(one, two) is None
    same_facts = replace(two, days=one.days, figures=one.figures, sites=one.sites)
    assert kind(compare(one, same_facts)) is Derivation.REWRITE


@pytest.mark.parametrize(
    ("later", "dead", "expected"), [(7, 31, Derivation.COPY), (7, 38, None), (1, 38, Derivation.COPY)]
)
def test_one_wording_for_another_week_and_another_toll_is_no_copy(
    later: int, dead: int, expected: Derivation | None
) -> None:
    sunday = date(2025, 6, 1).toordinal()
    one = replace(page(RAID), days=frozenset({sunday}))
    again = page(
        RAID.replace("31", str(dead))
        .replace("boy of fourteen", "girl of nine")
        .replace("on the hill", "by the river"),
        "b",
    )
    two = replace(again, days=frozenset({sunday + later}), figures=frozenset({dead}))
    assert kind(compare(one, two)) is expected


def test_pages_that_share_the_frame_of_their_site_are_no_copies() -> None:
    one = page(FRAME, title="Gunmen raid the gold camp of Djibo at dawn")
    two = page(FRAME, "b", title="Rebuilt canal waters the gardens of Kayes")
    assert compare(one, two) is None
    assert kind(compare(one, page(FRAME, "b", title="Gold camp of Djibo raided"))) is Derivation.COPY


def test_a_translation_of_a_text_that_only_shares_its_numbers_is_none() -> None:
    french = (
        "Les ingénieurs ont inauguré vendredi 31 kilomètres de piste entre deux marchés après 12 mois de travaux. "
        "Le chantier a employé 400 jeunes de la commune et coûté 60 millions, selon le ministère des Transports. "
        "Une commerçante espère vendre davantage de mangues avant les pluies."
    )
    assert compare(page(RAID), page(french, "b", language="fr")) is None


QUOTED_FR = (
    "Au moins 31 orpailleurs ont été tués et 7 enlevés vendredi dans l'attaque du camp de Djibo, selon le syndicat. "
    "« Ils sont arrivés à l'aube par la piste du nord et ils ont tiré sur tout le monde », raconte le gérant du camp. "
    "Les assaillants ont emporté 400 kilos d'explosifs et deux camions. "
    "Le syndicat appelle à trois jours de grève et réclame 60 soldats sur la colline."
)


def test_a_text_with_a_figure_and_a_voice_of_its_own_is_no_translation() -> None:
    plain = (
        QUOTED_FR.replace("« Ils", "Ils")
        .replace("tout le monde »", "tout le monde")
        .replace(" et 7 enlevés", "")
    )
    own = page(QUOTED_FR, "b", language="fr")
    assert compare(page(RAID), replace(own, figures=own.figures | {7})) is None
    assert own.quotes
    assert not page(plain, "b", language="fr").quotes


def test_other_places_and_other_armed_groups_are_no_rewrite() -> None:
    first = replace(page(RAID), groups=frozenset({"jnim"}))
    second = replace(page(RETOLD, "b"), groups=frozenset({"boko_haram"}))
    assert kind(compare(first, second)) is Derivation.REWRITE
    elsewhere = replace(second, sites=frozenset({"gn:kayes"}))
    assert compare(first, elsewhere) is None
    assert compare(page(RAID), replace(elsewhere, groups=frozenset())) is not None
