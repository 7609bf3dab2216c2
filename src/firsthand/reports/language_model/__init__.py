"""A language model as reader: optional, off by default, held to the text."""

from firsthand.reports.language_model.reader import LanguageModelReader
from firsthand.reports.language_model.settings import LanguageModelSettings
from firsthand.reports.language_model.usage import Usage

__all__ = ["LanguageModelReader", "LanguageModelSettings", "Usage"]
