// Users, for admins: who may come in and do what, and the log of what was done.

import { ApiError, api } from "../api";
import { count, el, fill } from "../dom";
import { faultAt, labelled } from "../form";
import { CHANGED } from "../live";
import { suggested } from "../suggested";
import type { UserItem } from "../shapes";
import { AuditLog } from "./auditlog";
import type { Draw, Given } from "./page";

const ROLES: readonly [string, string][] = [["reader", "looks"], ["analyst", "judges and adds, too"], ["admin", "sees to users, too"]];

export const drawUsers: Draw = async (box, given) => {
  const head = el("header", { class: "pagehead" }, el("h2", {}, "Users"), el("p", { class: "lede" }, "Who may come in, and who did what. A change holds at once; what a user said stays under their name."));
  const { rights } = given;
  if (!rights.user) return void fill(box, head, el("p", { class: "none" }, "There are none: whoever is at this machine may do everything. ", el("code", {}, "vedette user add NAME --role admin"), " makes the first."));
  if (!rights.admin) return void fill(box, head, el("p", { class: "none" }, "Only admins see to users."));
  const desk = new Desk(given, rights.user);
  const log = new AuditLog(given.fail);
  desk.after = () => void log.load();
  fill(box, head, desk.box, desk.adding(), log.box);
  const follow = () => (log.box.isConnected ? void log.load() : window.removeEventListener(CHANGED, follow));
  window.addEventListener(CHANGED, follow);
  await Promise.all([desk.load(), log.load()]);
};

class Desk {
  readonly box = el("section", { class: "sheetcard" });
  after: () => void = () => undefined;
  private readonly told = el("div", { class: "told-once", "aria-live": "polite" });
  private readonly list = el("div", { class: "scroll people", tabindex: 0, role: "region", "aria-label": "Users" });

  constructor(private readonly given: Given, private readonly self: string) {
    fill(this.box, el("h3", {}, "Who may come in"), this.list, this.told);
  }

  async load(): Promise<void> {
    this.draw(await api.users());
  }

  private draw(users: readonly UserItem[]): void {
    const heads = ["Name", "May", "Last seen (UTC)", "Since", "Tokens", ""].map((head) => el("th", { scope: "col" }, head || el("span", { class: "unseen" }, "What to do")));
    fill(this.list, el("table", {}, el("caption", { class: "unseen" }, count(users.length, "user")), el("thead", {}, el("tr", {}, ...heads)), el("tbody", {}, ...users.map((user) => this.row(user)))));
  }

  private row(user: UserItem): HTMLElement {
    const { name } = user;
    const own = name === this.self;
    const role = el("select", { "aria-label": `What ${name} may do`, disabled: own, onchange: () => void this.change(() => api.setRole(name, role.value)) }, ...ROLES.map(([value]) => el("option", { value, selected: value === user.role }, value)));
    const acts = el("div", { class: "acts" });
    const button = (words: string, act: () => void, kind = "") => el("button", { type: "button", class: `act ${kind}`, "aria-label": `${words}: ${name}`, onclick: act }, words);
    const usual = () => [
      own ? null : button("Password", () => this.password(name)),
      button("New token", () => void this.token(name)),
      user.tokens ? button("End tokens", () => void this.change(() => api.revokeTokens(name), `All tokens of ${name} have ended.`)) : null,
      own ? null : button(user.disabled ? "Enable" : "Disable", () => void this.change(() => api.setDisabled(name, !user.disabled))),
      own ? null : button("Remove", () => (fill(acts, ...asking()), acts.querySelector("button")?.focus()), "bad"),
    ];
    const asking = () => [
      el("span", {}, `Remove ${name} for good?`),
      button("Keep", () => (fill(acts, ...usual()), acts.querySelector("button")?.focus())),
      button("Remove them", () => void this.change(() => api.removeUser(name), `${name} was removed.`), "bad"),
    ];
    fill(acts, ...usual());
    return el(
      "tr",
      { class: user.disabled ? "out" : null, "data-user": name },
      el("th", { scope: "row" }, el("bdi", {}, name), own ? el("span", { class: "soft" }, " you") : null, user.disabled ? el("span", { class: "flag" }, "disabled") : null),
      el("td", {}, role),
      el("td", { "data-head": "last seen" }, user.seen ? user.seen.slice(0, 16).replace("T", " ") : "never"),
      el("td", { "data-head": "since" }, user.since.slice(0, 10)),
      el("td", { "data-head": "tokens" }, String(user.tokens)),
      el("td", {}, acts),
    );
  }

