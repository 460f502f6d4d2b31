// What every page of its own is given, and what it answers to.

import type { Act } from "../act";
import type { HeldSelector } from "../heldselection";
import type { Livery } from "../palette";
import type { Record } from "../record";
import type { Rights } from "../rights";
import type { Selector } from "../selection";
import type { Store } from "../store";

export interface Given {
  record: Record;
  store: Store;
  act: Act;
  dress: Map<number, Livery>;
  selector: Selector;
  held: HeldSelector;
  fail: (error: unknown) => void;
  rights: Rights;
  /** The map as a picture, where it has been drawn. */
  picture: () => Promise<string | null>;
  /** Has the record read anew, once it has been added to. */
  renew: () => Promise<void>;
}

/** Fills the box with a page. What it still fetches it puts there later, unless the box holds another page by then. */
export type Draw = (box: HTMLElement, given: Given) => void | Promise<void>;
