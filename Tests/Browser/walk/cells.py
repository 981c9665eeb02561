"""Maps whose cells say their sums when they are pointed at."""


def run(ledger, browser, site):
    pages = site.having(r'class="cells\b', site.languages[0])
    ledger.check("some map tells the sums of its cells", [] if pages else ["there is no element .cells"])
    if not pages:
        return
    with browser.page() as page:
        browser.open(page, pages[0])
        cells = page.locator(".cells").first
        figure = page.locator(f"#{cells.get_attribute('data-figure')}")
        check(ledger, page, "cells", figure.locator("[data-region=output]"), cells.locator(".cells-readout"), pages[0])
        walk = page.locator(f"#{cells.get_attribute('data-steps')}")
        steps(ledger, page, walk, pages[0])


def check(ledger, page, name, region, readout, path):
    region.scroll_into_view_if_needed()
    box = region.bounding_box()
    texts = []
    for share in (0.3, 0.7):
        page.mouse.move(box["x"] + box["width"] * share, box["y"] + box["height"] * share)
        texts.append(readout.inner_text().strip())
    page.mouse.move(1, 1)
    region.focus()
    texts.append(readout.inner_text().strip())
    page.keyboard.press("ArrowLeft")
    texts.append(readout.inner_text().strip())
    findings = [] if all(texts) else [f"it says {texts}"]
    if texts[0] == texts[1] or texts[2] == texts[3]:
        findings.append("another cell says the same")
    ledger.check(f"{name} tell their sums by mouse and by keyboard on {path}", findings + page.faults)


def steps(ledger, page, walk, path):
    """The map in the pictures of a stepper can be pointed at in each of them, and pointing follows no link."""
    region, readout = walk.locator("[data-region=output]"), walk.locator(".walk-readout")
    check(ledger, page, "the first step's cells", region, readout, path)
    count = walk.locator(".walk-count").inner_text()
    walk.locator(".walk-next").click()
    check(ledger, page, "the second step's cells", region, readout, path)
    address = page.url
    region.click()
    findings = [] if page.url == address else ["a click on the map leaves the page"]
    if walk.locator(".walk-count").inner_text() == count:
        findings.append("the step did not change")
    marks = walk.locator(".cell-mark-input")
    if not marks.is_visible():
        findings.append("the window is not outlined")
    ledger.check(f"the cells of a stepper stay on the page on {path}", findings + page.faults)
