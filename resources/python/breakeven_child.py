# SPDX-License-Identifier: GPL-3.0-or-later
"""The child process of the runtime "cpython": runs batches and says how long they took.

Protocol, version 6: one JSON object a line, UTF-8. The driver writes to what was our standard input when we were
started; we answer every line with exactly one line, in one write, on what was our standard output (whatever is
printed later goes to standard error, and whoever reads standard input finds it empty). README.md in this folder
describes every message.
"""

import concurrent.futures
import contextlib
import errno
import fcntl
import hashlib
import importlib
import json
import os
import platform
import random
import resource
import signal
import sys
import threading
import time
import traceback

import breakeven_calibration
import breakeven_gil
import breakeven_items
import breakeven_workload

PROTOCOL = 6
LIFELINE = 3  # a pipe that nobody writes to: its other end closes when the driver is gone
COUNTED_OF = 8  # batches: in one of so many the waits for the GIL are counted, as that takes up to 4 % of one
STEPS = "read", "work", "write"
LONGEST_WORDS = 4000  # characters of an exception or a traceback: the user's code may put anything into one
RUSAGE_THREAD = getattr(resource, "RUSAGE_THREAD", 1)  # Linux' own numbers, whose names PyPy lacks
F_DUPFD_CLOEXEC = getattr(fcntl, "F_DUPFD_CLOEXEC", 1030)
GRACE = 1.0  # seconds that a failed batch waits for its other workers before the failure is told without them


class EmptyBatch(Exception):
    """The user's own file replaces nothing, so that ours would be measured in its name."""


class UserBatch:
    """The functions of the user's own file; those that it doesn't define are None."""

    def __init__(self, path):
        self.path = path
        sys.path.insert(0, os.path.dirname(os.path.abspath(path)))
        self.names = {"__name__": "batch", "__file__": path}
        with open(path, "rb") as file:
            exec(compile(file.read(), path, "exec"), self.names)
        if not self.steps():
            raise EmptyBatch("%s defines no function read, work or write" % path)

    def steps(self):
        """Which of ours it replaces."""
        return [name for name in STEPS if callable(self.names.get(name))]

    def replaces_storage(self):
        """Whether what is read back may differ from what was written, for all that we know."""
        return any(name in self.steps() for name in ("read", "write"))

    def function(self, name, otherwise):
        function = self.names.get(name)
        return function if callable(function) else otherwise

    def setup(self, place):
        self.function("setup", lambda _target: None)(place)


