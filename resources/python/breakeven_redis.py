# SPDX-License-Identifier: GPL-3.0-or-later
"""Items as fields of hashes, to the description of the post "python: when to use threads": redis-py's StrictRedis, and
its RedisCluster where the server is a cluster's.

The place: {"host":…,"port":…,"unix_path":…,"user":…,"password":…,"database":…,"hash":…,"tls":null,"cluster":null};
"tls" may be {"name":…,"ca_file":…,"client_certificate":…,"client_key":…}, and "cluster" {"nodes":[{"host":…,"port":…,
"relay_port":0}],"hashes":[…]}: all that serve, each with the port of 127.0.0.1 that leads to it where a network is
emulated, and one hash for all items or one for each.
"""

import sys

from breakeven_items import MissingModule

CLIENT = "redis"


def items(place):
    return RedisClusterItems(place) if place["cluster"] else RedisItems(place)


def version():
    return sys.modules["redis"].__version__


def kind_of(error):
    text = str(error)
    if text.startswith("OOM "):
        return "space"
    if not type(error).__module__.startswith("redis"):
        return None
    if type(error).__name__ == "AuthenticationError" or text.startswith(("WRONGPASS", "NOAUTH")):
        return "credentials"
    if type(error).__name__ in ("ConnectionError", "TimeoutError"):
        return "tls" if "SSL" in text or "certificate" in text else "connection"
    return None


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
