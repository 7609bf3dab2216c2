from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.values import Operator, Quantity


@pytest.mark.parametrize(
    ("quantity", "lower", "upper", "point"),
    [
        (Quantity(Operator.EXACTLY, 30), 30, 30, 30),
        (Quantity(Operator.MORE_THAN, 30), 31, None, 31),
        (Quantity(Operator.AT_LEAST, 30), 30, None, 30),
        (Quantity(Operator.LESS_THAN, 30), 0, 29, 29),
        (Quantity(Operator.AT_MOST, 30), 0, 30, 30),
        (Quantity(Operator.ABOUT, 30), 30, 30, 30),
        (Quantity(Operator.RANGE, 20, 25), 20, 25, 20),
        (Quantity(Operator.VAGUE, convention=12), 12, None, 12),
        (Quantity(Operator.VAGUE), None, None, None),
    ],
)
def test_bounds(quantity: Quantity, lower: int | None, upper: int | None, point: int | None) -> None:
    assert (quantity.lower, quantity.upper, quantity.point) == (lower, upper, point)


@pytest.mark.parametrize(
    "arguments",
    [
        {"op": Operator.EXACTLY},
        {"op": Operator.VAGUE, "value": 3},
        {"op": Operator.RANGE, "value": 3},
        {"op": Operator.EXACTLY, "value": 3, "high": 4},
        {"op": Operator.RANGE, "value": 5, "high": 4},
        {"op": Operator.EXACTLY, "value": -1},
    ],
)
def test_impossible_quantities_are_refused(arguments: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"quantity|count|range"):
        Quantity(**arguments)  # type: ignore[arg-type]


def test_compatibility_is_about_one_true_count() -> None:
    over_thirty = Quantity(Operator.MORE_THAN, 30)
    assert over_thirty.compatible(Quantity(Operator.EXACTLY, 41))
    assert not over_thirty.compatible(Quantity(Operator.EXACTLY, 30))
    assert not Quantity(Operator.EXACTLY, 84).compatible(Quantity(Operator.EXACTLY, 50))


_QUANTITIES = st.one_of(
    st.builds(
        Quantity,
        st.sampled_from(
            [Operator.EXACTLY, Operator.MORE_THAN, Operator.AT_LEAST, Operator.AT_MOST, Operator.ABOUT]
        ),
        st.integers(0, 10**6),
    ),
    st.tuples(st.integers(0, 1000), st.integers(0, 1000)).map(
        lambda ends: Quantity(Operator.RANGE, min(ends), max(ends))
    ),
)


@given(_QUANTITIES, _QUANTITIES)
def test_compatibility_is_symmetric(a: Quantity, b: Quantity) -> None:
    assert a.compatible(b) == b.compatible(a)


@given(_QUANTITIES)
def test_the_point_lies_within_the_bounds(quantity: Quantity) -> None:
    assert quantity.point is not None
    assert (quantity.lower or 0) <= quantity.point
    assert quantity.upper is None or quantity.point <= quantity.upper
