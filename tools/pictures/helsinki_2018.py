"""Draw the pictures of the case helsinki-2018: flat SVG, no likeness of anybody.

Run ``python tools/pictures/helsinki_2018.py`` from the project's root. It writes

- ``hamburg-handshake.svg``: what stands for the news picture of July 2017, as outlines only;
- ``two-lecterns.svg``: a hall with two lecterns, for the page on records of press conferences.

The same code always gives the same bytes.
"""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parents[2] / "medialit" / "cases" / "helsinki-2018" / "pictures"

NAVY, RED, WHITE, BLUE = "#1f3558", "#c8443c", "#f7f5f0", "#3f6fb0"
INK, WALL, FLOOR, WOOD = "#232a36", "#dbe4ee", "#b9c4d1", "#a9825a"


def main() -> None:
    """Write both pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "hamburg-handshake.svg").write_text(handshake(), encoding="utf-8")
    (FOLDER / "two-lecterns.svg").write_text(lecterns(), encoding="utf-8")


def handshake() -> str:
    """Return two outlines that shake hands in front of a row of flags."""
    parts = [
        rect(0, 0, 800, 450, WALL),
        rect(0, 372, 800, 78, FLOOR),
        *(flag(x, 46, 84, 250, "us" if i % 2 == 0 else "ru") for i, x in enumerate(FLAG_PLACES)),
        man(270, lean=1),
        man(530, lean=-1),
        '<path d="M300 262 L392 264" stroke="#232a36" stroke-width="34" stroke-linecap="round"/>',
        '<path d="M500 262 L408 264" stroke="#2f3848" stroke-width="34" stroke-linecap="round"/>',
        '<path d="M374 254 q26 -14 52 0 q10 16 -4 26 q-22 12 -46 0 q-12 -12 -2 -26z"'
        ' fill="#8d99a8"/>',
        shirt(270, lean=1),
        shirt(530, lean=-1),
    ]
    return svg(
        800,
        450,
        "Two people shake hands in front of flags",
        "A drawing that stands for a news picture. Two people in suits, seen as dark outlines"
        " without faces, shake hands. Behind them hang the flags of the United States and Russia.",
        parts,
    )


FLAG_PLACES = (44, 168, 292, 424, 548, 672)


def lecterns() -> str:
    """Return two empty lecterns in a bright hall, each between flags."""
    windows = [
        f'<path d="M{x} 250 V96 a42 42 0 0 1 84 0 V250z" fill="#f3ead3"/>'
        f'<path d="M{x + 42} 56 V250 M{x} 150 H{x + 84}" stroke="#cdbf9c" stroke-width="4"/>'
        for x in (110, 358, 606)
    ]
    parts = [
        rect(0, 0, 800, 420, "#e9eef4"),
        *windows,
        rect(0, 300, 800, 120, "#c9b79c"),
        rect(0, 296, 800, 8, "#b7a283"),
        flag(28, 90, 66, 206, "us"),
        flag(262, 90, 66, 206, "ru"),
        flag(472, 90, 66, 206, "us"),
        flag(706, 90, 66, 206, "ru"),
        lectern(220),
        lectern(580),
    ]
    return svg(
        800,
        420,
        "Two lecterns before a press conference",
        "A drawing of a bright hall with three windows. Two wooden lecterns with microphones stand"
        " between flags of the United States and Russia. Nobody is there.",
        parts,
    )


def svg(width: int, height: int, title: str, desc: str, parts: list[str]) -> str:
    """Return a whole drawing with its title and description."""
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img"'
        ' aria-labelledby="title desc">\n'
        f'<title id="title">{title}</title>\n<desc id="desc">{desc}</desc>\n{body}\n</svg>\n'
    )


def rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    """Return a rectangle."""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}"/>'


def flag(x: float, y: float, width: float, height: float, country: str) -> str:
    """Return a hanging flag on a pole; its stripes run down, as on a flag that hangs still."""
    pole = rect(x - 8, y - 16, 6, height + 92, "#8a7448")
    knob = f'<circle cx="{x - 5:g}" cy="{y - 20:g}" r="7" fill="#c9a552"/>'
    cloth = _stripes(x, y, width, height, country)
    shade = (
        f'<path d="M{x + width * 0.62:g} {y:g} v{height:g} h{width * 0.14:g}'
        f' v{-height:g}z" fill="#000000" opacity="0.07"/>'
    )
    return "".join((pole, knob, *cloth, shade))


def _stripes(x: float, y: float, width: float, height: float, country: str) -> list[str]:
    if country == "ru":
        third = width / 3
        colors = (WHITE, BLUE, RED)
        return [rect(x + i * third, y, third, height, c) for i, c in enumerate(colors)]
    stripe = width / 7
    bars = [rect(x + i * stripe, y, stripe, height, (RED, WHITE)[i % 2]) for i in range(7)]
    stars = [
        f'<circle cx="{x + width * (0.1 + 0.16 * column):g}" cy="{y + 14 + 22 * row:g}" r="3"'
        f' fill="{WHITE}"/>'
        for row in range(4)
        for column in range(4)
    ]
    return [*bars, rect(x, y, width * 0.68, 94, NAVY), *stars]


def man(x: float, *, lean: int) -> str:
    """Return a person in a suit as an outline, turned to the right (1) or the left (-1)."""
    fill = INK if lean > 0 else "#2f3848"
    head = f'<ellipse cx="{x + 10 * lean:g}" cy="132" rx="31" ry="38" fill="{fill}"/>'
    neck = rect(x - 12 + 6 * lean, 156, 24, 34, fill)
    body = (
        f'<path d="M{x - 84:g} 450 L{x - 76:g} 240 q2 -46 48 -56 l18 -8 h20 l18 8'
        f' q46 10 48 56 L{x + 84:g} 450z" fill="{fill}"/>'
    )
    return neck + head + body


def shirt(x: float, *, lean: int) -> str:
    """Return the shirt and the tie that show where the jacket is open."""
    middle = x + 10 * lean
    return (
        f'<path d="M{middle - 16:g} 180 L{middle:g} 250 L{middle + 16:g} 180z" fill="{WHITE}"/>'
        f'<path d="M{middle - 4:g} 184 h8 l4 44 l-8 14 l-8 -14z" fill="#5b6b80"/>'
    )


def lectern(x: float) -> str:
    """Return a lectern with two microphones, its middle at x."""
    return (
        f'<ellipse cx="{x:g}" cy="392" rx="86" ry="10" fill="#a8946f"/>'
        f'<path d="M{x - 52:g} 262 h104 l-12 130 h-80z" fill="{WOOD}"/>'
        f'<path d="M{x - 66:g} 240 h132 l-8 28 h-116z" fill="#c49a6c"/>'
        f'<circle cx="{x:g}" cy="326" r="20" fill="#c9a552" opacity="0.55"/>'
        f'<path d="M{x - 16:g} 242 q-6 -30 4 -52 M{x + 16:g} 242 q6 -30 -4 -52"'
        f' stroke="{INK}" stroke-width="4" fill="none"/>'
        f'<ellipse cx="{x - 11:g}" cy="184" rx="6" ry="11" fill="{INK}"/>'
        f'<ellipse cx="{x + 11:g}" cy="184" rx="6" ry="11" fill="{INK}"/>'
    )


if __name__ == "__main__":
    main()
