"""A terminal that notes when each byte came: for how soon a program draws and answers a key."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import termios
import threading
import time

# Two reads with a longer silence between them belong to two frames.
SILENCE = 0.005


class Terminal:
    """A program on a terminal; use it in a `with`, which ends the program by a key."""

    def __init__(self, command, environment, columns, rows):
        told, tell = os.pipe()
        self.id, self.descriptor = pty.fork()
        if self.id == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.write(tell, struct.pack("d", time.monotonic()))
            os.execvpe(str(command[0]), list(map(str, command)), environment)
        # The moment of exec: forking is no part of the program's start.
        self.started, = struct.unpack("d", os.read(told, 8))
        os.close(told)
        os.close(tell)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        """Quits as a person does, and reads meanwhile, since a full terminal lets nobody end."""
        deadline = time.monotonic() + 10
        self.write(b"q")
        while os.waitpid(self.id, os.WNOHANG) == (0, 0):
            self.read(0.01)
            if time.monotonic() > deadline:
                os.kill(self.id, signal.SIGKILL)
        os.close(self.descriptor)

    def write(self, data):
        os.write(self.descriptor, data)

    def read(self, seconds):
        """What comes within this time, at most; nothing where nothing does or the program has ended."""
        if not select.select([self.descriptor], [], [], seconds)[0]:
            return b""
        try:
            return os.read(self.descriptor, 65536)
        except OSError:
            return b""

    @contextlib.contextmanager
    def drained(self):
        """Reads and drops what comes meanwhile."""
        done = threading.Event()

        def drain():
            while not done.is_set():
                self.read(0.1)

        thread = threading.Thread(target=drain)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()

    def await_all(self, words, seconds=10):
        """The seconds from exec to the byte by which all these words were drawn, and bytes so far."""
        drawn, deadline = b"", time.monotonic() + seconds
        while not all(word in drawn for word in words):
            if time.monotonic() > deadline:
                raise SystemExit(f"not on the screen: {[word for word in words if word not in drawn]}")
            drawn += self.read(0.1)
            moment = time.monotonic()
        return moment - self.started, len(drawn)

    def answer_delay(self, key, mark, seconds=2):
        """The seconds from a key to the last byte of the frame that has the mark in it."""
        while self.read(0):
            pass
        began, frame = time.monotonic(), b""
        self.write(key)
        while mark not in frame:
            if time.monotonic() - began > seconds:
                raise SystemExit(f"no answer to {key!r}")
            frame += self.read(0.1)
            last = time.monotonic()
        while self.read(SILENCE):
            last = time.monotonic()
        return last - began
