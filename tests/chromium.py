"""Debian's Chromium as tests, benchmarks and the README's pictures start it, and what is measured in its page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

CHROMIUM = Path("/usr/bin/chromium")
# Nothing of the browser's own goes out either, and the map is drawn without a graphics card.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]

PAINT = "performance.getEntriesByType('paint').find(entry => entry.name === 'first-contentful-paint').startTime"

# Set before a page's own scripts: when the frame with the first row of a list was painted, `window.listed` (ms).
LISTED = """
  new MutationObserver((_, watch) => {
    if (!document.querySelector('#panel .row')) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => (window.listed = performance.now())));
  }).observe(document, { childList: true, subtree: true });
"""


def steps(number: int, pause: int) -> str:
    """A script that steps back by so many days and gives how long each step took; times in milliseconds."""
    return f"""async () => {{
      const times = [];
      for (let step = 0; step < {number}; step++) {{
        const began = performance.now();
        document.body.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'ArrowLeft', bubbles: true }}));
        times.push(performance.now() - began);
        await new Promise(done => setTimeout(done, {pause}));
      }}
      return times;
    }}"""


def choices(types: Iterable[str], pause: int) -> str:
    """A script that filters by one type after another and gives how long each took; times in milliseconds."""
    return f"""async () => {{
      const times = [];
      const select = document.querySelector('#filter-type');
      for (const value of {list(types)}) {{
        const began = performance.now();
        select.value = value;
        select.dispatchEvent(new Event('change'));
        times.push(performance.now() - began);
        await new Promise(done => setTimeout(done, {pause}));
      }}
      return times;
    }}"""
