"""Users and roles: an admin sees to them, a reader is shown nothing to press that the server would refuse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from serving import PASSWORD, Staffed

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
PAGES = {"Mina": {"Add", "Review", "Users"}, "Joost": {"Add", "Review"}, "Rami": set()}
BAR = """() => {
  const bar = document.querySelector('#bar').getBoundingClientRect();
  const own = [...document.querySelectorAll('#bar :is(h1, nav button, .search input, .notice, summary, .icon)')];
  const boxes = own.filter(one => one.getClientRects().length).map(one => [one, one.getBoundingClientRect()]);
  const outside = boxes.filter(([, box]) => box.left < bar.left - 1 || box.right > bar.right + 1);
  const squeezed = boxes.filter(([one, box]) => one.matches('.icon') && (box.width < 31.5 || box.height < 31.5));
  const over = boxes.filter(([one, a], at) => boxes.slice(at + 1).some(([, b]) =>
    a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1));
  return [...outside, ...squeezed, ...over].map(([one]) => one.className || one.textContent);
}"""


@pytest.mark.parametrize("name", PAGES)
def test_each_role_is_shown_what_it_may_do(staffed: Staffed, visit: Visit, name: str) -> None:
    page = visit(f"{staffed.address}#day=2017-11-11", user=name)
    shown = {one.inner_text() for one in page.get_by_role("navigation", name="Pages").get_by_role("button").all()}
    assert shown == {"Map", "Numbers", "Brief"} | (PAGES[name] - {"Add"})  # nothing reads reports here


def test_a_reader_who_follows_a_link_is_told_why_not(staffed: Staffed, visit: Visit) -> None:
    page = visit(f"{staffed.address}#page=review", user="Rami")
    expect(page.locator("#page")).to_contain_text("Rami may look here. To judge readings is for analysts")
    expect(page.locator("#page button")).to_have_count(0)
    page.get_by_role("button", name="Map", exact=True).click()
    page.locator("#sheet-events .row").first.click()
    page.locator("#detail .claim .read").first.click()
    page.locator("#reader .text mark").wait_for()
    assert page.get_by_role("button", name="Add a claim").count() == 0


def test_without_users_whoever_is_at_this_machine_may_judge(euphrates: str, visit: Visit) -> None:
    page = visit(euphrates)
    expect(page.get_by_role("button", name="Review")).to_be_visible()
    expect(page.get_by_label("Signed in as")).to_have_count(0)
    page.goto("about:blank")
    page.goto(f"{euphrates}#page=users")
    expect(page.locator("#page")).to_contain_text("vedette user add NAME")


def test_an_admin_adds_a_user_who_then_comes_in(staffed: Staffed, visit: Visit) -> None:
    page = visit(f"{staffed.address}#page=users", user="Mina", refused=True)
    form = page.locator("#adding-user")
    form.get_by_label("Name").fill("Rami")
    form.get_by_role("button", name="Add").click()
    expect(form.locator(".field", has=page.get_by_label("Name")).get_by_role("alert")).to_contain_text("already")
    expect(form.get_by_label("Name")).to_be_focused()
    form.get_by_label("Name").fill("Aroha")
    form.get_by_label("Password").fill("short")
    form.get_by_role("button", name="Add").click()
    expect(form.locator(".field", has=page.get_by_label("Password")).get_by_role("alert")).to_contain_text("10 to 1000")
    form.get_by_label("Password").fill(PASSWORD)
    form.get_by_label("May").select_option("reader")
    form.get_by_role("button", name="Add").click()
    expect(page.locator("[data-user=Aroha]")).to_contain_text("never")
    expect(page.locator(".secret")).to_have_text(PASSWORD)
    other = visit(staffed.address, user="Aroha")
    expect(other.get_by_label("Signed in as Aroha")).to_be_visible()


def test_an_admin_gives_roles_tokens_and_passwords_and_shuts_people_out(staffed: Staffed, visit: Visit) -> None:
    page = visit(f"{staffed.address}#page=users", user="Mina")
    page.get_by_label("What Rami may do").select_option("analyst")
    expect(page.locator(".auditlog tbody tr").first).to_contain_text("made Rami analyst")
    page.get_by_role("button", name="New token: Rami").click()
    known = staffed.accounts.bearer(page.locator(".secret").inner_text())
    assert known and (known.name, known.role) == ("Rami", "analyst")
    page.get_by_role("button", name="End tokens: Rami").click()
    expect(page.get_by_role("button", name="End tokens: Rami")).to_have_count(0)
    page.get_by_role("button", name="Password: Rami").click()
    page.get_by_label("Another password for Rami").fill("nine green herons")
    page.get_by_role("button", name="Give it").click()
    expect(page.locator(".secret")).to_have_text("nine green herons")
    assert staffed.accounts.sessions.sign_in("Rami", "nine green herons", "here")
    page.get_by_role("button", name="Disable: Joost").click()
    expect(page.locator("[data-user=Joost]")).to_contain_text("disabled")
    page.get_by_role("button", name="Remove: Rami").click()
    page.get_by_role("button", name="Keep: Rami").press("Enter")
    page.get_by_role("button", name="Remove: Rami").click()
    page.get_by_role("button", name="Remove them: Rami").click()
    expect(page.locator("[data-user=Rami]")).to_have_count(0)
    assert [one.name for one in staffed.accounts.users()] == ["Joost", "Mina"]


def test_an_admin_cannot_shut_themselves_out(staffed: Staffed, visit: Visit) -> None:
    page = visit(f"{staffed.address}#page=users", user="Mina")
    own = page.locator("[data-user=Mina]")
    expect(own.get_by_role("combobox")).to_be_disabled()
    for deed in ("Remove", "Disable"):
        expect(own.get_by_role("button", name=deed)).to_have_count(0)


def test_the_log_is_filtered_by_user_and_taken_away(staffed: Staffed, visit: Visit) -> None:
    for number in range(60):
        staffed.accounts.log.note("Joost", f"did thing {number}")
    page = visit(f"{staffed.address}#page=users", user="Mina")
    rows = page.locator(".auditlog tbody tr")
    expect(rows).to_have_count(50)
    page.get_by_label("by", exact=True).select_option("Joost")
    expect(rows.first).to_contain_text("did thing 59")
    page.get_by_role("button", name="Show earlier").click()
    expect(rows).to_have_count(60)
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV").click()
    lines = taken.value.path().read_text().splitlines()
    assert (lines[0], len(lines)) == ("at,name,deed", 61)
    assert all(",Joost,did thing" in line for line in lines[1:])


def test_ones_own_password_is_changed_from_the_menu(staffed: Staffed, visit: Visit) -> None:
    page = visit(staffed.address, user="Rami")
    page.get_by_label("Signed in as Rami").click()
    page.get_by_role("button", name="Another password").click()
    page.get_by_label("Your password now").fill(PASSWORD)
    page.get_by_label("The new one").fill("nine green herons")
    page.get_by_role("button", name="Change it").click()
    expect(page).to_have_title("Sign in · Vedette", timeout=15_000)
    assert staffed.accounts.sessions.sign_in("Rami", "nine green herons", "here")


def test_whose_session_ends_is_led_out(staffed: Staffed, browser_page: Page) -> None:
    browser_page.goto(f"{staffed.address}/sign-in")
    browser_page.get_by_label("Name").fill("Joost")
    browser_page.get_by_label("Password").fill(PASSWORD)
    browser_page.get_by_role("button", name="Sign in").click()
    browser_page.get_by_role("button", name="Review").wait_for()
    staffed.accounts.disable("Joost")
    expect(browser_page).to_have_title("Sign in · Vedette", timeout=15_000)


def test_the_bar_holds_a_long_name_at_every_width(staffed: Staffed, visit: Visit) -> None:
    name = "Aleksandra.Nowakowska-Wisniewska@desk"
    staffed.accounts.add(name, PASSWORD, "admin")
    page = visit(staffed.address, user=name)
    for width in (360, 390, 480, 600, 720, 800, 1000, 1130, 1200, 1360, 1400, 1480, 1640, 1700, 2000):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(BAR) == [], width
