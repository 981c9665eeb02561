"""Every page, with and without JavaScript: nothing wrong, nothing fetched from elsewhere, nothing wider than the screen."""

NARROW = 360

LOOK = """async () => {
  const images = [...document.images];
  images.forEach(image => { image.loading = 'eager'; });
  await Promise.all(images.map(image => image.decode().catch(() => {})));
  const root = document.documentElement;
  return {
    width: Math.max(root.scrollWidth, document.body.scrollWidth),
    broken: images.filter(image => !image.naturalWidth).map(image => image.getAttribute('src')),
    unnamed: images.filter(image => !(image.getAttribute('alt') || '').trim()).map(image => image.getAttribute('src')),
    headings: document.querySelectorAll('h1').length,
    embed: document.body.classList.contains('embed'),
    language: root.lang,
    styled: getComputedStyle(document.body).fontFamily.includes('cnn-viz'),
  };
}"""


def run(ledger, browser, site):
    for script in (False, True):
        visit(ledger, browser, site, script)


def visit(ledger, browser, site, script: bool) -> None:
    how = "with JavaScript" if script else "without JavaScript"
    wide, broken, unnamed, headings, plain = [], [], [], [], []
    with browser.page(NARROW, 740, java_script_enabled=script) as page:
        for path in site.pages:
            browser.open(page, path)
            if path == "index.html" and script:
                page.wait_for_load_state()
            found = page.evaluate(LOOK)
            if found["width"] > NARROW:
                wide.append(f"{path} is {found['width']} px wide")
            broken += [f"{path}: {source}" for source in found["broken"]]
            unnamed += [f"{path}: {source}" for source in found["unnamed"]]
            if found["headings"] != (0 if found["embed"] else 1):
                headings.append(f"{path} has {found['headings']}")
            if not found["styled"] or not found["language"]:
                plain.append(path)
        faults = page.faults
    count = f"{len(site.pages)} pages"
    ledger.check(f"{how}, no page errs, warns, or asks another host", faults, count)
    ledger.check(f"{how}, no page is wider than {NARROW} px", wide, count)
    ledger.check(f"{how}, every picture decodes", broken)
    if not script:
        ledger.check("every picture has an alternative text", unnamed)
        ledger.check("every page has one first heading", headings)
        ledger.check("every page has its stylesheet and its language", plain)
