#!/usr/bin/env python3
"""Makes the fonts of figures and pages: a renamed subset of Inter, with a few mathematical operators added.

Usage: make_fonts.py [folder of Inter's OTF files] [folder for WOFF2 files]

Needs fonttools and brotli. The folder defaults to that of Debian's package fonts-inter (4.0~beta7). Inter is under the
SIL Open Font License, whose Reserved Font Name asks that changed versions carry another name: "CNN Viz Sans". The
OTF files are written beside this script, the WOFF2 files into Templates/assets/fonts.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

FAMILY = "CNN Viz Sans"
STYLES = {"Regular": "Inter-Regular", "Italic": "Inter-Italic", "SemiBold": "Inter-SemiBold"}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "case", "sups", "subs"]
# One moment for every build, so that the files come out the same: 2024-01-01 in seconds since 1904.
MADE = 3786912000

RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x2C6, 0x2DD), (0x300, 0x304), (0x306, 0x30C), (0x327, 0x328),
    (0x384, 0x3CE),  # Greek
    (0x2009, 0x200B), (0x2010, 0x2026), (0x202F, 0x203A), (0x2070, 0x209C), (0x20AC, 0x20AC), (0x2113, 0x2122),
    (0x2190, 0x2199), (0x21A6, 0x21A6), (0x21D0, 0x21D4),  # arrows
    (0x2200, 0x22FF), (0x2308, 0x230B), (0x27E8, 0x27E9),  # operators, floor and ceiling, angle brackets
    (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2713, 0x2717),  # shapes, stars, check marks
]


def rename(font: TTFont, style: str) -> None:
    """Gives the font its own name; legacy readers see the semi-bold as a family of its own, as the format asks."""
    name = font["name"]
    full = f"{FAMILY} {style}"
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    kept = {0: name.getDebugName(0), 13: name.getDebugName(13), 14: name.getDebugName(14)}
    legacy = (FAMILY, style) if style in ("Regular", "Italic") else (full, "Regular")
    name.names = []
    entries = {
        1: legacy[0], 2: legacy[1], 3: f"{postscript};subset of Inter 4.0", 4: full, 5: "Version 1.0",
        6: postscript, 10: "A renamed subset of Inter.", 16: FAMILY, 17: style, **kept,
    }
    for number, text in entries.items():
        if text:
            name.setName(text, number, 3, 1, 0x409)
    top = font["CFF "].cff
    top.fontNames[0] = postscript
    top[0].FullName, top[0].FamilyName, top[0].Weight = full, FAMILY, style


def ring(pen, centre, radius, stroke):
    """A circle with a hole; the hole runs the other way round."""
    for edge, turn in ((radius, 1), (radius - stroke, -1)):
        if edge > 0:
            disc(pen, centre, edge, turn)


def disc(pen, centre, radius, turn=1):
    (x, y), r, k = centre, radius, 0.5523 * radius
    pen.moveTo((x + r, y))
    pen.curveTo((x + r, y + turn * k), (x + k, y + turn * r), (x, y + turn * r))
    pen.curveTo((x - k, y + turn * r), (x - r, y + turn * k), (x - r, y))
    pen.curveTo((x - r, y - turn * k), (x - k, y - turn * r), (x, y - turn * r))
    pen.curveTo((x + k, y - turn * r), (x + r, y - turn * k), (x + r, y))
    pen.closePath()


def stick(pen, start, end, stroke):
    """A straight stroke from one point to another."""
    (x0, y0), (x1, y1) = start, end
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    dx, dy = (y1 - y0) / length * stroke / 2, (x0 - x1) / length * stroke / 2
    pen.moveTo((x0 + dx, y0 + dy))
    pen.lineTo((x1 + dx, y1 + dy))
    pen.lineTo((x1 - dx, y1 - dy))
    pen.lineTo((x0 - dx, y0 - dy))
    pen.closePath()


def operators(em, centre, stroke):
    """The operators that Inter lacks: code -> (advance, drawing), around the height of the minus sign."""
    advance = round(0.78 * em)
    middle = (advance / 2, centre)
    radius = 0.34 * em
    arm = radius - stroke

    def circled(*sticks, dot=0.0):
        def draw(pen):
            ring(pen, middle, radius, stroke)
            for dx, dy in sticks:
                stick(pen, (middle[0] - dx, centre - dy), (middle[0] + dx, centre + dy), stroke)
            if dot:
                disc(pen, middle, dot)
        return advance, draw

    def corner(foot, toes):
        """A bracket with one foot: the floor and the ceiling."""
        width, low, high = 0.36 * em, -0.14 * em, 0.86 * em

        def draw(pen):
            x = width * (0.3 if toes > 0 else 0.7)
            y = low if foot == "low" else high
            stick(pen, (x, low), (x, high), stroke)
            stick(pen, (x, y), (x + toes * 0.42 * width, y), stroke)
        return round(width), draw

    diagonal = arm * 0.7071
    return {
        0x2295: circled((arm, 0), (0, arm)),
        0x2297: circled((diagonal, diagonal), (diagonal, -diagonal)),
        0x2299: circled(dot=0.085 * em),
        0x2218: (round(0.42 * em), lambda pen: ring(pen, (0.21 * em, centre), 0.13 * em, stroke)),
        0x2308: corner("high", 1), 0x2309: corner("high", -1),
        0x230A: corner("low", 1), 0x230B: corner("low", -1),
    }


def add_operators(font: TTFont) -> None:
    """Draws the missing operators in the stroke of the font's own minus sign."""
    glyphs, top = font.getGlyphSet(), font["CFF "].cff[0]
    bounds = BoundsPen(glyphs)
    glyphs[font.getBestCmap()[0x2212]].draw(bounds)
    _, low, _, high = bounds.bounds
    for code, (advance, draw) in operators(font["head"].unitsPerEm, (low + high) / 2, 0.8 * (high - low)).items():
        name = f"uni{code:04X}"
        pen = T2CharStringPen(advance, glyphs)
        draw(pen)
        string = pen.getCharString(top.Private, top.CharStrings.globalSubrs)
        # The charset is the font's order of glyphs itself.
        top.CharStrings.charStringsIndex.append(string)
        top.CharStrings.charStrings[name] = len(top.CharStrings.charStringsIndex) - 1
        top.charset.append(name)
        font["hmtx"][name] = (advance, 0)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name
    font.setGlyphOrder(top.charset)
    font["maxp"].numGlyphs = len(top.charset)


def make(source: Path, style: str) -> TTFont:
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(layout_features=FEATURES, name_IDs=["*"], notdef_outline=True, hinting=False, desubroutinize=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    add_operators(font)
    rename(font, style)
    font["head"].created = font["head"].modified = MADE
    return font


def main() -> None:
    here = Path(__file__).resolve().parent
    inter = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/fonts/opentype/inter")
    site = Path(sys.argv[2]) if len(sys.argv) > 2 else here.parents[3] / "Templates/assets/fonts"
    site.mkdir(parents=True, exist_ok=True)
    for style, stem in STYLES.items():
        font = make(inter / f"{stem}.otf", style)
        file = f"cnn-viz-sans-{style.lower()}"
        font.save(here / f"{file}.otf")
        font.flavor = "woff2"
        font.save(site / f"{file}.woff2")
        print(style, (here / f"{file}.otf").stat().st_size, (site / f"{file}.woff2").stat().st_size)


if __name__ == "__main__":
    main()
