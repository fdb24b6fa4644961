# SPDX-License-Identifier: GPL-3.0-or-later
"""What an operation computes, to the description of the post "python: when to use threads": numpy, where it is there.
"""

import itertools
import os
import random
import struct
import time

import breakeven_gil

POINT_BYTES = 16  # an int64 timestamp and a float64 value
BINS = 5
NOTHING = os.open(os.devnull, os.O_RDONLY)


class Compute:
    """The post's fake_work() and the added compute. Holds the GIL but for what numpy does by itself, and where the
    plan says how often it is to be let go."""

    def __init__(self, workload, numpy):
        self.points = -(-workload["payload_bytes"] // POINT_BYTES)
        self.counts = [(bin + 1) * self.points // BINS - bin * self.points // BINS for bin in range(BINS)]
        self.format = struct.Struct("<" + "qd" * self.points) if numpy is None else None
        self.numpy = numpy
        self.run = self._with_numpy if numpy else self._without_numpy
        self.spins = [_spins_for(workload["compute_ns"])]
        self.let_go = None
        if workload["gil_releases"] is not None:
            self._spread(workload["gil_releases"], workload["compute_ns"])

    def _with_numpy(self, _data):
        numpy, let_go = self.numpy, self.let_go
        values = numpy.random.rand(self.points)
        if let_go:
            let_go(0)
        counts = numpy.array(self.counts)
        repeated = numpy.repeat(numpy.arange(counts.size), counts)
        if let_go:
            let_go(1)
        numpy.bincount(repeated, weights=values)
        if let_go:
            let_go(2)
        points = numpy.zeros(len(values), dtype=[("timestamps", "<datetime64[ns]"), ("values", "<d")])
        points["values"] = values
        self._burn()
        return points.tobytes()

    def _without_numpy(self, _data):
        let_go = self.let_go
        values = [random.random() for _ in range(self.points)]
        if let_go:
            let_go(0)
        begin = 0
        for count in self.counts:
            sum(values[begin:begin + count])
            begin += count
        if let_go:
            let_go(1)
        packed = self.format.pack(*itertools.chain.from_iterable((0, value) for value in values))
        if let_go:
            let_go(2)
        self._burn()
        return packed

    def _burn(self):
        """The added compute, in parts between which the GIL is let go."""
        spins = self.spins
        if spins[0]:
            _spin(spins[0])
        for spin in spins[1:]:
            _let_go()
            if spin:
                _spin(spin)

    def _spread(self, releases, compute_ns):
        """Adds to the work's own releases as many as are missing: evenly over its time, as far as it has seams."""
        own_ns = self._own_time()
        missing = max(0, releases - self._own_releases())
        in_work = round(missing * own_ns / (own_ns + compute_ns)) if compute_ns else missing
        gaps = [(gap + 1) * in_work // 3 - gap * in_work // 3 for gap in range(3)]
        in_spins = missing - in_work
        if in_spins:  # which takes a part of the compute's time itself
            took = min(_thread_time_of(_let_go_often, 1000) for _ in range(7)) / 1000
            spins = _spins_for(max(1, compute_ns - round(in_spins * took)))
            self.spins = [(part + 1) * spins // (in_spins + 1) - part * spins // (in_spins + 1)
                          for part in range(in_spins + 1)]

        def let_go(gap):
            for _ in range(gaps[gap]):
                _let_go()
        if in_work:
            self.let_go = let_go

    def _own_time(self):
        """Of the work alone: CPU time in ns."""
        times = max(1, min(20, 1000000 // _thread_time_of(self._own_work, 1)))
        return min(_thread_time_of(self._own_work, times) for _ in range(5)) // times

    def _own_work(self, times):
        spins, self.spins = self.spins, [0]
        for _ in range(times):
            self.run(None)
        self.spins = spins

    def _own_releases(self):
        """Those of numpy; 0 where the GIL can't be seen."""
        probe = breakeven_gil.PROBE
        if not probe:
            return 0
        probe.breakeven_gil_watch(True)
        self._own_work(1)
        drops = probe.breakeven_gil_drops()
        probe.breakeven_gil_watch(False)
        return drops


def _let_go():
    """Drops the GIL and takes it again, as a C extension does round a short piece of its own work: round a system call
    that is back at once. A sleep of 0 would stay away for as long as the kernel's timer is late, and sched_yield would
    give away the core, too."""
    os.lseek(NOTHING, 0, os.SEEK_CUR)


def _let_go_often(times):
    for _ in range(times):
        _let_go()


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
