"""The register: what a new document changes, and what it leaves as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from firsthand.domain.claim import Extraction
from firsthand.domain.origin import Derivation, OriginKind
from firsthand.lineage import Register
from firsthand.lineage.links import NEAR_FACTS, NEAR_WORDS
from firsthand.models.vectors import bundled_vectors
from tests.unit.events.stories import DJIBO, NIONO, Names, Story, Told, killed
from tests.unit.lineage.test_compare import CANAL, RAID, RETOLD

BUS = (
    "A bus of the line to Niono hit a bomb buried in the laterite road and 17 passengers died, the transport union said. "
    "Its driver had braked when he saw fresh earth, but the 23 wounded had to wait six hours for a lorry to the clinic. "
    "The union stopped its 80 buses for three days."
)


def page(name: str, text: str, **more: object) -> Extraction:
    told = []
    claim = {key: more.pop(key) for key in ("relay", "claimant", "claimant_actor", "origin") if key in more}
    for town, place, figure in (("Djibo", DJIBO, "31"), ("Niono", NIONO, "17")):
        if town in text and figure in text:
            told.append(
                Told(
                    town,
                    type="attack",
                    places=((town, place),),
                    claims=(killed(figure, "=", int(figure), "civilians", **claim),),
                )
            )
    return Story(name, text, told=told, **more).extraction()  # type: ignore[arg-type]


class Desk:
    def __init__(self, *pages: Extraction, party: dict[str, str] | None = None) -> None:
        self.held: dict[str, Extraction] = {}
        self.register = Register(
            Names(), bundled_vectors(), self.held.__getitem__, (party or {}).get if party else lambda _: None
        )
        self.put(*pages)

    def put(self, *pages: Extraction) -> frozenset[str]:
        for item in pages:
            self.held[item.document.key] = item
            self.register.put(item)
        return self.register.settle()

    def origins(self, item: Extraction) -> list[str]:
        lineage = self.register.lineage([item.document.key])
        return [lineage.origins[lineage.origin_of[claim.id]].id for claim in item.claims]


def test_a_page_that_has_nothing_to_do_with_others_changes_none_of_them() -> None:
    first, second = page("a", RAID, outlet="Gazette"), page("b", RETOLD, outlet="Courier")
    desk = Desk(first, second)
    assert desk.put(page("c", CANAL, outlet="Herald")) == {page("c", CANAL, outlet="Herald").document.key}


def test_a_wire_credited_by_a_new_page_changes_its_whole_family() -> None:
    first, second = page("a", RAID, outlet="Gazette"), page("b", RETOLD, outlet="Courier")
    desk = Desk(first, second)
    assert desk.origins(first) == ["outlet:gazette"]
    wire = page("c", f"{RAID} So it ends.", outlet="Wireless", credits=("Reuters",))
    assert desk.put(wire) == {item.document.key for item in (first, second, wire)}
    assert desk.origins(first) == desk.origins(second) == ["wire:reuters"]
    desk.register.drop(wire.document.key)
    assert desk.register.settle() == {first.document.key, second.document.key}
    assert desk.origins(second) == ["outlet:gazette"]


def test_a_page_put_in_twice_is_there_once() -> None:
    item = page("a", RAID, outlet="Gazette")
    desk = Desk(item, item)
    assert desk.register.lineage().families == ((item.document.key,),)
    desk.register.drop("doc_nowhere")
    assert desk.register.settle() == frozenset()


def test_a_claim_of_the_other_part_of_a_merged_page_has_the_other_storys_origin() -> None:
    raid = page("a", RAID, credits=("Reuters",), outlet="One")
    bus = page("b", BUS, credits=("AFP",), outlet="Two")
    merged = page("m", f"{RAID}\n\n{BUS}", outlet="Digest", published=date(2026, 2, 2))
    desk = Desk(raid, bus, merged)
    lineage = desk.register.lineage()
    home = {key: family for family in lineage.families for key in family}
    assert home[raid.document.key] != home[bus.document.key]
    assert merged.document.key in home[raid.document.key]  # it gave more
    assert desk.origins(merged) == ["wire:reuters", "wire:afp"]


def test_a_party_is_named_by_the_list_of_actors_whatever_texts_call_it() -> None:
    told = page("a", RAID, claimant_actor="bfa-army", origin="the general staff")
    assert _named(Desk(told), told) == "the general staff"
    assert _named(Desk(told, party={"bfa-army": "Military Forces of Burkina Faso"}), told).startswith(
        "Military"
    )
    later = page("b", BUS, claimant_actor="bfa-army", origin="the High Command", published=date(2026, 2, 1))
    desk = Desk(told)
    assert desk.put(later) == {
        told.document.key,
        later.document.key,
    }  # it is older than the capture of the first
    assert _named(desk, told) == _named(desk, later) == "the High Command"
    named = Desk(told, party={"bfa-army": "The army"})
    assert named.put(later) == {later.document.key}


def _named(desk: Desk, item: Extraction) -> str:
    lineage = desk.register.lineage()
    return lineage.origins[lineage.origin_of[item.claims[0].id]].name


def test_a_person_named_by_office_is_one_first_hand_for_two_newsrooms() -> None:
    one = page("a", RAID, outlet="Gazette", claimant="Mayor Awa Diallo Sow")
    two = page(
        "b", RAID.replace("Gunmen", "Tonight we bury"), outlet="Courier", claimant="the mayor Awa Diallo Sow"
    )
    nobody = page("c", BUS, outlet="Herald", claimant="a resident")
    desk = Desk(one, two, nobody)
    assert desk.origins(one) == desk.origins(two) == ["official:awa-diallo-sow"]
    assert desk.origins(nobody) == ["outlet:herald"]


def test_the_writer_is_no_second_hand_for_a_figure_that_a_person_gives_below() -> None:
    told = page("a", RAID, outlet="Gazette")
    (claim,) = told.claims
    credited = replace(claim, id="clm_credited", claimant="resident Awa Diallo")
    both = replace(told, claims=(claim, credited))
    desk = Desk(both)
    kinds = {desk.register.lineage().origins[name].kind for name in desk.origins(both)}
    assert kinds == {OriginKind.WITNESS}
    assert "awa" not in str(desk.register.lineage().origins).casefold()


def test_a_story_copied_many_times_costs_each_copy_a_few_comparisons() -> None:
    desk = Desk()
    copies = [page(f"copy-{at}", f"{RAID}\n\nSeen {at} times.") for at in range(120)]
    desk.put(*copies)
    lineage = desk.register.lineage()
    assert len(lineage.families) == 1
    most = 2 * (NEAR_WORDS * 24 + NEAR_FACTS * 36)
    assert len(lineage.edges) < 120 * most
    assert len(lineage.edges) < 120 * 40
    assert {edge.kind for edge in lineage.edges} == {Derivation.COPY}
