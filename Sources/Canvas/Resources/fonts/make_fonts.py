#!/usr/bin/env python3
"""Makes the fonts of figures and pages: a renamed subset of Inter.

Usage: make_fonts.py [folder of Inter's OTF files] [folder for WOFF2 files]

Needs fonttools and brotli. The folder defaults to that of Debian's package fonts-inter (4.0~beta7). Inter is under the
SIL Open Font License, whose Reserved Font Name asks that changed versions carry another name: "CNN Viz Sans". The
OTF files are written beside this script, the WOFF2 files into Templates/assets/fonts.
"""

import sys
from pathlib import Path

from fontTools import subset
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


def make(source: Path, style: str) -> TTFont:
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(layout_features=FEATURES, name_IDs=["*"], notdef_outline=True, hinting=False, desubroutinize=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
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
