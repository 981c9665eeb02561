"""python -m walk SITE --browser PATH: prints a line per check; ends with 1 if any fails."""

import argparse
import sys
import time
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from walk import accessibility, cells, exercises, keyboard, languages, loading, mouse, printing, regions, stepper, themes
from walk.browser import Browser
from walk.ledger import Ledger
from walk.site import Site

PARTS = [loading, mouse, keyboard, regions, stepper, cells, exercises, languages, themes, printing, accessibility]


def main() -> int:
    parser = argparse.ArgumentParser(prog="walk")
    parser.add_argument("site", type=Path)
    parser.add_argument("--browser", required=True)
    parser.add_argument("--only", help="a part alone, such as 'keyboard'")
    options = parser.parse_args()
    site = Site(options.site.resolve())
    ledger = Ledger()
    start = time.monotonic()
    try:
        with sync_playwright() as playwright:
            browser = Browser(playwright, options.browser, site)
            for part in PARTS:
                if options.only in (None, part.__name__.split(".")[-1]):
                    ledger.part(part, browser, site)
    except Error as error:
        ledger.check("the browser runs", [str(error).splitlines()[0]])
    return ledger.close(time.monotonic() - start)


sys.exit(main())
