"""What is spotted is the same for every reader, and quotes its document."""

from __future__ import annotations

from firsthand.languages import pack
from firsthand.reports import Spotter

from .pages import page

TEXT = (
    "The army said nine men died in Bamako on Monday.\nRadio France Internationale reported a raid near Gao."
)


def test_a_scene_for_each_sentence_with_what_stands_in_it(spotter: Spotter) -> None:
    document, english = page(TEXT), pack("en")
    assert english is not None
    scenes, reading = spotter.spot(document, english, "some/1")
    assert [scene.sentence for scene in scenes] == list(document.sentences)
    assert [span.text for span in scenes[0].toponyms] == ["Bamako"]
    assert [span.text for span in scenes[1].toponyms] == ["Gao"], "the name of a medium is no place"
    assert [date.span.text for date in scenes[0].dates] == ["on Monday"]
    assert [figure.quantity.point for figure in scenes[0].figures] == [9]
    assert scenes[0].voices
    assert all(scene.evidence is None for scene in scenes)
    assert (reading.reader, reading.reports, reading.document) == ("some/1", (), document.key)
    assert {s.text for s in reading.toponyms} == {"Bamako", "Gao"}


def test_every_mention_of_the_document_is_in_the_scene_of_its_sentence(spotter: Spotter) -> None:
    document, english = page(TEXT), pack("en")
    assert english is not None
    scenes, reading = spotter.spot(document, english, "some/1")
    assert sorted(m.span for s in scenes for m in s.actors) == sorted(m.span for m in reading.actors)
    assert sorted(t for s in scenes for t in s.toponyms) == sorted(reading.toponyms)
    assert sorted(d.span for s in scenes for d in s.dates) == sorted(d.span for d in reading.dates)


def test_an_empty_document_has_nothing(spotter: Spotter) -> None:
    english = pack("en")
    assert english is not None
    scenes, reading = spotter.spot(page(""), english, "some/1")
    assert scenes == []
    assert (reading.actors, reading.toponyms, tuple(reading.dates), reading.voices) == ((), (), (), ())
