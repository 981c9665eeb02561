"""The pages of a site, by what stands on them."""

import re
import sys
from pathlib import Path


class Site:
    def __init__(self, root: Path):
        self.root = root
        self.pages = sorted(str(page.relative_to(root)) for page in root.rglob("*.html"))
        if "index.html" not in self.pages:
            sys.exit(f"walk: '{root}' is no site of cnn-viz: it has no index.html.")
        self.texts = {page: (root / page).read_text(encoding="utf-8") for page in self.pages}
        self.languages = sorted({page.split("/")[0] for page in self.pages if "/" in page})
        # Pages with the whole frame around them: not the first page, nor those for frames of other sites.
        self.framed = [page for page in self.pages if "<nav class=\"strip\"" in self.texts[page]]

    def address(self, page: str) -> str:
        return (self.root / page).as_uri()

    def having(self, pattern: str, language: str | None = None) -> list[str]:
        """The pages whose HTML has a pattern, the shortest paths first."""
        found = [page for page in self.framed if re.search(pattern, self.texts[page])]
        if language:
            found = [page for page in found if page.startswith(language + "/")]
        return sorted(found, key=lambda page: (page.count("/"), len(page), page))

    def sample(self) -> list[str]:
        """One page of each kind: every chapter, and the first of each folder, in every language."""
        chosen, folders = [], set()
        for page in self.pages:
            parts = page.split("/")
            # Pages below pages, as those of single maps, have folders of their own: one of each depth is enough.
            folder = (parts[0], parts[1] if len(parts) > 2 else "", len(parts))
            if len(parts) <= 2 or folder not in folders:
                folders.add(folder)
                chosen.append(page)
        return chosen + [page for page in self.pages if "/layers/" in page and page.count("/") == 2 and page not in chosen]
