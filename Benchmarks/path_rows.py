"""The rows about the network: how soon all is proven, and how far off a round trip is."""

import datetime
import json
import subprocess
import time

from measuring import (
    BUILD, PEERS, PYTHON, Screen, captured_wire, knowing, percentile, run, settings, wire_round_trips)
from rows import REGIONS, Row, median


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


ALL = {"sweep": sweep, "accuracy": accuracy}
