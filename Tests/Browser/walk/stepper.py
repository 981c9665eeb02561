"""Figures that are shown in steps."""


def run(ledger, browser, site):
    pages = site.having(r'class="[^"]*\bstepper\b', site.languages[0])
    ledger.check("some figure is shown in steps", [] if pages else ["there is no element .stepper"])
    if pages:
        walk(ledger, browser, pages[0])


def walk(ledger, browser, path) -> None:
    with browser.page() as page:
        browser.open(page, path)
        print(page.locator(".stepper").first.inner_html())
