"""Light and dark: the reader's system, and the reader's choice."""

from walk.colours import BACKGROUND, luminance

PICTURES = "() => [...document.querySelectorAll('picture img')].map(image => image.currentSrc)"


def run(ledger, browser, site):
    pages = site.having(r"<picture>", site.languages[0])
    path = pages[0]
    for scheme in ("light", "dark"):
        system(ledger, browser, path, scheme)
    choose(ledger, browser, site, path, pages[-1])
    refuse(ledger, browser, path)


def look(page) -> tuple[bool, list[str]]:
    """Whether the page is dark, and its pictures."""
    return luminance(page.evaluate(BACKGROUND)) < 0.2, page.evaluate(PICTURES)


def wrong(page, dark: bool) -> list[str]:
    """What is not as it should be, after the time that a browser may take to choose its pictures anew."""
    for _ in range(50):
        page.wait_for_function("() => [...document.images].every(image => image.complete || image.loading === 'lazy')")
        findings = still(page, dark)
        if not findings:
            break
        page.wait_for_timeout(100)
    return findings


def system(ledger, browser, path, scheme) -> None:
    for script in (True, False):
        with browser.page(color_scheme=scheme, java_script_enabled=script) as page:
            browser.open(page, path)
            findings = wrong(page, scheme == "dark") if script else still(page, scheme == "dark")
            if not script and page.locator(".themes").is_visible():
                findings.append("a switch shows that cannot switch")
        ledger.check(
            f"a reader who prefers {scheme} gets {scheme} pages and pictures {'with' if script else 'without'} JavaScript",
            findings)


def still(page, dark: bool) -> list[str]:
    """As `wrong`, where the page runs no scripts of its own and cannot be waited for."""
    is_dark, pictures = look(page)
    # Pictures that are not near yet have no source.
    findings = [] if is_dark == dark else [f"the page is {'dark' if is_dark else 'light'}"]
    return findings + [f"shows {name}" for name in pictures if name and name.endswith("-dark.svg") != dark]


def choose(ledger, browser, site, path, other) -> None:
    """Dark is chosen by mouse, holds on the next page, and on paper is light; then the system rules again."""
    with browser.page(color_scheme="light") as page:
        browser.open(page, path)
        page.locator(".themes button[data-choice=dark]").click()
        ledger.check("the switch makes page and pictures dark", wrong(page, True))
        pressed = page.locator(".themes [aria-pressed=true]").evaluate_all("all => all.map(one => one.dataset.choice)")
        ledger.check("the switch says what is chosen", [] if pressed == ["dark"] else [f"pressed: {pressed}"])
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        # After that, the light pictures are fetched for paper.
        page.on("load", lambda _: asked.append(""))
        browser.open(page, other)
        ledger.check("the choice holds on other pages", wrong(page, True), other)
        first = asked[:asked.index("")]
        flashes = [url for url in first if "/figures/" in url and url.endswith(".svg") and not url.endswith("-dark.svg")]
        ledger.check("with a choice, no picture of the other theme is fetched first", flashes)
        printed(ledger, page)
        page.emulate_media(media="screen", color_scheme="dark")
        page.locator(".themes button[data-choice=light]").focus()
        page.keyboard.press("Enter")
        ledger.check("light can be chosen by keyboard where the system is dark", wrong(page, False))
        page.locator(".themes button[data-choice='']").click()
        ledger.check("the choice can be left to the system again", wrong(page, True) + page.faults)


def printed(ledger, page) -> None:
    """Browsers print what stands there when the event is over: pictures that are still to come are too late."""
    page.wait_for_function("() => document.documentElement.dataset.paper === 'ready'")
    page.emulate_media(media="print")
    pictures = page.evaluate("() => { dispatchEvent(new Event('beforeprint')); return (" + PICTURES + ")(); }")
    findings = [f"prints {name}" for name in pictures if name.endswith("-dark.svg")]
    if luminance(page.evaluate(BACKGROUND)) < 0.9:
        findings.append("the paper is not white")
    ledger.check("paper is white and its pictures are light, whatever is chosen", findings)
    page.emulate_media(media="screen")
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    ledger.check("after printing the page is dark again", wrong(page, True))


def refuse(ledger, browser, path) -> None:
    """A browser that keeps nothing for files must not make the page err."""
    with browser.page(color_scheme="light") as page:
        page.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });")
        browser.open(page, path)
        page.locator(".themes button[data-choice=dark]").click()
        ledger.check("the switch works where nothing can be stored", wrong(page, True) + page.faults)
