"""The same page in the other language."""


def run(ledger, browser, site):
    if len(site.languages) < 2:
        ledger.check("the site has one language only", [])
        return
    first, second = site.languages[:2]
    lonely = [page for page in site.pages if page.startswith(first + "/") and second + page[len(first):] not in site.texts]
    ledger.check("every page stands in both languages", lonely)
    findings = []
    with browser.page() as page:
        for path in [page for page in site.sample() if page in site.framed and page.startswith(first + "/")]:
            browser.open(page, path)
            page.locator(f".languages a[hreflang={second}]").click()
            page.wait_for_load_state()
            if page.url != site.address(second + path[len(first):]):
                findings.append(f"{path} leads to {page.url}")
            elif page.evaluate("document.documentElement.lang") != second:
                findings.append(f"{page.url} says it is in another language")
        findings += page.faults
    ledger.check("the language switch leads to the same page", findings)
