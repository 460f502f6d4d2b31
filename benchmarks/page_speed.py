"""How quick the page is at 100,000 events and 10,000 towns, in Debian's Chromium without a graphics card.

    .venv/bin/python benchmarks/page_speed.py

First paint, the lists drawn, a step of the day and a choice of filter in milliseconds, and as ratios to what the same
browser needs to sort a million numbers just then: the machine, and whatever else it does, cancel out of those.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from chromium import ARGUMENTS, CHROMIUM, LISTED, PAINT, choices, steps
from many import many_record
from serving import served

TYPES = ["family|strikes", "type|clash", "", "family|harm", ""]
SORT = """() => {
  const numbers = Float64Array.from({ length: 1e6 }, (_, at) => (at * 7919) % 1000003);
  const began = performance.now();
  numbers.sort();
  return performance.now() - began;
}"""


def main() -> None:
    with served(many_record(events=100_000, towns=10_000), warm=True) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.set_default_timeout(120_000)
        page.add_init_script(LISTED)
        page.goto(f"{address}#day=2017-12-30&window=7", wait_until="commit")
        page.wait_for_selector("html[data-map=still]", state="attached")
        lists = page.evaluate("window.listed")
        paint, days = page.evaluate(PAINT), page.evaluate(steps(60, 120))
        filters = page.evaluate(choices(TYPES, 300))
        unit = median(page.evaluate(SORT) for _ in range(5))
        told = {
            "first paint": paint, "the lists": lists, "a step, median": median(days),
            "a step, 95th percentile": sorted(days)[56], "a step, longest": max(days),
            "a filter, median": median(filters), "a filter, longest": max(filters),
        }  # fmt: skip
        for name, took in told.items():
            print(f"{name:26}{took:7.0f} ms {took / unit:7.2f} sorts of a million numbers")
        browser.close()


if __name__ == "__main__":
    main()
