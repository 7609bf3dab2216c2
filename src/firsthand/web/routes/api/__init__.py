"""The REST interface: what the command line gives, for programs. Described by itself at `/api/openapi.json`."""

from fastapi import APIRouter

from firsthand.web.routes.api import disagreements, documents, events, knowledge, review

VERSION = "/api/v1"

ROUTERS: tuple[APIRouter, ...] = (
    events.router,
    documents.router,
    knowledge.router,
    review.router,
    disagreements.router,
)
"""Below `VERSION`."""
