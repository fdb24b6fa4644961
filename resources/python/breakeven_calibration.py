# SPDX-License-Identifier: GPL-3.0-or-later
"""What an operation costs in this Python: what its work computes, how long all of it holds the GIL, and how often the
work lets it go.

Measured in one thread while nobody else wants the GIL, so that neither waits nor forced switches are in it. Where the
GIL can't be seen (breakeven_gil.PROBE is None) the work's CPU time alone is told.
"""

import time

import breakeven_gil

WARM_UP = 2  # operations, each on an item of its own where there are so many
FEWEST_OPERATIONS = 2
MOST_OPERATIONS = 600


def costs(read, work, write, count, at_most_ns):
    """Medians over operations on a few of `count` items in turn, as long as the time lasts."""
    run = _watched if breakeven_gil.PROBE else _timed
    measured = []
    deadline = time.perf_counter_ns() + at_most_ns
    for number in range(WARM_UP + MOST_OPERATIONS):
        cost = run(read, work, write, number % min(count, WARM_UP))
        if number >= WARM_UP:
            measured.append(cost)
        if len(measured) >= FEWEST_OPERATIONS and time.perf_counter_ns() >= deadline:
            break
    return dict(zip(("work_ns", "held_ns", "releases"), map(_median, zip(*measured))))


def _median(values):
    return None if None in values else sorted(values)[len(values) // 2]


def _timed(read, work, write, item):
    """An operation: the CPU time of its work."""
    clock = time.thread_time_ns
    data = read(item)
    began = clock()
    result = work(data)
    ended = clock()
    write(item, result)
    return ended - began, None, None


def _watched(read, work, write, item):
    """An operation: for how much CPU time its work held the GIL, and all of it, and how often the work let it go."""
    probe = breakeven_gil.PROBE
    held, drops = probe.breakeven_gil_held, probe.breakeven_gil_drops
    probe.breakeven_gil_watch(True)
    try:
        data = read(item)
        drops_before, held_before = drops(), held()
        result = work(data)
        held_after, drops_after = held(), drops()
        write(item, result)
        return held_after - held_before, held(), drops_after - drops_before
    finally:
        probe.breakeven_gil_watch(False)
