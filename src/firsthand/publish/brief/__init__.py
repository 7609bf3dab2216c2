"""Situation reports: what a record says of an area and a period, in words that it supports, with every figure leading to its incidents."""

from firsthand.knowledge.terms import LANGUAGES
from firsthand.publish.brief.make import Material, make_brief, new_days
from firsthand.publish.brief.model import Brief
from firsthand.publish.brief.render import FORMATS, Rendered, render
from firsthand.publish.brief.scope import Scope

__all__ = [
    "FORMATS",
    "LANGUAGES",
    "Brief",
    "Material",
    "Rendered",
    "Scope",
    "make_brief",
    "new_days",
    "render",
]
