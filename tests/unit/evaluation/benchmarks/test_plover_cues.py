"""Kinds of acts in a sentence."""

from __future__ import annotations

from evaluation.benchmarks.plover_cues import cues, words


def test_parties_are_marks_and_short_forms_of_not_are_not():
    assert words("<s>Alpha</s> hasn’t met <t>Beta Gamma</t>.") == ["@s", "has", "not", "met", "@t"]


def test_an_act_is_told_with_its_place_and_who_comes_first():
    found = set(cues("On Monday <s>Alpha</s> condemned <t>Beta</t>."))
    assert {"blame", "blame between", "blame between st", "first blame"} <= found
    assert "passive" not in found


def test_the_manner_stands_before_the_act():
    assert "coming yield" in set(cues("<s>Alpha</s> will release <t>Beta</t>."))
    assert "denied yield" in set(cues("<s>Alpha</s> did not release <t>Beta</t>."))
    assert "coming yield" not in set(cues("<s>Alpha</s> released <t>Beta</t>."))


def test_what_stands_before_the_source_is_no_manner():
    assert "denied yield" not in set(cues("Never before had <s>Alpha</s> released <t>Beta</t>."))


def test_names_of_parties_are_no_acts():
    assert "attack" not in set(cues("<s>Bomb Squad</s> met <t>Rocket League</t>."))


def test_passives_are_seen():
    assert "passive" in set(cues("<t>Beta</t> was praised by <s>Alpha</s>."))
