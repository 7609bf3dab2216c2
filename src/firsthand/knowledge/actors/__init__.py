"""Actors: the canonical list, and how names and descriptions are found in text."""

from firsthand.knowledge.actors.actors import ActorList

__all__ = ["ActorList"]
