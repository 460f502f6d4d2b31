// What others change is seen here without a reload.

import { api } from "./api";

export const CHANGED = "vedette-changed";

/** Calls `changed` a moment after the server tells of a change; several at once are one. */
export function listen(changed: (words: string) => void): void {
  const stream = new EventSource("/api/v1/live");
  let timer = 0;
  stream.addEventListener("changed", (event) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => (changed((event as MessageEvent<string>).data), window.dispatchEvent(new Event(CHANGED))), 250);
  });
  // Where the server has ended it for good, nobody is signed in any more: asking for anything else leads to the form.
  stream.addEventListener("error", () => stream.readyState === EventSource.CLOSED && void api.health().catch(() => null));
  window.addEventListener("pagehide", () => stream.close());
}
