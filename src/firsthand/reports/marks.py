"""Places that a sentence about an incident names beside its site: where people fled to or spoke from, where a journey began or was to end.

"A teacher who escaped to El Obeid counted 19 bodies" tells of the village that he left; the minibus from Bankass was not attacked in Bankass. The
words right before a name tell; where a journey's ends are all that a sentence names, they are kept, since the site lies between them.
"""

from __future__ import annotations

from firsthand.domain.values import PlaceKind, Span
from firsthand.reports.scene import Scene

_UNITS = (PlaceKind.ADMIN1, PlaceKind.ADMIN2)
_REACH = 120  # characters before a name that hold the words


def is_mark(scene: Scene, place: Span) -> bool:
    """Whether a place of a sentence is none of its happening by the words before it.

    Args:
        scene: the sentence.
        place: one of its toponyms.
    """
    if _is_aside(scene, place):
        return True
    return _is_end(scene, place) and any(
        not (_is_aside(scene, other) or _is_end(scene, other) or _is_unit(scene, other))
        for other in scene.toponyms
        if other != place
    )


def is_speakers(scene: Scene, place: Span, act: Span) -> bool:
    """Whether a place is named after who speaks ("the governor of Gao"), so that it tells no happening from another; an office holder who was hurt is none.

    Args:
        scene: the sentence.
        place: one of its toponyms.
        act: the words that name the happening.
    """
    words = scene.pack.places
    if act.end <= place.start and words.is_of_hurt(scene.between(act, place)):
        return False
    return words.is_speakers(scene.before(place, _REACH), scene.after(place))


def _is_unit(scene: Scene, place: Span) -> bool:
    words = scene.pack.places
    match = words.noun_before.search(scene.before(place)) or words.noun_after.match(scene.after(place))
    return match is not None and words.features[match["noun"].lower()] in _UNITS


def _is_aside(scene: Scene, place: Span) -> bool:
    words = scene.pack.places
    return (
        words.aside.search(scene.before(place, _REACH)) is not None
        or words.aside_behind.match(scene.after(place)) is not None
    )


def _is_end(scene: Scene, place: Span) -> bool:
    return scene.pack.places.journey.search(scene.before(place, _REACH)) is not None
