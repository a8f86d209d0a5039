"""The rows of the table: each runs the program and a peer, and says what both took."""

import collections
import contextlib
import datetime
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
import time
import urllib.parse

from measuring import (
    BUILD, PEERS, PYTHON, ROOT, Screen, Usage, captured_wire, knowing, percentile, run, say, settings,
    wire_round_trips)

Row = collections.namedtuple("Row", "figure turntop peer limit holds")
REGIONS = run([BUILD / "turntop", "regions"]).split()


def median(values):
    return percentile(values, 0.5)


def sweep(bench):
    """22 regions, 110 URLs: from the start of the program to the last of 88 relays' being proven."""
    with bench.world() as world:
        # The API's answer, then TLS 1.3, challenge and allocation; connecting costs nothing here.
        limit = (world["thinking"] + 3 * max(world["delays"].values())) / 1000
        ours, theirs = [], []
        for _ in range(bench.options.repetitions):
            ours.append(timed_probe(world))
            theirs.append(timed_aioice(world))
    own = median(ours)
    whole, ready = (median([peer[name] for peer in theirs]) for name in ("whole", "ready"))
    yield Row(
        "sweep: 22 regions, 88 relays proven, from the start of the program", f"{own:.3f} s",
        f"aioice {whole:.3f} s, {ready:.3f} s of them once Python stands",
        f"{1.05 * limit:.3f} s = 1.05 × round trips", own <= 1.05 * limit and own <= whole)


def timed_aioice(world):
    """The seconds to the last allocation, from the program's start and from its first line."""
    start, answer = run(knowing(world["hosts"], [
        PYTHON, PEERS / "aioice_sweep.py", world["file"], *REGIONS])).splitlines()
    told = json.loads(answer)
    assert told["relays"] == 88, told
    return {"whole": told["moment"] - float(start), "ready": told["allocated"]}


def timed_probe(world):
    """The seconds to the last verdict, as the report tells, which comes when all is released."""
    command = [
        BUILD / "turntop", "probe", "--count", "1", "--format", "json", "--base-url",
        world["baseURL"], "--ca-file", world["ca"]]
    process = subprocess.Popen(
        knowing(world["hosts"], command), stdout=subprocess.PIPE, text=True,
        env=settings(TURNTOP_API_KEY=world["apiKey"]))
    start = float(process.stdout.readline())
    report = json.loads(process.stdout.read())
    process.wait()
    servers = [server for region in report["regions"] for server in region["servers"]]
    proven = [server for server in servers if server["relayed"]]
    assert len(servers) == 110 and len(proven) == 88, report
    began = datetime.datetime.fromisoformat(report["started"]).timestamp()
    return began - start + report["settled_ms"] / 1000


def accuracy(bench):
    """Each reported round trip against the same transaction's on the wire."""
    with bench.world() as world:
        world["ports"] = sorted({8080, 8443})
        world["file"].write_text(json.dumps(world, default=str))
        ours = off_wire(bench, world, "turntop", watched)
        theirs = off_wire(bench, world, "aioice", by_aioice)
    yield Row(
        f"reported − wire RTT, UDP, 44 endpoints, drawing ({len(ours)} samples)",
        f"p50 {median(ours):.3f}, p99 {percentile(ours, 0.99):.3f} ms",
        f"aioice p50 {median(theirs):.3f}, p99 {percentile(theirs, 0.99):.3f} ms",
        "p50 0.050, p99 0.200 ms", median(ours) <= 0.05 and percentile(ours, 0.99) <= 0.2)


def off_wire(bench, world, name, measure):
    """By how many milliseconds each sample was off."""
    record, capture = bench.file(f"{name}.txt"), bench.file(f"{name}.pcapng")
    with captured_wire(capture, world["ports"]):
        measure(world, record, bench.options.seconds)
    wire = wire_round_trips(capture)
    lines = (line.split() for line in record.read_text().splitlines())
    off = [abs(int(taken) / 1e6 - wire[id]) for id, taken in lines if id in wire]
    assert len(off) > 30 * bench.options.seconds, f"{name}: only {len(off)} samples on the wire"
    return off


def watched(world, record, seconds):
    screen = Screen([BUILD / "Benchmarks", "watch", world["file"], record], settings())
    time.sleep(seconds)
    screen.end()
    assert screen.bytes_drawn > 10_000, "the dashboard did not draw"


def by_aioice(world, record, seconds):
    run([PYTHON, PEERS / "aioice_binding.py", world["file"], seconds, record])


