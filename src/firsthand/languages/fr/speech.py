"""French: speech."""

from firsthand.languages.base.speech import SpeechWords

SPEECH = SpeechWords()
