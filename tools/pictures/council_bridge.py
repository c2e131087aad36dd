"""Draw the pictures of the case council-bridge into its folder ``pictures/``.

Four SVG files, the same bytes at every run: the bridge, a rusted plate (of another bridge), and one
row of traffic counts as two charts, one with an axis from zero and one whose axis is cut off.

    python tools/pictures/council_bridge.py
"""

from __future__ import annotations

from pathlib import Path

OUT = Path(__file__).parents[2] / "medialit" / "cases" / "council-bridge" / "pictures"

#: Vehicles on an average day, as Table 2 of the engineers' report gives them.
COUNTS = {2014: 7400, 2016: 7300, 2018: 7200, 2020: 6500, 2022: 6700, 2024: 6600}
SANS = "Helvetica, Arial, sans-serif"


def main() -> None:
    """Write all four pictures."""
    OUT.mkdir(parents=True, exist_ok=True)
    pictures = {
        "bridge": bridge(),
        "rusted-plate": rusted_plate(),
        "traffic-full-axis": chart(
            title="Vehicles a day on the Garnet Street Bridge",
            note="Source: Kell & Ardmore, report of May 23, 2025, Table 2",
            low=0,
            high=8000,
            step=2000,
            color="#2f6f8f",
        ),
        "traffic-cut-axis": chart(
            title="Traffic on the Garnet Street Bridge has collapsed",
            note="Fix It First Garnet",
            low=6400,
            high=7600,
            step=200,
            color="#b5432e",
        ),
    }
    for name, svg in pictures.items():
        (OUT / f"{name}.svg").write_text(svg, "utf-8")


def bridge() -> str:
    """Return the three truss spans, the piers, the river and both banks."""
    parts = [
        rect(0, 0, 960, 540, "#dcebf2"),
        path("M0 250 Q150 170 320 225 T640 205 T960 235 V540 H0 Z", "#b9cfc4"),
        path("M0 290 Q200 230 420 275 T960 268 V540 H0 Z", "#98b8a4"),
        rect(0, 410, 960, 130, "#7fa9bd"),
        path("M0 300 H96 Q150 350 158 420 Q120 470 0 480 Z", "#6d8c62"),
        path("M960 300 H864 Q812 350 802 420 Q840 470 960 480 Z", "#6d8c62"),
    ]
    for x, y in [(300, 96), (716, 66)]:
        parts.append(path(f"M{x} {y} q6 -26 34 -20 q16 -26 44 -8 q30 -6 34 28 Z", "#f4f9fb"))
    parts += houses()
    for x, y, width in [(210, 446, 70), (450, 470, 90), (690, 446, 60), (330, 505, 80)]:
        parts.append(
            stroke(f"M{x} {y} q{width / 4:g} -6 {width / 2:g} 0 t{width / 2:g} 0", "#a9c9d6")
        )
    for x in (120, 840):
        parts.append(path(f"M{x - 26} 318 h52 v112 h-52 Z", "#b3aa9b"))
    for x in (360, 600):
        parts.append(path(f"M{x - 16} 322 h32 l8 118 h-48 Z", "#b3aa9b"))
        parts.append(path(f"M{x - 24} 440 h48 l-6 -12 h-36 Z", "#938a7b"))
    for left in (120, 360, 600):
        parts.append(truss(left + 9, 301, color="#8fa79f", width=3))
    parts.append(rect(84, 300, 792, 16, "#5c6660"))
    parts.append(rect(84, 300, 792, 4, "#d8d4c8"))
    parts += car(452, 300)
    for left in (120, 360, 600):
        parts.append(truss(left, 306, color="#3f5f55", width=5))
    return page(
        960,
        540,
        "The Garnet Street Bridge",
        "A drawing of an old steel bridge with three truss spans on stone piers over a broad "
        "river. One car crosses it; houses and a church stand on the banks.",
        parts,
    )


