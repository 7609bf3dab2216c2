from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.actor import ActorKind, Relation
from firsthand.domain.errors import KnowledgeError
from firsthand.knowledge import datafile
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.actors.entries import named_actors
from firsthand.knowledge.actors.introductions import introductions

_ACTORS = ActorList.load()


def _ids(text: str, language: str = "en") -> dict[str, str | None]:
    return {mention.span.text: mention.actor for mention in _ACTORS.spot(text, language)}


@pytest.mark.parametrize(
    ("text", "name", "actor"),
    [
        ("The SNA fought in Somalia.", "SNA", "som-army"),
        ("The SNA fought in Syria.", "SNA", "syrian_national_army"),
        ("The SNA played in Norway.", "SNA", None),
        ("Pakistan blamed the Taliban.", "Taliban", "ttp"),
        ("Afghanistan's rulers, the Taliban, denied it.", "Taliban", "taliban"),
        ("The Taliban denied it.", "Taliban", "taliban"),
        ("Tehrik-i-Taliban Pakistan and the army of Afghanistan fought; the Taliban won.", "Taliban", "ttp"),
        ("The RSF shelled El Fasher.", "RSF", "rsf"),
        ("Japan's SDF helped in Syria: the Self-Defense Forces sent tents.", "SDF", None),
        ("French officers fought JNIM.", "JNIM", "jnim"),
        ("The CMA left.", "CMA", "cma"),
        ("Los Lobos sang in Spain.", "Los Lobos", None),
        ("Los Lobos shot a judge in Ecuador.", "Los Lobos", "los_lobos"),
    ],
)
def test_a_name_means_whom_its_text_speaks_of(text: str, name: str, actor: str | None) -> None:
    assert _ids(text).get(name) == actor


@pytest.mark.parametrize(
    ("text", "language", "is_force"),
    [
        ("Wagner struck a village in Mali.", "en", True),
        ("Russia's Wagner struck a village.", "en", True),
        ("But Wagner struck a village in Mali.", "en", True),
        ("Les hommes de Wagner ont quitté le Mali.", "fr", True),
        ("Paul Wagner left Mali.", "en", False),
        ("Mme Wagner a quitté le Mali.", "fr", False),
        ("Paul Wagner left Mali. Wagner was tired.", "en", False),
        ("Wagner scored twice in Munich, Germany.", "en", False),
    ],
)
def test_a_surname_is_no_force(text: str, language: str, is_force: bool) -> None:
    assert ("wagner" in _ids(text, language).values()) is is_force


def test_a_person_of_the_name_does_not_hide_a_force_that_is_named_in_full() -> None:
    text = "Paul Wagner wrote of the Wagner Group in Mali. Wagner men saw him."
    assert [m.span.text for m in _ACTORS.spot(text, "en") if m.actor == "wagner"] == [
        "Wagner Group",
        "Wagner",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [("It is an Islamic State in name.", "en"), ("Ils veulent un État islamique au Niger.", "fr")],
)
def test_a_notion_is_no_group(text: str, language: str) -> None:
    assert "islamic_state" not in _ids(text, language).values()


def test_one_fighter_of_a_group_is_the_groups() -> None:
    assert _ids("An Islamic State fighter shot him.")["Islamic State"] == "islamic_state"


@pytest.mark.parametrize(
    ("text", "language", "short", "actor"),
    [
        ("The Armed Forces of the Philippines (AFP) came. AFP men left.", "en", "AFP", "phl-army"),
        ("Les FSR (Forces de soutien rapide) sont là. Les FSR restent.", "fr", "FSR", "rsf"),
        ("The Congolese army (FARDC) came. The FARDC left.", "en", "FARDC", "cod-army"),
        ("The National Liberation Army (ELN) of Colombia came. The ELN left.", "en", "ELN", "eln"),
        ("Kivo Liberation Front (KLF) men came. The KLF left.", "en", "KLF", None),
        ("Le FLK (Front de libération du Kivo) est là. Le FLK reste.", "fr", "FLK", None),
    ],
)
def test_a_short_name_belongs_to_whom_it_is_introduced_for(
    text: str, language: str, short: str, actor: str | None
) -> None:
    uses = [mention for mention in _ACTORS.spot(text, language) if mention.span.text == short]
    assert len(uses) == 2
    assert {mention.actor for mention in uses} == {actor}


def test_an_unknown_organisation_is_one_party_without_an_id() -> None:
    text = "The Kivo Liberation Front (KLF) came. A KLF-linked cell stayed. The KLF left."
    unknown = [mention for mention in _ACTORS.spot(text, "en") if mention.actor is None]
    assert [mention.span.text for mention in unknown] == ["Kivo Liberation Front", "KLF", "KLF"]
    assert {mention.because for mention in unknown} == {"introduced: Kivo Liberation Front (KLF)"}
    assert {mention.kind for mention in unknown} == {ActorKind.UNKNOWN}


