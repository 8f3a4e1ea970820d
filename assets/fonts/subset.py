"""Cuts NotoSansSC-Regular-subset.ttf; the README beside this file says from what.

usage: subset.py NotoSansSC_400Regular.ttf Unihan_OtherMappings.txt OUT.ttf
"""
import subprocess
import sys

# Blocks besides Han that the window, the tables and the printed statement use.
BLOCKS = [
    (0x20, 0x7E), (0xA0, 0xFF),                       # ASCII, Latin-1
    (0x2010, 0x205E), (0x20AC, 0x20AC),               # punctuation, euro
    (0x2103, 0x2103), (0x2116, 0x2116), (0x2122, 0x2122),
    (0x2150, 0x218B), (0x2190, 0x21FF), (0x2200, 0x22FF),  # numerals, arrows, operators
    (0x2318, 0x2318), (0x2460, 0x24FF),               # command key, circled numbers
    (0x2500, 0x257F), (0x2580, 0x259F), (0x25A0, 0x25FF),  # box drawing, shapes
    (0x2600, 0x2606), (0x2610, 0x2612), (0x2713, 0x2717), (0x2776, 0x2793),
    (0x3000, 0x303F), (0x3200, 0x33FF),               # CJK punctuation, enclosed, units
    (0xFE10, 0xFE1F), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF),  # vertical and full-width forms
]


def code_points(unihan):
    points = {p for first, last in BLOCKS for p in range(first, last + 1)}
    with open(unihan, encoding="utf-8") as lines:
        points |= {int(line.split("\t")[0][2:], 16) for line in lines if "\tkTGH\t" in line}
    for lead in range(0xA1, 0xF8):
        for trail in range(0xA1, 0xFF):
            try:
                points.add(ord(bytes([lead, trail]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return sorted(points)


source, unihan, out = sys.argv[1:]
unicodes = ",".join(f"U+{point:04X}" for point in code_points(unihan))
subprocess.run(
    ["pyftsubset", source, f"--unicodes={unicodes}", "--no-hinting",
     "--layout-features=kern,tnum,palt,locl,ccmp", f"--output-file={out}"],
    check=True,
)
