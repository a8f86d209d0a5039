"""The rows about the screen: how soon it is there, and how soon it answers a key."""

import contextlib
import random
import shutil
import socket
import time

from measuring import BUILD, Screen, Usage, percentile, settings
from rows import REGIONS, Row
from targets import Targets
from terminal import Terminal


def first_frame(bench):
    """From exec to the last byte of a frame with the regions' names, before any reply of a service."""
    with silent_service() as base_url:
        ours = [
            painted(
                [BUILD / "turntop", "--base-url", base_url],
                [name.encode() for name in REGIONS[:shown]] + [b"22 regions", b"quit"], size)
            for size, shown in [((80, 24), 11), ((160, 50), 22)] * bench.options.repetitions * 4]
    theirs = [painted(["htop"], [b"F10", b"Quit"], (80, 24)) for _ in range(bench.options.repetitions * 4)
              if shutil.which("htop")]
    narrow, wide = ours[::2], ours[1::2]
    limit = max(milliseconds(narrow, 0.95), milliseconds(wide, 0.95))
    yield Row(
        f"first frame of 22 regions, from exec, {len(narrow)} starts each",
        "; ".join(f"{name}: p50 {milliseconds(times, 0.5):.1f}, p95 {milliseconds(times, 0.95):.1f} ms"
                  for name, times in [("80×24", narrow), ("160×50", wide)]),
        f"htop p50 {milliseconds(theirs, 0.5):.1f}, p95 {milliseconds(theirs, 0.95):.1f} ms"
        if theirs else "no htop here",
        "50 ms", limit <= 50)
    most = max(size for _, size in narrow)
    yield Row("its bytes at 80×24", f"{most}", "", "3000", most <= 3000)


def painted(command, words, size):
    with Terminal(command, settings(TURNTOP_API_KEY="bench"), *size) as terminal:
        return terminal.await_all(words)


def milliseconds(painted, share):
    return 1000 * percentile([seconds for seconds, _ in painted], share)


@contextlib.contextmanager
def silent_service():
    """A service that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


def keys(bench):
    """From a key to the last byte that it changes, while 110 targets are measured at 1 Hz."""
    count = 100 * bench.options.repetitions
    targets = Targets(bench, udp=66, tcp=22, tls=22)
    with targets.answered():
        command = [BUILD / "turntop", "--no-allocate", *targets.by_service, "--ca-file", targets.ca]
        with Terminal(command, settings(TURNTOP_API_KEY="bench"), 80, 24) as terminal:
            with terminal.drained():
                targets.await_answers()
            # The mark of the selected row, which a key alone moves.
            ours = delays(terminal, count, b"j", b"k", b">")
    peer = "no htop here"
    if shutil.which("htop"):
        with Terminal(["htop", "--delay=100"], settings(), 80, 24) as terminal:
            terminal.await_all([b"F10"])
            theirs = delays(terminal, count, b"\x1b[B", b"\x1b[A", b"\x1b")
        peer = told(theirs)
    yield Row(
        f"key to last byte at 80×24, 110 targets at 1 Hz, {count} keys", told(ours), f"htop {peer}",
        "p95 10 ms", percentile(ours, 0.95) <= 10)


def idle(bench):
    """What the screen takes of a core with a server in each region, measured at 1 Hz and paused."""
    targets = Targets(bench, udp=len(REGIONS), tcp=0, tls=0)
    with targets.answered():
        screen = Screen(
            [BUILD / "turntop", "--no-allocate", *targets.by_service], settings(TURNTOP_API_KEY="bench"))
        targets.await_answers()
        live = share(screen, 30)
        screen.type(b"p")
        time.sleep(2)
        paused = share(screen, 30)
        screen.end()
    yield Row("a server a region at 1 Hz, 30 s: CPU", f"{live:.2f} % of a core", "", "2 %", live <= 2)
    yield Row("the same, paused", f"{paused:.2f} % of a core", "", "0.3 %", paused <= 0.3)


def share(screen, seconds):
    usage = Usage(screen.id)
    time.sleep(seconds)
    return usage.share


def delays(terminal, count, down, up, mark):
    """The milliseconds of so many keys, five down and five up, at uneven intervals."""
    chance = random.Random(1)
    taken = []
    for index in range(count):
        time.sleep(chance.uniform(0.01, 0.09))
        key = down if index // 5 % 2 == 0 else up
        taken.append(1000 * terminal.answer_delay(key, mark))
    return taken


def told(delays):
    return f"p50 {percentile(delays, 0.5):.2f}, p95 {percentile(delays, 0.95):.2f} ms"


ALL = {"first-frame": first_frame, "keys": keys, "idle": idle}
