"""A network of its own with a coturn in it, and what turntop exports of that coturn."""

import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = pathlib.Path(__file__).resolve().parent
VENV = pathlib.Path(os.environ.get("TURNTOP_TEST_VENV", ROOT / ".build/test-venv"))
ADDRESS, PORT, TLS_PORT = "10.77.0.1", 3478, 443
USER, PASSWORD = "ann+e/us@er", "p4ss/w+rd=:@'x"


class Failed(Exception):
    """A consumer that did not do what it must, in words."""


class World:
    """The namespace, its coturn and a folder for everything; all is gone at its end."""

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="turntop-consumers-"))
        self.namespace = f"turntop-{os.getpid()}"
        self.processes = []
        try:
            self._network()
            self._certificates()
            self._coturn()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for process in reversed(self.processes):
            self.end(process)
        subprocess.run(["ip", "netns", "delete", self.namespace], stderr=subprocess.DEVNULL)
        shutil.rmtree(self.folder, ignore_errors=True)

    def run(self, *command, within=60, **options):
        """What a program says inside the network; fails where it does."""
        done = subprocess.run(
            self._inside(command), capture_output=True, text=True, timeout=within, **options)
        if done.returncode != 0:
            raise Failed(f"{command[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
        return done.stdout

    def start(self, *command, log, **options):
        """A program that runs inside the network until the end."""
        with open(self.folder / log, "w") as output:
            process = subprocess.Popen(
                self._inside(command), stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                start_new_session=True, **options)
        self.processes.append(process)
        return process

    def end(self, process):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def wait(self, what, fact, within=20):
        """Waits until `fact` gives something, and returns that."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            if value := fact():
                return value
            time.sleep(0.1)
        raise Failed(f"{what}: not within {within} s")

    def export(self, name, urls, *options):
        """What turntop writes of these servers for a consumer: the file's path."""
        servers = self.folder / "servers.json"
        servers.write_text(json.dumps(
            [{"urls": url} if url.startswith("stun:")
             else {"urls": url, "username": USER, "credential": PASSWORD} for url in urls]))
        path = self.folder / "export" / name
        binary = os.environ.get("TURNTOP_BINARY", ROOT / ".build/debug/turntop")
        self.run(str(binary), "export", "--ice-servers", str(servers), "--output", str(path),
                 "--force", *options)
        return path

    def log(self, name="coturn.log"):
        return (self.folder / name).read_text(errors="replace")

    def allocations(self):
        """How many allocations coturn has granted to the exported name so far."""
        return len(re.findall(
            rf"user <{re.escape(USER)}>: incoming packet ALLOCATE processed, success", self.log()))

    def _inside(self, command):
        return ["ip", "netns", "exec", self.namespace, *map(str, command)]

    def _network(self):
        for line in [
            f"netns add {self.namespace}", "link set lo up",
            "link add outer type veth peer name inner", f"address add {ADDRESS}/24 dev outer",
            "link set outer up", "link set inner up", "route add default via 10.77.0.2 dev outer",
        ]:
            where = [] if line.startswith("netns") else ["-n", self.namespace]
            subprocess.run(["ip", *where, *line.split()], check=True)

    def _certificates(self):
        self.ca = self.folder / "ca.pem"
        for line in [
            "req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 2"
            " -subj /CN=turntop-consumers -addext keyUsage=critical,keyCertSign",
            "req -newkey rsa:2048 -nodes -keyout leaf.key -out leaf.csr -subj /CN=turn",
            "x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2"
            " -extfile names -out leaf.pem",
        ]:
            (self.folder / "names").write_text(f"subjectAltName=IP:{ADDRESS}\n")
            subprocess.run(["openssl", *line.split()], cwd=self.folder, check=True,
                           stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)

    def _coturn(self):
        at = self.folder
        self.start(
            "turnserver", "-n", "--no-cli", "--no-dtls", "--log-file=stdout", "--simple-log",
            "--verbose", f"--pidfile={at}/pid", f"--userdb={at}/turndb",
            f"--listening-ip={ADDRESS}", f"--relay-ip={ADDRESS}", f"--listening-port={PORT}",
            f"--tls-listening-port={TLS_PORT}", f"--cert={at}/leaf.pem", f"--pkey={at}/leaf.key",
            "--realm=consumers.example", "--lt-cred-mech", f"--user={USER}:{PASSWORD}",
            log="coturn.log")
        self.wait("coturn listens", lambda: "Total General servers" in self.log())


STUN = f"stun:{ADDRESS}:{PORT}"
UDP = f"turn:{ADDRESS}:{PORT}"
TCP = f"turn:{ADDRESS}:{PORT}?transport=tcp"
TLS = f"turns:{ADDRESS}:{TLS_PORT}?transport=tcp"
ALL = [STUN, UDP, TCP, TLS]
