"""Labelled sections inside the article's own box."""

from __future__ import annotations

from firsthand.documents.core import find_core
from firsthand.documents.dom import segments
from firsthand.documents.labels import labels
from firsthand.documents.markup import parse
from firsthand.documents.sections import close_sections
from firsthand.domain.document import DropReason

STORY = [
    f"Residents of the {place} quarter told of {noise} before dawn, and by noon the road to the airfield was closed to all "
    "but the ambulances of the two hospitals."
    for place, noise in (
        ("northern", "two blasts"),
        ("river", "long bursts of fire"),
        ("mill", "low flights"),
    )
]
OTHER = "A teacher was freed after nine days in the hands of unknown men, his union said on Sunday evening."


def reasons(body: str) -> dict[str, DropReason | None]:
    found = segments(parse(f"<html><body><article>{body}</article></body></html>"))
    core = find_core(found)
    close_sections(found, core, labels())
    return {s.text: reason for s, reason in zip(found, core.reasons, strict=True)}


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def test_a_label_takes_the_rest_of_its_box() -> None:
    told = reasons(f"{paragraphs(*STORY)}<div><h3>Related articles</h3><p>{OTHER}</p></div>")
    assert told["Related articles"] is DropReason.RELATED_LINKS
    assert told[OTHER] is DropReason.RELATED_LINKS
    assert [told[text] for text in STORY] == [None] * 3


def test_a_label_in_its_own_box_leaves_what_follows_that_box() -> None:
    told = reasons(f"<p>{STORY[0]}</p><div><h3>Read also</h3><p>{OTHER}</p></div>{paragraphs(*STORY[1:])}")
    assert told[OTHER] is DropReason.RELATED_LINKS
    assert told[STORY[1]] is told[STORY[2]] is None


def test_the_article_goes_on_below_a_list_in_its_midst() -> None:
    told = reasons(
        f"{paragraphs(*STORY[:2])}<h3>Read also</h3><ul><li>Harvest late</li></ul><p>{STORY[2]}</p>"
    )
    assert told["Harvest late"] is DropReason.RELATED_LINKS
    assert told[STORY[2]] is None


def test_a_label_that_would_take_half_of_the_article_is_not_believed() -> None:
    told = reasons(f"<p>{STORY[0]}</p><h3>Related articles</h3>{paragraphs(*STORY[1:])}")
    assert set(told.values()) == {None}


def test_the_words_of_a_label_within_a_sentence_are_none() -> None:
    sentence = "Related articles of the law were read out in court on Monday by the judge."
    told = reasons(f"{paragraphs(*STORY)}<p>{sentence}</p>")
    assert told[sentence] is None


def test_comments_after_the_article_go() -> None:
    told = reasons(f"{paragraphs(*STORY)}<div><p>2 comments</p><p>{OTHER}</p></div>")
    assert told[OTHER] is DropReason.COMMENTS
