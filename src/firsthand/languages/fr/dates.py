"""French: date expressions."""

from firsthand.languages.base.times.projection import DateTagger
from firsthand.languages.fr.times import find_times

find_dates = DateTagger(find_times)
