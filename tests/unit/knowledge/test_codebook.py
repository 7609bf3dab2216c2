"""The codebook as shipped."""

from __future__ import annotations

import pytest

from firsthand.domain.codebook import DisorderType, EventType
from firsthand.knowledge.codebook import Codebook
from firsthand.languages import LANGUAGES

CODEBOOK = Codebook.load()
EACH = pytest.mark.parametrize("event_type", CODEBOOK.types, ids=lambda t: t.code)
# ACLED's six event types with their disorder types (codebook of 2024).
_ACLED = {
    "Battles": {DisorderType.POLITICAL_VIOLENCE},
    "Explosions/Remote violence": {DisorderType.POLITICAL_VIOLENCE},
    "Violence against civilians": {DisorderType.POLITICAL_VIOLENCE},
    "Protests": {DisorderType.DEMONSTRATIONS, DisorderType.POLITICAL_VIOLENCE_DEMONSTRATIONS},
    "Riots": set(DisorderType) - {DisorderType.STRATEGIC_DEVELOPMENTS},
    "Strategic developments": {DisorderType.STRATEGIC_DEVELOPMENTS},
}
_MUC = {None, "ARSON", "ATTACK", "BOMBING", "FORCED WORK STOPPAGE", "KIDNAPPING", "ROBBERY"}


def test_all_twenty_five_sub_events_are_there_once() -> None:
    assert len(CODEBOOK.types) == 25
    assert len({t.acled_sub_event_type for t in CODEBOOK.types}) == 25
    assert [t.code for t in CODEBOOK.types] == sorted({t.code for t in CODEBOOK.types})


@EACH
def test_a_type_is_found_by_its_code(event_type: EventType) -> None:
    assert CODEBOOK.get(event_type.code) is event_type


@EACH
def test_the_acled_category_fits_its_disorder_type(event_type: EventType) -> None:
    assert event_type.disorder_type in _ACLED[event_type.acled_event_type]


@EACH
def test_every_crosswalk_is_filled(event_type: EventType) -> None:
    assert event_type.name
    assert event_type.definition.endswith(".")
    assert event_type.ucdp_violence in (None, 0, 1, 2, 3)
    assert event_type.cameo is None or (len(event_type.cameo) == 2 and event_type.cameo.isdigit())
    assert event_type.muc in _MUC
    assert event_type.plover is None or event_type.plover.isupper()


@EACH
def test_political_violence_has_a_ucdp_kind_and_a_cameo_root(event_type: EventType) -> None:
    if event_type.disorder_type is DisorderType.POLITICAL_VIOLENCE:
        assert event_type.ucdp_violence is not None
        assert event_type.cameo is not None


@EACH
def test_cues_exist_in_every_language_and_stand_once(event_type: EventType) -> None:
    for language in LANGUAGES:
        cues = [cue.text for cue in event_type.cues.get(language.code, ())]
        assert cues
        assert len(cues) == len(set(cues))
        assert all(cue == cue.strip() for cue in cues)


def test_a_seizure_outranks_a_clash() -> None:
    clash = CODEBOOK.get("armed-clash").rank
    for code in ("government-regains-territory", "non-state-actor-overtakes-territory"):
        assert CODEBOOK.get(code).rank > clash


def test_an_unknown_code_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        CODEBOOK.get("pillow-fight")
