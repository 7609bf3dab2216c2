from __future__ import annotations

import pytest

from firsthand.domain.origin import OriginKind
from firsthand.knowledge.origins import OriginList
from firsthand.knowledge.outlets import OutletList


@pytest.mark.parametrize(
    ("name", "origin", "kind"),
    [
        ("Reuters", "wire:reuters", OriginKind.WIRE),
        ("Agence France-Presse", "wire:afp", OriginKind.WIRE),
        ("AFP", "wire:afp", OriginKind.WIRE),
        ("the associated press", "wire:ap", OriginKind.WIRE),
        ("Human Rights Watch", "monitor:hrw", OriginKind.MONITOR),
    ],
)
def test_an_origin_by_any_of_its_names(origins: OriginList, name: str, origin: str, kind: OriginKind) -> None:
    found = origins.match(name)
    assert found is not None
    assert (found.id, found.kind) == (origin, kind)


def test_short_names_keep_their_case(origins: OriginList) -> None:
    assert origins.match("ap") is None
    assert origins.spot("who is it, ap or un?") == ()


def test_origins_in_a_text(origins: OriginList) -> None:
    text = "Two officers told Reuters and l'AFP; the Associated Press could not confirm."
    found = origins.spot(text)
    assert [origin.id for _, origin in found] == ["wire:reuters", "wire:afp", "wire:ap"]
    assert all(span.matches(text) for span, _ in found)


def test_an_outlet_by_its_host() -> None:
    outlets = OutletList.load()
    found = outlets.of_host("www.rfi.fr")
    assert found is not None
    assert found.owner == "France Médias Monde"
    assert outlets.of_host("example.org") is None
