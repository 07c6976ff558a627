# SPDX-License-Identifier: MIT
"""Small line charts side by side, both axes logarithmic, as SVG without scripts or fonts of its own."""
import math
from xml.sax.saxutils import escape

WIDTH, HEIGHT, LEFT, TOP, GAP = 260, 220, 60, 40, 70
COLOURS = ["#1b5e8a", "#b3541e", "#3c7a3c"]


def axis(values):
    """Log position in 0..1 of a value between the least and the most of all."""
    low, high = math.log10(min(values)), math.log10(max(values))
    span = (high - low) or 1.0
    return lambda v: (math.log10(v) - low) / span


def number(v):
    return f"{v:.0f}" if v >= 10 else f"{v:.2g}"


def panel(title, lines, left):
    xs = [x for points in lines.values() for x, _ in points]
    ys = [y for points in lines.values() for _, y in points]
    ax, ay = axis(xs), axis(ys)

    def at(x, y):
        return left + ax(x) * WIDTH, TOP + HEIGHT - ay(y) * HEIGHT

    out = [f'<rect x="{left}" y="{TOP}" width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="#999"/>',
           f'<text x="{left + WIDTH / 2}" y="{TOP + HEIGHT + 34}" text-anchor="middle">{escape(title)}</text>',
           f'<text x="{left}" y="{TOP - 12}">seconds</text>']
    out += [f'<text x="{at(x, min(ys))[0]:.1f}" y="{TOP + HEIGHT + 16}" text-anchor="middle">{number(x)}</text>' for x in sorted(set(xs))]
    for i, (name, points) in enumerate(lines.items()):
        colour = COLOURS[i % len(COLOURS)]
        path = " ".join(f"{at(x, y)[0]:.1f},{at(x, y)[1]:.1f}" for x, y in points)
        out.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for x, y in points:
            px, py = at(x, y)
            out.append(f'<circle cx="{px:.1f}" cy="{py:.1f}" r="3" fill="{colour}"><title>{escape(name)}: {y:.3f} s</title></circle>')
        for x, y in (points[0], points[-1]):
            px, py = at(x, y)
            out.append(f'<text x="{px:.1f}" y="{py - 7:.1f}" text-anchor="middle" fill="{colour}">{number(y)}</text>')
        out.append(f'<text x="{left + 8}" y="{TOP + 16 + 15 * i}" fill="{colour}">{escape(name)}</text>')
    return out


def write(path, curves):
    """curves: {"text size, MB": {"lexgap": [(10, 0.3), ...]}}."""
    width = LEFT + len(curves) * (WIDTH + GAP)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{TOP + HEIGHT + 50}" font-family="sans-serif" font-size="12">',
           '<rect width="100%" height="100%" fill="white"/>']
    for i, (title, lines) in enumerate(sorted(curves.items())):
        out += panel(title, lines, LEFT + i * (WIDTH + GAP))
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join([*out, "</svg>"]) + "\n")
