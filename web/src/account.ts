// Whose account this is: a menu in the bar with the role, another password, and the way out.

import { ApiError, api, leave } from "./api";
import { el } from "./dom";
import { faultAt, labelled } from "./form";
import type { Rights } from "./rights";

export function accountMenu({ user, role }: Rights, fail: (error: unknown) => void): HTMLElement | null {
  if (!user) return null;
  const out = () => void api.signOut().then(leave).catch(fail);
  const menu = el(
    "details",
    { class: "menu signed" },
    el("summary", { title: user, "aria-label": `Signed in as ${user}` }, el("bdi", {}, user)),
    el(
      "ul",
      {},
      el("li", { class: "fine" }, el("bdi", {}, user), `, ${role ?? ""}`),
      el("li", {}, el("button", { type: "button", onclick: () => ((menu.open = false), passwordDialog(fail)) }, "Another password …")),
      el("li", {}, el("button", { type: "button", onclick: out }, "Sign out")),
    ),
  );
  document.addEventListener("pointerdown", (event) => menu.open && !menu.contains(event.target as Node) && (menu.open = false));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  return menu;
}

function passwordDialog(fail: (error: unknown) => void): void {
  const old = el("input", { id: "own-old", name: "old", type: "password", maxlength: 1000, autocomplete: "current-password", required: true });
  const fresh = el("input", { id: "own-new", name: "password", type: "password", minlength: 10, maxlength: 1000, autocomplete: "new-password", required: true });
  const form = el("form", { class: "sheetform" }, labelled("Your password now", old), labelled("The new one, 10 characters or more", fresh), el("p", { class: "soft" }, "You sign in with it afterwards, on every device."), el("p", { class: "acts" }, el("button", { type: "submit", class: "primary" }, "Change it")));
  const box = el("dialog", { class: "small", "aria-labelledby": "own-title" }, el("header", {}, el("h2", { id: "own-title" }, "Another password"), el("button", { type: "button", class: "shut", "aria-label": "Close", onclick: () => box.close() }, "×")), form);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    faultAt(form, null);
    api
      .changePassword(old.value, fresh.value)
      .then(leave)
      .catch((error: unknown) => {
        if (error instanceof ApiError) faultAt(form, error);
        else fail(error);
      });
  });
  box.addEventListener("close", () => box.remove());
  document.body.append(box);
  box.showModal();
  old.focus();
}
