"""Sparse bipartite matching of scipy on a problem of the benchmark, for comparison.

scipy_matching.py FILE: reads the file lemon.cpp describes, prints "filled total buildSeconds solveSeconds peakKiB".

scipy knows neither capacities nor empty seats: a need becomes a row per seat, a person a column per place, and each row
gets a dummy column of its own that costs more than any exchange of scores brings.
"""

import resource
import sys
import time

import numpy
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

numbers = numpy.fromfile(sys.argv[1], dtype=numpy.int32)
needs, people, edges = (int(n) for n in numbers[:3])
parts = numpy.split(numbers[3:], numpy.cumsum([needs, people, edges, edges]))
seats, places, need, person, score = parts
if (places != 1).any():
    sys.exit("people with several places are not tried")

began = time.process_time()
first = numpy.concatenate([[0], numpy.cumsum(seats)])
rows_of = seats[need]
rows = numpy.repeat(first[need] - numpy.concatenate([[0], numpy.cumsum(rows_of)[:-1]]), rows_of) + numpy.arange(
    rows_of.sum()
)
count = int(first[-1])
best = int(score.max()) + 1
empty = best * (min(needs, people) + 2)
cells = numpy.concatenate([best - numpy.repeat(score, rows_of), numpy.full(count, empty)]).astype(float)
matrix = csr_matrix(
    (
        cells,
        (
            numpy.concatenate([rows, numpy.arange(count)]),
            numpy.concatenate([numpy.repeat(person, rows_of), people + numpy.arange(count)]),
        ),
    ),
    shape=(count, people + count),
)
built = time.process_time()
row, column = min_weight_full_bipartite_matching(matrix)
solved = time.process_time()
taken = column < people
total = int((best - numpy.asarray(matrix[row[taken], column[taken]])).sum()) if taken.any() else 0
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(int(taken.sum()), total, f"{built - began:.4f} {solved - built:.4f} {peak}")
