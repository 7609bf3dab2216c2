"""The endpoint: patience with it, and an end to patience.

The interface is OpenAI's chat completions with structured outputs, which local servers (llama.cpp, vLLM, Ollama,
LM Studio) offer too: https://platform.openai.com/docs/api-reference/chat/create.
"""

from __future__ import annotations

import email.utils
import json
import math
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from firsthand.reports.language_model.connection import Answer, Connection
from firsthand.reports.language_model.faults import LanguageModelError
from firsthand.reports.language_model.settings import LanguageModelSettings

TRIES = 3
FIRST_WAIT = 1.0  # seconds before the second try; doubles
LONGEST_WAIT = 60.0  # seconds; who asks us to stay away for longer is not waited for
MOST_BYTES = 2_000_000  # of an answer: the reports of a long article take some 20,000
MOST_FAILURES = 3  # documents in a row, before the endpoint is left alone
LEFT_ALONE = 600.0  # seconds
_TRANSIENT = frozenset({408, 409, 425, 429})  # and every 5xx
_MESSAGE = 200  # characters of what the endpoint says about its failure


class Endpoint:
    """Asks questions. For one thread.

    Args:
        settings: where it is.
        most_bytes: largest answer.
        sleep: waits.
        clock: seconds that only grow.
    """

    def __init__(
        self,
        settings: LanguageModelSettings,
        *,
        most_bytes: int = MOST_BYTES,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._settings = settings
        self._connection = Connection(settings.timeout, most_bytes)
        self._sleep = sleep
        self._clock = clock
        self._failures = 0
        self._left_alone_until = -math.inf
        self._without: frozenset[str] = frozenset()

    def ask(self, question: Mapping[str, object]) -> bytes:
        """Send a question, and again after growing waits where that may help.

        Args:
            question: the request as the interface defines it.

        Returns:
            The body of the answer.

        Raises:
            LanguageModelError: there is none: a code of `Connection.post`, `http-<status>`, `redirect`, or
                `left-alone` after many failures in a row.
        """
        if self._clock() < self._left_alone_until:
            raise LanguageModelError(
                "the endpoint has failed too often in a row and is left alone for a while", code="left-alone"
            )
        try:
            answer = self._patiently(question)
        except LanguageModelError:
            self._failures += 1
            if self._failures >= MOST_FAILURES:
                self._failures, self._left_alone_until = 0, self._clock() + LEFT_ALONE
            raise
        self._failures = 0
        return answer

    def close(self) -> None:
        """Close the connections."""
        self._connection.close()

    def _patiently(self, question: Mapping[str, object]) -> bytes:
        wait = FIRST_WAIT
        for tries in range(1, TRIES + 1):
            try:
                return self._once(question)
            except LanguageModelError as fault:
                if not fault.transient or tries == TRIES or (fault.after or 0) > LONGEST_WAIT:
                    raise
                self._sleep(max(wait, fault.after or 0))
                wait *= 2
        raise AssertionError  # the last try returns or raises

    def _once(self, question: Mapping[str, object]) -> bytes:
        answer = self._post(question)
        if answer.status == 400 and b"temperature" in answer.content and not self._without:
            self._without = frozenset({"temperature"})  # models that reason take no other than their own
            answer = self._post(question)
        if answer.status == 200:
            return answer.content
        raise self._fault(answer)

    def _post(self, question: Mapping[str, object]) -> Answer:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self._settings.key is not None:
            headers["Authorization"] = f"Bearer {self._settings.key}"
        asked = {name: value for name, value in question.items() if name not in self._without}
        return self._connection.post(self._settings.completions, headers, json.dumps(asked).encode())

    def _fault(self, answer: Answer) -> LanguageModelError:
        status = answer.status
        if 300 <= status < 400:
            return LanguageModelError(
                "the endpoint redirects elsewhere, where neither page nor key is sent: correct language_model_url",
                code="redirect",
            )
        said = self._said(answer.content)
        return LanguageModelError(
            f"the endpoint answered {status}" + (f": {said}" if said else ""),
            code=f"http-{status}",
            transient=status in _TRANSIENT or status >= 500,
            after=retry_after(answer.headers.get("retry-after")),
        )

    def _said(self, content: bytes) -> str:
        """What a failing endpoint says, in one line that cannot hold the key."""
        text = content.decode("utf-8", "replace")
        if self._settings.key is not None:
            text = text.replace(self._settings.key, "(the key)")
        return " ".join("".join(c if c.isprintable() else " " for c in text[:4096]).split())[:_MESSAGE]


def retry_after(value: str | None) -> float | None:
    """Seconds that the header `Retry-After` (RFC 9110 10.2.3) asks for; None where it says nothing that can be read."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        at = email.utils.parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return max((at - datetime.now(UTC)).total_seconds(), 0.0)
