"""What a reader with other eyes, or none, needs."""

from walk.colours import contrast

LEAST = 4.5

# The colour of each text, on the nearest background that is not transparent.
TEXTS = """() => {
  const found = {};
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const solid = element => {
    for (let it = element; it; it = it.parentElement) {
      const colour = getComputedStyle(it).backgroundColor;
      if (!/rgba\\(.*, 0\\)|transparent/.test(colour)) { return colour; }
    }
    return 'rgb(255, 255, 255)';
  };
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!walker.currentNode.nodeValue.trim() || !parent.checkVisibility() || parent.closest('.skip, .unseen')) { continue; }
    const key = getComputedStyle(parent).color + '|' + solid(parent);
    if (!found[key]) { found[key] = parent.tagName.toLowerCase() + ' "' + walker.currentNode.nodeValue.trim().slice(0, 30) + '"'; }
  }
  return found;
}"""

STRUCTURE = """() => ({
  ids: [...document.querySelectorAll('[id]')].map(one => one.id).filter((id, i, all) => all.indexOf(id) !== i),
  nameless: [...document.querySelectorAll('a, button, summary, input')].filter(one => {
    const labels = one.labels ? [...one.labels].map(label => label.textContent).join('') : '';
    const title = one.querySelector('title, img[alt]');
    const name = (one.getAttribute('aria-label') || '') + one.textContent + labels + (one.getAttribute('title') || '')
      + (title ? title.textContent + (title.getAttribute('alt') || '') : '') + (one.getAttribute('aria-labelledby') || '');
    return !name.trim();
  }).map(one => one.outerHTML.slice(0, 80)),
  landmarks: ['main', 'header', 'footer', 'nav[aria-label]'].filter(name => !document.querySelector(name)),
  levels: [...document.querySelectorAll('h1, h2, h3, h4')].map(one => +one.tagName[1]),
})"""


def run(ledger, browser, site):
    sample = [page for page in site.sample() if page in site.framed]
    rule = f"{len(sample)} pages: all chapters and layers, and the first of each other folder"
    for scheme in ("light", "dark"):
        faint, least = [], 21.0
        with browser.page(color_scheme=scheme) as page:
            for path in sample:
                browser.open(page, path)
                for pair, where in page.evaluate(TEXTS).items():
                    ratio = contrast(*pair.split("|"))
                    least = min(least, ratio)
                    if ratio < LEAST:
                        faint.append(f"{path}: {where} has {ratio:.2f}, {pair.replace('|', ' on ')}")
        ledger.check(
            f"{scheme} text has a contrast of at least {LEAST}", faint, f"the least is {least:.2f}; {rule}")
    structure(ledger, browser, sample, rule)


def structure(ledger, browser, sample, rule) -> None:
    twice, nameless, landmarks, levels = [], [], [], []
    with browser.page() as page:
        for path in sample:
            browser.open(page, path)
            found = page.evaluate(STRUCTURE)
            twice += [f"{path}: {name}" for name in found["ids"]]
            nameless += [f"{path}: {what}" for what in found["nameless"]]
            landmarks += [f"{path} lacks {name}" for name in found["landmarks"]]
            steps = zip([0] + found["levels"], found["levels"])
            levels += [f"{path}: from h{one} to h{two}" for one, two in steps if two > one + 1]
    ledger.check("no id stands twice", twice, rule)
    ledger.check("every link and button has a name", nameless)
    ledger.check("every page has its landmarks", landmarks)
    ledger.check("no level of headings is left out", levels)
