// A field that offers names as one types and takes one or several of them: a combobox as the ARIA practices have it. What
// nobody offers can be taken as it is written, and says that no book knows it.

import { el, fill } from "./dom";

export interface Offer {
  name: string;
  words: string;
}

export interface ComboSettings<T extends Offer> {
  id: string;
  label: string;
  /** The claim's slot, at which the server's faults are told. */
  slot: string;
  hint: string;
  several: boolean;
  offers: (words: string) => Promise<readonly T[]>;
  /** What a name becomes that nobody offers. */
  bare: (name: string) => T;
  fail: (error: unknown) => void;
}

export class Combo<T extends Offer> {
  readonly field: HTMLElement;
  readonly input: HTMLInputElement;
  taken: T[] = [];
  private readonly list: HTMLElement;
  private readonly chips: HTMLElement;
  private readonly note = el("p", { class: "soft note-under" });
  private found: readonly T[] = [];
  private at = -1;
  /** The words that `found` are the offers for. */
  private asked: string | null = null;
  /** Enter was pressed, and the offers for the words are still on their way. */
  private entering = false;
  private timer = 0;
  private turn = 0;

  constructor(private readonly settings: ComboSettings<T>) {
    const { id, label, slot, hint } = settings;
    this.list = el("ul", { id: `${id}-offers`, role: "listbox", "aria-label": label, class: "offers", hidden: true });
    this.chips = el("ul", { class: "taken", "aria-label": `${label}: chosen` });
    this.input = el("input", { id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: hint, maxlength: 120, "aria-expanded": "false", "aria-controls": `${id}-offers`, "aria-autocomplete": "list" });
    this.field = el("div", { class: "field combo", "data-slot": slot }, el("label", { for: id }, label), this.chips, el("div", { class: "comboline" }, this.input, this.list), this.note);
    this.input.addEventListener("input", () => ((this.asked = null), this.soon()));
    this.input.addEventListener("focus", () => this.soon(0));
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.input.addEventListener("blur", () => !this.entering && (this.written(), this.shut()));
    this.draw();
  }

  /** What stands in it to begin with. */
  begin(all: readonly T[]): void {
    this.taken = [...all];
    this.draw();
  }

  take(one: T): void {
    const known = this.taken.some(({ name, words }) => name === one.name && words === one.words);
    if (!this.settings.several) this.taken = [one];
    else if (!known) this.taken = [...this.taken, one];
    this.input.value = "";
    this.shut();
    this.draw();
  }

  /** What is written and not yet chosen is taken as it stands, unless an offer has just this name. */
  written(): void {
    const name = this.input.value.trim();
    if (!name || this.entering) return;
    this.take(this.found.find((one) => one.name.toLowerCase() === name.toLowerCase()) ?? this.settings.bare(name));
  }

  private drop(one: T): void {
    this.taken = this.taken.filter((other) => other !== one);
    this.draw();
    this.input.focus();
  }

  private move(one: T): void {
    const at = this.taken.indexOf(one);
    this.taken.splice(at - 1, 2, one, this.taken[at - 1] as T);
    this.draw();
    this.chips.children[at - 1]?.querySelector("button")?.focus();
  }

  private draw(): void {
    const chip = (one: T, at: number) =>
      el(
        "li",
        {},
        this.settings.several && at ? el("button", { type: "button", class: "earlier", "aria-label": `${one.name}: one earlier`, title: "One earlier", onclick: () => this.move(one) }, "‹") : null,
        el("bdi", { title: one.words }, one.name),
        el("button", { type: "button", "aria-label": `Take off ${one.name}`, onclick: () => this.drop(one) }, "×"),
      );
    fill(this.chips, ...this.taken.map(chip));
    this.chips.hidden = this.taken.length === 0;
    const last = this.taken.at(-1);
    this.note.textContent = last?.words ?? "";
  }

  private soon(wait = 130): void {
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.ask(), wait);
  }

  private async ask(): Promise<void> {
    const turn = ++this.turn;
    const words = this.input.value.trim();
    try {
      const found = await this.settings.offers(words);
      if (turn !== this.turn || !(this.entering || document.activeElement === this.input)) return;
      const same = found.some(({ name }) => name.toLowerCase() === words.toLowerCase());
      this.found = words && !same ? [...found, this.settings.bare(words)] : found;
      this.asked = words;
      this.at = words ? 0 : -1;
      this.show();
    } catch (error) {
      this.settings.fail(error);
    }
  }

  private show(): void {
    const option = (one: T, at: number) => el("li", { role: "option", id: `${this.input.id}-${at}`, "aria-selected": String(at === this.at), onmousedown: (event) => (event.preventDefault(), this.take(one)) }, el("b", {}, el("bdi", {}, one.name)), el("span", {}, one.words));
    fill(this.list, ...this.found.map(option));
    this.list.hidden = this.found.length === 0;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    if (this.at >= 0) this.input.setAttribute("aria-activedescendant", `${this.input.id}-${this.at}`);
    else this.input.removeAttribute("aria-activedescendant");
    this.list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  private shut(): void {
    window.clearTimeout(this.timer);
    this.turn++;
    this.found = [];
    this.asked = null;
    this.at = -1;
    this.show();
  }

  /** Takes what is marked among the offers for just these words, once they are there. */
  private async enter(): Promise<void> {
    window.clearTimeout(this.timer);
    this.entering = true;
    if (this.asked !== this.input.value.trim()) await this.ask();
    this.entering = false;
    const one = this.found[this.at];
    if (one) this.take(one);
    else this.written();
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.found.length) {
      event.preventDefault();
      this.at = (this.at + step + this.found.length) % this.found.length;
      this.show();
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey && (this.input.value.trim() || this.at >= 0)) {
      event.preventDefault();
      void this.enter();
    } else if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      this.shut();
    } else if (event.key === "Backspace" && !this.input.value && this.taken.length) {
      this.taken = this.taken.slice(0, -1);
      this.draw();
    }
  }
}
