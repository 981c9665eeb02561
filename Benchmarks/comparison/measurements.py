"""Numbers by name, one for each round, and how they are printed."""

import statistics


class Measurements:
    def __init__(self):
        self.values = {}

    def add(self, name, value):
        self.values.setdefault(name, []).append(value)

    def median(self, name):
        return statistics.median(self.values[name])

    def quickest(self, *names):
        """The name with the least median."""
        return min(names, key=self.median)


def line(what, value, unit, note=""):
    print(f"  {what:<50}{value:>9.2f} {unit:<4}{note}")


def against(results, ours, theirs, needed=None):
    """How many times as long as ours theirs takes."""
    ratio = results.median(theirs) / results.median(ours)
    return f"{ratio:>6.1f} times as long as cnn-viz" + (f" (needed: {needed})" if needed else "")
