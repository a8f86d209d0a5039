"""The row of the codec: one operation's time and allocations."""

import os
import shutil
import subprocess

from measuring import BUILD, PEERS, ROOT, run, settings
from rows import Row


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


ALL = {"codec": codec}