  /** Does a thing and shows the users as they then are. */
  private async change(act: () => Promise<UserItem[]>, done = ""): Promise<boolean> {
    try {
      this.draw(await act());
      fill(this.told, done && el("p", { class: "kept" }, done));
      this.after();
      return true;
    } catch (error) {
      this.given.fail(error);
      await this.load();
      return false;
    }
  }

  private async token(name: string): Promise<void> {
    try {
      const { token } = await api.newToken(name);
      await this.change(api.users);
      this.once(`A token for ${name}. It may do what ${name} may; a program sends it as “Authorization: Bearer …”.`, token);
    } catch (error) {
      this.given.fail(error);
    }
  }

  private password(name: string): void {
    const fresh = suggested();
    const input = el("input", { id: "other-password", name: "password", type: "text", maxlength: 1000, value: fresh, autocomplete: "off", spellcheck: "false" });
    const form = el("form", { class: "sheetform inline", id: "password-form" }, labelled(`Another password for ${name}`, input), el("button", { type: "submit", class: "primary" }, "Give it"), el("button", { type: "button", class: "plain", onclick: () => fill(this.told) }, "Cancel"), el("p", { class: "soft wide" }, "It ends their sessions. They can take one of their own afterwards: the menu under their name."));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      api.setPassword(name, input.value).then(
        (users) => (this.draw(users), this.after(), this.once(`${name} signs in with this password from now on.`, input.value)),
        (error: unknown) => (error instanceof ApiError ? faultAt(form, error) : this.given.fail(error)),
      );
    });
    fill(this.told, form);
    input.select();
  }

  /** What is shown this once: nobody can look it up later. */
  private once(words: string, secret: string): void {
    const copy = el("button", { type: "button", class: "act", onclick: () => void navigator.clipboard.writeText(secret).then(() => (copy.textContent = "Copied")).catch(this.given.fail) }, "Copy");
    const code = el("code", { class: "secret", tabindex: 0 }, secret);
    fill(this.told, el("div", { class: "kept" }, el("p", {}, words, " Shown this once."), el("p", { class: "acts" }, code, copy, el("button", { type: "button", class: "plain", onclick: () => fill(this.told) }, "Hide"))));
    copy.focus();
  }

  adding(): HTMLElement {
    const name = el("input", { id: "new-name", name: "name", type: "text", maxlength: 40, required: true, autocomplete: "off" });
    const password = el("input", { id: "new-password", name: "password", type: "text", maxlength: 1000, required: true, autocomplete: "off", spellcheck: "false", value: suggested() });
    const role = el("select", { id: "new-role", name: "role" }, ...ROLES.map(([value, means]) => el("option", { value, selected: value === "analyst" }, `${value}: ${means}`)));
    const form = el("form", { class: "sheetform inline", id: "adding-user" }, labelled("Name", name), labelled("Password, 10 characters or more", password), labelled("May", role), el("button", { type: "submit", class: "primary" }, "Add"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      faultAt(form, null);
      api.addUser(name.value, password.value, role.value).then(
        (users) => {
          this.draw(users);
          this.after();
          this.once(`${name.value.trim()} may come in with this password.`, password.value);
          [name.value, password.value] = ["", suggested()];
        },
        (error: unknown) => (error instanceof ApiError ? faultAt(form, error) : this.given.fail(error)),
      );
    });
    return el("section", { class: "sheetcard" }, el("h3", {}, "Add a user"), form);
  }
}
