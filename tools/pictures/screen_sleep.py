"""Draw the pictures of the case *screen-sleep*: two charts of one result, dots, and a drawing.

Every figure comes from ``GROUPS``, the table of the (invented) study. Run it from the project's
root; it writes into ``medialit/cases/screen-sleep/pictures/`` and gives the same bytes each time.

    python tools/pictures/screen_sleep.py
"""

from __future__ import annotations

from math import sqrt
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "medialit" / "cases" / "screen-sleep" / "pictures"

#: Phone use after 9 p.m.: label, students, students with difficulty falling asleep.
GROUPS = (
    ("under 30 min", 400, 32),
    ("30 to 59 min", 330, 33),
    ("60 to 119 min", 224, 28),
    ("2 hours or more", 150, 24),
)
SANS = 'font-family="Helvetica, Arial, sans-serif"'


def wilson(cases: int, people: int) -> tuple[float, float]:
    """Return the 95% interval of a share in percent (Wilson 1927)."""
    z = 1.96
    share = cases / people
    center = share + z * z / (2 * people)
    half = z * sqrt(share * (1 - share) / people + z * z / (4 * people * people))
    scale = 100 / (1 + z * z / people)
    return (center - half) * scale, (center + half) * scale


def text(x: float, y: float, words: str, *, size: int = 15, more: str = "") -> str:
    """Return a line of text whose middle stands at x."""
    anchor = "" if "text-anchor" in more else 'text-anchor="middle" '
    return f'<text x="{x:g}" y="{y:g}" font-size="{size}" {anchor}{more}>{words}</text>'


def page(width: int, height: int, title: str, description: str, *parts: str) -> str:
    """Return an SVG document with a title and a description."""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="t d" {SANS}>\n<title id="t">{title}</title>\n'
        f'<desc id="d">{description}</desc>\n'
    )
    return head + "\n".join(parts) + "\n</svg>\n"


def chart_paper() -> str:
    """Return the paper's figure: four groups, intervals, an axis that starts at zero."""
    left, bottom, unit = 96, 372, 11.6  # unit: pixels for a percentage point
    parts = ['<rect width="760" height="470" fill="#ffffff"/>']
    parts.append(
        text(
            380,
            34,
            "Difficulty falling asleep, by phone use after 9 p.m.",
            size=19,
            more='fill="#1d2b3a"',
        )
    )
    for tick in range(0, 26, 5):
        y = bottom - tick * unit
        color = "#1d2b3a" if tick == 0 else "#dde3ea"
        parts.append(f'<path d="M{left} {y:g}H724" stroke="{color}"/>')
        parts.append(
            text(left - 12, y + 5, f"{tick}%", size=14, more='text-anchor="end" fill="#44515f"')
        )
    for index, (label, people, cases) in enumerate(GROUPS):
        x = left + 82 + index * 156
        share = 100 * cases / people
        low, high = (bottom - end * unit for end in wilson(cases, people))
        top = bottom - share * unit
        parts.append(
            f'<rect x="{x - 42}" y="{top:g}" width="84" height="{share * unit:g}" fill="#5b8fb9"/>'
        )
        parts.append(
            f'<path d="M{x} {low:.1f}V{high:.1f}M{x - 9} {low:.1f}h18M{x - 9} {high:.1f}h18" '
            'stroke="#1d2b3a" stroke-width="2" fill="none"/>'
        )
        parts.append(
            text(x, bottom - 12, f"{share:.1f}%", more='fill="#ffffff" font-weight="bold"')
        )
        parts.append(text(x, bottom + 24, label, more='fill="#1d2b3a"'))
        parts.append(
            text(x, bottom + 45, f"{cases} of {people} students", size=13, more='fill="#44515f"')
        )
    note = "Percent of students in each group, with 95% intervals. Not adjusted. n = 1,104."
    parts.append(text(380, 450, note, size=13, more='fill="#44515f"'))
    return page(
        760,
        470,
        "Difficulty falling asleep in four groups of students",
        "Four bars from an axis that starts at zero: 8.0, 10.0, 12.5 and 16.0 percent. Thin lines "
        "show 95% intervals, which overlap.",
        *parts,
    )


def chart_release() -> str:
    """Return the press release's figure: two groups, and an axis that starts at 7 percent."""
    bottom, unit, start = 368, 29.0, 7
    parts = ['<rect width="760" height="470" fill="#1b2140"/>']
    parts.append(text(380, 44, "TWICE THE RISK", size=30, more='fill="#ffffff" font-weight="bold"'))
    parts.append(
        text(380, 72, "Trouble falling asleep, percent of teens", size=15, more='fill="#c8cff0"')
    )
    for tick in (7, 10, 13, 16):
        y = bottom - (tick - start) * unit
        parts.append(f'<path d="M86 {y:g}H674" stroke="#39426f"/>')
        parts.append(text(74, y + 5, f"{tick}", size=13, more='text-anchor="end" fill="#8f99c9"'))
    for x, index, color, words in (
        (226, 0, "#7fd1c7", "Low phone use"),
        (534, 3, "#ff6b5e", "High phone use"),
    ):
        share = 100 * GROUPS[index][2] / GROUPS[index][1]
        height = (share - start) * unit
        parts.append(
            f'<rect x="{x - 66}" y="{bottom - height:g}" width="132" height="{height:g}" '
            f'rx="4" fill="{color}"/>'
        )
        parts.append(text(x, bottom + 32, words, size=18, more='fill="#ffffff"'))
    parts.append(
        '<path d="M312 314C366 296 400 246 418 196" fill="none" stroke="#ffd166" stroke-width="7" '
        'stroke-linecap="round"/><path d="M398 206L424 176L436 214Z" fill="#ffd166"/>'
    )
    parts.append(
        text(380, 442, "Penrook University · September 2025", size=13, more='fill="#8f99c9"')
    )
    return page(
        760,
        470,
        "Twice the risk: the graphic of the press release",
        "Two bars, low and high phone use, on an axis with the numbers 7, 10, 13 and 16. The low "
        "bar ends at 8, the high bar at 16. No numbers of students are given.",
        *parts,
    )


