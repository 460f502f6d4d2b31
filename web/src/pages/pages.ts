// The pages of their own, and which of them is open.

import type { Page } from "../store";
import { drawAbout } from "./about";
import { drawAdd } from "./add";
import { drawBrief } from "./brief";
import { drawDossier } from "./dossier";
import { drawNumbers } from "./numbers";
import type { Draw, Given } from "./page";
import { drawReview } from "./review";
import { drawUsers } from "./users";

const DRAWN: { [page in Exclude<Page, "map">]?: Draw } = { numbers: drawNumbers, about: drawAbout, brief: drawBrief, add: drawAdd, review: drawReview, users: drawUsers, dossier: drawDossier };

export class Pages {
  constructor(private readonly box: HTMLElement, private readonly given: Given) {}

  /** Draws the open page; with `anew` also where it is open already. */
  show(): void {
    const { page } = this.given.store.state;
    const draw = page === "map" ? undefined : DRAWN[page];
    if (!draw) return this.box.replaceChildren();
    this.box.scrollTop = 0;
    this.box.onkeydown = null;
    this.box.className = `page-${page}`;
    void Promise.resolve(draw(this.box, this.given)).catch(this.given.fail);
  }
}
