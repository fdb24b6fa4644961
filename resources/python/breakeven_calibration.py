# SPDX-License-Identifier: GPL-3.0-or-later
"""What Python itself costs: how long an operation's steps hold the GIL between the calls that drop it, and what a
ThreadPoolExecutor does for an item.

Measured while nobody else wants the GIL, so that neither waits nor switches are in it; and then how much longer the
same takes after a wait, which leaves a thread with cold caches. Where the GIL can't be seen (breakeven_gil.PROBE is
None) a step's CPU time alone is told.
"""

import collections
import concurrent.futures
import threading
import time

import breakeven_gil

FEWEST_OPERATIONS = 2
MOST_OPERATIONS = 200


def _median(values):
    return sorted(values)[len(values) // 2]


def _clock_cost():
    clock = time.thread_time_ns
    costs = []
    for _ in range(200):
        begin = clock()
        costs.append(clock() - begin)
    return _median(costs)


def step_costs(read, work, write, count, at_most_ns):
    """Medians over operations on `count` items in turn, as long as the time lasts; the first ones warm up."""
    run = _traced if breakeven_gil.PROBE else _timed
    steps = []
    deadline = time.perf_counter_ns() + at_most_ns
    for number in range(count + MOST_OPERATIONS):
        measured, found = run(read, work, write, number % count)
        if found and number > 0:
            steps.append(measured)
        if len(steps) >= FEWEST_OPERATIONS and time.perf_counter_ns() >= deadline:
            break
    return {name: _medians(column) for name, column in zip(("read", "compute", "write"), zip(*steps))}


def _medians(step):
    """Of those that dropped the GIL as often as most."""
    commonest = collections.Counter(len(parts) for _, parts in step).most_common(1)[0][0]
    parts = [_median(column) for column in zip(*(parts for _, parts in step if len(parts) == commonest))]
    return {"cpu_ns": max(0, _median([cpu for cpu, _ in step])), "held_ns": parts[0::2], "free_ns": parts[1::2]}


def _timed(read, work, write, item, _cost=[]):
    """An operation's steps: what each took, as CPU time."""
    clock = time.thread_time_ns
    if not _cost:
        _cost.append(_clock_cost())
    began = clock()
    data = read(item)
    has_read = clock()
    result = work(data)
    computed = clock()
    write(item, result)
    ended = clock()
    cpu = (has_read - began, computed - has_read, ended - computed)
    return [(each - _cost[0], []) for each in cpu], data is not None


def _traced(read, work, write, item, _trace=[]):
    """An operation's steps: how long each held and dropped the GIL in turns, beginning and ending with a hold. Holds
    as CPU time, as others may take the core meanwhile; the calls in between as wall time."""
    if not _trace:
        _trace.append(breakeven_gil.Trace())
    trace = _trace[0]
    clock = time.thread_time_ns
    trace.begin()
    began = clock()
    data = read(item)
    has_read = clock()
    reads = trace.count()
    computing = clock()
    result = work(data)
    computed = clock()
    computes = trace.count()
    writing = clock()
    write(item, result)
    ended = clock()
    writes = trace.count()
    trace.end()
    return [_parts(trace, began, 0, reads, has_read), _parts(trace, computing, reads, computes, computed),
            _parts(trace, writing, computes, writes, ended)], data is not None


def _parts(trace, began, first, last, ended):
    times = trace.times(first, last)
    parts = []
    held_from, dropped_at = began, 0
    for number, (cpu, wall, _) in enumerate(times):
        if number % 2 == 0:  # a drop
            parts.append(cpu - held_from)
            dropped_at = wall
        else:
            parts.append(wall - dropped_at)
            held_from = cpu
    parts.append(ended - held_from)
    return 0, parts


def crowd_holds(read, work, write, count, costs, at_most_ns, threads):
    """Holds of the GIL as `threads` dispute it in batches: what the same took in step_costs(), and what they took, in
    pairs; those that began with a wait for it are cold. Empty where the GIL can't be seen, or an operation takes so
    long that hardly anybody waits."""
    warm, cold = [], []
    parts = [costs[step] for step in ("read", "compute", "write")]
    if threads < 2 or not breakeven_gil.PROBE or sum(sum(p["held_ns"] + p["free_ns"]) for p in parts) > at_most_ns:
        return {"warm": warm, "cold": cold}
    own = threading.local()
    operations = []  # of each: its thread's trace, and how far that had come before it and after each step

    def operation(item):
        trace = getattr(own, "trace", None)
        if trace is None:
            trace = own.trace = breakeven_gil.Trace()
            trace.begin()
        began = trace.count()
        data = read(item)
        has_read = trace.count()
        result = work(data)
        computed = trace.count()
        write(item, result)
        operations.append((trace, began, has_read, computed, trace.count()))

    with concurrent.futures.ThreadPoolExecutor(max_workers=threads) as executor:
        list(executor.map(operation, range(count)))  # warms up
        operations.clear()
        deadline = time.perf_counter_ns() + at_most_ns
        while time.perf_counter_ns() < deadline:
            list(executor.map(operation, range(count)))

    for trace, *marks in operations:
        for step, (first, last) in enumerate(zip(marks, marks[1:])):
            if last - first == 2 * len(parts[step]["free_ns"]):
                _sort_holds(trace.times(first, last), parts[step]["held_ns"], warm, cold)
    return {"warm": warm, "cold": cold}


def _sort_holds(times, alone, warm, cold):
    """A step's holds but the first and the last, which begin and end in other steps."""
    for taken in range(1, len(times) - 1, 2):
        has_waited = times[taken][2] > times[taken - 1][2]
        (cold if has_waited else warm).append((alone[(taken + 1) // 2], times[taken + 1][0] - times[taken][0]))


class _MarkedQueue:
    """A work queue that notes when it is put to and asked."""

    def __init__(self, queue):
        self._queue = queue
        self.put_at = []
        self.asked_at = []

    def put(self, item):
        self._queue.put(item)
        self.put_at.append(time.thread_time_ns())

    def get(self, block=True):
        self.asked_at.append(time.thread_time_ns())
        return self._queue.get(block=block)

    def __getattr__(self, name):
        return getattr(self._queue, name)


def executor_costs(count=200):
    """An item's way through the executor: handing it in, taking and finishing it in a worker, fetching its result."""
    clock = time.thread_time_ns
    cost = _clock_cost()
    held = threading.Event()
    began_at, ended_at = [], []

    def item(_item):
        began_at.append(clock())
        ended_at.append(clock())

    with concurrent.futures.ThreadPoolExecutor(max_workers=1) as executor:
        marks = _MarkedQueue(executor._work_queue)
        executor._work_queue = marks
        executor.submit(held.wait)
        begins, ends, results = [], [], []
        marks.put_at.clear()
        for number in range(count):
            begins.append(clock())
            results.append(executor.submit(item, number))
            ends.append(clock())
        held.set()
        results[-1].result()
        began = clock()
        for future in results:
            future.result()
        result = (clock() - began) / count
        asked = marks.asked_at[1:]  # for the first item, and so on

    announce = _median([_cost_of_announcing(clock, cost) for _ in range(50)])
    condition = threading.Condition()
    wait = _median([_cost_of_waiting(condition, clock, cost) for _ in range(50)])

    # Each reading of the clock is in the stretch that it ends.
    submit = _median_between(begins, marks.put_at, cost)
    submitted = _median_between(marks.put_at, ends, cost)
    take = _median_between(asked, began_at, cost)
    finish = _median_between(ended_at, asked[1:], cost)
    return {"submit_ns": submit, "submitted_ns": submitted, "take_ns": take, "announce_ns": min(announce, finish),
            "finish_ns": max(0, finish - announce), "result_ns": round(result),
            "await_ns": wait, **_thread_costs()}


def _cost_of_announcing(clock, cost):
    future = concurrent.futures.Future()
    begin = clock()
    future.set_result(None)
    return max(0, clock() - begin - cost)


def _cost_of_waiting(condition, clock, cost):
    """What a wait does beside the wait itself."""
    with condition:
        begin = clock()
        condition.wait(0)
        return max(0, clock() - begin - cost)


def _median_between(begins, ends, cost):
    return max(0, _median([end - begin - cost for begin, end in zip(begins, ends)]))


def _thread_costs(threads=20):
    """A new thread: in the one that starts it, and in itself before it does anything."""
    clock = time.thread_time_ns
    starts, boots = [], []
    for _ in range(threads):
        thread = threading.Thread(target=lambda: boots.append(clock()))
        began = clock()
        thread.start()
        starts.append(clock() - began)
        thread.join()
    return {"start_ns": _median(starts), "boot_ns": _median(boots)}
