"""Captures every view of the dashboard as an SVG picture; called by script/screens."""

import argparse
import collections
import pathlib
import subprocess
import time

from drawing import Picture
from terminal import Terminal

View = collections.namedtuple("View", "name title keys shows back", defaults=["Escape"])
# What is pressed over the table of regions, what the screen then shows, and what leads back.
VIEWS = [
    View("regions", "Regions, the best first", "", "#  region", ""),
    View("servers", "Every URL in one table", "u", "region          url"),
    View("detail", "All about a region", "Enter", "binding"),
    View("trouble", "All about a region in trouble", "/ i n d i a Enter Enter", "india", "Escape Escape"),
    View("compare", "Regions side by side", "Space j j Space j j Space c", "us_east",
         "Escape Space k k Space k k Space"),
    View("network", "What works from here", "n", "network"),
    View("messages", "What happened, with its time", "m", "messages"),
    View("help", "The keys", "?", "all about the region"),
    View("columns", "Choosing columns", "o", "show or hide"),
    View("themes", "Choosing a theme", "t", "keep"),
    View("export", "Exporting a region", "e", "34 consumers"),
    View("transactions", "The last request and its answer, credentials hidden", "Enter x",
         "last messages", "Escape Escape"),
    View("settings", "What is in force, and where it comes from", ",", "base-url"),
]
SIZES = [(160, 50), (80, 24)]
THEMES = ["dark", "light", "tokyo-night"]


def options():
    parser = argparse.ArgumentParser(prog="script/screens", description=__doc__)
    parser.add_argument("turntop", type=pathlib.Path, help="the program")
    parser.add_argument("folder", type=pathlib.Path, help="where the pictures go")
    parser.add_argument("--seconds", type=int, default=45, help="how long is measured before (45)")
    parser.add_argument("--themes", nargs="+", default=THEMES, help=" ".join(THEMES))
    parser.add_argument("--views", nargs="+", choices=[view.name for view in VIEWS], help="only these")
    return parser.parse_args()


def captured(chosen):
    """Yields view, theme, size and capture of each screen, all of one and the same moment."""
    names = subprocess.run(
        [chosen.turntop, "themes"], stdout=subprocess.PIPE, text=True, check=True).stdout.split()
    command = [chosen.turntop.absolute(), "--demo", "--theme", names[0], "--background", "theme"]
    views = [view for view in VIEWS if not chosen.views or view.name in chosen.views]
    with Terminal(command, *SIZES[0]) as terminal:
        terminal.await_moving("live", 20)
        time.sleep(chosen.seconds)
        terminal.press("f")
        terminal.wait("held")
        for theme in chosen.themes:
            terminal.press("t g " + "j " * names.index(theme) + "Enter")
            terminal.wait("#  region")
            for view in views:
                yield from (
                    (view, theme, size, capture) for size, capture in captured_view(terminal, view))
        terminal.press("q")


def captured_view(terminal, view):
    """The view at each size; the table of regions is there again afterwards, at the first size."""
    terminal.press("g " + view.keys)
    for size in SIZES:
        terminal.resize(*size)
        terminal.wait(view.shows)
        yield size, terminal.capture()
    terminal.resize(*SIZES[0])
    terminal.press(view.back)
    terminal.wait("#  region")


def file_name(view, theme, size):
    return f"{view.name}-{theme}-{size[0]}x{size[1]}.svg"


def index(views, themes):
    """A page that links to all of them."""
    lines = [
        "# Every screen", "",
        "The dashboard on its embedded service (`turntop --demo`), each view at two sizes in three themes.",
        "Made by `script/screens`, all of one and the same moment of one run.", ""]
    lines += ["| view | " + " | ".join(themes) + " |", "|---" * (len(themes) + 1) + "|"]
    for view in views:
        links = (
            ", ".join(f"[{columns}×{rows}]({file_name(view, theme, (columns, rows))})" for columns, rows in SIZES)
            for theme in themes)
        lines.append(f"| {view.title} | " + " | ".join(links) + " |")
    for view in views:
        lines += ["", f"## {view.title}", "",
                  f"![{view.title}]({file_name(view, themes[0], SIZES[0])})"]
    return "\n".join(lines) + "\n"


def main():
    chosen = options()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    pictures = {}
    for view, theme, size, capture in captured(chosen):
        title = f"turntop: {view.title}, {size[0]} by {size[1]}, {theme}"
        pictures[file_name(view, theme, size)] = Picture(capture, title).svg()
    if not chosen.views:
        for old in chosen.folder.glob("*.svg"):
            old.unlink()
        (chosen.folder / "README.md").write_text(index(VIEWS, chosen.themes))
    for name, picture in pictures.items():
        (chosen.folder / name).write_text(picture)
    print(f"{len(pictures)} pictures in {chosen.folder}, the largest of "
          f"{max(map(len, pictures.values())) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
