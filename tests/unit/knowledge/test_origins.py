from __future__ import annotations

import pytest

from firsthand.domain.origin import OriginKind
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.datafile import read_yaml
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
        ("Agence d'information du Burkina", "wire:aib", OriginKind.WIRE),
        ("News Agency of Nigeria", "wire:nan", OriginKind.WIRE),
        ("Az-Zallaqa", "party:jnim", OriginKind.PARTY),
        ("DIRPA", "party:mli-army", OriginKind.PARTY),
        ("WAMAPS", "monitor:wamaps", OriginKind.MONITOR),
        ("Comité international de la Croix-Rouge", "monitor:icrc", OriginKind.MONITOR),
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


def test_every_origin_has_one_entry_and_says_where_we_have_it_from() -> None:
    entries = read_yaml("data", "origins.yml")
    ids = [entry["id"] for entry in entries]
    aliases = [alias for entry in entries for alias in {entry["name"], *entry["aliases"]}]
    assert len(set(ids)) == len(ids)
    assert len(set(aliases)) == len(aliases)
    assert {entry["source"] for entry in entries} <= {"first list", "memory"}


def test_the_service_of_a_party_speaks_for_a_listed_actor(origins: OriginList) -> None:
    actors = ActorList.load()
    services = {origin for origin in origins.aliases.values() if origin.kind is OriginKind.PARTY}
    assert services
    for service in services:
        assert service.actor is not None
        assert service.id == f"party:{service.actor}"
        assert actors.get(service.actor).id == service.actor
