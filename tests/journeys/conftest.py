"""How do journeys get a browser and a served museum? The machine's own Chromium, and a server ended by its process id."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
ROOT = Path(__file__).resolve().parents[2]
expect.set_options(timeout=20_000)  # a busy machine is slow, and what comes in time is not waited for


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM:
        assert os.environ.get("CI") != "true", "CI must have Chromium"
        pytest.skip("Chromium is not installed (Debian: apt install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def served(folder: Path) -> Iterator[str]:
    """Serve a museum on a free port for as long as the fixture lasts; give its address."""
    command = [sys.executable, "-m", "reorg", "--language", "en", "serve", str(folder), "--port", "0", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        assert server.stdout is not None
        line = server.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+/", line)
        try:
            assert address, line
            yield address[0]
        finally:
            server.terminate()


def run(*command: str) -> None:
    """Run Python with words of ours, in a process of its own: the browser's driver keeps an event loop here, and Django refuses to work beside one."""
    subprocess.run([sys.executable, *command], check=True, capture_output=True)


@cache
def _made(code: str, *words: str) -> Path:
    """Run a program that makes a museum where ``sys.argv`` says; a museum that many tests begin with is made once."""
    folder = Path(tempfile.mkdtemp(prefix="reorg-made-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    run("-c", code, str(folder / "museum"), *words)
    return folder / "museum"


def built(folder: Path, code: str, *words: str) -> Iterator[str]:
    """Make a museum by a program that finds its folder, and ``words``, in ``sys.argv``; serve it."""
    shutil.copytree(_made(code, *words), folder)
    yield from served(folder)


BEGIN = """
import sys
from reorg.cli import main
for words in (["new", sys.argv[1], "--name", "Museum of the Mill"], *(["import", sys.argv[1], each, "--yes"] for each in sys.argv[2:])):
    try:
        main(words)
    except SystemExit as end:
        if end.code:
            raise
"""
"""A program that begins a museum and enters the lists that it is given."""


@pytest.fixture
def new_museum(tmp_path: Path) -> Iterator[str]:
    yield from built(tmp_path / "museum", BEGIN)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sample museum, built as the demo builds its own."""
    folder = tmp_path_factory.mktemp("sample") / "museum"
    run(
        "-c",
        f"from pathlib import Path; from reorg.cli.sample import build; build(Path({str(folder)!r}), objects=300, seconds=1)",
    )
    return folder


@pytest.fixture
def sample_address(sample: Path) -> Iterator[str]:
    yield from served(sample)


_OPEN: list[BrowserContext] = []


@pytest.fixture(autouse=True)
def closed_after_all() -> Iterator[None]:
    """Close what a test opened: a page that is left open asks its server again and again, also when that has ended."""
    yield
    while _OPEN:
        _OPEN.pop().close()


def page_in(browser: Browser, address: str, language: str = "en", width: int = 1280) -> Page:
    """Open a page of a given width in a given language; anything that the page complains about fails the test."""
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=True, locale=language)
    _OPEN.append(context)
    context.add_cookies([{"name": "django_language", "value": language, "url": address}])
    page = context.new_page()

    def complain(message: object) -> None:
        raise AssertionError(str(message))

    page.on("pageerror", complain)
    return page


def press(what: Locator) -> None:
    """Press what leads to a page, and wait for that page.

    A click alone does not wait for the answer to a form: what is read after it may be the old page, or half of the new one.
    """
    with what.page.expect_navigation():
        what.click()


def settled(page: Page) -> None:
    """Wait until the page of long work has led on."""
    page.wait_for_url(lambda url: "/working/" not in url, timeout=60_000)
