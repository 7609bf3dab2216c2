"""The reader that asks a language model, and the local reader where that fails."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Protocol

from firsthand.domain.document import Document
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.report import Reading
from firsthand.knowledge.codebook import Codebook
from firsthand.languages import pack
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.language_model.cache import AnswerCache
from firsthand.reports.language_model.completion import read_completion
from firsthand.reports.language_model.faults import LanguageModelError
from firsthand.reports.language_model.form import Told, read_told
from firsthand.reports.language_model.grounding import Grounding
from firsthand.reports.language_model.prompt import MOST_CHARACTERS, VERSION, key_of, question
from firsthand.reports.language_model.settings import LanguageModelSettings
from firsthand.reports.language_model.usage import Usage
from firsthand.reports.messages import IN_PLACE
from firsthand.reports.reader import Reader
from firsthand.reports.relevance import relevance
from firsthand.reports.spotting import Spotter

_log = logging.getLogger(__name__)


class Asks(Protocol):
    """What answers questions; `Endpoint` is the real one."""

    def ask(self, question: Any, /) -> bytes:
        """Send a question and return the body of the answer."""
        ...


class LanguageModelReader:
    """See `Reader`. A document that the model cannot be had for is read by the local reader, and says so.

    Nothing is sent of a document in a language without a pack: its numbers could not be read from the text.

    Args:
        settings: where the model is.
        spotter: spots names, dates and numbers; the same as for every reader.
        codebook: the event types there are.
        fallback: the local reader.
        endpoint: answers; the one of the settings where None.

    Attributes:
        usage: what was asked so far, and what it cost.
    """

    def __init__(
        self,
        settings: LanguageModelSettings,
        spotter: Spotter,
        codebook: Codebook,
        fallback: Reader,
        endpoint: Asks | None = None,
    ) -> None:
        self.name = f"language-model/{VERSION} {settings.name}"
        self.usage = Usage(settings.name, settings.price_in, settings.price_out)
        self._settings = settings
        self._spotter = spotter
        self._codebook = codebook
        self._fallback = fallback
        self._cache = AnswerCache(settings.cache)
        self._endpoint = endpoint

    def read(self, documents: Sequence[Document]) -> list[Reading]:
        """See `Reader`."""
        return [self._read(document) for document in documents]

    def _read(self, document: Document) -> Reading:
        language = pack(document.language)
        if language is None:
            return self._fallback.read([document])[0]
        try:
            return self._ground(document, language, self._told(document))
        except LanguageModelError as fault:
            return self._locally(document, fault)

    def _told(self, document: Document) -> Told:
        if len(document.text) > MOST_CHARACTERS:
            raise LanguageModelError(
                f"the text is longer than {MOST_CHARACTERS:,} characters", code="too-long"
            )
        asked = question(document, self._codebook, self._settings.name)
        key = key_of(asked, self._settings.url)
        kept = self._kept(key)
        if kept is not None:
            return kept
        completion = read_completion(self._asks().ask(asked))
        self.usage.add(completion.usage)
        content = completion.content()
        told = read_told(content)
        self._cache.put(key, content)
        return told

    def _kept(self, key: str) -> Told | None:
        """An answer kept earlier, where it still can be used."""
        content = self._cache.get(key)
        if content is None:
            return None
        try:
            told = read_told(content)
        except LanguageModelError:
            return None
        self.usage.cached += 1
        return told

    def _ground(self, document: Document, language: LanguagePack, told: Told) -> Reading:
        scenes, reading = self._spotter.spot(document, language, self.name)
        grounding = Grounding(document, scenes, frozenset(t.code for t in self._codebook.types))
        reports = grounding.reports(told)
        self.usage.dropped += grounding.dropped
        if grounding.dropped.total():
            _log.info("%s: dropped what the text does not hold: %s", document.id, dict(+grounding.dropped))
        return replace(reading, reports=reports, relevance=relevance(document, reports))

    def _locally(self, document: Document, fault: LanguageModelError) -> Reading:
        self.usage.fallbacks[fault.code] += 1
        message = IN_PLACE(reader=self._fallback.name, fault=fault)
        _log.info("%s: %s", document.id, message)
        issue = Issue(document.id, "reports", f"language-model-{fault.code}", message, Severity.WARNING)
        reading = self._fallback.read([document])[0]
        return replace(reading, issues=(*reading.issues, issue))

    def _asks(self) -> Asks:
        if self._endpoint is None:
            from firsthand.reports.language_model.endpoint import Endpoint  # noqa: PLC0415 - brings httpx

            self._endpoint = Endpoint(self._settings)
        return self._endpoint
