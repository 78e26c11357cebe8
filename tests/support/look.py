"""Photograph pages of a running site at three widths in both themes, for a person to look at.

    .venv/bin/python -m tests.support.look http://127.0.0.1:8000 / /catalogue/

The pictures land in var/looks/. Without addresses it photographs all components instead (docs/howto).
"""

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Route, sync_playwright

from tests.support.browser import SWITCHES, THEMES, Theme, chromium_path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "var" / "looks"
WIDTHS = (320, 768, 1280)


def photograph(browser: Browser, url: str, *, width: int, theme: Theme) -> Path:
    """Take a picture of the whole page; returns where it is."""
    name = re.sub(r"\W+", "-", url.partition("://")[2].partition("/")[2]).strip("-") or "home"
    path = FOLDER / f"{name}-{width}-{theme}.png"
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=theme)
    page = context.new_page()
    page.route("**/gallery/", show_gallery)
    page.goto(url)
    page.screenshot(path=path, full_page=True)
    context.close()
    return path


def show_gallery(route: Route) -> None:
    """Answer with all components; their style sheets come from the running site."""
    from tests.support.component_examples import gallery

    route.fulfill(body=gallery(static_prefix="/static/"), content_type="text/html")


def main(arguments: Sequence[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
    import django

    django.setup()
    site, *addresses = arguments
    FOLDER.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(SWITCHES))
        for address in addresses or ["/gallery/"]:
            for width in WIDTHS:
                for theme in THEMES:
                    path = photograph(browser, site.rstrip("/") + address, width=width, theme=theme)
                    sys.stdout.write(f"{path.relative_to(ROOT)}\n")
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
