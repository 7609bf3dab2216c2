"""Pages in which no happening was read."""

from __future__ import annotations

from datetime import date

from firsthand.domain.event import DocumentRole
from tests.unit.events.conftest import Chronicler
from tests.unit.events.stories import DJIBO, Story, Told, killed, on

NEWS = "Gunmen on motorbikes raided the gold market of Djibo on 2025-06-03 and burned forty stalls, leaving 9 traders dead. The imam led prayers."
AFTER = "Forty stalls of the gold market in Djibo, burned by gunmen on motorbikes, are built anew. The imam led prayers for nine traders."
ELSE = "Millet prices fell in Kaya after good rains, and farmers hope for a fine harvest of beans."


def news() -> Story:
    told = Told(
        "raided",
        places=(("Djibo", DJIBO),),
        dates=(on("2025-06-03", "2025-06-03"),),
        claims=(killed("9 traders", "=", 9, "civilians"),),
    )
    return Story("news", NEWS, published=date(2025, 6, 4), told=[told])


def test_a_page_of_much_the_same_words_mentions_the_incident_and_changes_nothing_else(
    chronicle: Chronicler,
) -> None:
    (alone,) = chronicle([news()]).events
    (event,) = chronicle([news(), Story("after", AFTER, published=date(2025, 6, 20))]).events
    assert {d.id: d.role for d in event.documents} == {
        "news": DocumentRole.REPORTS,
        "after": DocumentRole.MENTIONS,
    }
    assert (event.casualties, event.date, event.grade, event.reports) == (
        alone.casualties,
        alone.date,
        alone.grade,
        alone.reports,
    )


def test_a_page_of_other_words_mentions_nothing(chronicle: Chronicler) -> None:
    (event,) = chronicle([news(), Story("else", ELSE, published=date(2025, 6, 5))]).events
    assert [document.id for document in event.documents] == ["news"]


def test_a_page_published_before_the_incident_is_not_about_it(chronicle: Chronicler) -> None:
    (event,) = chronicle([news(), Story("before", AFTER, published=date(2025, 6, 1))]).events
    assert [document.id for document in event.documents] == ["news"]


def test_pages_without_a_happening_make_no_incident(chronicle: Chronicler) -> None:
    assert chronicle([Story("after", AFTER), Story("again", AFTER + " So it goes.")]).events == ()
