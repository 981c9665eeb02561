"""Makes the first generated signals and volumes anew, in Python, and writes what GeneratedTests.swift expects of them."""

import json
import math
import pathlib

MASK = (1 << 64) - 1


def fnv(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = ((value ^ byte) * 0x100000001B3) & MASK
    return value


class Draw:
    """xoshiro256++, its state filled by SplitMix64 from the index and the FNV-1a hash of the stream's name."""

    def __init__(self, stream, index):
        mixer, self.state = index ^ fnv(stream.encode()), []
        for _ in range(4):
            mixer = (mixer + 0x9E3779B97F4A7C15) & MASK
            z = ((mixer ^ (mixer >> 30)) * 0xBF58476D1CE4E5B9) & MASK
            z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
            self.state.append(z ^ (z >> 31))

    def next(self):
        def rotated(x, k):
            return ((x << k) | (x >> (64 - k))) & MASK

        s = self.state
        result = (rotated((s[0] + s[3]) & MASK, 23) + s[0]) & MASK
        t = (s[1] << 17) & MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotated(s[3], 45)
        return result

    def uniform(self):
        return (self.next() >> 40) * 2.0**-24

    def number(self, low, high):
        return low + (high - low) * self.uniform()

    def noise(self):
        total = -6.0
        for _ in range(12):
            total += self.uniform()
        return total

    def choice(self, count):
        return (self.next() * count) >> 64

    def turn(self):
        while True:
            w, x, y, z = (self.number(-1, 1) for _ in range(4))
            length = w * w + x * x + y * y + z * z
            if 0.01 <= length <= 1:
                break
        s = 2 / length
        return [
            [1 - s * (y * y + z * z), s * (x * y - z * w), s * (x * z + y * w)],
            [s * (x * y + z * w), 1 - s * (x * x + z * z), s * (y * z - x * w)],
            [s * (x * z - y * w), s * (y * z + x * w), 1 - s * (x * x + y * y)],
        ]


def byte(value):
    return math.floor(min(max(value, 0), 1) * 255 + 0.5)


def part(t):
    return t - math.floor(t)


def triangle(turns):
    t = part(turns + 0.25)
    return 4 * t - 1 if t < 0.5 else 3 - 4 * t


def sine(turns):
    x = triangle(turns) * 1.5707963267948966
    q = x * x
    return x * (1 - q / 6 * (1 - q / 20 * (1 - q / 42 * (1 - q / 72))))


def square(turns):
    return 1 if part(turns) < 0.5 else -1


def signal(stream, index):
    draw = Draw(stream, index)
    kind = draw.choice(6)
    turns, phase = draw.number(2, 6), draw.number(0, 1)
    strength, offset, noise = draw.number(0.16, 0.38), draw.number(-0.08, 0.08), draw.number(0.01, 0.05)
    if kind < 3:
        wave = (sine, square, triangle)[kind]
        form = lambda t: wave(turns * t + phase)
    elif kind == 3:
        growth, falls = draw.number(1.6, 3), draw.choice(2) == 1

        def form(time):
            t = 1 - time if falls else time
            return sine(turns * (t + (growth - 1) * t * t / 2) + phase)

    elif kind == 4:
        width = draw.number(0.1, 0.25)
        form = lambda t: 1 if part(turns * t + phase) < width else -0.4
    else:
        place, width, up = draw.number(0.1, 0.9), draw.number(0.012, 0.03), draw.choice(2) == 0
        height = (1.0 if up else -1) * draw.number(0.8, 1.4)
        form = lambda t: sine(turns * t + phase) + height * max(0, 1 - abs(t - place) / width)
    return kind, [byte(0.5 + offset + strength * form(step / 128) + noise * draw.noise()) for step in range(128)]


def depth(kind, p):
    x, y, z = p
    norm = lambda a, b: math.sqrt(a * a + b * b)
    box = lambda a, b, c: min(a - abs(x), min(b - abs(y), c - abs(z)))
    return (
        lambda: 0.95 - math.sqrt(x * x + y * y + z * z),
        lambda: box(0.8, 0.8, 0.8),
        lambda: min(0.7 - norm(y, z), 0.9 - abs(x)),
        lambda: min(0.9 - abs(x), 0.5 * (0.9 - x) - norm(y, z)),
        lambda: 0.33 - norm(norm(y, z) - 0.68, x),
        lambda: max(box(1, 0.35, 0.35), max(box(0.35, 1, 0.35), box(0.35, 0.35, 1))),
    )[kind]()


def volume(stream, index):
    draw = Draw(stream, index)
    kind = draw.choice(6)
    size, turn = draw.number(4.5, 6.5), draw.turn()
    middle = [draw.number(-1.5, 1.5) for _ in range(3)]
    inside, outside, noise = draw.number(0.55, 0.9), draw.number(0.05, 0.2), draw.number(0.02, 0.08)
    values = []
    for cell in range(16**3):
        at = [a - 7.5 - m for a, m in zip((cell // 256, cell // 16 % 16, cell % 16), middle)]
        place = [(row[0] * at[0] + row[1] * at[1] + row[2] * at[2]) / size for row in turn]
        share = min(max(0.5 + depth(kind, place) * size, 0), 1)
        values.append(byte(outside + (inside - outside) * share + noise * draw.noise()))
    return kind, values


golden = {}
for name, make, count in (("signals", signal, 200), ("volumes", volume, 24)):
    made = [make(f"{name} train", index) for index in range(count)]
    pixels = fnv(value for _, values in made for value in values)
    golden[name] = {"count": count, "labels": [kind for kind, _ in made], "fnv1a": f"{pixels:016x}"}
pathlib.Path(__file__).with_name("generated.json").write_text(json.dumps(golden) + "\n")
