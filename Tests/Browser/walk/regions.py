"""The parts of figures that lead somewhere, by mouse and by keyboard."""


def run(ledger, browser, site):
    pages = site.having(r'class="regions"', site.languages[0])
    ledger.check("some figure has parts that lead somewhere", [] if pages else ["there is no element .regions"])
    if not pages:
        return
    path = next((page for page in pages if "<svg class=\"regions\"" in site.texts[page]), pages[0])
    with browser.page() as page:
        browser.open(page, path)
        link = page.locator(".regions a").first
        target = link.evaluate("link => new URL(link.href.baseVal || link.href, document.baseURI).href")
        link.scroll_into_view_if_needed()
        box = link.bounding_box()
        with page.expect_navigation():
            page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        ledger.check("a click on a part of a figure leads to its page", differ(page.url, target))
        page.go_back()
        page.locator(".regions a").first.focus()
        with page.expect_navigation():
            page.keyboard.press("Enter")
        ledger.check("Enter on a part of a figure leads to its page", differ(page.url, target) + page.faults)


def differ(found: str, expected: str) -> list[str]:
    return [] if found.split("#")[0] == expected.split("#")[0] else [f"{found}, not {expected}"]