def truss(left: float, base: float, *, color: str, width: float) -> str:
    """Return one span: six panels of 40, the top chord higher in the middle."""
    rise = [0, 62, 80, 86, 80, 62, 0]
    bottom = [(left + 40 * i, base) for i in range(7)]
    top = [(left + 40 * i, base - h) for i, h in enumerate(rise)]
    lines = ["M" + " L".join(f"{x:g} {y:g}" for x, y in top)]
    lines.append(f"M{left:g} {base:g} H{left + 240:g}")
    lines += [f"M{x:g} {y:g} V{base:g}" for x, y in top[1:6]]
    for i, j in [(1, 2), (2, 3), (4, 3), (5, 4)]:
        lines.append(f"M{top[i][0]:g} {top[i][1]:g} L{bottom[j][0]:g} {bottom[j][1]:g}")
    return stroke(" ".join(lines), color, width)


def houses() -> list[str]:
    """Return houses on both banks and a church with a steeple on the left one."""
    parts = []
    for x, y, wall, roof in [
        (6, 258, "#e8d9bd", "#8d5a44"),
        (882, 262, "#ead7c8", "#7a5f6b"),
        (926, 256, "#dfe3d3", "#8d5a44"),
    ]:
        parts += [
            rect(x, y, 34, 44, wall),
            path(f"M{x - 5} {y} L{x + 17} {y - 22} L{x + 39} {y} Z", roof),
            rect(x + 7, y + 10, 8, 10, "#6b7f8a"),
            rect(x + 20, y + 10, 8, 10, "#6b7f8a"),
        ]
    parts += [
        rect(48, 252, 34, 50, "#f3efe4"),
        path("M43 252 L65 230 L87 252 Z", "#6a5648"),
        rect(58, 206, 14, 32, "#f3efe4"),
        path("M56 206 L65 172 L74 206 Z", "#6a5648"),
        rect(60, 272, 10, 30, "#8d6a4d"),
    ]
    return parts


def car(x: float, base: float) -> list[str]:
    """Return a small car that stands on the road."""
    return [
        path(f"M{x} {base - 6} v-8 l10 -2 l7 -9 h20 l8 9 l9 3 v7 Z", "#c4543a"),
        path(f"M{x + 14} {base - 16} l5 -6 h7 v6 Z M{x + 29} {base - 16} v-6 h7 l5 6 Z", "#dcebf2"),
        f'<circle cx="{x + 13}" cy="{base - 5}" r="5" fill="#2d2f2e"/>',
        f'<circle cx="{x + 41}" cy="{base - 5}" r="5" fill="#2d2f2e"/>',
    ]


def rusted_plate() -> str:
    """Return a riveted plate with a hole; the stencil “K.N. 3” on the beam names its bridge."""
    parts = [
        rect(0, 0, 960, 540, "#9fb6bd"),
        path("M0 420 Q240 395 480 425 T960 410 V540 H0 Z", "#7c9a86"),
        path("M300 -20 H430 L520 560 H390 Z", "#7a5d4b"),
        path("M560 560 L830 -20 H960 L690 560 Z", "#846551"),
        path("M-20 86 L980 20 V150 L-20 216 Z", "#8a6a55"),
        path("M-20 104 L980 38 V52 L-20 118 Z", "#a07d64"),
        path("M210 110 L770 74 L800 250 L690 440 L330 452 L196 280 Z", "#a5673f"),
        path("M230 128 L752 94 L778 246 L676 422 L342 434 L216 276 Z", "#b4764a"),
        path(
            "M400 250 Q470 196 560 236 Q622 270 582 340 Q520 398 432 366 Q352 318 400 250 Z",
            "#8a4f2e",
        ),
        path(
            "M430 266 Q486 222 550 254 Q592 284 560 326 Q510 368 450 344 Q394 312 430 266 Z",
            "#5b2f1c",
        ),
        path(
            "M448 274 Q494 240 540 266 Q574 288 546 318 Q506 350 458 332 Q418 308 448 274 Z",
            "#9fb6bd",
        ),
        path("M452 318 Q500 300 552 312 Q520 346 470 336 Z", "#7c9a86"),
        path("M560 336 Q606 372 592 430 Q586 380 546 350 Z", "#7d4526"),
        path("M440 356 Q428 396 434 432 Q412 392 424 348 Z", "#7d4526"),
    ]
    rivets = [(250, 150), (250, 210), (250, 270), (320, 146), (390, 141), (600, 128), (670, 123)]
    rivets += [(735, 119), (745, 180), (755, 240), (722, 300), (690, 352), (655, 402), (370, 412)]
    rivets += [(300, 340), (340, 388), (480, 135), (540, 131), (320, 206), (680, 190), (640, 300)]
    for x, y in rivets:
        parts.append(f'<circle cx="{x}" cy="{y}" r="13" fill="#8d5534"/>')
        parts.append(f'<circle cx="{x - 3}" cy="{y - 3}" r="7" fill="#c68a5f"/>')
    parts.append(
        '<text x="60" y="176" transform="rotate(-3.8 60 176)" font-size="34" font-weight="bold" '
        f'letter-spacing="3" fill="#e6d9c6" font-family="{SANS}">K.N. 3</text>'
    )
    return page(
        960,
        540,
        "A rusted steel plate with a hole",
        "A close view of a riveted steel plate where beams meet. Rust has made a hole through "
        "which one sees water and grass. On the beam stands, in white stencil, K.N. 3.",
        parts,
    )


