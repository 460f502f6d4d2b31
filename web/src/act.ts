// What the parts of the page may ask for. Each part is given these and knows no other part.

import type { Thing } from "./store";

export interface Act {
  open: (thing: Thing) => void;
  read: (report: string, claim: string | null) => void;
  /** Opens the report with the form for a claim by hand; null where nobody may add one. */
  add: ((report: string, claim: string | null) => void) | null;
  close: () => void;
  /** Opens the page of one place or party, or of two side by side. */
  about: (things: readonly Thing[]) => void;
}
