"""Contexts of the browser that write down what a page must not do."""

from contextlib import contextmanager
from urllib.parse import urlsplit

# One fault, one line: the path within the site, not the address.
ALLOWED = {"file", "data", "blob", "about"}
# Milliseconds for one step. Far more than any step takes: it is there for what hangs, not for what is slow.
TIMEOUT = 60_000


class Browser:
    def __init__(self, playwright, executable: str, site, pictures: bool = True):
        self.site = site
        self.executable = executable
        arguments = ["--no-sandbox", "--disable-gpu"] + ([] if pictures else ["--blink-settings=imagesEnabled=false"])
        # Chromium's sandbox needs rights that root and containers lack; the site is our own.
        self.chromium = playwright.chromium.launch(executable_path=executable, args=arguments)

    @contextmanager
    def page(self, width: int = 1280, height: int = 900, **settings):
        """A page in a context of its own; `faults` of it fills up with what it did wrong."""
        context = self.chromium.new_context(viewport={"width": width, "height": height}, **settings)
        page = context.new_page()
        page.set_default_timeout(TIMEOUT)
        page.faults = []
        watch(page, self.site)
        try:
            yield page
        finally:
            context.close()

    def open(self, page, path: str):
        return page.goto(self.site.address(path), wait_until="load")


def watch(page, site) -> None:
    def note(text: str) -> None:
        page.faults.append(f"{short(page.url, site)}: {text}")

    def sent(request) -> None:
        if urlsplit(request.url).scheme not in ALLOWED:
            note(f"asks another host: {request.url}")

    def lost(request) -> None:
        # Turning the page in the middle of loading is no fault of the page.
        if request.failure != "net::ERR_ABORTED":
            note(f"cannot load {short(request.url, site)}: {request.failure}")

    def said(message) -> None:
        if message.type in ("error", "warning"):
            note(f"console {message.type}: {message.text}")

    page.on("request", sent)
    page.on("requestfailed", lost)
    page.on("console", said)
    page.on("pageerror", lambda error: note(f"error: {error}"))


def short(address: str, site) -> str:
    root = site.root.as_uri() + "/"
    return address[len(root):] if address.startswith(root) else address