class Worker:
    """Runs batches: keeps what the driver said and what was measured."""

    def __init__(self, config, failed=lambda _error: None):
        """`failed` hears of an operation's failure at once, in the thread that it happens in."""
        self.failed = failed
        self.kept = config["pool"] == "kept"
        self.user = None
        self.numpy = _import("numpy")
        self.backend = breakeven_items.module_of(config["backend"])
        if self.backend.CLIENT:
            _import(self.backend.CLIENT)  # now, for its version
        if config["seed"] and self.numpy:
            self.numpy.random.seed(config["seed"] & 0xFFFFFFFF)
        random.seed(config["seed"])
        if config["user_file"]:
            self.user = UserBatch(config["user_file"])
        self.items = None
        self.compute = None
        self.count = 0
        self.sizes = []
        self.executors = {}

    def place(self, message):
        if self.items:
            self.items.close()
        self.items = self.backend.items(message)
        self.items.prepare(self.count)
        self.sizes = [None] * self.count
        if self.user:
            self.user.setup(message)
        return {"type": "done"}

    def workload(self, message):
        self.compute = breakeven_workload.Compute(message, self.numpy)
        self.count = message["items"]
        if self.items:
            self.items.prepare(self.count)
        self.sizes = [None] * self.count
        return {"type": "done"}

    def calibrate(self, message):
        self.sizes = [None] * self.count
        return {"type": "costs", **breakeven_calibration.costs(*self._steps(), self.count, message["at_most_ns"])}

    def measure(self, message):
        try:
            return self._measure(message)
        except BaseException:
            # Open which items were written, and other workers may still be at theirs: if one hangs, `failed`
            # has seen to it that the failure is told all the same.
            self.sizes = [None] * self.count
            while self.executors:
                self.executors.popitem()[1].shutdown()
            raise

    def _measure(self, message):
        threads = message["threads"]
        operation = self._operation()
        warm_up = message["warm_up"]
        if message["verify"] and self._verifiable():
            self._verify(threads)
            warm_up -= 1  # its batch warms up as well
        for _ in range(warm_up):
            self._batch(operation, threads)

        gil_waits = breakeven_gil.WaitCounter()
        counted = gil_waits.counted(operation)
        latencies, steps, counted_steps = [], [], []
        own, all_threads = _usage(RUSAGE_THREAD), _usage(resource.RUSAGE_SELF)
        began = time.perf_counter_ns()
        while True:
            is_counted = len(latencies) % COUNTED_OF == 0
            gil_waits.switch(is_counted)
            latency, results = self._batch(counted if is_counted else operation, threads)
            latencies.append(latency)
            steps.extend(results)
            if is_counted:
                counted_steps.extend(results)
            if len(latencies) >= message["batches"]:
                break
            if time.perf_counter_ns() - began >= message["at_most_ns"]:
                break
        used = _difference(_usage(RUSAGE_THREAD), own)
        if threads > 1:  # the workers: everybody but this thread, which only hands out the items
            used = _difference(_difference(_usage(resource.RUSAGE_SELF), all_threads), used)

        held = list(breakeven_items.HELD_NS)
        breakeven_items.HELD_NS.clear()

        read, compute, write = (sum(column) for column in zip(*steps))
        totals = {"read_ns": read, "compute_ns": compute, "write_ns": write, "cpu_ns": used[0],
                  "voluntary_switches": used[1], "involuntary_switches": used[2]}
        if gil_waits.total_ns() is not None:
            share = gil_waits.total_ns() / (sum(map(sum, counted_steps)) or 1)
            totals["gil_wait_ns"] = round(share * (read + compute + write))
        return {"type": "samples", "threads": threads, "batch_ns": latencies, "totals": totals, "held_ns": held}

    def _batch(self, operation, threads):
        if threads == 1:
            began = time.perf_counter_ns()
            results = list(map(operation, range(self.count)))
            return time.perf_counter_ns() - began, results
        if self.kept:
            executor = self._executor(threads)
            began = time.perf_counter_ns()
            results = list(executor.map(operation, range(self.count)))
            return time.perf_counter_ns() - began, results
        began = time.perf_counter_ns()
        with concurrent.futures.ThreadPoolExecutor(max_workers=threads) as executor:
            results = list(executor.map(operation, range(self.count)))
        return time.perf_counter_ns() - began, results

    def _executor(self, threads):
        if threads not in self.executors:
            self.executors[threads] = concurrent.futures.ThreadPoolExecutor(max_workers=threads)
        return self.executors[threads]

    def _operation(self, write=None):
        """One operation as a function of the item that returns what its three steps took; `write` instead of ours."""
        clock, failed = time.perf_counter_ns, self.failed
        read, work, write = self._steps(write)
        if not self._verifiable():
            def operation(item):
                try:
                    began = clock()
                    data = read(item)
                    has_read = clock()
                    result = work(data)
                    computed = clock()
                    write(item, result)
                    return has_read - began, computed - has_read, clock() - computed
                except BaseException as error:
                    failed(error)
                    raise
            return operation

        sizes = self.sizes

        def operation(item):
            try:
                began = clock()
                data = read(item)
                has_read = clock()
                if sizes[item] is not None and (data is None or len(data) != sizes[item]):
                    _wrong_size(item, sizes[item], data)
                result = work(data)
                computed = clock()
                write(item, result)
                sizes[item] = len(result) if type(result) is bytes else None
                return has_read - began, computed - has_read, clock() - computed
            except BaseException as error:
                failed(error)
                raise
        return operation

    def _steps(self, write=None):
        """Reading, the work on the data, and writing: the user's own where there are any."""
        read, work, write = self.items.read, self.compute.run, write or self.items.write
        if self.user:
            read = self.user.function("read", read)
            work = self.user.function("work", work)
            write = self.user.function("write", write)
        return read, work, write

    def _verifiable(self):
        """Whether both ends of the storage are ours: a user's own read() may give what it likes."""
        return not (self.user and self.user.replaces_storage())

    def _verify(self, threads):
        """A batch as this arm runs it, which keeps the checksums of what it wrote, and then one that reads it back."""
        written = [None] * self.count
        read, write = self.items.read, self.items.write

        def recording(item, data):
            write(item, data)
            written[item] = _checksum(data)

        def read_back(item):
            try:
                data = read(item)
                found = "nothing" if data is None else _checksum(data)
                if found != written[item]:
                    raise breakeven_items.Mismatch(
                        "item %d: checksum %s written, %s read" % (item, written[item], found))
            except BaseException as error:
                self.failed(error)
                raise

        self._batch(self._operation(recording), threads)
        self._batch(read_back, threads)


def _wrong_size(item, written, data):
    read = "nothing" if data is None else "%d bytes" % len(data)
    raise breakeven_items.Mismatch("item %d: %d bytes written, %s read" % (item, written, read))


def _checksum(data):
    """Of bytes, or of what else a user's work() returned as the client libraries store it."""
    stored = data if isinstance(data, (bytes, bytearray, memoryview)) else str(data).encode()
    return hashlib.blake2b(stored, digest_size=8).hexdigest()


def _usage(who):
    usage = resource.getrusage(who)
    return round((usage.ru_utime + usage.ru_stime) * 1e9), usage.ru_nvcsw, usage.ru_nivcsw


def _difference(after, before):
    return tuple(a - b for a, b in zip(after, before))


def _import(name):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def _version_of(module):
    return getattr(sys.modules.get(module), "__version__", None)


def _clients_of(backend):
    """The version of the module that the back end is spoken to with, by its name."""
    return {backend.CLIENT: backend.version()} if backend.CLIENT in sys.modules else {}


