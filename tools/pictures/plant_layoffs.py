"""Draw the pictures of the case plant-layoffs: two charts of one series, and the plant.

Both charts draw the same counts of people employed at the plant at the end of a year (2025: after
May 9). The company's chart starts with the opening and leaves out the years of the peak; the
union's chart starts with the peak. Run it from anywhere:

    python tools/pictures/plant_layoffs.py
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

OUT = Path(__file__).parents[2] / "medialit" / "cases" / "plant-layoffs" / "pictures"

#: People employed at the plant at the end of the year; 2025: after May 9.
JOBS = {
    1998: 310,
    2003: 590,
    2008: 860,
    2013: 960,
    2017: 1860,
    2018: 1790,
    2019: 1640,
    2020: 1230,
    2021: 1260,
    2022: 1380,
    2023: 1470,
    2024: 1440,
    2025: 1008,
}
FONT = 'font-family="Helvetica, Arial, sans-serif"'


def main() -> None:
    """Write the three pictures."""
    OUT.mkdir(parents=True, exist_ok=True)
    pictures = {
        "jobs-since-opening.svg": draw_since_opening(),
        "jobs-since-peak.svg": draw_since_peak(),
        "plant-lot.svg": draw_plant(),
    }
    for name, picture in pictures.items():
        (OUT / name).write_text(picture, encoding="utf-8", newline="\n")


def draw_since_opening() -> str:
    """Return the company's chart: five columns from the opening, each higher than the last."""
    years = (1998, 2003, 2008, 2013, 2025)
    floor, scale, width, gap = 420, 0.28, 92, 48
    parts = [
        _rect(0, 0, 800, 500, "#f3f8f5"),
        _text(48, 56, "Growth in Orrin Falls", 30, "#0f4d3a", weight="bold"),
        _text(48, 86, "People employed at our facility", 17, "#3f5a50"),
    ]
    for count in (0, 500, 1000):
        parts.append(_line(48, floor - count * scale, 752, floor - count * scale, "#d3e0d9"))
        parts.append(_text(752, floor - count * scale - 6, f"{count:,}", 13, "#6b8078", "end"))
    tops: list[tuple[float, float]] = []
    for index, year in enumerate(years):
        x = 56 + index * (width + gap)
        height = JOBS[year] * scale
        marked = index in (0, len(years) - 1)
        fill, ink = ("#12805c", "#ffffff") if marked else ("#a9d6c3", "#0f4d3a")
        parts.append(_rect(x, floor - height, width, height, fill, radius=5))
        middle = x + width / 2
        tops.append((middle, floor - height))
        parts.append(_text(middle, floor - height + 28, f"{JOBS[year]:,}", 18, ink, "middle"))
        parts.append(_text(middle, floor + 26, str(year), 16, "#3f5a50", "middle"))
    (x1, y1), (x2, y2) = tops[0], tops[-1]
    parts += [
        f'<path d="M{x1:g} {y1 - 18:g} C{x1 + 70:g} {y1 - 120:g} {x2 - 230:g} {y2 - 28:g} '
        f'{x2 - 16:g} {y2 - 16:g}" fill="none" stroke="#e0932f" stroke-width="5" '
        'stroke-linecap="round"/>',
        f'<path d="M{x2 - 32:g} {y2 - 30:g} L{x2 - 14:g} {y2 - 16:g} L{x2 - 34:g} {y2 - 8:g}" '
        'fill="none" stroke="#e0932f" stroke-width="5" stroke-linecap="round" '
        'stroke-linejoin="round"/>',
        _text(222, 150, "more than tripled", 22, "#8f5409", "middle", "bold"),
        _text(48, 478, "Chart: Dunmere Coach. 2025: as of May 9.", 13, "#6b8078"),
    ]
    return _svg(
        800,
        500,
        "Growth in Orrin Falls",
        "Columns: people employed at the plant. 1998: 310. 2003: 590. 2008: 860. 2013: 960. "
        "2025: 1,008. An arrow from the first column to the last says: more than tripled.",
        parts,
    )


