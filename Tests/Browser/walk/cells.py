"""Maps whose cells say their sums when they are pointed at."""


def run(ledger, browser, site):
    pages = site.having(r'class="cells\b', site.languages[0])
    ledger.check("some map tells the sums of its cells", [] if pages else ["there is no element .cells"])
    if not pages:
        return
    with browser.page() as page:
        browser.open(page, pages[0])
        cells = page.locator(".cells").first
        readout = cells.locator(".cells-readout")
        region = page.locator(f"#{cells.get_attribute('data-figure')} [data-region=output]")
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
        ledger.check(f"cells tell their sums by mouse and by keyboard on {pages[0]}", findings + page.faults)
