// Picks one of very many by its name: a field that offers what fits as one types.

import { el, fill } from "./dom";

export interface Option {
  key: string;
  name: string;
}

const OFFERED = 30;

export class Pick {
  readonly field: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLDataListElement;
  private names = new Map<string, string>();

  constructor(id: string, label: string, private readonly options: readonly Option[], private readonly chosen: (key: string | null) => void, hint = "any") {
    this.list = el("datalist", { id: `${id}-options` });
    this.input = el("input", { id, type: "search", list: `${id}-options`, autocomplete: "off", placeholder: hint });
    this.field = el("div", { class: "field" }, el("label", { for: id }, label), this.input, this.list);
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("focus", () => this.offer());
  }

  show(key: string | null): void {
    if (document.activeElement === this.input) return;
    this.input.value = key === null ? "" : (this.options.find((option) => option.key === key)?.name ?? key);
  }

  private typed(): void {
    this.offer();
    const words = this.input.value.trim().toLowerCase();
    if (!words) return this.chosen(null);
    const key = this.names.get(words);
    if (key !== undefined) this.chosen(key);
  }

  private offer(): void {
    const words = this.input.value.trim().toLowerCase();
    const fits: Option[] = [];
    for (const option of this.options) {
      if (!words || option.name.toLowerCase().includes(words)) fits.push(option);
      if (fits.length >= OFFERED) break;
    }
    this.names = new Map(fits.map((option) => [option.name.toLowerCase(), option.key]));
    fill(this.list, ...fits.map(({ name }) => el("option", { value: name })));
  }
}
