"""Voices of the patterns against the attributions of the model."""

from __future__ import annotations

from firsthand.domain.report import Voice
from firsthand.reports.credited import with_credits
from firsthand.reports.evidence import Credit

from .weighing import mark, said, scene, span

TEXT = "Nine men died, a nurse reportedly wrote, while the army told a radio that two fell."
WHOLE = span(TEXT, TEXT)
NURSE = Credit(mark(TEXT, "wrote"), mark(TEXT, "a nurse"), mark(TEXT, "Nine men died"))
ARMY = Voice(WHOLE, span(TEXT, "the army"), span(TEXT, "told"), relay=span(TEXT, "a radio"))


def test_without_a_model_nothing_changes() -> None:
    bare = scene(TEXT, voices=(ARMY,))
    assert with_credits(bare) is bare


def test_a_voice_that_only_the_model_sees_is_filled_in_with_the_doubt_of_the_sentence() -> None:
    (voice,) = with_credits(scene(TEXT, said(TEXT, credits=(NURSE,)))).voices
    assert (voice.source, voice.cue) == (span(TEXT, "a nurse"), span(TEXT, "wrote"))
    assert voice.content == span(TEXT, "Nine men died")
    assert [hedge.text for hedge in voice.hedges] == ["reportedly"]


def test_what_is_credited_is_the_sentence_where_the_model_does_not_tell() -> None:
    credit = Credit(mark(TEXT, "wrote"), mark(TEXT, "a nurse"), relay=mark(TEXT, "a radio"))
    (voice,) = with_credits(scene(TEXT, said(TEXT, credits=(credit,)))).voices
    assert (voice.content, voice.relay) == (WHOLE, span(TEXT, "a radio"))


def test_a_voice_that_both_see_keeps_what_the_patterns_know_of_it() -> None:
    credit = Credit(mark(TEXT, "told"), mark(TEXT, "army"), mark(TEXT, "two fell"))
    (voice,) = with_credits(scene(TEXT, said(TEXT, credits=(credit,)), voices=(ARMY,))).voices
    assert (voice.source, voice.relay, voice.cue) == (ARMY.source, ARMY.relay, ARMY.cue)
    assert voice.content == span(TEXT, "two fell")


def test_a_voice_that_only_the_patterns_see_stays_behind() -> None:
    voices = with_credits(scene(TEXT, said(TEXT, credits=(NURSE,)), voices=(ARMY,))).voices
    assert [voice.source for voice in voices] == [span(TEXT, "a nurse"), ARMY.source]


def test_unlikely_cues_and_cues_without_a_source_credit_nobody() -> None:
    unlikely = Credit(mark(TEXT, "wrote", 0.4), mark(TEXT, "a nurse"))
    sourceless = Credit(mark(TEXT, "wrote"))
    assert with_credits(scene(TEXT, said(TEXT, credits=(unlikely, sourceless)))).voices == ()


def test_doubt_without_a_source_stays_only_where_nobody_is_credited() -> None:
    doubt = Voice(WHOLE, hedges=(span(TEXT, "reportedly"),))
    assert with_credits(scene(TEXT, said(TEXT), voices=(doubt,))).voices == (doubt,)
    assert doubt not in with_credits(scene(TEXT, said(TEXT, credits=(NURSE,)), voices=(doubt,))).voices
