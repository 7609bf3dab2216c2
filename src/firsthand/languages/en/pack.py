"""The English language pack."""

from firsthand.languages.base.pack import LanguagePack
from firsthand.languages.en.conflict import CONFLICT
from firsthand.languages.en.dates import find_dates
from firsthand.languages.en.furniture import FURNITURE
from firsthand.languages.en.numbers import find_numbers
from firsthand.languages.en.places import PLACES
from firsthand.languages.en.sentences import SENTENCES
from firsthand.languages.en.speech import SPEECH

PACK = LanguagePack(
    code="en",
    name="English",
    sentences=SENTENCES,
    furniture=FURNITURE,
    conflict=CONFLICT,
    speech=SPEECH,
    numbers=find_numbers,
    dates=find_dates,
    places=PLACES,
)
