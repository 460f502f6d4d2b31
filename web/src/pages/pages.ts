// The pages of their own, and which of them is open. Above a page that follows the filters they stand; one that does not says so.

import { el, fill } from "../dom";
import { isAll } from "../filter";
import type { Filters } from "../filters";
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
const FILTERED: ReadonlySet<Page> = new Set<Page>(["numbers", "brief", "review", "dossier"]);
/** Shows something of the record, whatever the filters say. */
const WHOLE: ReadonlySet<Page> = new Set<Page>(["about"]);

export class Pages {
  private readonly body: HTMLElement;
  private readonly above: HTMLElement;

  constructor(private readonly box: HTMLElement, private readonly given: Given, private readonly filters: Filters) {
    const part = (name: string) => box.querySelector<HTMLElement>(`:scope > .${name}`) ?? el("div", { class: name });
    [this.above, this.body] = [part("pagefilters"), part("pagebody")]; // what an earlier record's parts drew there stays
    if (!this.body.isConnected) fill(box, this.above, this.body);
  }

  /** Brings the filters above the open page, or says that they do not hold for it. */
  stand(): void {
    const { page, filter } = this.given.store.state;
    if (page === "map") return;
    const refused = page === "review" && !this.given.rights.reviews; // nothing is there to be filtered
    if (FILTERED.has(page) && !refused) {
      if (this.filters.box.parentElement !== this.above) fill(this.above, this.filters.box);
    } else fill(this.above, WHOLE.has(page) && !isAll(filter) ? el("p", { class: "soft" }, "The filters do not hold here: this page tells all that the record has of it.") : null);
  }

  /** Draws the open page; with `anew` also where it is open already. */
  show(): void {
    const { page } = this.given.store.state;
    const draw = page === "map" ? undefined : DRAWN[page];
    if (!draw) {
      delete this.body.dataset["page"];
      return this.body.replaceChildren();
    }
    this.box.scrollTop = 0;
    this.body.onkeydown = null;
    this.box.className = `page-${page}`;
    const { body } = this;
    // What another page drew does not stand under this one's name while its own is on its way.
    if (body.dataset["page"] !== page) fill(body, el("p", { class: "none coming", role: "status" }, "Reading the record…"));
    body.dataset["page"] = page;
    void Promise.resolve(draw(body, this.given)).catch((error: unknown) => {
      if (body.querySelector(":scope > .coming")) fill(body, el("p", { class: "none" }, "This page could not be drawn."));
      this.given.fail(error);
    });
  }
}
