"""Questions with hidden answers."""


def run(ledger, browser, site):
    for language in site.languages:
        pages = site.having(r'<div class="exercise', language)
        ledger.check(f"there are exercises ({language})", [] if pages else ["no page has an element .exercise"])
        if pages:
            reveal(ledger, browser, pages[0])


def reveal(ledger, browser, path) -> None:
    with browser.page() as page:
        browser.open(page, path)
        exercise = page.locator(".exercise:has(details)").first
        answer = exercise.locator(".answer").first
        findings = ["the answer shows before it is asked for"] if answer.is_visible() else []
        exercise.locator("summary").first.focus()
        page.keyboard.press("Enter")
        if not answer.is_visible() or not answer.inner_text().strip():
            findings.append("Enter shows no answer")
        exercise.locator("summary").first.click()
        if answer.is_visible():
            findings.append("a click does not hide it again")
        ledger.check(f"an answer opens by Enter and closes by a click on {path}", findings + page.faults)
