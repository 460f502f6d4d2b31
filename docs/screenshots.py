"""Takes the README's pictures anew: the page on the example reports, as it is now, in Debian's Chromium.

    .venv/bin/python docs/screenshots.py [RECORD]

Without a record the example reports are read first. Needs the test extra (Playwright) and a built page.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from chromium import ARGUMENTS, CHROMIUM

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "screenshots"
VEDETTE = [sys.executable, "-m", "vedette"]
PORT = 8797
SIZE = {"width": 1280, "height": 800}
LARGEST = 250_000
"""Bytes: a README is read over slow lines, too."""
VIEWS = {
    "observatory": "day=2017-11-09&window=7&tab=events&map=7_34.9_40.1",
    "rivals": "day=2017-10-14&window=7&tab=figures&map=7_35.7_40.5&event={rivals}",
    "place": "day=2017-11-27&window=0&page=about&of=place%7C174448",
}
"""Links into the page, by the name of the picture; ``rivals`` is the event of which most figures are given."""


def main(record: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        if record is None:
            record = str(Path(folder) / "examples.db")
            subprocess.run([*VEDETTE, "run", str(ROOT / "examples"), "--record", record], check=False)
        server = subprocess.Popen([*VEDETTE, "serve", "--record", record, "--port", str(PORT)])
        try:
            _wait()
            with sync_playwright() as driver:
                browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
                for name, link in VIEWS.items():
                    _take(browser, name, link.format(rivals=_rivals()))
                browser.close()
        finally:
            server.terminate()
            server.wait()


def _wait() -> None:
    for _ in range(240):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/api/v1/health").close()
        except urllib.error.URLError:
            time.sleep(0.5)
        else:
            return
    raise SystemExit("the observatory does not answer")


def _rivals() -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/api/v1/tolls") as answer:
        tolls = [toll for toll in json.load(answer) if toll["rival"] and toll["event_id"]]
    return str(max(tolls, key=lambda toll: len({side["words"].lower() for side in toll["sides"]}))["event_id"])


def _take(browser: Browser, name: str, link: str) -> None:
    page = browser.new_page(viewport=SIZE)  # type: ignore[arg-type]
    page.set_default_timeout(90_000)
    page.goto(f"http://127.0.0.1:{PORT}/#{link}")
    page.wait_for_selector("html[data-map=still]", state="attached")
    page.wait_for_timeout(2500)
    page.screenshot(path=FOLDER / f"{name}.png")
    size = (FOLDER / f"{name}.png").stat().st_size
    if size > LARGEST:
        raise SystemExit(f"{name}.png is larger than {LARGEST // 1000} kB")
    page.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
