"""What a reader with a mouse does: chapters, stations, contents, words of the glossary, the next page."""


def run(ledger, browser, site):
    language = site.languages[0]
    chapter = site.having(r'href="glossary.html#', language)
    clicks = [
        ("a chapter of the navigation", f"{language}/index.html", ".chapters a:not([aria-current])"),
        ("a station of the strip", f"{language}/index.html", ".strip li:nth-child(2) a"),
        ("the next page", f"{language}/index.html", ".turn .next"),
        ("the page above, in the breadcrumbs", site.having(r'class="breadcrumbs"', language)[-1], ".breadcrumbs a"),
        ("a section, in the contents", site.having(r'class="contents"', language)[0], ".contents li:last-child a"),
        ("a word of the glossary", chapter[0] if chapter else "index.html", "main a[href*='glossary.html#']"),
        ("the page of a figure", site.having(r'class="downloads"', language)[0], ".figure .downloads a"),
        ("a language, on the first page", "index.html", "main a"),
    ]
    for name, path, selector in clicks:
        follow(ledger, browser, name, path, selector)


def follow(ledger, browser, name, path, selector) -> None:
    with browser.page() as page:
        browser.open(page, path)
        link = page.locator(selector).first
        target = link.evaluate("link => link.href")
        link.click()
        page.wait_for_url(target)
        findings = [] if page.locator("h1").count() == 1 else [f"{page.url} is no page of the site"]
        anchor = target.partition("#")[2]
        if anchor and not page.locator(f"[id='{anchor}']").is_visible():
            findings.append(f"{anchor} cannot be seen on {page.url}")
        ledger.check(f"a click leads to {name}", findings + page.faults, path)