def dots() -> str:
    """Return two squares of 100 dots with 8 and 16 filled."""
    parts = ['<rect width="760" height="420" fill="#fffdf8"/>']
    panels = (
        (70, 0, "100 students, under 30 minutes"),
        (420, 3, "100 students, 2 hours or more"),
    )
    for left, index, words in panels:
        filled = round(100 * GROUPS[index][2] / GROUPS[index][1])
        for number in range(100):
            x = left + 14 + number % 10 * 27
            y = 70 + number // 10 * 27
            full = number < filled
            style = 'fill="#b5473c"' if full else 'fill="#fffdf8" stroke="#8a97a5" stroke-width="2"'
            parts.append(f'<circle cx="{x}" cy="{y}" r="{10 if full else 9}" {style}/>')
        middle = left + 135
        parts.append(text(middle, 38, words, size=17, more='fill="#1d2b3a"'))
        parts.append(
            text(
                middle,
                368,
                f"{filled} with difficulty, {100 - filled} without",
                size=16,
                more='fill="#1d2b3a"',
            )
        )
    parts.append(
        text(380, 404, "Penrook survey, Table 2, not adjusted", size=13, more='fill="#5c6874"')
    )
    return page(
        760,
        420,
        "Eight in 100 and sixteen in 100",
        "Two squares of 100 dots. On the left 8 dots are filled, on the right 16.",
        *parts,
    )


def teen_phone() -> str:
    """Return the agency's drawing: a teenager sits up in bed, a small screen in the hands."""
    stars = "".join(
        f'<circle cx="{x}" cy="{y}" r="{r}" fill="#f6edc9"/>'
        for x, y, r in ((566, 84, 2), (600, 108, 3), (644, 174, 2), (688, 150, 2), (560, 166, 2))
    )
    parts = (
        '<defs><radialGradient id="g"><stop offset="0" stop-color="#9fd8ff" stop-opacity=".6"/>'
        '<stop offset="1" stop-color="#9fd8ff" stop-opacity="0"/></radialGradient></defs>',
        '<rect width="760" height="470" fill="#202a52"/>',
        '<rect x="536" y="56" width="176" height="150" rx="6" fill="#101735"/>',
        stars,
        '<path d="M670 80a20 20 0 1 0 14 34a24 24 0 0 1-14-34Z" fill="#f6edc9"/>',
        '<path d="M536 131H712M624 56V206" stroke="#39467d" stroke-width="6"/>',
        '<rect x="536" y="56" width="176" height="150" rx="6" fill="none" stroke="#39467d" '
        'stroke-width="9"/>',
        '<rect y="410" width="760" height="60" fill="#182042"/>',
        '<rect x="60" y="170" width="24" height="250" rx="8" fill="#6b4a3a"/>',
        '<rect x="680" y="300" width="22" height="120" rx="8" fill="#6b4a3a"/>',
        '<rect x="80" y="352" width="604" height="50" rx="10" fill="#86604a"/>',
        '<path d="M96 352V244q0-30 30-30h52q30 0 30 30v108Z" fill="#dfe6f5"/>',
        '<path d="M164 352C160 300 176 262 226 256C280 258 300 300 302 352Z" fill="#e0795f"/>',
        '<path d="M300 352C330 300 396 286 452 300C540 318 640 320 686 352V392H190V352Z" '
        'fill="#4d6cb3"/>',
        '<path d="M330 392C350 336 420 322 470 336" fill="none" stroke="#3d5896" '
        'stroke-width="5" stroke-linecap="round"/>',
        '<circle cx="318" cy="240" r="170" fill="url(#g)"/>',
        '<rect x="212" y="232" width="30" height="34" rx="12" fill="#c98d6b"/>',
        '<circle cx="232" cy="196" r="46" fill="#d79c79"/>',
        '<path d="M184 206C172 150 206 132 240 138C268 138 284 158 280 176C252 178 236 166 222 '
        '168C208 176 206 196 202 212C196 220 188 218 184 206Z" fill="#3a2620"/>',
        '<circle cx="205" cy="204" r="9" fill="#d79c79"/>',
        '<path d="M246 196q6 5 12 0" fill="none" stroke="#3a2620" stroke-width="3.5" '
        'stroke-linecap="round"/>',
        '<path d="M250 218q8 5 16 1" fill="none" stroke="#8d4b3b" stroke-width="3.5" '
        'stroke-linecap="round"/>',
        '<path d="M206 292C226 330 270 330 320 290" fill="none" stroke="#c7644c" '
        'stroke-width="26" stroke-linecap="round"/>',
        '<circle cx="328" cy="282" r="15" fill="#d79c79"/>',
        '<g transform="rotate(16 340 252)"><rect x="330" y="212" width="20" height="76" rx="6" '
        'fill="#0d1228"/><rect x="327" y="218" width="5" height="64" rx="2" fill="#d9f1ff"/></g>',
    )
    return page(
        760,
        470,
        "A teenager with a small screen in bed",
        "Flat drawing: a teenager with dark hair sits up in bed at night and looks at a lit "
        "screen. Through the window one sees the moon.",
        *parts,
    )


def main() -> None:
    """Write the four pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, draw in (
        ("chart-paper", chart_paper),
        ("chart-release", chart_release),
        ("dots", dots),
        ("teen-phone", teen_phone),
    ):
        (FOLDER / f"{name}.svg").write_text(draw(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