@pytest.mark.parametrize(
    "text",
    [
        "Reporters Sans Fanfare (RSF) wrote from Sudan. RSF knows.",
        "The National Chamber of Commerce (NCC) met. The NCC left.",
        "The Press Freedom Front (PFF) met. The PFF left.",
    ],
)
def test_an_organisation_that_is_not_armed_is_no_party(text: str) -> None:
    assert _ids(text) == {}


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("the Front for Kaya (FK) met", "FK", "Front for Kaya"),
        ('the Kaya Peace Army ("KPA") met', "KPA", "Kaya Peace Army"),
        ("l'Armée d'Émancipation du Kaya (AEK, créée en mai) existe", "AEK", "Armée d'Émancipation du Kaya"),
        ("le FK (Front de Kaya) existe", "FK", "Front de Kaya"),
        ("a cold morning (UTC) came", "UTC", None),
        ("Combats du KPA à Tin : 5 morts (KPA)", "KPA", None),
        ("Combats du KPA à Armi 5 morts (KPA)", "KPA", None),
    ],
)
def test_what_brackets_introduce(text: str, short: str, long: str | None) -> None:
    (found,) = introductions(text)
    assert found.short.text == short
    assert (found.long and found.long.text) == long


@given(st.text(st.sampled_from("ABf (),.é'’-KL\n"), max_size=60))
def test_any_brackets_can_be_read(text: str) -> None:
    for found in introductions(text):
        assert found.short.matches(text)
        assert found.long is None or found.long.matches(text)
    for mention in _ACTORS.spot(text, "en"):
        assert mention.span.matches(text)


@pytest.mark.parametrize(
    "text",
    ["JNIМ", "Вагнер и JNIM", "ال جماعة JNIM", "J", "\ufeffJNIM\u202e", "FRONT (" * 3000, "(A) " * 5000],
)
def test_mixed_scripts_and_endless_brackets_do_no_harm(text: str) -> None:
    for mention in _ACTORS.spot(text, None):
        assert mention.span.matches(text)


def test_ties_have_dates_and_known_ends() -> None:
    known = {actor.id for actor in _ACTORS.all()}
    for actor in _ACTORS.all():
        for tie in actor.ties:
            assert tie.actor in known - {actor.id}, (actor.id, tie)
            assert tie.source
            assert tie.since is None or tie.until is None or tie.since <= tie.until
    macina = _ACTORS.get("katiba_macina")
    assert macina.parents == ("jnim",) == ((macina.parent,) if macina.parent else ())
    assert any(t.relation is Relation.PARENT and t.since == "2017-03" for t in macina.ties)
    assert "mli-army" in _ACTORS.get("africa_corps").allies
    assert "mli-army" not in _ACTORS.get("wagner").allies  # it left in 2025


def test_every_country_has_its_forces_and_every_alias_its_source() -> None:
    codes = {actor.country for actor in _ACTORS.all() if actor.id.endswith("-army")}
    assert len(codes) > 190
    assert all(
        f"{code.lower()}-{organ}" in {a.id for a in _ACTORS.all()}
        for code in codes
        if code
        for organ in ("police", "government")
    )
    for actor in _ACTORS.all():
        for alias in actor.aliases:
            assert len(alias.text) > 1
            assert alias.source in {
                "curated",
                "UCDP 22.1",
                "UCDP 22.1, checked",
                "EU sanctions list",
                "public usage",
                "public usage, checked",
            }
    assert len({a.wikidata for a in _ACTORS.all() if a.wikidata}) == sum(
        1 for a in _ACTORS.all() if a.wikidata
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[", "actors.json is damaged"),
        ("{}", "a list of actors is needed"),
        ("[1]", "actor 1"),
        ('[{"id": "x"}]', "actor 1"),
        ('[{"id": "x", "name": "X", "kind": "army?", "aliases": {}}]', "actor 1"),
        ('[{"id": "x", "name": "X", "kind": "rebel", "aliases": {"curated": ["X"]}}]', "'X' is too short"),
        ('[{"id": "x", "name": "X", "kind": "rebel", "aliases": {"curated": [null]}}]', "actor 1"),
        (
            '[{"id": "x", "name": "X", "kind": "rebel", "aliases": {}, "ties": [{"relation": "kin"}]}]',
            "actor 1",
        ),
    ],
)
def test_a_damaged_list_is_named(
    content: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/actors.json").write_text(content, encoding="utf-8")
    monkeypatch.setattr(datafile, "files", lambda _package: tmp_path)
    with pytest.raises(KnowledgeError, match=r"actors\.json") as caught:
        list(named_actors({}))
    assert reason in str(caught.value)


def test_a_missing_list_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(datafile, "files", lambda _package: tmp_path)
    with pytest.raises(KnowledgeError, match=r"actors\.json is missing"):
        list(named_actors({}))


def test_the_list_holds_no_group_twice() -> None:
    numbers = [actor.ucdp for actor in _ACTORS.all() if actor.ucdp]
    assert len(numbers) == len(set(numbers))
    path = Path(datafile.__file__).parent / "data/actors.json"
    assert len({entry["id"] for entry in json.loads(path.read_text(encoding="utf-8"))}) == len(
        json.loads(path.read_text(encoding="utf-8"))
    )
