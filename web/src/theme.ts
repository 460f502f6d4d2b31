// Light and dark: the system's choice, until the reader of the page makes their own.

export type Theme = "light" | "dark";

const KEY = "vedette-theme";
const system = matchMedia("(prefers-color-scheme: dark)");

function chosen(): Theme | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "light" || kept === "dark" ? kept : null;
  } catch {
    return null; // storage is barred: the choice lasts as long as the page
  }
}

export class Themes {
  private listeners: ((theme: Theme) => void)[] = [];
  private own: Theme | null = chosen();

  constructor() {
    system.addEventListener("change", () => this.tell());
    this.tell();
  }

  get now(): Theme {
    return this.own ?? (system.matches ? "dark" : "light");
  }

  listen(listener: (theme: Theme) => void): void {
    this.listeners.push(listener);
  }

  toggle(): void {
    this.own = this.now === "dark" ? "light" : "dark";
    try {
      localStorage.setItem(KEY, this.own);
    } catch {
      // as above
    }
    this.tell();
  }

  private tell(): void {
    document.documentElement.dataset.theme = this.now;
    for (const listener of this.listeners) listener(this.now);
  }
}
