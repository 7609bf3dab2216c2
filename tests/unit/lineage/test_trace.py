"""Families of rewrites, and the first hand of what they say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from firsthand.domain.claim import Field
from firsthand.domain.origin import Derivation, Lineage, OriginKind
from firsthand.lineage import trace
from tests.unit.events.stories import DJIBO, Names, Story, Told, killed, says

WIRE = (
    "Armed men on motorbikes stormed the livestock market of Djibo shortly after midday prayers on Thursday. "
    "They opened fire on traders and killed 42 people, a hospital worker told Reuters by telephone. "
    "Survivors hid in the grain store until the shooting stopped, and the bodies were counted at dusk. "
    'The governor said in a brief message that "this crime against our mothers will not stay unpunished".'
)
REWRITTEN = (
    "At least 42 people lost their lives when armed men on motorbikes stormed the livestock market of Djibo. "
    "The gunmen opened fire on traders, according to a hospital worker quoted by Reuters, while many families "
    "looked for shelter and survivors hid in the grain store. "
    'The governor promised that "this crime against our mothers will not stay unpunished" as night fell.'
)
INDEPENDENT = (
    "Djibo buried its dead on Friday. Our correspondent counted 42 fresh graves on the edge of the town, one "
    "day after men with rifles rode into the cattle fair. A teacher, who lost two cousins, described how the "
    "attackers shouted at buyers before shooting. Nobody came to help for three hours, she said."
)


def story(name: str, text: str, **more: object) -> Story:
    claim = killed("42", "=", 42, "civilians")
    claim |= {key: more.pop(key) for key in ("relay", "origin", "claimant_actor") if key in more}
    told = [Told("Djibo", type="attack", claims=(claim,))]
    told[0].places = (("Djibo", DJIBO),)
    return Story(name, text, told=told, **more)  # type: ignore[arg-type]


def traced(*stories: Story) -> Lineage:
    return trace([item.extraction() for item in stories], origins=Names())


def key(item: Story) -> str:
    return item.document().key


def origin(lineage: Lineage, item: Story) -> str:
    (claim,) = item.extraction().claims
    return lineage.origin_of[claim.id]


def test_a_rewrite_joins_its_source_and_an_independent_report_stays_apart() -> None:
    wire, copied, own = story("wire", WIRE), story("rewrite", REWRITTEN), story("own", INDEPENDENT)
    lineage = traced(wire, copied, own)
    assert set(lineage.families) == {tuple(sorted((key(wire), key(copied)))), (key(own),)}
    (edge,) = lineage.edges
    assert edge.kind is Derivation.REWRITE
    assert "the same quotations" in edge.because


def test_a_reprint_with_a_new_headline_and_a_cut_tail_is_a_copy() -> None:
    reprint = "Market attack leaves dozens dead\n\n" + WIRE[: int(len(WIRE) * 0.8)]
    (edge,) = traced(story("wire", WIRE), story("reprint", reprint)).edges
    assert edge.kind is Derivation.COPY


def test_a_translation_joins_its_source() -> None:
    text = (
        "Des hommes armés à moto ont pris d'assaut le marché au bétail de Djibo jeudi peu après la prière de midi. "
        "Ils ont ouvert le feu sur les commerçants et tué 42 personnes, a dit un employé de l'hôpital à Reuters par téléphone. "
        "Des survivants se sont cachés dans le magasin de céréales jusqu'à la fin des tirs, et les corps ont été comptés au crépuscule. "
        "Le gouverneur a dit dans un bref message que « ce crime contre nos mères ne restera pas impuni »."
    )
    wire, translated = story("wire", WIRE), story("translated", text, language="fr")
    lineage = traced(wire, translated, story("own", INDEPENDENT))
    assert tuple(sorted((key(wire), key(translated)))) in lineage.families
    (edge,) = lineage.edges
    assert edge.kind is Derivation.TRANSLATION


def test_a_template_filled_with_two_incidents_is_no_rewrite() -> None:
    other = REWRITTEN.replace("Djibo", "Kongoussi").replace("42", "9")
    second = Story("other", other, told=[Told("Kongoussi", claims=(killed("9", "=", 9, "civilians"),))])
    first = Story("first", WIRE, told=[Told("Djibo", claims=(killed("42", "=", 42, "civilians"),))])
    assert len(traced(first, second).families) == 2


def test_the_wire_credited_once_is_the_origin_of_the_whole_family() -> None:
    wire, copied = (
        story("wire", WIRE, relay="Reuters"),
        story("rewrite", REWRITTEN, claimant_actor="bfa-army"),
    )
    lineage = traced(wire, copied)
    assert {origin(lineage, item) for item in (wire, copied)} == {"wire:reuters"}
    assert set(lineage.document_origin.values()) == {"wire:reuters"}


def test_a_party_is_an_origin_where_no_wire_stands_between() -> None:
    own = story("own", INDEPENDENT, claimant_actor="bfa-army", origin="the general staff")
    lineage = traced(own)
    assert origin(lineage, own) == "party:bfa-army"
    found = lineage.origins["party:bfa-army"]
    assert (found.name, found.kind, found.actor) == ("the general staff", OriginKind.PARTY, "bfa-army")
    assert lineage.origins[lineage.document_origin[key(own)]].kind is OriginKind.OUTLET


def test_another_relay_and_a_monitor_keep_their_own_names_inside_a_wire_family() -> None:
    wire = story("wire", WIRE, relay="the Reuters news agency")
    afp, monitor = story("afp", REWRITTEN, relay="AFP"), story("monitor", REWRITTEN + " So.", origin="ACLED")
    radio = story("radio", WIRE + " Well.", relay="Radio Omega")
    lineage = traced(wire, afp, monitor, radio)
    assert len(lineage.families) == 1
    assert [origin(lineage, item) for item in (wire, afp, monitor, radio)] == [
        "wire:reuters",
        "wire:afp",
        "monitor:acled",
        "outlet:radio-omega",
    ]


def test_a_family_without_a_wire_goes_back_to_its_earliest_outlet() -> None:
    text = WIRE.replace("Reuters", "a visitor")
    late = story("late", text, outlet="Gazette", published=date(2024, 3, 9))
    early = story("early", text + " More.", outlet="L'Écho du Soum", published=date(2024, 3, 8))
    lineage = traced(late, early)
    assert {origin(lineage, item) for item in (late, early)} == {"outlet:lecho-du-soum"}


def test_an_unnamed_outlet_is_known_by_its_document() -> None:
    own = story("own", INDEPENDENT)
    assert origin(traced(own), own) == f"outlet:{key(own)}"


def test_every_claim_and_document_has_a_known_origin_whatever_the_order() -> None:
    stories = [story("a", WIRE), story("b", REWRITTEN, relay="Reuters"), story("c", INDEPENDENT)]
    stories[2].told.append(Told("graves", claims=(says("graves", Field.RESPONSIBILITY, "jnim"),)))
    lineage = traced(*stories)
    assert lineage == traced(*reversed(stories))
    claims = {claim.id for item in stories for claim in item.extraction().claims}
    assert set(lineage.origin_of) == claims
    assert set(lineage.origin_of.values()) | set(lineage.document_origin.values()) == set(lineage.origins)


def test_hundreds_of_copies_stay_one_family() -> None:
    stories = [replace(story("x", WIRE), id=f"copy-{at}") for at in range(150)]
    lineage = traced(*stories)
    assert len(lineage.families) == 1
    assert len(lineage.edges) < 150 * 4


def test_a_description_is_no_party() -> None:
    own = story("own", INDEPENDENT, claimant_actor="generic:civilians", outlet="Gazette")
    assert origin(traced(own), own) == "outlet:gazette"


def test_a_site_names_an_outlet_that_has_no_other_name() -> None:
    claim = killed("42", "=", 42, "civilians")
    own = Story("x", INDEPENDENT, told=[Told("graves", claims=(claim,))])
    extraction = own.extraction()
    placed = replace(extraction, document=replace(extraction.document, url="https://www.gazette.example/a/1"))
    assert list(trace([placed], origins=Names()).origins) == ["outlet:gazette-example"]


HEADED = "Raid leaves {own} dead in Djibo. Fighters left {credited} dead there on Friday, someone said."


def _head_and_body(own: int, credited: int, *, outlet: str, **voice: object) -> list[str]:
    """The origins of the figure of the writer and of that of a voice, on one page."""
    text = HEADED.format(own=f"{own} people", credited=f"{credited} traders")
    page = Story("page", text, outlet=outlet, told=[Told("Raid", type="attack"), Told("left", type="attack")])
    page.told[0].claims = (killed(f"{own} people", "=", own, "persons"),)
    page.told[1].claims = (killed(f"{credited} traders", "=", credited, "persons", **voice),)
    lineage = traced(page)
    return [lineage.origin_of[claim.id] for claim in page.extraction().claims]


@pytest.mark.parametrize("outlet", ["Gazette", "AFP"])
def test_a_writer_who_repeats_a_voice_is_no_second_hand(outlet: str) -> None:
    voice = {"claimant": "ACLED", "origin": "ACLED"}
    assert _head_and_body(32, 32, outlet=outlet, **voice) == ["monitor:acled"] * 2
    own, credited = _head_and_body(32, 17, outlet=outlet, **voice)
    assert (own, credited) == ("wire:afp" if outlet == "AFP" else "outlet:gazette", "monitor:acled")


def test_a_headline_repeats_the_party_that_its_text_credits() -> None:
    voice = {"claimant": "the army", "claimant_actor": "mli-army"}
    assert _head_and_body(30, 30, outlet="Gazette", **voice) == ["party:mli-army"] * 2
    assert _head_and_body(30, 30, outlet="AFP", **voice) == ["wire:afp"] * 2


@pytest.mark.parametrize(
    ("day", "expected"), [(7, "outlet:gazette"), (8, "wire:reuters"), (None, "wire:reuters")]
)
def test_a_wire_is_not_the_origin_of_what_came_out_before_it(day: int | None, expected: str) -> None:
    wire = story("wire", WIRE, relay="Reuters", published=date(2024, 3, 8))
    published = date(2024, 3, day) if day else None
    paper = story(
        "paper", WIRE.replace("told Reuters by telephone", "said"), outlet="Gazette", published=published
    )
    lineage = traced(wire, paper)
    assert len(lineage.families) == 1
    assert origin(lineage, paper) == expected
    assert origin(lineage, wire) == "wire:reuters"
