"""The French language pack."""

from firsthand.languages.base.pack import LanguagePack
from firsthand.languages.fr.conflict import CONFLICT
from firsthand.languages.fr.dates import find_dates
from firsthand.languages.fr.furniture import FURNITURE
from firsthand.languages.fr.numbers import find_numbers
from firsthand.languages.fr.places import PLACES
from firsthand.languages.fr.sentences import SENTENCES
from firsthand.languages.fr.speech import SPEECH

PACK = LanguagePack(
    code="fr",
    name="French",
    sentences=SENTENCES,
    furniture=FURNITURE,
    conflict=CONFLICT,
    speech=SPEECH,
    numbers=find_numbers,
    dates=find_dates,
    places=PLACES,
)
