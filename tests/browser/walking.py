"""One person after the other at his desk: each finds on the workbench what is his to do, and does it on the page."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Response

Open = Callable[[str], Page]
PATIENCE = 10_000  # milliseconds
BAD = 400


class Walk:
    """The way of one matter through an office. `said` is what any console said, and what was answered with an error."""

    def __init__(self, open_for: Open, url: str) -> None:
        self.open_for, self.url, self.page = open_for, url, None
        self.said: list[str] = []

    def turn(self, who: str, todo: str) -> Page:
        """Somebody signs in, finds a thing on his workbench by a part of its address, and follows it."""
        page = self.at(who)
        page.click(f"ul.todo a.t1[href*='{todo}']")
        return page

    def at(self, who: str, path: str = "/") -> Page:
        """Somebody signs in and opens a page; the one before has gone home."""
        if self.page is not None:
            self.said += self.page.said
            self.page.close()
        self.page = self.open_for(who)
        self.page.set_default_timeout(PATIENCE)
        self.page.on("response", lambda answer: self._heard(who, answer))
        self.page.goto(self.url + path)
        return self.page

    def _heard(self, who: str, answer: Response) -> None:
        if answer.status >= BAD:
            self.said.append(f"{answer.status} {answer.url} ({who})")

    def menu(self, act: str) -> None:
        """What the open page offers in its menu of acts."""
        self.page.locator(f"details.acts-menu:has(a[href*='{act}']) summary").first.click()
        self.page.locator(f"details.acts-menu a[href*='{act}']").first.click()

    def has_not(self, who: str, *todos: str) -> None:
        """These things are not on somebody's workbench."""
        page = self.at(who)
        for todo in todos:
            assert page.locator(f"ul.todo a.t1[href*='{todo}']").count() == 0, f"{todo} awaits {who}"

    def fill(self, button: str = "main form button.pri.big", /, **said: Any) -> Page:
        """Fill in the form that is open and send it; what is refused fails with what the page says."""
        page = self.page
        for name, value in said.items():
            _fill(page, name, value)
        with page.expect_navigation():
            page.click(button)
        told = page.locator(".errsum, .gate.must, .fld.bad")
        assert told.count() == 0, told.first.inner_text()
        return page


def _fill(page: Page, name: str, value: Any) -> None:
    found = page.locator(f"main form [name='{name}']")
    kind = found.first.evaluate("one => one.type")
    if kind in ("radio", "checkbox"):
        page.locator(f"main form [name='{name}'][value='{value}']").check()
    elif kind == "select-one":
        found.select_option(value)
    elif kind == "file":
        found.set_input_files(value)
    else:
        found.fill(f"{value}")