def draw_since_peak() -> str:
    """Return the union's chart: every year since 2017, and the way down."""
    years = [year for year in JOBS if year >= 2017]
    left, right, floor, scale = 112, 724, 420, 0.148
    step = (right - left) / (len(years) - 1)
    points = [(left + i * step, floor - JOBS[year] * scale) for i, year in enumerate(years)]
    area = [(left, floor), *points, (right, floor)]
    parts = [
        _rect(0, 0, 800, 500, "#fbf6f1"),
        _text(48, 56, "From 1,860 to 1,008", 30, "#7c1f1f", weight="bold"),
        _text(48, 86, "Jobs at our plant since 2017", 17, "#6a4f45"),
    ]
    for count in (0, 500, 1000, 1500):
        parts.append(_line(48, floor - count * scale, 752, floor - count * scale, "#eaddd2"))
        parts.append(_text(48, floor - count * scale - 5, f"{count:,}", 13, "#96796b"))
    parts += [
        f'<polygon points="{_points(area)}" fill="#e9b9a8" fill-opacity="0.55"/>',
        f'<polyline points="{_points(points)}" fill="none" stroke="#b3372c" stroke-width="5" '
        'stroke-linejoin="round" stroke-linecap="round"/>',
    ]
    for year, (x, y) in zip(years, points, strict=True):
        marked = year in (years[0], years[-1])
        parts.append(
            f'<circle cx="{x:g}" cy="{y:g}" r="{9 if marked else 5}" fill="#ffffff" '
            'stroke="#b3372c" stroke-width="4"/>'
        )
        parts.append(_text(x, floor + 26, str(year), 15, "#6a4f45", "middle"))
        if marked:
            lift, shift = (18, 14) if year == years[0] else (-34, 0)
            label = f"{JOBS[year]:,}"
            parts.append(_text(x + shift, y - lift, label, 20, "#7c1f1f", "middle", "bold"))
        else:
            parts.append(_text(x + 4, y - 14, f"{JOBS[year]:,}", 14, "#6a4f45", "middle"))
    parts += [
        _rect(532, 34, 220, 46, "#b3372c", radius=23),
        _text(642, 63, "minus 46 percent", 18, "#ffffff", "middle", "bold"),
        _text(
            48,
            478,
            "Chart: Third Shift. From the plant’s year-end counts; 2025: as of May 9.",
            13,
            "#96796b",
        ),
    ]
    return _svg(
        800,
        500,
        "From 1,860 to 1,008",
        "Line: people employed at the plant at the end of each year. "
        + " ".join(f"{year}: {JOBS[year]:,}." for year in years)
        + " A label says: minus 46 percent.",
        parts,
    )


def draw_plant() -> str:
    """Return the drawing of the plant behind a closed gate, its lot empty, its trees green."""
    parts = [
        '<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">'
        '<stop offset="0" stop-color="#8ec5e6"/><stop offset="1" stop-color="#e6f3f5"/>'
        "</linearGradient></defs>",
        '<rect width="960" height="540" fill="url(#sky)"/>',
        '<circle cx="150" cy="92" r="40" fill="#ffe39a"/>',
        *(_cloud(x, y, s) for x, y, s in ((330, 84, 1.0), (640, 58, 0.8), (850, 112, 1.1))),
        '<path d="M0 292 C120 236 240 262 360 268 C520 276 640 232 960 272 L960 340 L0 340 Z" '
        'fill="#9cbf93"/>',
        *_factory(),
        *(_tree(x, 330, s) for x, s in ((60, 1.15), (122, 0.9), (850, 1.0), (912, 1.2))),
        _rect(0, 330, 960, 210, "#8b9297"),
        _rect(0, 328, 960, 10, "#b9bec1"),
        *_lot(),
        *(_lamp(x) for x in (214, 752)),
        *_gate(),
    ]
    return _svg(
        960,
        540,
        "Plant with an empty parking lot",
        "A bus plant with a saw-tooth roof behind a closed gate. The parking lot is empty. "
        "The trees on both sides are in full leaf.",
        parts,
    )


def _factory() -> Iterable[str]:
    yield _rect(700, 118, 26, 120, "#a65f4a")
    yield _rect(696, 112, 34, 12, "#7f4637")
    for index in range(6):
        x = 190 + index * 96
        yield f'<polygon points="{x},222 {x},168 {x + 96},222" fill="#6d7a83"/>'
        pane = f"{x + 5},218 {x + 5},178 {x + 20},187 {x + 20},218"
        yield f'<polygon points="{pane}" fill="#bfe0ee"/>'
    yield _rect(180, 220, 596, 114, "#c9795c")
    yield _rect(180, 220, 596, 10, "#8a4c3a")
    for index in range(9):
        x = 200 + index * 64
        if index == 4:
            continue
        yield _rect(x, 252, 44, 34, "#dcebf0", radius=2)
        yield _line(x + 22, 252, x + 22, 286, "#8fa9b5", 2)
        yield _line(x, 269, x + 44, 269, "#8fa9b5", 2)
    yield _rect(442, 262, 72, 72, "#5b6970")
    for y in (274, 286, 298, 310, 322):
        yield _line(442, y, 514, y, "#75848c", 2)
    yield _rect(364, 226, 228, 26, "#fdf8ee", radius=3)
    yield _text(478, 245, "DUNMERE COACH", 18, "#3a4a52", "middle", "bold")


