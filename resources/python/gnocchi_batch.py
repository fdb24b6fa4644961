# SPDX-License-Identifier: GPL-3.0-or-later
"""Your own batch, a worked example: an operation of Gnocchi 4.4, done by Gnocchi's own storage code.

    apt-get install python3-gnocchi
    breakeven run --runtime cpython --python /usr/bin/python3 --batch-file gnocchi_batch.py

An operation is what Gnocchi does for one split of an aggregate when new measures come in: fetch what is stored, unpack
it, merge the new points, pack it, store it. Its threads are Breakeven's: Gnocchi's own map over threads
(parallel_operations) is kept to one worker, so that the same code runs under every arm.

How it came to be, for an application of your own:
- read() and write() are the two calls that reach the storage, work() all between them;
- setup() makes the application's own client for the place that it is told, and nothing else;
- whatever work() needs of the item travels in what read() returns.
"""

import os
import uuid

import numpy

try:
    from gnocchi import archive_policy, carbonara, utils
    from gnocchi.storage import file, redis
except ImportError as error:
    raise ImportError("there is no Gnocchi for this Python (%s): apt-get install python3-gnocchi, and choose "
                      "/usr/bin/python3" % error) from None

utils.parallel_map.MAX_WORKERS = 1

GRANULARITY = numpy.timedelta64(60, "s")
STORED = 100  # points of a split that are there already
NEW = 10  # that come in


class Metric:
    """What the storage asks of one."""

    id = uuid.UUID(int=0x9e3779b97f4a7c15)
    archive_policy = archive_policy.ArchivePolicy("one", 0, [(3600, GRANULARITY)], ["mean"])


METRIC = Metric()
AGGREGATION = METRIC.archive_policy.get_aggregation("mean", GRANULARITY)
storage = None


class FileConfiguration:
    file_subdir_len = 2

    def __init__(self, folder):
        self.file_basepath = folder


class RedisConfiguration:
    def __init__(self, target):
        place = target["unix_path"] or "%s:%d" % (target["host"], target["port"])
        login = ":%s@" % target["password"] if target["password"] else ""
        self.redis_url = "redis://%s%s?db=%d" % (login, place, target["database"])


class Files(file.FileStorage):
    def __init__(self, target):
        super().__init__(FileConfiguration(target["folder"]))
        self.upgrade()
        if not os.path.isdir(self._build_metric_dir(METRIC)):
            self._create_metric(METRIC)

    def fetch(self, key):
        return self._get_splits_unbatched(METRIC, key, AGGREGATION)


class Redis(redis.RedisStorage):
    def __init__(self, target):
        if target["tls"] or target["cluster"] or target["user"]:
            raise ValueError("Gnocchi 4.4 speaks to one Redis, without TLS here and without a user's name")
        super().__init__(RedisConfiguration(target))
        self.hash = target["hash"].encode()

    def _metric_key(self, _metric):
        return self.hash  # the only key that is removed after the run

    def fetch(self, key):
        return self._get_splits({METRIC: {AGGREGATION: [key]}})[METRIC][AGGREGATION][0]


STORAGES = {"file": Files, "redis": Redis}


def setup(target):
    global storage
    if target["backend"] not in STORAGES:
        raise ValueError("this example has Gnocchi's drivers for files and Redis, not for %s" % target["backend"])
    storage = STORAGES[target["backend"]](target)


def key_of(item):
    return carbonara.SplitKey(
        numpy.datetime64(0, "ns") + item * carbonara.SplitKey.POINTS_PER_SPLIT * GRANULARITY, GRANULARITY)


def points(key, first, count):
    return carbonara.AggregatedTimeSerie.from_data(
        AGGREGATION, key.key + numpy.arange(first, first + count) * GRANULARITY, numpy.random.rand(count))


def read(item):
    key = key_of(item)
    return key, storage.fetch(key)


def work(found):
    key, data = found
    series = (carbonara.AggregatedTimeSerie.unserialize(data, key, AGGREGATION) if data
              else points(key, 0, STORED))
    series.merge(points(key, STORED - NEW, NEW))
    offset, packed = series.serialize(key, compressed=True)
    return key, packed, offset


def write(_item, result):
    key, packed, offset = result
    storage._store_metric_splits({METRIC: [(key, AGGREGATION, packed, offset)]})
