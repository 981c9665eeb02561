"""Questions with hidden answers."""


def run(ledger, browser, site):
    for language in site.languages:
        pages = site.having(r'<div class="exercise', language)
        ledger.check(f"there are exercises ({language})", [] if pages else ["no page has an element .exercise"])
        if pages:
            reveal(ledger, browser, pages[0])
        fields = site.having(r'<div class="prediction"', language)
        ledger.check(f"answers can be predicted ({language})", [] if fields else ["no page has an element .prediction"])
        if fields:
            predict(ledger, browser, fields[0])


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


def predict(ledger, browser, path) -> None:
    """The answer is right, another is not, and each is said to be."""
    findings = []
    with browser.page() as page:
        browser.open(page, path)
        field = page.locator(".prediction").first
        for typed, kind in ((field.get_attribute("data-answer"), "right"), ("123456789", "wrong")):
            if field.get_attribute("data-letters") and kind == "wrong":
                typed = "QQQQ"
            field.locator("input").fill(typed)
            page.keyboard.press("Enter")
            verdict = field.locator(".verdict")
            if kind not in (verdict.get_attribute("class") or "").split() or not verdict.inner_text().strip():
                findings.append(f"'{typed}' is not said to be {kind}: '{verdict.inner_text()}'")
        ledger.check(f"a prediction is judged on {path}", findings + page.faults)
    with browser.page(java_script_enabled=False) as page:
        browser.open(page, path)
        seen = page.locator(".prediction").first.is_visible()
    ledger.check("without JavaScript no field asks for a prediction", [f"it does on {path}"] if seen else [])
