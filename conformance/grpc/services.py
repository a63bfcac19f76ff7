"""The two gRPC services of one server, through generated stubs."""

import base64
import hashlib
import hmac
import json
import os
import queue
import shlex
import signal
import socket
import subprocess
import tempfile
import threading
import time
import unittest

import api_pb2 as api
import api_pb2_grpc
import grpc
import unistream_pb2 as uni
import unistream_pb2_grpc

KEY = "key of the gRPC API"
SECRET = "secret of the tokens, long enough"
PATIENCE = 30

SETTINGS = {
    "client": {"token": {"hmac_secret_key": SECRET}},
    "channel": {
        "without_namespace": {
            "history_size": 2000,
            "history_ttl": "300s",
            "force_recovery": True,
            "presence": True,
        }
    },
    "grpc_api": {"enabled": True, "key": KEY, "address": "127.0.0.1"},
    "uni_grpc": {"enabled": True, "address": "127.0.0.1"},
}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """The sample, with ports of its own."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.api_port, self.uni_port, http_port = free_port(), free_port(), free_port()
        config = os.path.join(self.folder.name, "config.json")
        with open(config, "w") as file:
            json.dump(SETTINGS, file)
        ports = {
            "CENTRIFUGO_HTTP_SERVER_PORT": http_port,
            "CENTRIFUGO_GRPC_API_PORT": self.api_port,
            "CENTRIFUGO_UNI_GRPC_PORT": self.uni_port,
        }
        self.log = open(os.environ["SERVER_LOG"], "w")
        self.process = subprocess.Popen(
            shlex.split(os.environ["SERVER"]) + ["--config=" + config],
            cwd=self.folder.name,
            env={**os.environ, **{name: str(port) for name, port in ports.items()}},
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        self.channels = [grpc.insecure_channel(f"127.0.0.1:{port}") for port in (self.api_port, self.uni_port)]
        for channel in self.channels:
            grpc.channel_ready_future(channel).result(60)
        self.api = api_pb2_grpc.CentrifugoApiStub(self.channels[0])
        self.uni = unistream_pb2_grpc.CentrifugoUniStreamStub(self.channels[1])

    def stop(self):
        for channel in self.channels:
            channel.close()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
        self.log.close()
        self.folder.cleanup()


def authorized(*more):
    return [("authorization", "apikey " + KEY), *more]


def token(user, **claims):
    def encode(data):
        return base64.urlsafe_b64encode(data).rstrip(b"=")

    signed = encode(b'{"alg":"HS256","typ":"JWT"}') + b"." + encode(json.dumps({"sub": user, **claims}).encode())
    signature = hmac.new(SECRET.encode(), signed, hashlib.sha256).digest()
    return (signed + b"." + encode(signature)).decode()


class Stream:
    """A client on the unidirectional stream, whose pushes wait in a queue."""

    END = object()

    def __init__(self, server, **request):
        self.call = server.uni.Consume(uni.ConnectRequest(**request))
        self.pushes = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        try:
            for push in self.call:
                self.pushes.put(push)
        except grpc.RpcError:
            pass
        self.pushes.put(Stream.END)

    def next(self):
        push = self.pushes.get(timeout=PATIENCE)
        if push is Stream.END:
            raise EOFError(self.call.code())
        return push

    def end(self):
        """Take what is left, and tell how the call ended."""
        left = []
        while (push := self.pushes.get(timeout=PATIENCE)) is not Stream.END:
            left.append(push)
        return left, self.call.code()


def setUpModule():
    ServicesTestCase.server = Server()
    unittest.addModuleCleanup(ServicesTestCase.server.stop)


class ServicesTestCase(unittest.TestCase):
    def setUp(self):
        # A user and channels for each test
        self.name = self.id().rsplit(".", 1)[-1]

    def call(self, method, request, *metadata):
        return getattr(self.server.api, method)(request, metadata=authorized(*metadata), timeout=PATIENCE)

    def publish(self, channel, data, **more):
        return self.call("Publish", api.PublishRequest(channel=channel, data=data, **more))

    def stream(self, **claims):
        stream = Stream(self.server, token=token(self.name, **claims), name="python", version="1")
        self.addCleanup(stream.call.cancel)
        connected = stream.next()
        self.assertTrue(connected.HasField("connect"))
        return stream, connected.connect

    def assert_status(self, code, call):
        with self.assertRaises(grpc.RpcError) as caught:
            call()
        self.assertEqual(code, caught.exception.code())


class ApiTests(ServicesTestCase):
    def test_publish_and_history(self):
        for number in range(3):
            response = self.publish(self.name, b"%d" % number, tags={"n": str(number)})
            self.assertEqual(0, response.error.code)
            self.assertEqual(number + 1, response.result.offset)
        history = self.call("History", api.HistoryRequest(channel=self.name, limit=-1)).result
        self.assertEqual([b"0", b"1", b"2"], [publication.data for publication in history.publications])
        self.assertEqual({"n": "2"}, dict(history.publications[2].tags))
        self.assertEqual((3, response.result.epoch), (history.offset, history.epoch))
        page = api.HistoryRequest(
            channel=self.name, limit=1, reverse=True, since=api.StreamPosition(offset=3, epoch=history.epoch)
        )
        self.assertEqual([2], [publication.offset for publication in self.call("History", page).result.publications])
        self.call("HistoryRemove", api.HistoryRemoveRequest(channel=self.name))
        left = self.call("History", api.HistoryRequest(channel=self.name, limit=-1)).result
        self.assertEqual(0, len(left.publications))

    def test_idempotent_publish(self):
        first = self.publish(self.name, b"1", idempotency_key="once")
        again = self.publish(self.name, b"1", idempotency_key="once")
        self.assertEqual(first.result, again.result)

    def test_broadcast(self):
        channels = [self.name + "-1", self.name + "-2"]
        response = self.call("Broadcast", api.BroadcastRequest(channels=channels, data=b"{}"))
        self.assertEqual([1, 1], [part.result.offset for part in response.result.responses])

    def test_batch(self):
        commands = [
            api.Command(publish=api.PublishRequest(channel=self.name, data=b"1")),
            api.Command(presence_stats=api.PresenceStatsRequest(channel=self.name)),
            api.Command(publish=api.PublishRequest(channel="nowhere:" + self.name, data=b"1")),
        ]
        for parallel in (False, True):
            replies = self.call("Batch", api.BatchRequest(commands=commands, parallel=parallel)).replies
            self.assertEqual(3, len(replies))
            self.assertGreater(replies[0].publish.offset, 0)
            self.assertEqual(0, replies[1].presence_stats.num_clients)
            self.assertEqual(102, replies[2].error.code)

    def test_info(self):
        nodes = self.call("Info", api.InfoRequest()).result.nodes
        self.assertEqual(1, len(nodes))
        self.assertTrue(nodes[0].uid)

    def test_wrong_key(self):
        for metadata in ([], [("authorization", "apikey other")], [("authorization", KEY)]):
            self.assert_status(
                grpc.StatusCode.UNAUTHENTICATED, lambda: self.server.api.Info(api.InfoRequest(), metadata=metadata)
            )

    def test_error_in_the_response(self):
        self.assertEqual(102, self.publish("nowhere:a", b"1").error.code)
        self.assertEqual(107, self.publish("", b"1").error.code)

    def test_error_as_the_status(self):
        request = api.PublishRequest(channel="nowhere:a", data=b"1")
        self.assert_status(
            grpc.StatusCode.NOT_FOUND, lambda: self.call("Publish", request, ("x-centrifugo-error-mode", "transport"))
        )

    def test_presence_of_a_stream(self):
        _, connected = self.stream(channels=[self.name])
        presence = self.call("Presence", api.PresenceRequest(channel=self.name)).result.presence
        self.assertEqual([self.name], [info.user for info in presence.values()])
        self.assertEqual([connected.client], list(presence))
        stats = self.call("PresenceStats", api.PresenceStatsRequest(channel=self.name)).result
        self.assertEqual((1, 1), (stats.num_clients, stats.num_users))
        self.assertIn(self.name, self.call("Channels", api.ChannelsRequest()).result.channels)


class StreamTests(ServicesTestCase):
    def test_connect(self):
        stream, connected = self.stream()
        self.assertTrue(connected.client and connected.session and connected.version)
        self.assertEqual((25, False, ""), (connected.ping, connected.pong, connected.node))
        self.assertEqual({}, dict(connected.subs))
        stream.call.cancel()

    def test_channels_of_the_token(self):
        stream, connected = self.stream(channels=[self.name])
        self.assertTrue(connected.subs[self.name].recoverable)
        self.publish(self.name, b'{"a": 1}', tags={"k": "v"})
        push = stream.next()
        self.assertEqual((self.name, b'{"a": 1}', 1), (push.channel, push.pub.data, push.pub.offset))
        self.assertEqual({"k": "v"}, dict(push.pub.tags))

    def test_order(self):
        stream, _ = self.stream(channels=[self.name])
        for number in range(0, 1000, 50):
            commands = [
                api.Command(publish=api.PublishRequest(channel=self.name, data=b"%d" % (number + step)))
                for step in range(50)
            ]
            self.call("Batch", api.BatchRequest(commands=commands))
        pushes = [stream.next() for _ in range(1000)]
        self.assertEqual(list(range(1000)), [int(push.pub.data) for push in pushes])
        self.assertEqual(list(range(1, 1001)), [push.pub.offset for push in pushes])

    def test_subscribe_and_unsubscribe_by_the_server(self):
        stream, _ = self.stream()
        self.call("Subscribe", api.SubscribeRequest(user=self.name, channel=self.name, data=b'{"welcome": 1}'))
        push = stream.next()
        self.assertEqual((self.name, b'{"welcome": 1}'), (push.channel, push.subscribe.data))
        self.publish(self.name, b"1")
        self.assertEqual(b"1", stream.next().pub.data)
        self.call("Unsubscribe", api.UnsubscribeRequest(user=self.name, channel=self.name))
        push = stream.next()
        self.assertEqual((self.name, 2000), (push.channel, push.unsubscribe.code))

    def test_recovery(self):
        epoch = [self.publish(self.name, b"%d" % number).result.epoch for number in range(5)][0]
        request = {
            "token": token(self.name, channels=[self.name]),
            "subs": {self.name: uni.SubscribeRequest(recover=True, epoch=epoch, offset=2)},
        }
        stream = Stream(self.server, **request)
        self.addCleanup(stream.call.cancel)
        subscription = stream.next().connect.subs[self.name]
        self.assertTrue(subscription.recovered)
        self.assertEqual([3, 4, 5], [publication.offset for publication in subscription.publications])

    def test_disconnect_by_the_server(self):
        stream, _ = self.stream()
        disconnect = api.Disconnect(code=4501, reason="go away")
        self.call("Disconnect", api.DisconnectRequest(user=self.name, disconnect=disconnect))
        pushes, status = stream.end()
        self.assertEqual([(4501, "go away")], [(push.disconnect.code, push.disconnect.reason) for push in pushes])
        self.assertEqual(grpc.StatusCode.OK, status)

    def test_refused_connects(self):
        for wrong, code in (("nonsense", 3500), (token(self.name, exp=int(time.time()) - 10), 3005)):
            pushes, status = Stream(self.server, token=wrong).end()
            self.assertEqual([code], [push.disconnect.code for push in pushes])
            self.assertEqual(grpc.StatusCode.OK, status)

    def test_refresh_by_the_server(self):
        stream, connected = self.stream(exp=int(time.time()) + 600)
        self.assertTrue(connected.expires)
        self.call("Refresh", api.RefreshRequest(user=self.name, expire_at=int(time.time()) + 6000))
        refreshed = stream.next().refresh
        self.assertTrue(refreshed.expires)
        self.assertGreater(refreshed.ttl, 5000)

    def test_cancelled_call_leaves(self):
        stream, _ = self.stream(channels=[self.name])
        stream.call.cancel()
        deadline = time.monotonic() + PATIENCE
        stats = api.PresenceStatsRequest(channel=self.name)
        while self.call("PresenceStats", stats).result.num_clients and time.monotonic() < deadline:
            time.sleep(0.05)
        self.assertEqual(0, self.call("PresenceStats", stats).result.num_clients)


class ShutdownTests(ServicesTestCase):
    def setUp(self):
        super().setUp()
        self.server = Server()
        self.addCleanup(self.server.stop)

    def test_shutdown(self):
        stream, _ = self.stream()
        self.server.process.send_signal(signal.SIGTERM)
        pushes, status = stream.end()
        self.assertEqual([3001], [push.disconnect.code for push in pushes])
        self.assertEqual(grpc.StatusCode.OK, status)
        self.server.process.wait(PATIENCE)


if __name__ == "__main__":
    unittest.main()
