"""What requests were answered: the same on every database."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

from firsthand.store import Store
from firsthand.store.answers import TERM, Answer, Answers, Given

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DONE = Answer(201, {"Location": "/é"}, '{"é": 1}')


def test_a_request_is_begun_once_and_its_answer_kept(store: Store) -> None:
    answers, given = Answers(store.database), Given("ana", "k1", "abc")
    assert answers.begin(given, NOW) is None
    assert answers.begin(given, NOW) == given  # being carried out
    answers.keep(given, DONE)
    before = answers.begin(Given("ana", "k1", "other"), NOW)
    assert before is not None
    assert (before.asked, before.answer) == ("abc", DONE)
    assert answers.begin(Given("ben", "k1", "abc"), NOW) is None  # the key is another one's


def test_a_key_is_given_free_and_forgotten(store: Store) -> None:
    answers, given = Answers(store.database), Given("ana", "k1", "abc")
    answers.begin(given, NOW)
    answers.forget(given)
    assert answers.begin(given, NOW) is None
    answers.keep(given, DONE)
    assert answers.begin(given, NOW + TERM) is not None
    assert answers.begin(given, NOW + TERM + timedelta(seconds=1)) is None


def test_of_many_at_once_one_is_carried_out(store: Store) -> None:
    begun: list[object] = []

    def begin() -> None:
        begun.append(Answers(store.database).begin(Given("ana", "k1", "abc"), NOW))

    threads = [threading.Thread(target=begin) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(begun) == 6
    assert begun.count(None) == 1
