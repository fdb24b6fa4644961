# SPDX-License-Identifier: GPL-3.0-or-later
"""How an operation reads and writes its item, to the description of the post "python: when to use threads".

redis-py's StrictRedis, tempfile.NamedTemporaryFile and os.rename, with the calls in the post's order; redis-py's
RedisCluster where the server is a cluster's, and librados' own Python binding for Ceph, which the post names only.
"""

import contextlib
import errno
import os
import random
import tempfile
import threading
import time

# Round trips that each call waits for on a remote folder, as measured over sshfs.
READ_ROUND_TRIPS = 2
CREATE_ROUND_TRIPS = 2  # with the folder's lock held where the folder is shared
STORE_ROUND_TRIPS = 2  # write and close of the new file
RENAME_ROUND_TRIPS = 1  # with the folder's lock held where the folder is shared

SMALLEST_READ = 2048  # bytes of an object; holds the post's payload
RADOS_TIMEOUT = "5"  # seconds


class Mismatch(Exception):
    """A read did not return what was written last."""


class MissingModule(Exception):
    """A module that the target needs can't be imported; the text names it."""


class RedisItems:
    """Items as fields of a hash. One client for all threads, as in the post: its pool gives each its own."""

    def __init__(self, place):
        redis = _redis()
        if place["tls"]:
            connection_class = _connection_class(redis, place["tls"], lambda _host, _port: (place["host"], place["port"]))
            pool = redis.ConnectionPool(connection_class=connection_class, host=place["tls"]["name"],
                                        port=place["port"], db=place["database"], **_user_of(place))
            self.client = redis.StrictRedis(connection_pool=pool)
        else:
            where = {"host": place["host"], "port": place["port"]}
            if place["unix_path"]:
                where = {"unix_socket_path": place["unix_path"]}
            self.client = redis.StrictRedis(db=place["database"], **where, **_user_of(place))
        self.key = place["hash"]

    def read(self, item):
        return self.client.hget(self.key, item)

    def write(self, item, data):
        self.client.hset(self.key, item, data)

    def prepare(self, _items):
        self.client.ping()

    def close(self):
        self.client.connection_pool.disconnect()


class RedisClusterItems:
    """Items as fields of a hash in a cluster, or each in a hash of its own. redis-py's client for clusters asks the
    nodes itself who has which hash, and follows one that moves."""

    def __init__(self, place):
        redis = _redis()
        if not hasattr(redis, "RedisCluster"):
            raise MissingModule("redis-py 4.1 or newer, which knows clusters,")
        self.hashes = place["cluster"]["hashes"]
        self.keys = self.hashes
        nodes = [(redis.cluster.ClusterNode(node["host"], node["port"]), node["relay_port"])
                 for node in place["cluster"]["nodes"]]
        relays = {(node.host, node.port): ("127.0.0.1", port) for node, port in nodes if port}

        def reach(host, port):
            if relays and (host, port) not in relays:
                raise redis.exceptions.ConnectionError(
                    "%s:%s has joined the cluster, and no network is emulated before it" % (host, port))
            return relays.get((host, port), (host, port))

        first, *others = [node for node, _ in nodes]
        options = {"connection_class": _connection_class(redis, place["tls"], reach), **_user_of(place)}
        host = "[%s]" % first.host if ":" in first.host else first.host
        try:
            # By an address, as only then it takes a class for its connections.
            self.client = redis.RedisCluster.from_url("redis://%s:%d" % (host, first.port), startup_nodes=others,
                                                      **options)
        except redis.exceptions.RedisClusterException:
            # It keeps to itself why it can't connect.
            redis.StrictRedis(connection_pool=redis.ConnectionPool(host=first.host, port=first.port, **options)).ping()
            raise

    def read(self, item):
        return self.client.hget(self.keys[item], item)

    def write(self, item, data):
        self.client.hset(self.keys[item], item, data)

    def prepare(self, items):
        self.keys = self.hashes if len(self.hashes) > 1 else self.hashes * items
        self.client.ping()  # every node

    def close(self):
        self.client.disconnect_connection_pools()


def _redis():
    try:
        import redis
    except ImportError as error:
        raise MissingModule("redis-py") from error
    return redis


def _user_of(place):
    return {"username": place["user"] or None, "password": place["password"] or None}


def _connection_class(redis, tls, reach):
    """redis-py's, but connected to where `reach(host, port)` says, as a relay may stand in between. With TLS the
    server's certificate is always verified, for the name that was asked for."""

    class Located(redis.connection.Connection):
        def _connect(self):
            asked = self.host, self.port
            self.host, self.port = reach(*asked)
            try:
                return super()._connect()
            finally:
                self.host, self.port = asked

    if not tls:
        return Located

    class LocatedTls(redis.connection.SSLConnection, Located):  # SSLConnection wraps what Located connects
        def __init__(self, **options):
            super().__init__(**{**options, "ssl_cert_reqs": "required", "ssl_check_hostname": True,
                                "ssl_ca_certs": tls["ca_file"] or None,
                                "ssl_certfile": tls["client_certificate"] or None,
                                "ssl_keyfile": tls["client_key"] or None})

    return LocatedTls


def _redis_items(place):
    return RedisClusterItems(place) if place["cluster"] else RedisItems(place)


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
            raise FileNotFoundError(errno.ENOENT, "the keyring can't be read", place["keyring"])
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


ITEMS = {"redis": _redis_items, "file": FileItems, "rados": RadosItems}
