# SPDX-License-Identifier: GPL-3.0-or-later
"""Items as files, to the description of the post "python: when to use threads": tempfile.NamedTemporaryFile and
os.rename, with the calls in the post's order.

The place: {"folder":…,"layout":"shared"|"per-item","fsync":false,"waits":{"rtt_ns":0,"jitter_ns":0,"bandwidth_mbit":0}}
"""

import contextlib
import os
import tempfile
import threading

from breakeven_items import Waits

CLIENT = None

# Round trips that each call waits for on a remote folder, as measured over sshfs.
READ_ROUND_TRIPS = 2
CREATE_ROUND_TRIPS = 2  # with the folder's lock held where the folder is shared
STORE_ROUND_TRIPS = 2  # write and close of the new file
RENAME_ROUND_TRIPS = 1  # with the folder's lock held where the folder is shared


def items(place):
    return FileItems(place)


def version():
    return None


def kind_of(_error):
    return None


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
