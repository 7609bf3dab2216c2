"""A register that grows, loses documents and is settled at any moment is the one that is filled at once."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.claim import Extraction
from firsthand.lineage import Register, trace
from firsthand.lineage.trace import bundled_vectors
from tests.property.test_events import quick
from tests.unit.events.stories import DJIBO, NIONO, Names, Story, Told, killed

# Two stories of four paragraphs in two wordings each, and a line of their own: copies, cuts, rewrites and merged pages are made of them.
_TOLD = (
    (
        "Armed men on motorbikes stormed the livestock market of Djibo after midday prayers and killed 42 traders.",
        "At least 42 traders lost their lives when armed men riding motorbikes stormed the livestock market in Djibo after prayers.",
    ),
    (
        "Survivors hid in the grain store until the shooting stopped at dusk, the hospital worker Adama Sana said.",
        "Until the shooting ended at dusk the survivors were hiding in the grain store, said Adama Sana, who works at the hospital.",
    ),
    (
        "The governor promised that 350 soldiers would guard the road to Ouagadougou before the end of the week.",
        "Before the week is over 350 soldiers will be guarding the road that leads to Ouagadougou, the governor promised.",
    ),
    (
        "Traders from Kongoussi had brought 600 sheep to the fair, which had been closed for nine months.",
        "The fair had been shut for nine months; traders of Kongoussi had come to it with 600 sheep.",
    ),
)
_OTHER = (
    (
        "A bomb buried in the laterite road blew up a bus near Niono on its way to Markala and killed 17 passengers.",
        "Near Niono 17 passengers died when their bus, bound for Markala, hit a bomb that was buried in the laterite road.",
    ),
    (
        "The driver Moussa Keita, who lost a leg, told the radio that he had seen fresh earth and braked too late.",
        "Moussa Keita, the driver, told the radio he braked too late after seeing fresh earth; he lost a leg.",
    ),
    (
        "Dozens of rice farmers carried 23 wounded to the clinic of the sugar factory on carts.",
        "On carts, dozens of rice farmers brought the 23 wounded to the clinic of the sugar factory.",
    ),
    (
        "Nobody claimed the explosion; the transport union asked for convoys and stopped 80 buses for three days.",
        "The union of transport stopped 80 buses for three days and asked for convoys. No one claimed the explosion.",
    ),
)
_LINES = ("", "Read also: the price of millet goes up.", "With agencies.")

page = st.fixed_dictionaries(
    {
        "first": st.lists(
            st.tuples(st.integers(0, 3), st.integers(0, 1)), max_size=4, unique_by=lambda x: x[0]
        ),
        "other": st.lists(
            st.tuples(st.integers(0, 3), st.integers(0, 1)), max_size=4, unique_by=lambda x: x[0]
        ),
        "line": st.sampled_from(_LINES),
        "day": st.none() | st.integers(0, 9) | st.just(200),
        "outlet": st.sampled_from(("Gazette", "GAZETTE", "L'Écho", None)),
        "relay": st.sampled_from((None, None, "Reuters", "AFP", "Radio Omega", "RADIO OMEGA")),
        "speaker": st.sampled_from((None, "bfa-army")),
    }
).filter(lambda told: told["first"] or told["other"])


def extraction(index: int, told: dict[str, object]) -> Extraction:
    first = [_TOLD[at][version] for at, version in told["first"]]  # type: ignore[attr-defined]
    other = [_OTHER[at][version] for at, version in told["other"]]  # type: ignore[attr-defined]
    text = "\n\n".join(filter(None, (*first, *other, told["line"])))
    day, readings = told["day"], []
    for place, name, figure in ((DJIBO, "Djibo", "42"), (NIONO, "Niono", "17")):
        if name in text and figure in text:
            claim = killed(figure, "=", int(figure), "civilians", relay=told["relay"])
            claim |= {"claimant_actor": told["speaker"], "claimant": "the army" if told["speaker"] else None}
            readings.append(Told(name, type="attack", places=((name, place),), claims=(claim,)))
    return Story(
        f"page-{index}",
        text,
        outlet=told["outlet"],  # type: ignore[arg-type]
        published=None if day is None else date(2025, 6, 1) + timedelta(days=day),  # type: ignore[arg-type]
        told=readings,
    ).extraction()


pages = st.lists(page, min_size=2, max_size=9).map(
    lambda told: [extraction(index, item) for index, item in enumerate(told)]
)


@given(pages, st.data())
@quick
def test_a_register_that_grew_is_the_one_filled_at_once(told: list[Extraction], data: st.DataObject) -> None:
    held: dict[str, Extraction] = {}
    register = Register(Names(), bundled_vectors(), held.__getitem__)
    for _ in range(data.draw(st.integers(1, 3 * len(told)))):
        item = data.draw(st.sampled_from(told))
        key = item.document.key
        if data.draw(st.integers(0, 3)):
            held[key] = item
            register.put(item)
        else:
            register.drop(key)
            held.pop(key, None)
        if data.draw(st.booleans()):
            register.settle()
    register.settle()
    assert register.lineage() == trace(list(held.values()), origins=Names())


@given(pages, st.data())
@quick
def test_what_is_not_reported_as_changed_stayed_the_same(told: list[Extraction], data: st.DataObject) -> None:
    *first, last = told
    held = {item.document.key: item for item in told}
    register = Register(Names(), bundled_vectors(), held.__getitem__)
    for item in first:
        register.put(item)
    register.settle()
    before = {item.document.key: register.lineage([item.document.key]) for item in first}
    if data.draw(st.booleans()):
        register.put(last)
    else:
        register.drop(first[0].document.key)
        del before[first[0].document.key]
    changed = register.settle()
    for key, lineage in before.items():
        assert key in changed or register.lineage([key]) == lineage


@given(pages)
@quick
def test_the_lineage_of_some_documents_is_that_of_all_cut_down_to_them(told: list[Extraction]) -> None:
    held = {item.document.key: item for item in told}
    register = Register(Names(), bundled_vectors(), held.__getitem__)
    for item in told:
        register.put(item)
    register.settle()
    whole = register.lineage()
    for key, item in held.items():
        one = register.lineage([key])
        assert one.kin[key] == register.kin(key) == whole.kin[key]
        assert one.document_origin[key] == whole.document_origin[key]
        assert one.origin_of == {claim.id: whole.origin_of[claim.id] for claim in item.claims}
        assert one.origins == {origin: whole.origins[origin] for origin in one.origins}
    assert register.kin("none") is None
