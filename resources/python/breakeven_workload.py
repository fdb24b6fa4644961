# SPDX-License-Identifier: GPL-3.0-or-later
"""What an operation computes, to the description of the post "python: when to use threads": numpy, where it is there.
"""

import itertools
import random
import struct
import time

POINT_BYTES = 16  # an int64 timestamp and a float64 value
BINS = 5


class Compute:
    """The post's fake_work() and the added compute. Holds the GIL but for what numpy does by itself."""

    def __init__(self, workload, numpy):
        self.points = -(-workload["payload_bytes"] // POINT_BYTES)
        self.spins = _spins_for(workload["compute_ns"])
        self.counts = [(bin + 1) * self.points // BINS - bin * self.points // BINS for bin in range(BINS)]
        self.format = struct.Struct("<" + "qd" * self.points) if numpy is None else None
        self.numpy = numpy
        self.run = self._with_numpy if numpy else self._without_numpy

    def _with_numpy(self, _data):
        numpy = self.numpy
        values = numpy.random.rand(self.points)
        counts = numpy.array(self.counts)
        numpy.bincount(numpy.repeat(numpy.arange(counts.size), counts), weights=values)
        points = numpy.zeros(len(values), dtype=[("timestamps", "<datetime64[ns]"), ("values", "<d")])
        points["values"] = values
        if self.spins:
            _spin(self.spins)
        return points.tobytes()

    def _without_numpy(self, _data):
        values = [random.random() for _ in range(self.points)]
        begin = 0
        for count in self.counts:
            sum(values[begin:begin + count])
            begin += count
        if self.spins:
            _spin(self.spins)
        return self.format.pack(*itertools.chain.from_iterable((0, value) for value in values))


def _spin(count):
    state = 1
    for _ in range(count):
        state = (state * 5 + 1) & 0xFFFF
    return state


def _spins_for(duration_ns):
    """How often to spin for so much CPU time of one thread that has the GIL to itself."""
    if duration_ns <= 0:
        return 0
    trial = 20000
    fastest = min(_thread_time_of(_spin, trial) for _ in range(7))
    return max(1, round(duration_ns * trial / fastest))


def _thread_time_of(function, argument):
    begin = time.thread_time_ns()
    function(argument)
    return max(1, time.thread_time_ns() - begin)
