"""The rows about load: what watching many targets costs, as they grow."""

import collections
import subprocess
import time

from measuring import BUILD, Screen, Usage, settings
from rows import Row
from targets import Targets


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
        "its memory",
        f"{own.megabytes:.1f} MB, {own.filling:+.1f} MB from the first minute to half-time, "
        f"{own.growth:+.1f} MB since", "",
        "40 MB, no growth", own.megabytes <= 40 and own.growth <= PAGES)


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


# Memory that comes and goes with pages, in megabytes.
PAGES = 0.3

# Half of ten minutes is when each target's last 256 samples are all there, so that what still grows
# then grows for ever.
Watched = collections.namedtuple("Watched", "share megabytes filling growth answered")


def watched_usage(targets, seconds, *source):
    screen = Screen(
        [BUILD / "turntop", "--no-allocate", *source, "--ca-file", targets.ca],
        settings(TURNTOP_API_KEY="bench"))
    targets.await_answers()
    usage, (start, before) = Usage(screen.id), targets.tally
    first = min(60, seconds / 4)
    early, middle = [
        later_megabytes(usage, wait) for wait in (first, seconds / 2 - first)]
    time.sleep(seconds / 2)
    (end, after) = targets.tally
    watched = Watched(
        usage.share, usage.megabytes, middle - early, usage.megabytes - middle,
        (after - before) / targets.count / (end - start))
    screen.end()
    return watched


def later_megabytes(usage, seconds):
    time.sleep(seconds)
    return usage.megabytes


ALL = {"steady": steady, "growth": growth}
