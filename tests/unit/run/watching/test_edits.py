"""What another look at an address gives."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from firsthand.domain.document import Document
from firsthand.run.watching.edits import Edit, compared

STORY = (
    "At least five people were killed when gunmen attacked the market of Tessit on Monday, a local official said. "
    "Witnesses said that shops were burned. The army sent reinforcements from Ansongo in the evening. "
    "Nobody has claimed responsibility for the attack so far, and the governor called for calm."
)
ANEW = (
    "The death toll of Monday's assault on Tessit has climbed to eleven. Hospital sources in Ansongo reported that six of "
    "the wounded died overnight; the governor announced three days of mourning and the market stays closed."
)


def _document(text: str, title: str = "Attack in Tessit") -> Document:
    return Document("a", "p", text, (), (), (), None, datetime(2025, 6, 3, tzinfo=UTC), title=title)


@pytest.mark.parametrize(
    ("now", "edit"),
    [
        (_document(STORY), Edit.SAME),
        (_document(STORY, "Five killed in Tessit"), Edit.EDITED),
        (_document(STORY.replace("five", "seven")), Edit.EDITED),
        (_document(STORY + " Correction: an earlier version named another village."), Edit.EDITED),
        (_document("Editor's note: this report has been withdrawn, as the attack did not take place."), Edit.EDITED),
        (_document(ANEW), Edit.EDITED),  # written anew from end to end
        (_document(STORY[:110]), Edit.SHORTENED),
        (_document("Subscribe now to continue. Readers with an account sign in below."), Edit.OTHER),
        (_document("Latest headlines: football results, weather forecast, recipes and horoscope."), Edit.OTHER),
        (_document("x"), Edit.OTHER),
    ],
)  # fmt: skip
def test_an_edit_is_told_from_a_wall_and_from_another_page(now: Document, edit: Edit) -> None:
    assert compared(_document(STORY), now) is edit


def test_texts_without_words_are_compared_as_well() -> None:
    assert compared(_document(""), _document("")) is Edit.SAME
    assert compared(_document(""), _document(STORY)) is not Edit.SAME
