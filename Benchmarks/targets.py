"""Endpoints on loopback that many targets are measured at."""

import collections
import contextlib
import http.server
import json
import subprocess
import sys
import threading
import time
import urllib.parse

from measuring import ROOT, run, say
from rows import REGIONS


class Targets:
    """Endpoints of one's own on loopback, and a service and a file that name them."""

    def __init__(self, bench, udp, tcp, tls):
        self.bench, self.count = bench, udp + tcp + tls
        address = lambda index: f"127.1.{index // 250}.{index % 250 + 1}"
        self.tls = tls
        self.rows = [("udp", address(index), 3478) for index in range(udp)]
        self.rows += [("tcp", address(index), 3478) for index in range(tcp)]
        self.rows += [("tls", "127.0.0.1", 20000 + index) for index in range(tls)]
        self.list = bench.file("targets", "".join(f"{t} {a} {p}\n" for t, a, p in self.rows))

    @property
    def by_service(self):
        """What has the program ask the service for them, a part of them in each region."""
        return "--base-url", self.base_url

    @property
    def by_file(self):
        """What has the program read all of them from one file."""
        return "--ice-servers", self.bench.file("ice-servers.json", json.dumps(ice_servers(self.rows)))

    def region(self, name):
        """The region's part of them, as the service writes it."""
        return ice_servers(self.rows[REGIONS.index(name)::len(REGIONS)])

    @contextlib.contextmanager
    def answered(self):
        self.ca, certificate, key = certificates(self.bench)
        server = subprocess.Popen(
            [sys.executable, ROOT / "Benchmarks/binding_server.py", str(self.tls), certificate, key],
            stdout=subprocess.PIPE, text=True)
        self.answers = collections.deque([server.stdout.readline()], maxlen=1)
        threading.Thread(target=lambda: self.answers.extend(server.stdout), daemon=True).start()
        with service(self.region) as self.base_url:
            try:
                yield
            finally:
                server.kill()
                server.wait()

    @property
    def tally(self):
        """The latest moment, and how many requests had been answered by then."""
        moment, count = self.answers[-1].split()
        return float(moment), int(count)

    def await_answers(self):
        """Waits until all of them are asked every second, which their opening may delay."""
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            (start, before), _, (end, after) = self.tally, time.sleep(3), self.tally
            if (after - before) >= 0.98 * self.count * (end - start):
                return time.sleep(5)
        say(f"{self.count} targets are not asked every second")


def ice_servers(rows):
    form = {"udp": "turn:{}:{}", "tcp": "turn:{}:{}?transport=tcp", "tls": "turns:{}:{}?transport=tcp"}
    return [
        {"urls": form[transport].format(address, port), "username": "u", "credential": "c"}
        for transport, address, port in rows]


@contextlib.contextmanager
def service(servers):
    """The credential endpoint on loopback."""

    class Endpoint(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self):
            query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
            body = json.dumps(servers(query["region"][0])).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def certificates(bench):
    """An authority, and a certificate of it for 127.0.0.1 with its key."""
    ca, certificate, key = (bench.file(name) for name in ("bench-ca.pem", "leaf.pem", "leaf.key"))
    if not ca.exists():
        curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
        run(["openssl", "req", "-x509", *curve, "-subj", "/CN=bench", "-keyout", bench.file("ca.key"),
             "-out", ca], stderr=subprocess.DEVNULL)
        run(["openssl", "req", "-x509", *curve, "-subj", "/CN=leaf", "-keyout", key, "-out", certificate,
             "-CA", ca, "-CAkey", bench.file("ca.key"), "-addext", "subjectAltName=IP:127.0.0.1",
             "-addext", "basicConstraints=critical,CA:false"], stderr=subprocess.DEVNULL)
    return ca, certificate, key
