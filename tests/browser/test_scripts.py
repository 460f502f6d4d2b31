"""Names written from right to left: shaped and in order on the map, apart from what stands beside them in lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from fake_record import FakeRecord
from made_claims import claim, report
from seeing import spot
from serving import served
from vedette.model import Account, Event, Holding, Interval, Party, Place

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
DAY = date(2017, 11, 3)
WHEN = Interval(DAY, DAY, None, "day")
NAMES = {
    "دير الزور": (35.34, 40.14), "البوكمال": (34.45, 40.92), "תל אביב": (32.08, 34.78), "کرمانشاه": (34.31, 47.07),
}  # fmt: skip
ARMY, GROUP = Party("قوات سوريا الديمقراطية", "قسد", "sdf"), Party("داعش", "داعش", "is")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    places = [Place(name, *at, 3, f"made:{n}", kind="town", country="SY") for n, (name, at) in enumerate(NAMES.items())]
    claims = [
        claim(place=place, quote=f"They fought in {place.name} .", document_id=f"d{n}")
        for n, place in enumerate(places)
    ]
    holdings = tuple(
        Holding(place, ARMY, "held", DAY, None, (one.claim_id,), (), 0.5, DAY)
        for place, one in zip(places, claims, strict=True)
    )
    event = Event(
        "e1", "clash", (ARMY,), (GROUP,), places[0], WHEN, "asserted", (claims[0].claim_id,), 1, 1, DAY, DAY, 0.5
    )
    record = FakeRecord([report(f"d{n}") for n in range(len(claims))], claims, Account((event,), holdings))
    with served(record) as found:
        yield found


# How much ink each of 60 columns of a name has: as the map draws it left of the mark at (x, y) of its canvas, as the
# browser's own text has it, and as a map without shaping would: each letter on its own, from the left.
PROFILES = """([x, y, name]) => {
  const map = document.querySelector('#map canvas');
  const own = document.createElement('canvas');
  own.width = 480; own.height = 96;
  const pen = own.getContext('2d', { willReadFrequently: true });
  const profile = paint => {
    pen.fillStyle = '#f4f1ea'; pen.fillRect(0, 0, 480, 96);
    paint();
    const { data } = pen.getImageData(0, 0, 480, 96);
    const ink = Array.from({ length: 480 }, (_, at) => {
      let sum = 0;
      for (let row = 0; row < 96; row++) sum += Math.max(0, 160 - data[(row * 480 + at) * 4]);
      return sum;
    });
    const first = ink.findIndex(one => one > 60), last = ink.findLastIndex(one => one > 60);
    const step = (last - first + 1) / 60;
    return { width: last - first, bins: Array.from({ length: 60 }, (_, at) => ink[Math.round(first + at * step)]) };
  };
  const write = words => () => {
    pen.fillStyle = '#1d1f22'; pen.font = '50px system-ui'; pen.textBaseline = 'middle';
    pen.fillText(words, 20, 48);
  };
  const ratio = map.width / map.clientWidth;
  const drawn = () => pen.drawImage(map, (x - 94) * ratio, (y - 12) * ratio, 80 * ratio, 24 * ratio, 0, 0, 320, 96);
  const apart = '\\u202d' + [...name].map(letter => letter + '\\u200c').join('') + '\\u202c';
  return { map: profile(drawn), right: profile(write(name)), wrong: profile(write(apart)) };
}"""


def _alike(one: list[float], other: list[float]) -> float:
    """Pearson's correlation."""
    n = len(one)
    a, b = sum(one) / n, sum(other) / n
    above = sum((x - a) * (y - b) for x, y in zip(one, other, strict=True))
    return float(above / (sum((x - a) ** 2 for x in one) * sum((y - b) ** 2 for y in other)) ** 0.5)


@pytest.mark.parametrize("name", NAMES)
def test_the_map_draws_a_name_as_the_browser_does(visit: Visit, address: str, name: str) -> None:
    lat, lon = NAMES[name]
    page = visit(f"{address}#day=2018-03-01&window=1&map=9_{lat}_{lon}", still=True)
    x, y = spot(page, lat, lon)
    box = page.locator("#map canvas").bounding_box()
    assert box
    for _ in range(20):  # the name comes a moment after the mark
        seen = page.evaluate(PROFILES, [x - box["x"], y - box["y"], name])
        if seen["map"]["width"] > 20:
            break
        page.wait_for_timeout(250)
    right, wrong = (_alike(seen["map"]["bins"], seen[how]["bins"]) for how in ("right", "wrong"))
    assert right > 0.6, (right, wrong)
    assert right > wrong + 0.2, (right, wrong)
    assert seen["map"]["width"] == pytest.approx(seen["right"]["width"], rel=0.15)


def test_in_lists_names_do_not_draw_their_neighbours_over(visit: Visit, address: str) -> None:
    page = visit(f"{address}#day=2017-11-03&window=1")
    row = page.locator("#sheet-events .row")
    expect(row.locator(".who")).to_have_text("\u2068قوات سوريا الديمقراطية\u2069 → \u2068داعش\u2069")
    order = row.locator(".who").evaluate("""who => {
      const range = document.createRange(), text = who.firstChild;
      return ['قوات', '→', 'داعش'].map(part => {
        const at = text.data.indexOf(part);
        range.setStart(text, at); range.setEnd(text, at + part.length);
        return range.getBoundingClientRect().left;
      });
    }""")
    assert order[0] > 0 and order[1] < order[2], "the arrow points from the one to the other"
    page.get_by_role("tab", name="Control").click()
    held = page.locator("#sheet-control .row", has_text="دير الزور")
    expect(held.locator("bdi")).to_have_text("دير الزور")
    held.click()
    expect(page.locator("#detail h2")).to_have_attribute("dir", "auto")