def steady(bench):
    """The service's mix of 110 targets at 1 Hz, beside a loop that does no more than send."""
    targets = Targets(bench, udp=66, tcp=22, tls=22)
    with targets.answered():
        bare = bare_share(targets, bench.options.seconds)
        own = watched_usage(targets, bench.options.steady_seconds, *targets.by_service)
    yield Row(
        f"steady state, 110 targets at 1 Hz, {bench.options.steady_seconds} s: CPU",
        f"{own.share:.2f} % of a core", f"bare NIO loop {bare:.2f} %", "2 × the loop, and 4 %",
        own.share <= min(2 * bare, 4))
    yield Row(
        "its memory", f"{own.megabytes:.1f} MB, {own.growth:+.1f} MB since the first minute", "",
        "40 MB, no growth", own.megabytes <= 40 and own.growth <= 1)


def growth(bench):
    """110, 1 000 and 5 000 targets of one file: 40 % UDP, 40 % TCP, 20 % TLS."""
    costs = []
    for count in bench.options.targets:
        targets = Targets(bench, udp=count * 2 // 5, tcp=count * 2 // 5, tls=count // 5)
        with targets.answered():
            bare = bare_share(targets, bench.options.seconds)
            own = watched_usage(targets, bench.options.seconds, *targets.by_file)
        costs.append(1000 * own.share / count)
        holds = own.answered >= 0.999 and (count < 5000 or own.share <= 60 and own.megabytes <= 150)
        yield Row(
            f"{count} targets at 1 Hz",
            f"{own.share:.1f} % of a core, {own.megabytes:.0f} MB, "
            f"{100 * own.answered:.1f} % of ticks", f"bare NIO loop {bare:.1f} %",
            "60 %, 150 MB, every tick" if count == 5000 else "every tick", holds)
    yield Row(
        "a thousand targets' cost, as they grow",
        ", ".join(f"{cost:.1f}" for cost in costs) + " % of a core", "", "linear: never 1.1 × the one before",
        all(later <= 1.1 * earlier for earlier, later in zip(costs, costs[1:])))


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


def bare_share(targets, seconds):
    loop = subprocess.Popen(
        [BUILD / "Benchmarks", "loop", targets.list, targets.ca], stdout=subprocess.PIPE, text=True)
    loop.stdout.readline()
    targets.await_answers()
    usage = Usage(loop.pid)
    time.sleep(seconds)
    share = usage.share
    loop.kill()
    loop.wait()
    return share


Watched = collections.namedtuple("Watched", "share megabytes growth answered")


def watched_usage(targets, seconds, *source):
    screen = Screen(
        [BUILD / "turntop", "--no-allocate", *source, "--ca-file", targets.ca],
        settings(TURNTOP_API_KEY="bench"))
    targets.await_answers()
    usage, (start, before) = Usage(screen.id), targets.tally
    time.sleep(min(60, seconds / 2))
    first = usage.megabytes
    time.sleep(seconds - min(60, seconds / 2))
    (end, after) = targets.tally
    watched = Watched(
        usage.share, usage.megabytes, usage.megabytes - first,
        (after - before) / targets.count / (end - start))
    screen.end()
    return watched


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


def codec(bench):
    """One operation's time and allocations, beside pion's where Debian has Go."""
    counter = bench.file("count_allocations.so")
    run(["cc", "-O2", "-shared", "-fPIC", "-o", counter, ROOT / "Benchmarks/count_allocations.c"])
    peer = pion()
    for operation, text in [
        ("decode", "decode and check a Binding success"), ("build", "build an authenticated Allocate")]:
        nanoseconds = float(run([BUILD / "Benchmarks", "codec", operation, 300_000]).split()[0])
        allocations = (counted(counter, operation, 20_000) - counted(counter, operation, 10_000)) / 10_000
        yield Row(
            text, f"{nanoseconds:.0f} ns, {allocations:.0f} allocations", peer.get(operation, "no Go here"),
            "", None)


def counted(counter, operation, count):
    """The allocations of a whole run."""
    process = subprocess.run(
        [BUILD / "Benchmarks", "codec", operation, str(count)], env=settings(LD_PRELOAD=str(counter)),
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=True)
    return int(process.stderr.split()[-1])


def pion():
    """What pion/stun takes, by operation; nothing where there is no Go."""
    if not shutil.which("go"):
        return {}
    environment = os.environ | {"GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOFLAGS": ""}
    lines = run(["go", "run", PEERS / "codec.go"], env=environment).splitlines()
    words = (line.split() for line in lines)
    return {name: f"pion {time} ns, {allocations} allocations" for name, time, allocations in words}


ALL = {"sweep": sweep, "accuracy": accuracy, "steady": steady, "growth": growth, "codec": codec}
