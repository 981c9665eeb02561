"""Figures that are shown in steps: by mouse, by keyboard, by the slider, by themselves, and all at once without JavaScript."""

CURRENT = "figure => [...figure.querySelectorAll('.steps > li')].findIndex(step => step.classList.contains('current'))"


def run(ledger, browser, site):
    for language in site.languages:
        pages = site.having(r'class="figure walk\b', language)
        ledger.check(f"some figure is shown in steps ({language})", [] if pages else ["there is no element .walk"])
        if pages:
            walk(ledger, browser, pages[0])
            still(ledger, browser, pages[0])


def walk(ledger, browser, path) -> None:
    with browser.page() as page:
        browser.open(page, path)
        figure = page.locator(".walk.stepper").first
        count = figure.locator(".steps > li").count()
        findings = [] if count > 2 else [f"it has {count} steps"]

        def expect(step: int, after: str) -> None:
            found = figure.evaluate(CURRENT)
            if found != step:
                findings.append(f"after {after}, step {found} of {count} is shown, not {step}")
            seen = [i for i, one in enumerate(figure.locator(".steps > li").all()) if one.is_visible()]
            if seen != [found]:
                findings.append(f"after {after}, the steps {seen} can be seen")

        expect(0, "loading")
        for name, step in [("next", 1), ("next", 2), ("previous", 1), ("last", count - 1), ("first", 0)]:
            figure.locator(f".walk-{name}").click()
            expect(step, f"a click on {name}")
        slider = figure.locator(".walk-range")
        slider.fill("3")
        expect(2, "moving the slider to 3")
        slider.focus()
        page.keyboard.press("ArrowRight")
        expect(3 if count > 3 else 2, "the right arrow on the slider")
        address = page.url
        figure.locator(".steps").focus()
        for key, step in [("Home", 0), ("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", count - 1)]:
            page.keyboard.press(key)
            expect(step, f"the key {key}")
        if page.url.split("#")[0] != address.split("#")[0]:
            findings.append("the arrow keys turned the page")
        play(page, figure, findings)
        ledger.check(f"steps go on by button, slider and key on {path}", findings + page.faults, f"{count} steps")


def play(page, figure, findings) -> None:
    """Started at the end, it begins anew, goes on by itself, and stops when asked."""
    button = figure.locator(".walk-play")
    start, name = figure.evaluate(CURRENT), button.get_attribute("aria-label")
    button.focus()
    page.keyboard.press("Enter")
    if button.get_attribute("aria-label") == name:
        findings.append("the button to play does not say that it is playing")
    page.wait_for_timeout(1800)
    moved = figure.evaluate(CURRENT)
    if moved == start:
        findings.append("playing does not move it")
    page.keyboard.press("Enter")
    stopped = figure.evaluate(CURRENT)
    page.wait_for_timeout(1800)
    if figure.evaluate(CURRENT) != stopped:
        findings.append("pausing does not stop it")


def still(ledger, browser, path) -> None:
    with browser.page(java_script_enabled=False) as page:
        browser.open(page, path)
        steps = page.locator(".walk .steps > li")
        hidden = [f"step {i}" for i, one in enumerate(steps.all()) if not one.is_visible()]
        if page.locator(".walk-controls").first.is_visible():
            hidden.append("buttons show that do nothing")
    ledger.check(f"without JavaScript all steps stand on {path}", hidden)
