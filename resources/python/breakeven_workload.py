# SPDX-License-Identifier: GPL-3.0-or-later
"""What an operation does: the compute, and reading and writing the items.

Written to the description of the post "python: when to use threads": numpy, redis-py's StrictRedis,
tempfile.NamedTemporaryFile and os.rename, with the calls in the post's order.
"""

import contextlib
import itertools
import os
import random
import struct
import tempfile
import threading
import time

POINT_BYTES = 16  # an int64 timestamp and a float64 value
BINS = 5

# Round trips that each call waits for on a remote folder, as measured over sshfs.
READ_ROUND_TRIPS = 2
CREATE_ROUND_TRIPS = 2  # with the folder's lock held where the folder is shared
STORE_ROUND_TRIPS = 2  # write and close of the new file
RENAME_ROUND_TRIPS = 1  # with the folder's lock held where the folder is shared


class Mismatch(Exception):
    """A read did not return what was written last."""


class MissingModule(Exception):
    """A module that the target needs can't be imported; the text names it."""


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


class RedisItems:
    """Items as fields of a hash. One client for all threads, as in the post: its pool gives each its own."""

    def __init__(self, place):
        try:
            import redis
        except ImportError as error:
            raise MissingModule("redis-py") from error
        address = {"unix_socket_path": place["unix_path"]} if place["unix_path"] else {
            "host": place["host"], "port": place["port"]}
        self.client = redis.StrictRedis(db=place["database"], username=place["user"] or None,
                                        password=place["password"] or None, **address)
        self.key = place["hash"]

    def read(self, item):
        return self.client.hget(self.key, item)

    def write(self, item, data):
        self.client.hset(self.key, item, data)

    def prepare(self, _items):
        self.client.ping()

    def close(self):
        self.client.connection_pool.disconnect()


class FileItems:
    """Items as files, replaced by a new temporary file and a rename."""

    def __init__(self, place):
        shared = place["layout"] == "shared"
        self.paths = (SharedPaths if shared else PerItemPaths)(place["folder"])
        self.fsync = place["fsync"]
        self.waits = Waits(place["waits"])
        # What the kernel of a remote folder holds; a folder an item leaves nobody to wait for.
        self.folder_lock = threading.Lock() if shared else contextlib.nullcontext()
        self.read = self._read_at_a_distance if self.waits.any else self._read
        self.write = self._write_at_a_distance if self.waits.any else self._write

    def _read(self, item):
        try:
            with open(self.paths.item(item), "rb") as file:
                return file.read()
        except FileNotFoundError:
            return None

    def _write(self, item, data):
        file = self._create(item)
        self._store(file, data)
        os.rename(file.name, self.paths.item(item))

    def _create(self, item):
        return tempfile.NamedTemporaryFile(prefix="gnocchi", dir=self.paths.temporary(item), delete=False)

    def _store(self, file, data):
        file.write(data)
        if self.fsync:
            file.flush()
            os.fsync(file.fileno())
        file.close()

    # Each waits where the system call itself would have to.
    def _read_at_a_distance(self, item):
        self.waits.wait(READ_ROUND_TRIPS, 0)
        data = self._read(item)
        self.waits.wait(0, len(data) if data else 0)
        return data

    def _write_at_a_distance(self, item, data):
        with self.folder_lock:
            self.waits.wait(CREATE_ROUND_TRIPS, 0)
            file = self._create(item)
        self.waits.wait(STORE_ROUND_TRIPS, len(data))
        self._store(file, data)
        with self.folder_lock:
            self.waits.wait(RENAME_ROUND_TRIPS, 0)
            os.rename(file.name, self.paths.item(item))

    def prepare(self, items):
        self.paths.prepare(items)

    def close(self):
        pass


class SharedPaths:
    """The post's: all items in FOLDER/hm, temporary files in FOLDER."""

    def __init__(self, folder):
        self.folder = folder

    def item(self, item):
        return os.path.join(self.folder, "hm", str(item))

    def temporary(self, _item):
        return self.folder

    def prepare(self, _items):
        os.makedirs(os.path.join(self.folder, "hm"), 0o750, exist_ok=True)


class PerItemPaths:
    """A folder an item, which holds the item and its temporary file."""

    def __init__(self, folder):
        self.folder = folder

    def item(self, item):
        return os.path.join(self.folder, "hm", str(item), str(item))

    def temporary(self, item):
        return os.path.join(self.folder, "hm", str(item))

    def prepare(self, items):
        for item in range(items):
            os.makedirs(self.temporary(item), 0o750, exist_ok=True)


class Waits:
    """The network that calls on a folder wait for. time.sleep() releases the GIL, as the call itself would."""

    def __init__(self, waits):
        self.rtt = waits["rtt_ns"] / 1e9
        self.jitter = waits["jitter_ns"] / 1e9
        self.seconds_a_byte = 8e-6 / waits["bandwidth_mbit"] if waits["bandwidth_mbit"] else 0.0
        self.any = bool(self.rtt or self.jitter or self.seconds_a_byte)

    def wait(self, round_trips, transferred):
        seconds = self.rtt * round_trips + self.seconds_a_byte * transferred
        if self.jitter:
            seconds += sum(random.uniform(-self.jitter, self.jitter) for _ in range(round_trips))
        if seconds > 0:
            time.sleep(seconds)


ITEMS = {"redis": RedisItems, "file": FileItems}
