"""A terminal of a size that a program is driven in: a tmux server of its own."""

import os
import pathlib
import subprocess
import tempfile
import time


class Terminal:
    """Runs the dashboard in a home folder that is empty; use it in a `with`."""

    def __init__(self, command, columns, rows):
        self.command, self.size = command, (columns, rows)

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="turntop-screens-")
        home = pathlib.Path(self.folder.name)
        kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        self.environment = kept | {"HOME": str(home), "LANG": "C.UTF-8", "TURNTOP_TEST_FD": "9"}
        # The dashboard writes a line into it whenever it comes to rest.
        self.rests, self.rests_before = home / "rests", 0
        self.socket = home / "tmux"
        configuration = home / "tmux.conf"
        # Colours as the theme's file has them, not the nearest of 256.
        configuration.write_text("set -g default-terminal tmux-direct\nset -g status off\n")
        columns, rows = self.size
        self._tmux("-f", configuration, "new-session", "-d", "-x", columns, "-y", rows, "-c", home,
                   "bash", "-c", 'exec 9> rests "$@"', "bash", *self.command)
        return self

    def __exit__(self, *_):
        subprocess.run(["tmux", "-S", self.socket, "kill-server"], stderr=subprocess.DEVNULL)
        self.folder.cleanup()

    def press(self, keys):
        """Presses keys by tmux's names, separated by spaces: `j Enter Space /`."""
        self._note_rests()
        for key in keys.split():
            self._tmux("send-keys", key)

    def resize(self, columns, rows):
        self._note_rests()
        self._tmux("resize-window", "-x", columns, "-y", rows)

    def text(self):
        return self._tmux("capture-pane", "-p")

    def capture(self):
        """The screen with its attributes as SGR sequences, blanks at the ends of lines too."""
        return self._tmux("capture-pane", "-p", "-e", "-N")

    def wait(self, words, seconds=10):
        """Waits until the screen shows these words and has come to rest since the last deed."""
        deadline, before = time.monotonic() + seconds, None
        while time.monotonic() < deadline:
            screen = self.text()
            has_rested = self.rests.stat().st_size > self.rests_before
            if words in screen and has_rested and screen == before:
                return
            before = screen
            time.sleep(0.1)
        raise SystemExit(f"the screen never showed {words!r}:\n{before}")

    def await_moving(self, words, seconds):
        """Waits until a screen that never stands still shows these words."""
        deadline = time.monotonic() + seconds
        while words not in (screen := self.text()):
            if time.monotonic() > deadline:
                raise SystemExit(f"the screen never showed {words!r}:\n{screen}")
            time.sleep(0.1)

    def _note_rests(self):
        self.rests_before = self.rests.stat().st_size

    def _tmux(self, *arguments):
        return subprocess.run(
            ["tmux", "-S", self.socket, *map(str, arguments)], env=self.environment,
            stdout=subprocess.PIPE, text=True, check=True).stdout
