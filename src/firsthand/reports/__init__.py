"""Reports: which happenings a text asserts."""

from firsthand.reports.patterns import PatternReader
from firsthand.reports.reader import Reader
from firsthand.reports.second_look import SecondLook
from firsthand.reports.spotting import Spotter
from firsthand.reports.trained import TrainedReader

__all__ = ["PatternReader", "Reader", "SecondLook", "Spotter", "TrainedReader"]
