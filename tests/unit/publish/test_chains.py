"""How the word of each origin came down, in a line and as JSON."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from firsthand.domain.claim import Extraction
from firsthand.domain.event import Event
from firsthand.events import build
from firsthand.lineage import trace
from firsthand.publish.chains import Chain, chain_line, chain_record, chains
from tests.unit.events.stories import DJIBO, Names, Parties, Story, Told, Types, killed, on
from tests.unit.lineage.test_compare import RAID, RETOLD, SHORT


def page(name: str, text: str, outlet: str, day: int, **claim: object) -> Extraction:
    told = Told(
        "Djibo",
        type="attack",
        places=(("Djibo", DJIBO),),
        dates=(on("dawn", "2025-06-02"),),
        claims=(killed("31", "=", 31, "civilians", **claim),),
    )
    return Story(name, text, outlet=outlet, published=date(2025, 6, day), told=[told]).extraction()


def drawn(*pages: Extraction) -> tuple[Event, tuple[Chain, ...]]:
    lineage = trace(pages, origins=Names())
    (event,) = build(pages, lineage, (), codebook=Types(), actors=Parties(), previous={}).events
    return event, chains(event, lineage, {item.document.key: item.document for item in pages})


def test_a_wire_its_first_page_and_what_was_made_of_it() -> None:
    _, (chain,) = drawn(
        page("d", f"{RAID} So it was.", "Herald", 5),
        page("b", RAID, "BBC", 3, claimant="two security sources", relay="Reuters"),
        page("c", RETOLD, "Courier", 4),
    )
    assert chain_line(chain) == "Reuters (two security sources) → BBC → 1 copy, 1 rewrite"
    record = chain_record(chain)
    (branch,) = record["branches"]
    assert branch["first"] == {"document": "b", "outlet": "BBC", "published": "2025-06-03"}
    assert [(step["document"], step["from"], step["kind"]) for step in branch["derived"]] == [
        ("c", "b", "rewrite"),
        ("d", "b", "copy"),
    ]


def test_the_origins_own_page_comes_first_and_is_not_named_twice() -> None:
    _, (chain,) = drawn(
        page("a", RETOLD, "Aardvark", 3), page("b", RAID, "Reuters", 3, relay="Reuters", claimant="Reuters")
    )
    assert chain_line(chain) == "Reuters → 1 rewrite"
    assert chain.branches[0].first.id == "b"


def test_each_family_of_an_origin_is_a_branch() -> None:
    other = "The dawn was red over the gold pits of Djibo. Men had come for money, 31 lay dead, and nobody called an army."
    _, (chain,) = drawn(
        page("a", RAID, "Gazette", 3, relay="AFP", claimant="medics"),
        page("b", other, "Post", 4, relay="AFP"),
    )
    assert chain_line(chain).splitlines() == ["AFP (medics) → Gazette", "AFP (medics) → Post"]


def test_an_outlet_alone_is_its_own_chain() -> None:
    _, (chain,) = drawn(page("a", SHORT, "Gazette", 3))
    assert chain_line(chain) == "Gazette"
    assert chain_record(replace(chain, branches=())) == {"origin": "Gazette", "voices": [], "branches": []}
