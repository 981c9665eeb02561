"""Every page, with and without JavaScript: nothing wrong, nothing fetched from elsewhere, nothing wider than the screen."""

import time
from concurrent.futures import ThreadPoolExecutor

from playwright.sync_api import TimeoutError, sync_playwright

from walk.browser import Browser

NARROW = 360
# A tab that has shown hundreds of pages grows slow: each of them shows so many, then a new one takes over.
PAGES_OF_A_TAB = 100

LOOK = """async pictures => {
  const images = [...document.images];
  if (pictures) {
    images.forEach(image => { image.loading = 'eager'; });
    await Promise.all(images.map(image => image.decode().catch(() => {})));
  }
  const root = document.documentElement;
  return {
    width: Math.max(root.scrollWidth, document.body.scrollWidth),
    pictures: images.length,
    broken: images.filter(image => !image.naturalWidth).map(image => image.getAttribute('src')),
    unnamed: images.filter(image => !(image.getAttribute('alt') || '').trim()).map(image => image.getAttribute('src')),
    headings: document.querySelectorAll('h1').length,
    embed: document.body.classList.contains('embed'),
    language: root.lang,
    styled: getComputedStyle(document.body).fontFamily.includes('cnn-viz'),
  };
}"""


def run(ledger, browser, site):
    # Each way has a browser of its own, so that both go at once. Pictures are decoded once, without JavaScript.
    with ThreadPoolExecutor(2) as pool:
        plain = pool.submit(visit, browser.executable, site, False)
        scripted = pool.submit(visit, browser.executable, site, True)
        report(ledger, site, plain.result(), "without JavaScript")
        report(ledger, site, scripted.result(), "with JavaScript")
    plain = plain.result()
    ledger.check("every picture decodes", plain["broken"], f"{plain['count']} pictures")
    ledger.check("every picture has an alternative text", plain["unnamed"])
    ledger.check("every page has one first heading", plain["headings"])
    ledger.check("every page has its stylesheet and its language", plain["bare"])


def report(ledger, site, found, how: str) -> None:
    count = f"{len(site.pages)} pages, {found['seconds']:.0f} s"
    ledger.check(f"{how}, no page errs, warns, or asks another host", found["faults"], count)
    ledger.check(f"{how}, no page is wider than {NARROW} px", found["wide"])


def visit(executable: str, site, script: bool) -> dict:
    """Opens every page, and gathers what is wrong with it."""
    found = {name: [] for name in ("wide", "broken", "unnamed", "headings", "bare", "faults")} | {"count": 0}
    start = time.monotonic()
    left, hung = site.pages, None
    with sync_playwright() as playwright:
        browser = Browser(playwright, executable, site, pictures=not script)
        while left:
            shown = show(browser, left[:PAGES_OF_A_TAB], script, found)
            left = left[shown:]
            if shown == PAGES_OF_A_TAB or not left:
                continue
            # On a crowded machine a tab may hang through no fault of its page; a page that hangs twice is at fault.
            if left[0] == hung:
                found["faults"].append(f"{hung} does not load")
                left = left[1:]
            else:
                hung = left[0]
    return found | {"seconds": time.monotonic() - start}


def show(browser: Browser, paths: list[str], script: bool, found: dict) -> int:
    """Looks at pages one after the other in one tab, until one hangs. Returns how many it looked at."""
    with browser.page(NARROW, 740, java_script_enabled=script) as page:
        try:
            for index, path in enumerate(paths):
                browser.open(page, path)
                note(found, path, page.evaluate(LOOK, not script))
        except TimeoutError:
            return index
        finally:
            found["faults"] += page.faults
    return len(paths)


def note(found: dict, path: str, page: dict) -> None:
    found["count"] += page["pictures"]
    if page["width"] > NARROW:
        found["wide"].append(f"{path} is {page['width']} px wide")
    found["broken"] += [f"{path}: {source}" for source in page["broken"]]
    found["unnamed"] += [f"{path}: {source}" for source in page["unnamed"]]
    if page["headings"] != (0 if page["embed"] else 1):
        found["headings"].append(f"{path} has {page['headings']}")
    if not page["styled"] or not page["language"]:
        found["bare"].append(path)