def chart(*, title: str, note: str, low: int, high: int, step: int, color: str) -> str:
    """Return the counts as bars on an axis from ``low`` to ``high`` vehicles a day."""
    left, right, top, base = 110, 900, 90, 440
    scale = (base - top) / (high - low)
    parts = [rect(0, 0, 960, 540, "#ffffff"), text(left - 60, 48, title, 26, weight="bold")]
    for value in range(low, high + 1, step):
        y = base - (value - low) * scale
        parts.append(stroke(f"M{left} {y:.1f} H{right}", "#d5d9dc", 1.5))
        parts.append(text(left - 12, y + 6, f"{value:,}", 17, anchor="end", color="#55606a"))
    gap = (right - left) / len(COUNTS)
    for i, (year, count) in enumerate(COUNTS.items()):
        x, height = left + gap * (i + 0.5), (count - low) * scale
        parts.append(rect(round(x - 38, 1), round(base - height, 1), 76, round(height, 1), color))
        parts.append(text(x, base + 28, str(year), 19, anchor="middle"))
        parts.append(text(x, base - height - 9, f"{count:,}", 18, anchor="middle", weight="bold"))
    parts.append(stroke(f"M{left} {base} H{right}", "#37424a", 2.5))
    parts.append(text(left - 60, 510, note, 17, color="#55606a"))
    numbers = "; ".join(f"{year}: {count:,}" for year, count in COUNTS.items())
    return page(
        960,
        540,
        title,
        f"A bar chart with an axis from {low:,} to {high:,} vehicles a day. {numbers}.",
        parts,
    )


def page(width: int, height: int, title: str, description: str, parts: list[str]) -> str:
    """Return a whole SVG file with a title and a description for screen readers."""
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
            f"<title>{escape(title)}</title>",
            f"<desc>{escape(description)}</desc>",
            *parts,
            "</svg>\n",
        ]
    )


def rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    """Return a filled rectangle."""
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{fill}"/>'


def path(data: str, fill: str) -> str:
    """Return a filled shape."""
    return f'<path d="{data}" fill="{fill}"/>'


def stroke(data: str, color: str, width: float = 3) -> str:
    """Return a line with round joints."""
    return (
        f'<path d="{data}" fill="none" stroke="{color}" stroke-width="{width:g}" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def text(
    x: float,
    y: float,
    words: str,
    size: int,
    *,
    anchor: str = "start",
    color: str = "#222b31",
    weight: str = "normal",
) -> str:
    """Return a line of text in a generic sans-serif."""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" fill="{color}" '
        f'text-anchor="{anchor}" font-family="{SANS}">{escape(words)}</text>'
    )


def escape(words: str) -> str:
    """Return the words with XML's signs escaped."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


if __name__ == "__main__":
    main()