def _ready(worker):
    has_gil = getattr(sys, "_is_gil_enabled", lambda: True)
    return {"type": "ready", "protocol": PROTOCOL, "python": platform.python_version(),
            "implementation": platform.python_implementation(), "gil": has_gil(),
            "numpy": _version_of("numpy"), "clients": _clients_of(worker.backend),
            "own_steps": worker.user.steps() if worker.user else [],
            "workload": "user" if worker.user else "numpy" if worker.numpy else "pure-python"}


def _kind_of(error):
    """Of a failure in our workload, or in a library below it."""
    if isinstance(error, EmptyBatch):
        return "empty"
    if isinstance(error, breakeven_items.Mismatch):
        return "mismatch"
    if isinstance(error, breakeven_items.MissingModule):
        return "module"
    if isinstance(error, RuntimeError) and str(error).startswith("can't start new thread"):
        return "threads"
    kind = breakeven_items.kind_of(error)
    if kind:
        return kind
    if getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT):
        return "space"
    return "file" if isinstance(error, OSError) else "workload"


def _failure(error, user):
    """What went wrong, for people: kind, the exception's own line, where, and the traceback."""
    try:
        return _failure_in_full(error, user)
    except MemoryError:  # there is not even enough for the words
        return {"type": "error", "kind": "memory", "error": "MemoryError", "traceback": "", "file": "", "line": 0}


def _failure_in_full(error, user):
    frames = traceback.extract_tb(error.__traceback__)
    kind, file, line = "", "", 0
    if frames:
        file, line = frames[-1].filename, frames[-1].lineno
    if user:
        of_user = [frame for frame in frames if frame.filename == user]
        if of_user:
            kind, file, line = "user", user, of_user[-1].lineno
            frames = frames[frames.index(of_user[0]):]
        if isinstance(error, SyntaxError) and error.filename == user:
            kind, file, line, frames = "user", user, error.lineno, []
    if isinstance(error, MemoryError):
        kind = "memory"
    elif kind != "user":
        kind = _kind_of(error)
    own = "".join(traceback.format_exception_only(type(error), error)).strip()
    return {"type": "error", "kind": kind, "error": own[-2 * LONGEST_WORDS:].splitlines()[-1][:LONGEST_WORDS],
            "traceback": "".join(traceback.format_list(frames)).rstrip()[-LONGEST_WORDS:],
            "file": file, "line": line or 0}


class Answers:
    """Sends one answer to each request: the main thread's, or where that waits for a worker that hangs after
    another one failed, the failure; then we end, as a thread that hangs can't be got rid of otherwise."""

    def __init__(self, protocol):
        self.protocol = protocol
        self.user = None
        self.lock = threading.Lock()
        self.request = 0
        self.told = 0  # the latest request whose failure was heard of

    def expect(self):
        self.request += 1

    def send(self, message):
        with self.lock:
            self.request += 1  # too late for a failure of this one
            _send(self.protocol, message)

    def failed(self, error):
        if threading.current_thread() is threading.main_thread():
            return  # which waits for nobody
        with self.lock:
            request, known = self.request, self.told
            self.told = request
        if known == request:
            return
        timer = threading.Timer(GRACE, self._give_up, (request, error))
        timer.daemon = True
        with contextlib.suppress(MemoryError, RuntimeError):  # no room for a thread: then without haste
            timer.start()

    def _give_up(self, request, error):
        with self.lock:
            if self.request == request:
                sys.stderr.flush()
                _send(self.protocol, {**_failure(error, self.user), "ended": True})
                os._exit(1)


def _die_with_the_driver():
    """Lets the kernel end us, and what we started, when the driver is gone, whatever we hang in."""
    fcntl.fcntl(LIFELINE, fcntl.F_SETOWN, -os.getpgrp())
    fcntl.fcntl(LIFELINE, fcntl.F_SETSIG if hasattr(fcntl, "F_SETSIG") else 10, signal.SIGKILL)
    fcntl.fcntl(LIFELINE, fcntl.F_SETFL, fcntl.fcntl(LIFELINE, fcntl.F_GETFL) | os.O_ASYNC)


def _own_output():
    """Keeps standard output for the protocol: prints, of C libraries too, go to standard error."""
    protocol = fcntl.fcntl(1, F_DUPFD_CLOEXEC, 10)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return protocol


def _send(protocol, message):
    line = memoryview((json.dumps(message) + "\n").encode())
    while line:
        line = line[os.write(protocol, line):]


def main(requests):
    """`requests` are the driver's lines, on a file descriptor that nobody else reads: standard input is the user's."""
    _die_with_the_driver()
    answers = Answers(_own_output())
    worker = None
    for line in requests:
        answers.expect()
        try:
            message = json.loads(line)
            if worker is None:
                if message["memory_limit"]:
                    resource.setrlimit(resource.RLIMIT_AS, (message["memory_limit"],) * 2)
                answers.user = message["user_file"] or None
                worker = Worker(message, answers.failed)
                answer = _ready(worker)
            else:
                answer = getattr(worker, message["type"])(message)
        except BaseException as error:  # SystemExit of a user's function too: the driver waits for an answer
            answer = _failure(error, answers.user)
        sys.stderr.flush()
        answers.send(answer)
    os._exit(0)  # without joining threads that may hang
