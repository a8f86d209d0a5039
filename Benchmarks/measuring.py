"""What the rows measure with: programs, terminals, the wire, and the kernel's books."""

import contextlib
import fcntl
import json
import os
import pathlib
import pty
import re
import resource
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / ".build/release"
PEERS = ROOT / "Benchmarks/peers"
PYTHON = ROOT / ".build/test-venv/bin/python"


class Bench:
    """A folder for files, and what a run was asked for."""

    def __init__(self, options):
        self.options = options
        self._folder = tempfile.TemporaryDirectory(prefix="turntop-bench-")
        self.folder = pathlib.Path(self._folder.name)

    def file(self, name, content=None):
        path = self.folder / name
        if content is not None:
            path.write_text(content)
        return path

    @contextlib.contextmanager
    def world(self):
        """The embedded service in a process of its own; yields what it says of itself."""
        process = subprocess.Popen(
            [BUILD / "Benchmarks", "world"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        try:
            world = json.loads(process.stdout.readline())
            world["file"] = self.file("world.json", json.dumps(world))
            world["ca"] = self.file("ca.pem", world["caPEM"])
            names = "".join(f"{ip} {name}\n" for name, [ip] in world["addresses"].items())
            world["hosts"] = self.file("hosts", "127.0.0.1 localhost\n" + names)
            yield world
        finally:
            process.stdin.close()
            process.wait(10)


def knowing(hosts, command):
    """The command where this file of hosts is the system's: the world's names stand in no DNS.

    Its first line of output is the time at which the command itself was started.
    """
    script = 'mount --bind "$0" /etc/hosts && echo "$EPOCHREALTIME" && exec "$@"'
    return ["unshare", "--mount", "bash", "-c", script, str(hosts), *map(str, command)]


def settings(**own):
    """An environment that names no service of the person's own."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return kept | {"HOME": "/nonexistent", "LANG": "C.UTF-8", "TERM": "xterm-256color"} | own


class Screen:
    """A program on a terminal of 120 by 40, whose output is read and dropped.

    It starts with the soft limit of descriptors that shells have.
    """

    def __init__(self, command, environment):
        self.id, self.terminal = pty.fork()
        if self.id == 0:
            resource.setrlimit(resource.RLIMIT_NOFILE, (1024, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
            os.execvpe(str(command[0]), list(map(str, command)), environment)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.bytes_drawn = 0
        threading.Thread(target=self._drain, daemon=True).start()

    def _drain(self):
        with contextlib.suppress(OSError):
            while data := os.read(self.terminal, 65536):
                self.bytes_drawn += len(data)

    def type(self, keys):
        os.write(self.terminal, keys)

    def end(self):
        """Quits as a person does."""
        self.type(b"q")
        deadline = time.monotonic() + 10
        while os.waitpid(self.id, os.WNOHANG) == (0, 0):
            if time.monotonic() > deadline:
                os.kill(self.id, signal.SIGKILL)
            time.sleep(0.01)


class Usage:
    """What a process has taken since this was made: the share of one core, and memory."""

    def __init__(self, process):
        self.process, self.start = process, time.monotonic()
        self.spent = self._spent()

    def _spent(self):
        tasks = pathlib.Path(f"/proc/{self.process}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9

    @property
    def share(self):
        return 100 * (self._spent() - self.spent) / (time.monotonic() - self.start)

    @property
    def megabytes(self):
        status = pathlib.Path(f"/proc/{self.process}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


@contextlib.contextmanager
def captured_wire(path, ports):
    """Has tshark's dumpcap write down what these UDP ports of loopback see."""
    expression = " or ".join(f"udp port {port}" for port in ports)
    capture = subprocess.Popen(
        ["dumpcap", "-q", "-i", "lo", "-f", expression, "-w", path], stderr=subprocess.PIPE, text=True)
    for line in capture.stderr:
        if line.startswith("File:"):
            break
    try:
        yield
    finally:
        time.sleep(0.5)
        capture.send_signal(signal.SIGINT)
        capture.communicate()


def wire_round_trips(path):
    """Transaction id → milliseconds from a Binding's passing to its success's, as tshark read it."""
    text = subprocess.run(
        ["tshark", "-r", path, "-T", "fields", "-e", "frame.time_epoch", "-e", "udp.payload"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True).stdout
    sent, times = {}, {}
    for line in text.splitlines():
        moment, payload = line.split("\t")
        seconds, _, fraction = moment.partition(".")
        nanoseconds = int(seconds) * 10**9 + int(fraction.ljust(9, "0")[:9])
        kind, transaction = payload[:4], payload[16:40]
        if kind == "0001":
            sent.setdefault(transaction, nanoseconds)
        elif kind == "0101" and transaction in sent:
            times[transaction] = (nanoseconds - sent[transaction]) / 1e6
    return times


def percentile(values, share):
    """The value below which this share of them lies, by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def run(command, **options):
    return subprocess.run(
        list(map(str, command)), stdout=subprocess.PIPE, text=True, check=True, **options).stdout


def say(text):
    print(f"script/bench: {text}", file=sys.stderr, flush=True)
