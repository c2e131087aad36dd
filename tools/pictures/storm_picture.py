"""Draw the pictures of the case ``storm-picture``: six scenes and the chart of a tide gauge.

Run ``python tools/pictures/storm_picture.py``; the SVG files are written into
``medialit/cases/storm-picture/pictures/``. The same input gives the same bytes. The picture that
goes round and its two crops are one drawing seen through three windows (``viewBox``), as a crop is.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

FOLDER = Path(__file__).resolve().parents[2] / "medialit" / "cases" / "storm-picture" / "pictures"
SANS = "font-family='Helvetica, Arial, sans-serif'"

Point = tuple[float, float]


def page(name: str, view: str, title: str, desc: str, body: Iterable[str]) -> str:
    """Return a whole SVG document."""
    width, height = view.split()[2:]
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='{view}' width='{width}' "
        f"height='{height}' role='img' aria-labelledby='{name}-t {name}-d'>\n"
        f"<title id='{name}-t'>{escape(title)}</title>\n<desc id='{name}-d'>{escape(desc)}</desc>\n"
        + "\n".join(body)
        + "\n</svg>\n"
    )


def rect(x: float, y: float, w: float, h: float, fill: str, more: str = "") -> str:
    """Return a rectangle."""
    return f"<rect x='{x:g}' y='{y:g}' width='{w:g}' height='{h:g}' fill='{fill}' {more}/>"


def path(d: str, fill: str = "none", more: str = "") -> str:
    """Return a path."""
    return f"<path d='{d}' fill='{fill}' {more}/>"


def polygon(points: Iterable[Point], fill: str, more: str = "") -> str:
    """Return a polygon."""
    corners = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f"<polygon points='{corners}' fill='{fill}' {more}/>"


def circle(x: float, y: float, r: float, fill: str, more: str = "") -> str:
    """Return a circle."""
    return f"<circle cx='{x:.1f}' cy='{y:.1f}' r='{r:.1f}' fill='{fill}' {more}/>"


def line(x1: float, y1: float, x2: float, y2: float, stroke: str, width: float = 2) -> str:
    """Return a straight line."""
    return (
        f"<line x1='{x1:.1f}' y1='{y1:.1f}' x2='{x2:.1f}' y2='{y2:.1f}' stroke='{stroke}' "
        f"stroke-width='{width:g}'/>"
    )


def words(x: float, y: float, text: str, size: int, fill: str, more: str = "") -> str:
    """Return a line of text."""
    return f"<text x='{x:g}' y='{y:g}' font-size='{size}' fill='{fill}' {SANS} {more}>{text}</text>"


def gradient(name: str, *colors: str) -> str:
    """Return a vertical gradient with its colors at equal steps."""
    stops = "".join(
        f"<stop offset='{i / (len(colors) - 1):g}' stop-color='{c}'/>" for i, c in enumerate(colors)
    )
    return (
        f"<defs><linearGradient id='{name}' x1='0' y1='0' x2='0' y2='1'>{stops}"
        "</linearGradient></defs>"
    )


def swell(y: float, height: float, length: float, shift: float, fill: str) -> str:
    """Return a band of sea with a wavy upper edge, 1200 wide, down to 700."""
    d = f"M-40 700 L-40 {y:g}"
    x = -40 - shift
    while x < 1240:
        d += f" q {length / 2:g} {-height:g} {length:g} 0"
        x += length
    return path(f"{d} L1280 700 Z", fill)


def ripples(rng: Random, count: int, across: Point, down: Point, stroke: str) -> list[str]:
    """Return small curved lines on water, between two x and two y."""
    out = []
    for _ in range(count):
        x, y, w = rng.uniform(*across), rng.uniform(*down), rng.uniform(20, 72)
        more = f"stroke='{stroke}' stroke-width='2.2' stroke-linecap='round' opacity='.7'"
        out.append(path(f"M{x:.0f} {y:.0f} q{w / 2:.0f} -5 {w:.0f} 0", "none", more))
    return out


def plume(rng: Random, floor: float, peak: float, spread: float, fill: str) -> list[str]:
    """Return one layer of spray: a hump with a ragged edge of circles."""
    edge: list[Point] = []
    for x in range(420, 931, 10):
        bump = math.exp(-(((x - 640) / spread) ** 2))
        side = 0.42 * math.exp(-(((x - 800) / (spread * 0.55)) ** 2))
        edge.append((x, floor - peak * max(bump, side + bump * 0.7) + rng.uniform(-14, 14)))
    shape = [polygon([(420, floor + 30), *edge, (930, floor + 30)], fill)]
    shape += [circle(x, y + 4, rng.uniform(9, 23), fill) for x, y in edge if y < floor - 8]
    return shape


def drops(rng: Random, count: int) -> list[str]:
    """Return single drops, thrown out on an arc to both sides."""
    out = []
    for _ in range(count):
        angle = rng.uniform(math.radians(25), math.radians(155))
        far = rng.uniform(150, 350)
        x, y = 650 + 0.85 * far * math.cos(angle), 440 - 1.08 * far * math.sin(angle)
        out.append(circle(x, y, rng.uniform(1.2, 4.4), "#f4f9fa", "opacity='.85'"))
    return out


def village() -> list[str]:
    """Return the hill with its church and houses, at the left of the wide picture."""
    hill = "M0 430 L0 268 C80 236 150 262 230 330 C280 372 330 400 400 430 Z"
    out = [path(hill, "#55674f"), path("M0 430 L0 330 C90 318 190 360 300 430 Z", "#43543f")]
    out += [
        rect(86, 216, 44, 56, "#f1ece0"),
        polygon([(80, 218), (108, 150), (136, 218)], "#3f4a55"),
    ]
    out += [
        rect(130, 236, 62, 44, "#f1ece0"),
        polygon([(126, 238), (146, 214), (198, 238)], "#3f4a55"),
    ]
    out += [rect(102, 232, 11, 20, "#4d5963"), rect(148, 250, 9, 15, "#4d5963")]
    colors = ("#b5483c", "#d9b45b", "#e8e1d2", "#7c93a3", "#b5483c", "#e8e1d2")
    for i, color in enumerate(colors):
        x, y = 14 + i * 46, 318 + (0, 10, 6, 20, 36, 56)[i]
        out += [
            rect(x, y, 36, 34, color),
            polygon([(x - 4, y), (x + 18, y - 20), (x + 40, y)], "#39424b"),
        ]
        out += [rect(x + 7, y + 10, 8, 9, "#2f3a44"), rect(x + 21, y + 10, 8, 9, "#2f3a44")]
    return out


def light_tower() -> list[str]:
    """Return the striped light tower on the round head of the mole."""
    out = [
        path("M940 520 L946 408 H1064 L1070 520 Z", "#6d6a66"),
        rect(940, 402, 130, 10, "#85817b"),
    ]
    for i in range(6):
        y, lean = 402 - (i + 1) * 33, 1.7
        x1, x2 = 976 + i * lean, 1034 - i * lean
        color = "#b8382f" if i % 2 == 0 else "#f2efe8"
        out.append(polygon([(x1, y + 33), (x1 + lean, y), (x2 - lean, y), (x2, y + 33)], color))
    out += [rect(978, 196, 54, 9, "#2f3840"), rect(990, 166, 30, 30, "#f7e3a1")]
    out += [line(1000, 166, 1000, 196, "#2f3840", 2), line(1010, 166, 1010, 196, "#2f3840", 2)]
    out += [polygon([(984, 168), (1005, 142), (1026, 168)], "#b8382f")]
    return out


def mole_scene() -> list[str]:
    """Return the wide picture: a wave over a stone mole that ends in a light tower."""
    rng = Random(19)
    out = [
        gradient("mole-sky", "#77858f", "#a9b4b9", "#d5d8d3"),
        rect(-20, -20, 1240, 720, "url(#mole-sky)"),
    ]
    for x, y, w in ((150, 90, 330), (520, 60, 260), (900, 110, 380), (1120, 60, 220)):
        out.append(
            path(
                f"M{x - w / 2:g} {y} q{w / 4:g} -52 {w / 2:g} -14 q{w / 4:g} -30 {w / 2:g} 14 Z",
                "#8d9aa3",
                "opacity='.55'",
            )
        )
    out += [swell(404, 16, 150, 40, "#6d8792"), *village(), swell(424, 22, 190, 90, "#5b7884")]
    out += light_tower()
    out += plume(rng, 445, 330, 118, "#a3bac4") + plume(rng, 447, 268, 132, "#c6d6dc")
    out += plume(rng, 450, 188, 150, "#e9f1f2") + drops(rng, 130)
    for _ in range(26):
        foot = rng.uniform(540, 770)
        top = rng.uniform(190, 330)
        out.append(
            path(
                f"M{foot:.0f} {rng.uniform(400, 440):.0f} Q{foot + rng.uniform(-14, 14):.0f} "
                f"{top + 60:.0f} {foot + rng.uniform(-34, 34):.0f} {top:.0f}",
                "none",
                "stroke='#ffffff' stroke-width='3' stroke-linecap='round' opacity='.55'",
            )
        )
    out += [path("M180 520 L180 430 H1000 V520 Z", "#6d6a66"), rect(180, 424, 820, 12, "#8b867f")]
    for row, y in enumerate((446, 468, 490)):
        out.append(line(180, y, 1000, y, "#5b5854", 2))
        out += [line(x, y - 18, x, y, "#5b5854", 2) for x in range(196 + 24 * (row % 2), 1000, 48)]
    out += [line(180, 402, 560, 402, "#39424b", 3), line(740, 402, 950, 402, "#39424b", 3)]
    out += [line(x, 400, x, 424, "#39424b", 3) for x in range(190, 951, 32) if not 560 < x < 740]
    for i in range(13):  # water that runs off the mole
        x, t, h = 508 + i * 24, rng.uniform(5, 13), rng.uniform(34, 86)
        d = f"M{x - t:.0f} 424 q{t:.0f} {h * 0.5:.0f} {t * 0.6:.0f} {h:.0f} h{t * 0.8:.0f} "
        d += f"q{-t * 0.2:.0f} {-h * 0.5:.0f} {t * 0.8:.0f} {-h:.0f} Z"
        out.append(path(d, "#dfeaec", "opacity='.85'"))
    out += [swell(506, 26, 170, 20, "#4a6974"), swell(546, 30, 230, 120, "#3d5a66")]
    out += [swell(596, 26, 200, 60, "#314b57")]
    out += ripples(rng, 46, (0, 1180), (520, 630), "#d7e5e8")
    return out


def quay_street() -> list[str]:
    """Return the broken sea wall on the morning after."""
    rng = Random(85)
    out = [
        gradient("quay-sky", "#c9d6de", "#e6e3dc", "#f4e3cc"),
        rect(0, 0, 1000, 600, "url(#quay-sky)"),
    ]
    fronts = (
        (20, 150, "#c98f6b"),
        (170, 130, "#e4dccb"),
        (300, 160, "#8ea3a0"),
        (460, 140, "#d8b978"),
        (600, 150, "#b9756a"),
        (750, 120, "#dfe0d8"),
        (870, 130, "#92a7b5"),
    )
    for i, (x, w, color) in enumerate(fronts):
        top = (128, 150, 112, 140, 122, 156, 134)[i]
        out += [rect(x, top, w, 330 - top, color), rect(x - 4, top - 10, w + 8, 12, "#5a5148")]
        for row in range(2):
            out += [
                rect(x + 16 + c * 38, top + 22 + row * 52, 20, 32, "#4b5a64")
                for c in range((w - 20) // 38)
            ]
        out += [
            rect(x + 12, 272, w - 24, 58, "#6b5d50"),
            rect(x + 20, 282, (w - 40) * 0.6, 40, "#d9e4e6"),
        ]
        out.append(rect(x + w - 40, 280, 22, 50, "#3f362f"))
    out += [
        rect(478, 250, 104, 20, "#2f4a45"),
        words(530, 265, "BICYCLES", 14, "#f5efe0", "text-anchor='middle' letter-spacing='2'"),
    ]
    out += [rect(0, 330, 1000, 70, "#8f8a82"), rect(0, 330, 1000, 10, "#aaa59c")]
    for x in (90, 300, 760, 950):
        out += [rect(x - 3, 196, 6, 170, "#384550"), line(x, 204, x + 34, 204, "#384550", 4)]
        out.append(circle(x + 34, 208, 6, "#f6e8bb"))
    out.append(
        path(
            "M0 214 Q195 232 390 214 T780 214 T1170 214",
            "none",
            "stroke='#384550' stroke-width='1.6'",
        )
    )
    out += [rect(0, 400, 352, 110, "#a39c90"), rect(668, 400, 332, 110, "#a39c90")]
    for y in range(400, 510, 22):
        out += [line(0, y, 352, y, "#8b847a", 2), line(668, y, 1000, y, "#8b847a", 2)]
        out += [
            line(x, y, x, y + 22, "#8b847a", 2)
            for x in range(20 + (y // 22) % 2 * 28, 1000, 56)
            if x < 346 or x > 674
        ]
    out += [rect(0, 392, 356, 12, "#bdb6aa"), rect(664, 392, 336, 12, "#bdb6aa")]
    out.append(
        path(
            "M352 400 L372 372 Q420 396 450 384 Q520 404 572 382 L650 374 L668 400 L668 520 "
            "L352 520 Z",
            "#6f5a45",
        )
    )
    out.append(path("M352 520 Q430 450 520 470 Q610 450 668 520 Z", "#57452f"))
    for _ in range(46):
        left, upper, s = rng.uniform(352, 650), rng.uniform(446, 506), rng.uniform(10, 26)
        out.append(
            polygon(
                [
                    (left, upper),
                    (left + s, upper - s * 0.3),
                    (left + s * 1.2, upper + s * 0.5),
                    (left + s * 0.2, upper + s * 0.7),
                ],
                rng.choice(("#a39c90", "#8b847a", "#bdb6aa", "#7a736a")),
            )
        )
    for dy in (0, 13):
        out.append(
            path(
                f"M0 {356 + dy} H360 C430 {358 + dy} 470 {396 + dy} 520 {398 + dy} "
                f"S620 {360 + dy} 672 {356 + dy} H1000",
                "none",
                "stroke='#4a4f54' stroke-width='5'",
            )
        )
    for x, y, a in (
        (392, 372, 10),
        (430, 384, 18),
        (474, 402, 12),
        (520, 410, 0),
        (566, 402, -14),
        (612, 382, -18),
    ):
        out.append(rect(x, y - 12, 12, 34, "#5d4a36", f"transform='rotate({a} {x} {y})'"))
    for x0 in (262, 676):
        out += [
            rect(x0, 338, 76, 14, "#f5f1e6"),
            rect(x0 + 6, 338, 6, 54, "#4a4f54"),
            rect(x0 + 64, 338, 6, 54, "#4a4f54"),
        ]
        out += [
            polygon(
                [(x0 + k, 352), (x0 + k + 12, 338), (x0 + k + 24, 338), (x0 + k + 12, 352)],
                "#c4472f",
            )
            for k in (0, 26, 50)
        ]
    out += [
        rect(0, 508, 1000, 92, "#6f8b93"),
        path(
            "M0 508 q60 -8 120 0 t120 0 t120 0 t120 0 t120 0 t120 0 t120 0 t160 0 V530 H0 Z",
            "#819ba2",
        ),
    ]
    out += ripples(rng, 30, (0, 950), (526, 592), "#b9cbcf")
    return out


def fish(x: float, y: float, size: float, angle: float) -> str:
    """Return one herring, lying."""
    return (
        f"<g transform='translate({x:.0f} {y:.0f}) rotate({angle:.0f}) scale({size:.2f})'>"
        "<path d='M-40 0 Q-10 -17 28 -3 L46 -14 L42 0 L46 14 L28 3 Q-10 17 -40 0 Z' "
        "fill='#d5dfe4'/>"
        "<path d='M-40 0 Q-10 -17 28 -3 L42 0 Z' fill='#6f8fa3'/>"
        "<path d='M-4 -10 L6 -16 L8 -8 Z' fill='#58778a'/>"
        "<circle cx='-30' cy='-2' r='2.6' fill='#1f2a31'/></g>"
    )


def tram_tracks() -> list[str]:
    """Return the tram line at Fish Market with herring on it."""
    rng = Random(552)
    out = [
        gradient("tram-sky", "#3e5068", "#7b8798", "#d9b994"),
        rect(0, 0, 1000, 600, "url(#tram-sky)"),
    ]
    out += [polygon([(0, 60), (330, 170), (330, 262), (0, 326)], "#55504d")]
    out += [polygon([(1000, 40), (690, 160), (690, 262), (1000, 336)], "#4b4a4e")]
    for i in range(4):
        x = 26 + i * 78
        out.append(
            polygon(
                [
                    (x, 116 + i * 24),
                    (x + 40, 128 + i * 24),
                    (x + 40, 190 + i * 12),
                    (x, 186 + i * 12),
                ],
                "#f0cf83" if i in (1, 2) else "#39383a",
            )
        )
        x = 974 - i * 78
        out.append(
            polygon(
                [
                    (x, 106 + i * 26),
                    (x - 40, 120 + i * 26),
                    (x - 40, 190 + i * 12),
                    (x, 186 + i * 12),
                ],
                "#f0cf83" if i == 2 else "#343338",
            )
        )
    out.append(
        polygon([(330, 258), (690, 258), (1000, 330), (1000, 600), (0, 600), (0, 320)], "#605d5b")
    )
    for _ in range(190):
        depth = rng.random() ** 0.6
        y = 268 + depth * 330
        left, s = rng.uniform(0, 1000), 6 + depth * 26
        out.append(
            rect(left, y, s * 1.5, s * 0.5, rng.choice(("#6b6866", "#575452", "#716e6b")), "rx='3'")
        )
    out += [
        path("M452 258 L60 600 H120 L462 258 Z", "#464443"),
        path("M538 258 L880 600 H940 L548 258 Z", "#464443"),
    ]
    out += [
        path("M455 258 L82 600 H98 L459 258 Z", "#c7ccd0"),
        path("M541 258 L902 600 H918 L545 258 Z", "#c7ccd0"),
    ]
    out += [rect(428, 128, 144, 138, "#b33f35", "rx='14'"), rect(428, 196, 144, 16, "#f1e6d0")]
    out += [
        rect(440, 144, 54, 46, "#dfe9ec", "rx='4'"),
        rect(506, 144, 54, 46, "#dfe9ec", "rx='4'"),
    ]
    out += [
        rect(460, 108, 80, 18, "#20262b", "rx='3'"),
        words(500, 122, "FISH MARKET", 10, "#f6d77c", "text-anchor='middle'"),
    ]
    out += [circle(500, 238, 34, "#fff3c4", "opacity='.35'"), circle(500, 238, 13, "#fff6d6")]
    out += [
        rect(446, 262, 108, 10, "#2a2e32"),
        line(500, 108, 500, 60, "#2a2e32", 3),
        line(0, 20, 1000, 76, "#2a2e32", 2),
    ]
    spots = sorted((rng.random() ** 0.8, rng.random()) for _ in range(64))
    for depth, across in spots:
        y = 290 + depth * 290
        half = 70 + depth * 420
        out.append(
            fish(500 + (across - 0.5) * 2 * half, y, 0.2 + depth * 0.85, rng.uniform(0, 360))
        )
    return out


def cow() -> list[str]:
    """Return a cow seen from the side, standing at (0, 0)."""
    out = [
        path(
            "M-92 -86 Q-96 -130 -50 -128 L52 -132 Q88 -130 90 -96 L88 -62 Q40 -44 -20 -48 L-78 -52 "
            "Q-94 -60 -92 -86 Z",
            "#f3ece1",
        )
    ]
    out += [
        path("M-60 -128 Q-30 -132 -14 -127 Q-10 -96 -40 -88 Q-70 -92 -60 -128 Z", "#6a4330"),
        path("M20 -131 L60 -132 Q84 -128 89 -104 Q60 -78 34 -92 Q14 -108 20 -131 Z", "#6a4330"),
        path("M-24 -49 Q-6 -76 22 -56 Q24 -48 14 -47 Z", "#6a4330"),
    ]
    for x in (-80, -58, 52, 72):
        out += [path(f"M{x} -64 h17 l-3 62 h-11 Z", "#e6dccd"), rect(x + 3, -5, 11, 6, "#40342c")]
    out += [
        path("M-8 -46 q12 18 26 0 Z", "#e6b5a4"),
        path(
            "M-92 -112 q-16 8 -12 54",
            "none",
            "stroke='#6a4330' stroke-width='5' stroke-linecap='round'",
        ),
        circle(-104, -54, 6, "#40342c"),
    ]
    out += [
        path(
            "M76 -124 Q96 -156 122 -152 L146 -120 Q148 -104 132 -104 L106 -108 Q92 -96 84 -98 Z",
            "#6a4330",
        ),
        path("M128 -128 L147 -119 Q148 -104 132 -104 L122 -108 Z", "#e6b5a4"),
        path("M110 -150 Q92 -168 84 -152 Q94 -144 108 -144 Z", "#553524"),
        path(
            "M116 -152 q2 -16 12 -20",
            "none",
            "stroke='#d9ccb2' stroke-width='5' stroke-linecap='round'",
        ),
    ]
    out += [circle(121, -136, 3.2, "#1d1714"), circle(138, -114, 2.2, "#8a5a4c")]
    out.append(polygon([(88, -150), (80, -142), (88, -136), (94, -144)], "#e8b93c"))
    return out


def cow_roof() -> list[str]:
    """Return the cow on the turf roof beside the flooded meadow."""
    rng = Random(214)
    out = [
        gradient("meadow-sky", "#aebfcb", "#dbe2e2", "#f2e9d6"),
        rect(0, 0, 1000, 600, "url(#meadow-sky)"),
    ]
    out += [path("M0 320 Q220 270 460 312 T1000 290 V600 H0 Z", "#9db08a")]
    out += [
        rect(0, 396, 1000, 204, "#8fa9b2"),
        path("M0 396 Q260 384 520 396 T1000 392 V420 H0 Z", "#a9bdc3"),
    ]
    for i in range(9):
        x, h = 520 + i * 58, 34 - i % 3 * 6
        out += [rect(x, 430 - h, 9, h + 8, "#6b5844"), rect(x, 440, 9, h, "#7c939a")]
    out.append(path("M520 408 L1000 402", "none", "stroke='#6b5844' stroke-width='3'"))
    out.append(
        path("M0 200 C120 206 200 236 262 292 L330 342 L330 478 Q300 540 200 600 H0 Z", "#7b9464")
    )
    out.append(path("M0 300 C90 300 180 360 240 470 Q220 540 130 600 H0 Z", "#6a8455"))
    out += [polygon([(236, 330), (690, 330), (690, 470), (236, 470)], "#7a5f48")]
    out += [line(x, 332, x, 470, "#664e3a", 3) for x in range(262, 690, 28)]
    out += [rect(430, 372, 116, 98, "#5a4433"), line(488, 372, 488, 470, "#473424", 4)]
    out += [
        rect(590, 376, 50, 40, "#d7e3e6"),
        line(615, 376, 615, 416, "#473424", 3),
        line(590, 396, 640, 396, "#473424", 3),
    ]
    out.append(path("M150 262 Q210 250 250 268 L724 300 L724 336 L210 336 Z", "#5f7c48"))
    out.append(path("M150 262 Q210 250 250 268 L724 300 L724 312 L250 284 Z", "#81a060"))
    for _ in range(90):
        blade = rng.uniform(160, 716)
        y = 266 + (blade - 150) * 0.062
        out.append(
            path(
                f"M{blade:.0f} {y + 6:.0f} l{rng.uniform(-4, 4):.0f} {-rng.uniform(7, 15):.0f}",
                "none",
                "stroke='#6f9150' stroke-width='2.4' stroke-linecap='round'",
            )
        )
    out.append("<g transform='translate(468 292) rotate(3.6)'>" + "".join(cow()) + "</g>")
    out.append(path("M236 470 H690 L700 486 Q470 500 226 486 Z", "#6f8891"))
    out += ripples(rng, 9, (720, 930), (440, 500), "#cddadd")
    out += ripples(rng, 26, (340, 930), (506, 592), "#cddadd")
    return out


def predicted(hour: float) -> float:
    """Return the level of the tide table, in feet; hours run on after midnight."""
    return 4.75 + 4.15 * math.cos(2 * math.pi * (hour - 23 - 1 / 3) / 12.42)


def measured(hour: float) -> float:
    """Return the level at the gauge: the tide and what wind and low pressure added."""
    return predicted(hour) + 0.8 + 3.108 * math.exp(-(((hour - 24.077) / 3.2) ** 2))


def tide_chart() -> list[str]:
    """Return the chart of the gauge, from 6 p.m. to 6 a.m."""

    def at(hour: float, level: float) -> Point:
        return 80 + (hour - 18) * 62, 470 - level * 27

    def curve(points: list[Point]) -> str:
        return "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)

    hours = [18 + i / 10 for i in range(121)]
    table, gauge = [at(h, predicted(h)) for h in hours], [at(h, measured(h)) for h in hours]
    out = [
        rect(0, 0, 900, 560, "#fbfaf6"),
        words(
            80, 38, "Water level at Customs Quay, Port Ansel", 22, "#22303a", "font-weight='bold'"
        ),
    ]
    out.append(
        words(
            80, 62, "Feet above harbor datum, November 12 to 13, 2025. Preliminary.", 15, "#50606b"
        )
    )
    for level in range(0, 15, 2):
        x, y = at(18, level)
        out += [
            line(x, y, 824, y, "#dcdfdc", 1),
            words(x - 12, y + 5, str(level), 14, "#50606b", "text-anchor='end'"),
        ]
    names = ("6 p.m.", "8 p.m.", "10 p.m.", "midnight", "2 a.m.", "4 a.m.", "6 a.m.")
    for i, name in enumerate(names):
        x, y = at(18 + 2 * i, 0)
        out += [
            line(x, y, x, y + 6, "#50606b", 1.5),
            words(x, y + 24, name, 14, "#50606b", "text-anchor='middle'"),
        ]
    out.append(polygon([*gauge, *reversed(table)], "#cfe0e8", "opacity='.7'"))
    x, y = at(18, 13.4)
    out += [
        path(
            f"M{x:.0f} {y:.1f} H824",
            "none",
            "stroke='#8a6a2f' stroke-width='2' stroke-dasharray='2 5'",
        ),
        words(x + 8, y - 8, "highest on record: 13.4 ft, December 17, 1983", 14, "#6f5220"),
    ]
    out.append(
        path(curve(table), "none", "stroke='#4f6470' stroke-width='3' stroke-dasharray='9 6'")
    )
    out.append(path(curve(gauge), "none", "stroke='#14607a' stroke-width='4'"))
    x, y = at(23.6, 12.7)
    out += [
        circle(x, y, 6, "#14607a", "stroke='#ffffff' stroke-width='2'"),
        words(x + 60, y + 10, "12.7 ft at 11:36 p.m.", 16, "#0f4a5f", "font-weight='bold'"),
    ]
    x, y = at(27.6, measured(27.6))
    out.append(words(x + 14, y, "measured", 15, "#14607a", "font-weight='bold'"))
    x, y = at(23.35, 6.5)
    out.append(words(x, y, "tide table", 15, "#4f6470", "text-anchor='middle' font-weight='bold'"))
    out.append(words(x, y + 20, "8.9 ft at 11:20 p.m.", 15, "#4f6470", "text-anchor='middle'"))
    out.append(
        words(
            80,
            536,
            "The gauge shows the still level in a well. It does not show the height of waves.",
            14,
            "#50606b",
        )
    )
    return out


def main() -> None:
    """Write all pictures."""
    scene = mole_scene()
    wave = "A wave breaks over a pier of gray stone. The spray stands high under a gray sky."
    files = {
        "pier-wave-original": page(
            "pier-wave-original",
            "0 0 1200 640",
            "A wave breaks over a mole with a light tower",
            "A wave breaks over a long mole of gray stone. At its right end stands a light tower "
            "with red and white stripes. At the left a church and colored houses stand on a hill.",
            scene,
        ),
        "pier-wave-posted": page(
            "pier-wave-posted",
            "400 40 500 500",
            "A wave breaks over a pier",
            f"{wave} The picture is square; neither end of the pier is in it.",
            scene,
        ),
        "pier-wave-scroll": page(
            "pier-wave-scroll",
            "430 150 480 270",
            "A wave breaks over a pier",
            "White spray fills a wide, low picture under a gray sky. "
            "At its lower edge stands a bit of railing; the pier below it is not in the picture.",
            scene,
        ),
        "quay-street": page(
            "quay-street",
            "0 0 1000 600",
            "The broken sea wall at Quay Street",
            "A gap in a stone sea wall, seen from the water, with rubble in it. Two tram rails sag "
            "over the gap. Behind stand shops, one with a sign that reads Bicycles.",
            quay_street(),
        ),
        "fish-on-the-tracks": page(
            "fish-on-the-tracks",
            "0 0 1000 600",
            "Herring on the tram tracks",
            "A red tram has stopped at dawn. Dozens of silver fish lie on the rails and the stones "
            "before it.",
            tram_tracks(),
        ),
        "cow-on-the-roof": page(
            "cow-on-the-roof",
            "0 0 1000 600",
            "A cow on a roof",
            "A brown and white cow stands on a roof of grass. The roof of the shed begins at the "
            "height of the slope beside it. The meadow around is under water.",
            cow_roof(),
        ),
        "tide-gauge": page(
            "tide-gauge",
            "0 0 900 560",
            "Water level at Customs Quay, November 12 to 13, 2025",
            "Two curves over twelve hours. The tide table has its top at 8.9 feet. The measured "
            "level reaches 12.7 feet at 11:36 p.m., below the highest on record, 13.4 feet.",
            tide_chart(),
        ),
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (FOLDER / f"{name}.svg").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
