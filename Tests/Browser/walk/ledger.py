"""What was checked, and what was found."""

import time

from playwright.sync_api import Error

SHOWN = 8


class Ledger:
    def __init__(self):
        self.count = 0
        self.failed = 0

    def check(self, name: str, findings: list[str], note: str = "") -> None:
        """Prints a line, and the first findings below it; a check without findings is passed."""
        self.count += 1
        self.failed += bool(findings)
        print(f"{'FAIL' if findings else 'ok  '}  {name}{f' ({note})' if note else ''}", flush=True)
        for finding in findings[:SHOWN]:
            print(f"        {finding}")
        if len(findings) > SHOWN:
            print(f"        and {len(findings) - SHOWN} more")

    def part(self, part, browser, site) -> None:
        """Runs one part; what stops it is a finding of its own."""
        name = part.__name__.split(".")[-1]
        start = time.monotonic()
        try:
            part.run(self, browser, site)
        except (Error, AssertionError, KeyError, IndexError, TypeError) as error:
            self.check(f"{name} can be walked to the end", [f"{type(error).__name__}: {str(error).splitlines()[0]}"])
        print(f"      {name}: {time.monotonic() - start:.1f} s", flush=True)

    def close(self, seconds: float) -> int:
        """Prints the closing line and gives the exit code."""
        passed = self.count - self.failed
        print(f"browser walk: {passed} of {self.count} checks passed in {seconds:.0f} s")
        return 1 if self.failed or not self.count else 0
