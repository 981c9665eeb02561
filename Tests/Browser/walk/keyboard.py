"""What a reader reaches without a mouse."""

HERE = """() => {
  const it = document.activeElement;
  if (!it || it === document.body) { return null; }
  const style = getComputedStyle(it), box = it.getBoundingClientRect();
  // The outline of a part of a picture is its rectangle's.
  const inner = it.querySelector && it.querySelector('rect');
  const drawn = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
  const stroked = inner && getComputedStyle(inner).stroke !== 'none' && parseFloat(getComputedStyle(inner).strokeWidth) >= 2;
  return {
    what: it.tagName.toLowerCase() + (it.className.baseVal || it.className ? '.' + (it.className.baseVal || it.className) : ''),
    area: (it.closest('.skip, .strip, .regions, .stepper, .languages, .themes, .chapters, .exercise, .turn') || it).getAttribute('class') || '',
    visible: drawn || !!stroked, width: box.width, height: box.height,
  };
}"""


def run(ledger, browser, site):
    first = site.having(r'class="regions"', site.languages[0]) or [f"{site.languages[0]}/index.html"]
    tab(ledger, browser, first[0])
    skip(ledger, browser, first[0])
    turn(ledger, browser, site)


def tab(ledger, browser, path) -> None:
    """Tab goes through the whole page; each stop can be seen."""
    areas, unseen, stops = set(), [], 0
    with browser.page() as page:
        browser.open(page, path)
        for _ in range(600):
            page.keyboard.press("Tab")
            found = page.evaluate(HERE)
            if found is None:
                break
            stops += 1
            areas |= set(found["area"].split())
            if not found["visible"]:
                unseen.append(f"{path}: {found['what']}")
    for area in ("skip", "strip", "regions", "languages", "themes", "chapters", "turn"):
        ledger.check(f"Tab reaches the {area}", [] if area in areas else [f"not on {path}"])
    ledger.check("every stop of the keyboard is outlined", unseen, f"{stops} stops")


def skip(ledger, browser, path) -> None:
    with browser.page() as page:
        browser.open(page, path)
        page.keyboard.press("Tab")
        box = page.locator(".skip").bounding_box()
        page.keyboard.press("Enter")
        focus = page.evaluate("document.activeElement.id")
    ledger.check("the skip link shows itself", [] if box and box["y"] >= 0 else [f"it stands at {box}"])
    ledger.check("the skip link leads to the content", [] if focus == "content" else [f"the focus is on '{focus}'"])


def turn(ledger, browser, site) -> None:
    """The arrow keys go through the chapters and back."""
    path = f"{site.languages[0]}/index.html"
    findings = []
    with browser.page() as page:
        browser.open(page, path)
        visited = [page.url]
        for _ in range(3):
            with page.expect_navigation():
                page.keyboard.press("ArrowRight")
            visited.append(page.url)
        for expected in reversed(visited[:-1]):
            with page.expect_navigation():
                page.keyboard.press("ArrowLeft")
            if page.url != expected:
                findings.append(f"back at {page.url}, not at {expected}")
        findings += page.faults
    if len(set(visited)) != 4:
        findings.append("a page came twice")
    ledger.check("the arrow keys turn pages there and back", findings)
