"""A page on paper: the text and the answers, without what leads elsewhere."""

GONE = [".skip", ".languages", ".themes", ".chapters", ".turn", ".contents", ".breadcrumbs", ".regions"]

# A sheet of questions has its answers on a page of their own: what counts is that each is printed once.
LACKING = """() => document.querySelectorAll('.exercise').length - [...document.querySelectorAll('.answer')].filter(answer => {
  const box = answer.getBoundingClientRect();
  return box.height > 4 && answer.checkVisibility();
}).length"""


def run(ledger, browser, site):
    pages = site.having(r'<div class="exercise', site.languages[0])
    for script in (True, False):
        how = "with" if script else "without"
        shown, hidden = [], []
        with browser.page(java_script_enabled=script) as page:
            for path in pages[:12]:
                browser.open(page, path)
                if script:
                    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
                page.emulate_media(media="print")
                shown += [f"{path}: {name}" for name in GONE if any(one.is_visible() for one in page.locator(name).all())]
                lacking = page.evaluate(LACKING)
                if lacking:
                    hidden.append(f"{path}: {lacking} more exercises than answers")
                page.emulate_media(media="screen")
            faults = page.faults
        ledger.check(f"on paper no navigation is printed, {how} JavaScript", shown + faults, f"{len(pages[:12])} pages")
        ledger.check(f"on paper every answer is printed once, {how} JavaScript", hidden, f"{len(pages[:12])} pages")
