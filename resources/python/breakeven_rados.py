# SPDX-License-Identifier: GPL-3.0-or-later
"""Items as objects of a Ceph pool, which the post names only: librados' own Python binding.

The place: {"conf":…,"user":…,"keyring":…,"pool":…,"namespace":…,"handle":"shared"|"per-worker","waits":{…}}, the last
as for files.
"""

import errno
import os
import sys
import threading

from breakeven_items import MissingModule, Waits

CLIENT = "rados"

SMALLEST_READ = 2048  # bytes of an object; holds the post's payload
RADOS_TIMEOUT = "5"  # seconds

KINDS = {errno.ETIMEDOUT: "timeout", errno.ENOENT: "missing", errno.EPERM: "permission",
         errno.EACCES: "permission", errno.ENOTCONN: "connection", errno.ESHUTDOWN: "connection",
         errno.ENOSPC: "space", errno.EDQUOT: "space"}


def items(place):
    return RadosItems(place)


def version():
    """Of librados, as its binding has no version of its own."""
    found = sys.modules["rados"].Rados(conffile=None).version()
    return "%d.%d.%d" % (found.major, found.minor, found.extra)


def kind_of(error):
    if type(error).__module__ != "rados":
        return None
    return KINDS.get(getattr(error, "errno", None), "file")


class RadosItems:
    """Items as objects "0", "1" ... in a namespace of the run's own, through librados' own binding."""

    def __init__(self, place):
        try:
            import rados
        except ImportError as error:
            raise MissingModule("librados' Python binding (python3-rados)") from error
        self.rados = rados
        self.place = place
        self.waits = Waits(place["waits"])
        self.lock = threading.Lock()
        self.opened = []
        self.own = threading.local()
        self.first_length = SMALLEST_READ + 1
        if place["handle"] == "shared":
            self.shared = self._open()
            self.context = lambda: self.shared
        else:
            self.context = self._of_thread
        self.read = self._read_at_a_distance if self.waits.any else self._read
        self.write = self._write_at_a_distance if self.waits.any else self._write

    def _open(self):
        place = self.place
        if place["keyring"] and not os.access(place["keyring"], os.R_OK):
            reason = errno.EACCES if os.path.exists(place["keyring"]) else errno.ENOENT
            raise OSError(reason, "the keyring can't be read", place["keyring"])
        # Without the timeouts a dead cluster blocks for ever.
        options = {name: RADOS_TIMEOUT for name in ("client_mount_timeout", "rados_osd_op_timeout",
                                                    "rados_mon_op_timeout")}
        if place["keyring"]:
            options["keyring"] = place["keyring"]
        cluster = self.rados.Rados(rados_id=place["user"] or None, conffile=place["conf"], conf=options)
        cluster.connect()
        context = cluster.open_ioctx(place["pool"])
        context.set_namespace(place["namespace"])
        with self.lock:
            self.opened.append((cluster, context))
        return context

    def _of_thread(self):
        context = getattr(self.own, "context", None)
        if context is None:
            context = self.own.context = self._open()
        return context

    def _read(self, item):
        context, name = self.context(), str(item)
        length = self.first_length  # a byte more than is there, by which the end is seen in one read
        try:
            data = context.read(name, length, 0)
            while len(data) == length:
                length *= 2
                data = context.read(name, length, 0)
        except self.rados.ObjectNotFound:
            return None
        if len(data) >= self.first_length:
            self.first_length = len(data) + 1
        return data

    def _write(self, item, data):
        self.context().write_full(str(item), data)

    # On top of the call itself, as one round trip each.
    def _read_at_a_distance(self, item):
        data = self._read(item)
        self.waits.wait(1, len(data) if data else 0)
        return data

    def _write_at_a_distance(self, item, data):
        self._write(item, data)
        self.waits.wait(1, len(data))

    def prepare(self, _items):
        self.context()  # connecting shows that the monitors answer; the first read shows it of the OSDs

    def close(self):
        for cluster, context in self.opened:
            context.close()
            cluster.shutdown()
        self.opened = []
