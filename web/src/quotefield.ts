// The words of a claim: selected in the report with the mouse, or moved and stretched with keys.

import { el } from "./dom";
import type { Run } from "./shapes";
import type { Wording } from "./wording";

export class QuoteField {
  readonly field: HTMLElement;
  run: Run | null = null;
  private readonly words = el("blockquote", { dir: "auto", "aria-live": "polite", "aria-atomic": "true" });
  readonly box: HTMLElement;

  constructor(private readonly wording: Wording, private readonly light: (run: Run | null) => void) {
    const button = (label: string, words: string, move: () => void) => el("button", { type: "button", class: "act", "aria-label": label, title: label, onclick: move }, words);
    const tools = el(
      "div",
      { class: "quotetools" },
      button("The sentence before", "↑", () => this.sentence(-1)),
      button("The next sentence", "↓", () => this.sentence(1)),
      button("Begin a word earlier", "⇤", () => this.start(-1)),
      button("Begin a word later", "⇥", () => this.start(1)),
      button("End a word earlier", "−", () => this.end(-1)),
      button("End a word later", "+", () => this.end(1)),
    );
    this.box = el("div", { class: "quotebox", role: "group", tabindex: 0, "aria-label": "Its words in the report. Up and down move by a sentence, left and right move the end by a word, with Shift the beginning.", onkeydown: (event) => this.key(event as KeyboardEvent) }, this.words);
    this.field = el("div", { class: "field quotefield", "data-slot": "quote" }, el("span", { class: "label" }, "Its words in the report"), this.box, tools);
    this.show();
  }

  set(run: Run | null): void {
    const trimmed = run && this.wording.trimmed(run);
    this.run = trimmed && trimmed.end > trimmed.start ? trimmed : null;
    this.show();
    this.light(this.run);
  }

  private show(): void {
    const { run } = this;
    this.words.textContent = run ? this.wording.text(run) : "Select the words that say it, or press ↓ for the first sentence.";
    this.words.classList.toggle("empty", !run);
  }

  private sentence(step: number): void {
    this.set(this.wording.sentenceBy(this.run, step));
  }

  private start(step: 1 | -1): void {
    if (this.run) this.set(this.wording.startBy(this.run, step));
  }

  private end(step: 1 | -1): void {
    if (this.run) this.set(this.wording.endBy(this.run, step));
  }

  private key(event: KeyboardEvent): void {
    const moves: { [key: string]: () => void } = {
      ArrowUp: () => this.sentence(-1),
      ArrowDown: () => this.sentence(1),
      ArrowLeft: () => (event.shiftKey ? this.start(-1) : this.end(-1)),
      ArrowRight: () => (event.shiftKey ? this.start(1) : this.end(1)),
    };
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  }
}
