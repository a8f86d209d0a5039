"""Draws what tmux captured of a terminal as an SVG picture."""

import collections
import itertools
import re
import xml.sax.saxutils

CELL_WIDTH, CELL_HEIGHT, FONT_SIZE, MARGIN = 8, 17, 13.3, 12
# 0.6 em of each of these is a cell; textLength takes care of those of which it is not.
FONTS = "DejaVu Sans Mono,Menlo,Consolas,Liberation Mono,monospace"
# Drawn as dots: many fonts lack them, and where one stands in for another they are too wide.
BRAILLE = re.compile("[\u2800-\u28ff]")
# Where each of the eight dots stands in its cell, the lowest bit first.
DOTS = [(2, 3), (2, 7), (2, 11), (6, 3), (6, 7), (6, 11), (2, 15), (6, 15)]

Style = collections.namedtuple(
    "Style", "foreground background bold dim italic underline reverse",
    defaults=[None, None, False, False, False, False, False])
Run = collections.namedtuple("Run", "column text style")

SWITCHES = {
    1: {"bold": True}, 2: {"dim": True}, 3: {"italic": True}, 4: {"underline": True},
    7: {"reverse": True}, 22: {"bold": False, "dim": False}, 23: {"italic": False},
    24: {"underline": False}, 27: {"reverse": False}, 39: {"foreground": None},
    49: {"background": None}}
COLOURS = {38: "foreground", 48: "background"}


def changed(style, parameters):
    """The style after an SGR sequence (ECMA-48 §8.3.117); colours as RGB, as tmux-direct has them."""
    numbers = iter(int(number or 0) for number in parameters.split(";"))
    for number in numbers:
        if number == 0:
            style = Style()
        elif number in COLOURS:
            kind, *rgb = itertools.islice(numbers, 4)
            if kind != 2:
                raise ValueError(f"a colour that is no RGB value: SGR {parameters}")
            style = style._replace(**{COLOURS[number]: "#{:02x}{:02x}{:02x}".format(*rgb)})
        else:
            style = style._replace(**SWITCHES[number])
    return style


def rows_of_cells(capture):
    """Each line as a list of characters with their styles; a style lasts over the end of a line."""
    style, rows = Style(), []
    for line in capture.rstrip("\n").split("\n"):
        cells = []
        for sequence, character in re.findall(r"\x1b\[([\d;]*)m|(.)", line):
            if character:
                cells.append((character, style))
            else:
                style = changed(style, sequence)
        rows.append(cells)
    return rows


def looks_alike(cell, style):
    """Whether a cell is seen the same in this style: of a blank only background and lines are seen."""
    character, own = cell
    if own == style:
        return True
    unseen = character == " " and not (own.underline or style.underline or own.reverse or style.reverse)
    return unseen and own.background == style.background


def runs(cells):
    """Neighbours that are drawn as one text, blank ends cut where nothing is seen of them."""
    start = 0
    while start < len(cells):
        character, style = cells[start]
        is_braille = bool(BRAILLE.match(character))
        end = start + 1
        while end < len(cells) and looks_alike(cells[end], style) and (
                bool(BRAILLE.match(cells[end][0])) == is_braille):
            end += 1
        yield Run(start, "".join(character for character, _ in cells[start:end]), style)
        start = end


def dots(text, x, y):
    """A path of lines without length, whose round ends are the dots."""
    path, last = "", None
    for index, character in enumerate(text):
        for bit, (right, down) in enumerate(DOTS):
            if ord(character) >> bit & 1:
                dot = x + index * CELL_WIDTH + right, y + down
                path += "M{} {}h0".format(*dot) if last is None else (
                    f"m{dot[0] - last[0]} {dot[1] - last[1]}h0")
                last = dot
    return path


class Picture:
    """One screen as SVG."""

    def __init__(self, capture, title):
        self.title, self.rows = title, rows_of_cells(capture)
        styles = collections.Counter(style for row in self.rows for _, style in row)
        usual = styles.most_common(1)[0][0]
        self.background, self.foreground = usual.background or "#000000", usual.foreground or "#ffffff"
        self.classes = {}

    def svg(self):
        columns = max(map(len, self.rows))
        width, height = columns * CELL_WIDTH + 2 * MARGIN, len(self.rows) * CELL_HEIGHT + 2 * MARGIN
        body = [line for y, cells in enumerate(self.rows) for run in runs(cells)
                for line in self.drawn(run, y)]
        rules = "".join(f".{name}{{{rule}}}" for rule, name in self.classes.items())
        title = xml.sax.saxutils.escape(self.title)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
            f'height="{height}" role="img" xml:space="preserve">\n<title>{title}</title>\n'
            f'<style>text{{font:{FONT_SIZE}px {FONTS};fill:{self.foreground};white-space:pre}}'
            f'path{{stroke-width:2;stroke-linecap:round}}{rules}</style>\n<rect width="{width}" height="{height}" rx="8" fill="{self.background}"/>')
        return "\n".join([head, *body, "</svg>"]) + "\n"

    def drawn(self, run, row):
        """The background where it is another than the picture's, then the text."""
        ink, paper = run.style.foreground or self.foreground, run.style.background or self.background
        if run.style.reverse:
            ink, paper = paper, ink
        x, y = MARGIN + run.column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT
        if paper != self.background:
            yield (f'<rect x="{x}" y="{y}" width="{len(run.text) * CELL_WIDTH}" '
                   f'height="{CELL_HEIGHT}" fill="{paper}"/>')
        if BRAILLE.match(run.text):
            yield f'<path d="{dots(run.text, x, y)}" stroke="{ink}"/>'
            return
        text = run.text
        if not run.style.underline:
            text = text.rstrip(" ")
            x += (len(text) - len(text.lstrip(" "))) * CELL_WIDTH
            text = text.lstrip(" ")
        if text:
            yield (f'<text x="{x}" y="{y + CELL_HEIGHT - 4}" textLength="{len(text) * CELL_WIDTH}"'
                   f'{self.class_of(run.style, ink)}>{xml.sax.saxutils.escape(text)}</text>')

    def class_of(self, style, ink):
        """The attribute that gives a text its look, empty for the usual one."""
        rule = ";".join(
            part for part, holds in [
                (f"fill:{ink}", ink != self.foreground), ("font-weight:700", style.bold),
                ("opacity:.6", style.dim), ("font-style:italic", style.italic),
                ("text-decoration:underline", style.underline)] if holds)
        if not rule:
            return ""
        name = self.classes.setdefault(rule, "abcdefghijklmnopqrstuvwxyz"[len(self.classes)])
        return f' class="{name}"'
