"""What must hold of the events stage for any set of documents and any order of arrival."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import chain

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.domain.claim import Field
from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.event import Chronicle
from firsthand.domain.report import Role, Status
from firsthand.events import build
from firsthand.lineage import trace
from tests.unit.events.stories import (
    BOULIKESSI,
    CENTRAL_MALI,
    DJIBO,
    KAYES,
    MALI,
    MOLODO,
    NIONO,
    TIMBUKTU,
    Names,
    Parties,
    Story,
    Told,
    Types,
    killed,
    on,
    says,
    weekday,
)

PLACES = (BOULIKESSI, TIMBUKTU, NIONO, MOLODO, KAYES, DJIBO, CENTRAL_MALI, MALI)
FIRST = date(2025, 6, 1)

happening = st.fixed_dictionaries(
    {
        "place": st.sampled_from((*PLACES, None)),
        "day": st.none() | st.integers(0, 4),
        "weekday": st.none() | st.integers(0, 6),
        "actor": st.sampled_from(("jnim", "issp", "generic:jihadists", None)),
        "count": st.none() | st.tuples(st.sampled_from(("=", ">", ">=", "~")), st.integers(1, 40)),
        "relay": st.sampled_from((None, None, "Reuters", "AFP")),
        "speaker": st.sampled_from((None, None, "mli-army", "jnim")),
        "status": st.sampled_from(
            (Status.ASSERTED,) * 4
            + (Status.BACKGROUND, Status.BACKGROUND, Status.STATEMENT, Status.DENIED, Status.AGGREGATE)
        ),
        "type": st.sampled_from(("armed-clash", "attack", "remote-explosive-ied")),
        "continues": st.booleans(),
        "claims_it": st.booleans(),
        "simultaneous": st.none() | st.sampled_from(PLACES),
    }
)
document = st.tuples(
    st.lists(happening, min_size=1, max_size=3), st.none() | st.integers(0, 60), st.booleans()
)


def story(index: int, told: list[dict[str, object]], published: int | None, anchored: bool) -> Story:
    sentences, readings = [], []
    for at, item in enumerate(told):
        name = f"{index}x{at}"
        filler = " ".join(f"{word}{name}" for word in ("dust", "road", "market", "river", "camels", "night"))
        sentences.append(
            f"Raiders{name} struck{name} near spot{name} and site{name} on day{name}, {filler}. "
            f"They left number{name} dead, says voice{name}, while owner{name} {filler[::-1]}."
        )
        place, second = item["place"], item["simultaneous"]
        count = item["count"]
        claims = []
        if count is not None:
            op, value = count  # type: ignore[misc]
            claims.append(
                killed(
                    f"number{name}",
                    op,
                    value,
                    relay=item["relay"],
                    claimant_actor=item["speaker"],
                    actor="mli-army",
                )
            )
        if item["claims_it"]:
            claims.append(says(f"owner{name}", Field.RESPONSIBILITY, "jnim"))
        when = item["day"]
        dates = ()
        if when is not None:
            dates = (on(f"day{name}", str(FIRST + timedelta(days=when))),)  # type: ignore[arg-type]
        elif item["weekday"] is not None:
            dates = (weekday(f"day{name}", item["weekday"]),)  # type: ignore[arg-type]
        places = [] if place is None else [(f"spot{name}", place)]
        if second is not None:
            places.append((f"site{name}", second))
        readings.append(
            Told(
                f"struck{name}",
                type=str(item["type"]),
                status=item["status"],  # type: ignore[arg-type]
                places=tuple(places),  # type: ignore[arg-type]
                dates=dates,
                parties=((Role.INITIATOR, f"Raiders{name}", item["actor"]),),  # type: ignore[arg-type]
                claims=tuple(claims),
                continues=at - 1 if at and item["continues"] else None,
                simultaneous=second is not None,
            )
        )
    return Story(
        f"page-{index}",
        "\n\n".join(sentences),
        outlet=f"Outlet {index}" if anchored else None,
        published=FIRST + timedelta(days=published) if published is not None else None,
        confidence=0.95 if anchored else 0.5,
        told=readings,
    )


stories = st.lists(document, min_size=1, max_size=6).map(
    lambda drawn: [story(at, *item) for at, item in enumerate(drawn)]
)
quick = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def run(
    told: list[Story], decisions: tuple[Decision, ...] = (), previous: dict[str, str] | None = None
) -> Chronicle:
    extractions = [item.extraction() for item in told]
    return build(
        extractions,
        trace(extractions, origins=Names()),
        decisions,
        codebook=Types(),
        actors=Parties(),
        previous=previous or {},
    )


@given(stories, st.randoms(use_true_random=False))
@quick
def test_the_order_of_arrival_does_not_matter(told: list[Story], random: object) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert run(shuffled) == run(told)


@given(stories)
@quick
def test_a_rebuild_is_identical_and_ids_are_unique(told: list[Story]) -> None:
    first = run(told)
    ids = [event.id for event in first.events]
    assert len(set(ids)) == len(ids)
    assert (
        run(told, previous={report: event.id for event in first.events for report in event.reports}) == first
    )


@given(stories)
@quick
def test_every_claim_named_is_there(told: list[Story]) -> None:
    chronicle = run(told)
    for event in (*chronicle.events, *chronicle.operations):
        held = {claim.id for claim in event.claims}
        assert held.issuperset(chain.from_iterable(item.claims for item in event.casualties))
        assert held.issuperset(chain.from_iterable(item.claims for item in event.contradictions))
        for item in event.casualties:
            assert item.low is None or item.best is None or item.low <= item.best
            assert item.high is None or item.best is None or item.best <= item.high


@given(stories, st.data())
@quick
def test_a_wire_copy_changes_no_fused_value(told: list[Story], data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(told))
    published = original.published + timedelta(days=9) if original.published else None
    copy = replace(original, id="copy", outlet="Copyist", published=published)
    before, after = run(told), run([*told, copy])
    assert _values(after) == _values(before)


@given(stories, st.data())
@quick
def test_reports_judged_different_never_share_an_event(told: list[Story], data: st.DataObject) -> None:
    reports = sorted(report.id for item in told for report in item.extraction().reports)
    pair = (
        st.lists(st.sampled_from(reports), min_size=2, max_size=2, unique=True) if len(reports) > 1 else None
    )
    if pair is None:
        return
    apart, joined = data.draw(pair), data.draw(st.lists(pair, max_size=3))
    decisions = tuple(
        Decision(f"d{at}", judgement, a, "tester", datetime(2026, 1, 1, at, tzinfo=UTC), other=b)
        for at, (judgement, (a, b)) in enumerate(
            [*((Judgement.SAME, each) for each in joined), (Judgement.DIFFERENT, apart)]
        )
    )
    for event in run(told, decisions).events:
        assert not set(apart) <= set(event.reports)


def _values(chronicle: Chronicle) -> list[object]:
    return sorted(
        (
            event.event_type,
            str(event.place.name if event.place else None),
            str(event.date.possible),
            event.claimed_by,
            event.grade,
            len(event.origins),
            [(item.kind, item.group, item.side, item.low, item.best, item.high) for item in event.casualties],
        )
        for event in chronicle.events
    )
