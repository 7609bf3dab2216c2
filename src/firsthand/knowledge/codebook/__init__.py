"""The codebook: event types as data, one file each."""

from firsthand.knowledge.codebook.codebook import Codebook

__all__ = ["Codebook"]