def _lot() -> Iterable[str]:
    yield '<polygon points="430,338 526,338 590,540 366,540" fill="#7c8388"/>'
    for side in (-1, 1):
        for index in range(6):
            x = 478 + side * (96 + index * 66)
            foot = 478 + side * (150 + index * 104)
            yield _line(x, 352, foot, 440, "#eef0ee", 4)
    yield _line(60, 352, 385, 352, "#eef0ee", 4)
    yield _line(571, 352, 896, 352, "#eef0ee", 4)


def _gate() -> Iterable[str]:
    for x in (20, 200, 330, 608, 740, 918):
        yield _rect(x, 412, 14, 110, "#4b565d", radius=2)
    for first, last in ((0, 336), (616, 960)):
        for x in range(first + 4, last, 16):
            yield _line(x, 432, x, 514, "#5f6c74", 3)
        yield _line(first, 434, last, 434, "#4b565d", 5)
        yield _line(first, 506, last, 506, "#4b565d", 5)
    yield _rect(344, 430, 264, 84, "#f2c14e", radius=4)
    yield _rect(356, 442, 240, 60, "#86898a", radius=2)
    for x in range(364, 596, 16):
        yield _line(x, 442, x, 502, "#f2c14e", 4)
    yield _rect(430, 452, 92, 40, "#fdf8ee", radius=4)
    yield _text(476, 479, "GATE 2", 20, "#3a4a52", "middle", "bold")


def _tree(x: float, foot: float, size: float) -> str:
    def blob(dx: float, dy: float, r: float, fill: str) -> str:
        return (
            f'<circle cx="{x + dx * size:g}" cy="{foot + dy * size:g}" r="{r * size:g}" '
            f'fill="{fill}"/>'
        )

    trunk = _rect(x - 6 * size, foot - 60 * size, 12 * size, 64 * size, "#75543c")
    return (
        trunk
        + blob(-24, -84, 32, "#3f8a4d")
        + blob(24, -80, 32, "#357a44")
        + blob(0, -112, 36, "#4c9a58")
    )


def _cloud(x: float, y: float, size: float) -> str:
    return "".join(
        f'<ellipse cx="{x + dx * size:g}" cy="{y + dy * size:g}" rx="{rx * size:g}" '
        f'ry="{ry * size:g}" fill="#ffffff" fill-opacity="0.9"/>'
        for dx, dy, rx, ry in ((0, 0, 46, 15), (-20, -9, 24, 15), (14, -14, 26, 18))
    )


def _lamp(x: float) -> str:
    return (
        _rect(x - 3, 300, 6, 100, "#59646b")
        + _rect(x - 22, 294, 44, 8, "#59646b", radius=4)
        + _rect(x - 22, 302, 14, 5, "#fff3c4", radius=2)
        + _rect(x + 8, 302, 14, 5, "#fff3c4", radius=2)
    )


def _svg(width: int, height: int, title: str, description: str, parts: Iterable[str]) -> str:
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="title desc">\n<title id="title">{title}</title>\n'
        f'<desc id="desc">{description}</desc>\n{body}\n</svg>\n'
    )


def _rect(x: float, y: float, w: float, h: float, fill: str, *, radius: float = 0) -> str:
    corner = f' rx="{radius:g}"' if radius else ""
    return f'<rect x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}"{corner} fill="{fill}"/>'


def _line(x1: float, y1: float, x2: float, y2: float, color: str, width: float = 1.5) -> str:
    return (
        f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{color}" '
        f'stroke-width="{width:g}"/>'
    )


def _text(
    x: float, y: float, words: str, size: int, fill: str, anchor: str = "start", weight: str = ""
) -> str:
    bold = f' font-weight="{weight}"' if weight else ""
    return (
        f'<text x="{x:g}" y="{y:g}" {FONT} font-size="{size}"{bold} fill="{fill}" '
        f'text-anchor="{anchor}">{words}</text>'
    )


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)


if __name__ == "__main__":
    main()
