"""The optimal one-to-one assignment, by shortest augmenting paths (Kuhn 1955; Jonker and Volgenant 1987)."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def best_total(gains: NDArray[np.float64]) -> float:
    """The largest sum of gains when each row is matched with at most one column and each column with at most one row.

    Args:
        gains: not negative, so that matching as many as possible never costs anything.
    """
    wide = gains if gains.shape[0] <= gains.shape[1] else gains.T
    if not wide.size:
        return 0.0
    return float(sum(wide[row, column] for row, column in enumerate(_columns(-wide))))


def _columns(costs: NDArray[np.float64]) -> list[int]:
    """The column of each row in the cheapest assignment of all rows; no more rows than columns.

    One row after the other finds the cheapest path to a free column over reduced costs, and what lies on the path moves on.
    """
    rows, columns = costs.shape
    of_row, of_column = np.zeros(rows), np.zeros(columns)  # the dual values
    row_of = np.full(columns, -1)
    for start in range(rows):
        distance = np.full(columns, np.inf)
        before = np.full(columns, -1)  # the column before on the cheapest path, -1 for the start
        done = np.zeros(columns, dtype=bool)
        row, length, last = start, 0.0, -1
        while row >= 0:
            through = length + costs[row] - of_row[row] - of_column
            nearer = ~done & (through < distance)
            distance[nearer], before[nearer] = through[nearer], last
            last = int(np.argmin(np.where(done, np.inf, distance)))
            done[last], length, row = True, float(distance[last]), int(row_of[last])
        of_row[start] += length
        for column in np.flatnonzero(done):
            slack = length - distance[column]
            of_column[column] -= slack
            if row_of[column] >= 0:
                of_row[row_of[column]] += slack
        while last >= 0:
            previous = int(before[last])
            row_of[last] = row_of[previous] if previous >= 0 else start
            last = previous
    return [int(np.flatnonzero(row_of == row)[0]) for row in range(rows)]
